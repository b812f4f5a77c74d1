//! The families of a running server, and which of them a path belongs to.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use muster_wire::method::{Match, Method};

use crate::answer::Schemas;
use crate::family::{Admission, Family, Route};
use crate::quota::Quota;

/// A family as a running server holds it.
pub(crate) struct Loaded {
    /// The family.
    pub family: &'static Family,
    routes: HashMap<&'static str, Route>,
    /// Read when a client first asks for `fields`.
    schemas: OnceLock<Schemas>,
    /// Counts queries, where the operator enforces the family's quota.
    pub quota: Option<Quota>,
}

impl Loaded {
    fn new(family: &'static Family, enforce_quota: bool) -> Self {
        Self {
            family,
            routes: (family.routes)().into_iter().map(|route| (route.id, route)).collect(),
            schemas: OnceLock::new(),
            quota: family.quota.filter(|_| enforce_quota).and_then(Quota::new),
        }
    }

    /// The route of a method; the coverage test makes sure that every method has one.
    pub(crate) fn route(&self, id: &str) -> Option<&Route> {
        self.routes.get(id)
    }

    /// The family's schemas.
    pub(crate) fn schemas(&self) -> &Schemas {
        self.schemas.get_or_init(|| Schemas::of(self.family.api.description, self.family.holds))
    }

    /// What a path, decoded, is in this family.
    pub(crate) fn find<'p>(&self, http: &str, path: &'p str) -> Match<'p> {
        let path = if self.family.trailing_slash { path.strip_suffix('/').unwrap_or(path) } else { path };
        self.family.api.find(http, path)
    }

    /// Whether a bearer token sent with this request is an access token, as far as method and path tell: a family may have
    /// keys of its own.
    pub(crate) fn takes_access_token(&self, http: &str, path: &str) -> bool {
        match self.find(http, path) {
            Match::Found { method, .. } => {
                self.route(method.id).is_none_or(|route| !matches!(route.admission, Admission::Key(_)))
            }
            Match::WrongMethod { .. } | Match::Unknown => true,
        }
    }
}

/// The families of a running server.
pub(crate) struct Families {
    loaded: Vec<Loaded>,
    /// Prefixes, longest first, each with the index of its family.
    prefixes: Vec<(&'static str, usize)>,
}

impl Families {
    pub(crate) fn new(families: &[&'static Family], enforce_quota: bool) -> Self {
        let loaded: Vec<Loaded> = families.iter().map(|family| Loaded::new(family, enforce_quota)).collect();
        let mut prefixes: Vec<(&str, usize)> = loaded
            .iter()
            .enumerate()
            .flat_map(|(index, loaded)| loaded.family.prefixes.iter().map(move |prefix| (*prefix, index)))
            .collect();
        prefixes.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        Self { loaded, prefixes }
    }

    /// All of them, in the order of the list.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Loaded> {
        self.loaded.iter()
    }

    /// The family that answers for what belongs to nobody.
    pub(crate) fn first(&self) -> &Loaded {
        &self.loaded[0]
    }

    /// The family a path, decoded, belongs to: that of the longest prefix, else one that shares the path's first
    /// segment, so that a misspelt path is refused by whom it was meant for.
    pub(crate) fn of(&self, path: &str) -> Option<&Loaded> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let owner = self.prefixes.iter().find(|(prefix, _)| Family::begins(path, prefix));
        let first = |text: &str| text.split(['/', ':']).next().unwrap_or_default().to_owned();
        let owner = owner.or_else(|| self.prefixes.iter().find(|(prefix, _)| first(prefix) == first(path)));
        owner.map(|(_, index)| &self.loaded[*index])
    }

    /// Whether a path, decoded, is at or below a family's prefix as it stands.
    pub(crate) fn owns(&self, path: &str) -> bool {
        let path = path.strip_prefix('/').unwrap_or(path);
        self.prefixes.iter().any(|(prefix, _)| Family::begins(path, prefix))
    }

    /// Google's hosts of the APIs that are served.
    pub(crate) fn google_hosts(&self) -> Vec<&'static str> {
        self.loaded.iter().filter_map(|loaded| loaded.family.discovery.map(|discovery| discovery.host)).collect()
    }

    /// Every scope that some method takes.
    pub(crate) fn scopes(&self) -> Vec<&'static str> {
        let methods = self.loaded.iter().flat_map(|loaded| loaded.family.api.methods);
        let scopes: BTreeSet<&str> = methods.flat_map(|method| method.scopes).copied().collect();
        scopes.into_iter().collect()
    }

    /// The method that an unknown path is most like: of the family it belongs to, or of any if it belongs to none.
    pub(crate) fn nearest(&self, http: &str, path: &str) -> Option<&'static Method> {
        let nearest_in = |loaded: &Loaded| match loaded.find(http, path) {
            Match::Unknown => loaded.family.api.nearest(http, path),
            Match::Found { method, .. } => Some(method),
            Match::WrongMethod { .. } => None,
        };
        match self.of(path) {
            Some(own) => nearest_in(own),
            None => self.loaded.iter().find_map(nearest_in),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::FAMILIES;

    fn family_of(path: &str) -> Option<&'static str> {
        Families::new(FAMILIES, false).of(path).map(|loaded| loaded.family.name)
    }

    #[test]
    fn a_path_belongs_to_the_family_of_its_longest_prefix_in_whole_segments() {
        for (path, family) in [
            ("/v1/customers", Some("zero_touch")),
            ("/v1/customers/1/devices:unclaim", Some("zero_touch")),
            ("/v1/customersandmore", Some("zero_touch")),
            ("/device/v1/setup", Some("device")),
            ("/device/v9", Some("device")),
            ("/devices", None),
            ("/", None),
        ] {
            assert_eq!(family_of(path), family, "{path}");
        }
    }

    #[test]
    fn every_method_is_below_a_prefix_of_its_own_family_and_has_a_function() {
        let families = Families::new(FAMILIES, false);
        for loaded in families.all() {
            for method in loaded.family.api.methods {
                let owner = families.of(method.flat_path).map(|owner| owner.family.name);
                assert_eq!(owner, Some(loaded.family.name), "{}", method.id);
                let route = loaded.route(method.id).unwrap_or_else(|| panic!("{} has no function", method.id));
                let by_token = matches!(route.admission, Admission::Token);
                assert!(!by_token || !method.scopes.is_empty(), "{} would take a token for anything", method.id);
            }
            let ids = loaded.family.api.methods.iter().map(|method| method.id);
            assert_eq!(loaded.routes.len(), ids.count(), "{}: functions of methods it has not", loaded.family.name);
        }
    }
}
