//! One API: its methods, found quickly.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::nearest::nearest;
use super::path::Path;
use super::{HttpMethod, Match, Method, Segment, find};

/// One API, generated from its description.
#[derive(Debug)]
pub struct Api {
    /// Its name, e.g. `androidenterprise`.
    pub name: &'static str,
    /// Its version, e.g. `v1`.
    pub version: &'static str,
    /// Its methods, sorted by id.
    pub methods: &'static [Method],
    /// Its description: the text of the file in `api/`.
    pub description: &'static str,
    /// Methods by what a request shows at once: its HTTP method and how many segments its path has.
    index: OnceLock<HashMap<(HttpMethod, usize), Vec<&'static Method>>>,
}

impl Api {
    /// An API with these tables.
    #[must_use]
    pub const fn new(
        name: &'static str,
        version: &'static str,
        methods: &'static [Method],
        description: &'static str,
    ) -> Self {
        Self { name, version, methods, description, index: OnceLock::new() }
    }

    /// Finds the method that a request calls, as [`find`] does, without looking at every method of a large table.
    #[must_use]
    pub fn find<'t>(&self, http: &str, text: &'t str) -> Match<'t> {
        let path = Path::split(text.strip_prefix('/').unwrap_or(text));
        let candidates = HttpMethod::from_name(http).and_then(|called| self.index().get(&(called, path.count())));
        let found = candidates.and_then(|candidates| candidates.iter().find(|method| path.is_of(method)));
        match found {
            Some(method) => Match::Found { method, params: path.params(method) },
            // A path of any length, one of another HTTP method, or one of no method.
            None => find(self.methods, http, text),
        }
    }

    /// The method whose path is most like this one of no method, if one is like it at all. It is held against every method of
    /// the table, which takes up to some milliseconds: not to be done for anybody as often as he likes.
    #[must_use]
    pub fn nearest(&self, http: &str, text: &str) -> Option<&'static Method> {
        nearest(self.methods, HttpMethod::from_name(http), text.strip_prefix('/').unwrap_or(text))
    }

    fn index(&self) -> &HashMap<(HttpMethod, usize), Vec<&'static Method>> {
        self.index.get_or_init(|| {
            let mut index: HashMap<_, Vec<&'static Method>> = HashMap::new();
            for method in self.methods.iter().filter(|method| method.path.last() != Some(&Segment::Rest)) {
                index.entry((method.http, method.path.len())).or_default().push(method);
            }
            index
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{device, play_emm, zero_touch};

    #[test]
    fn given_a_methods_path_when_found_by_index_then_it_is_the_one_found_by_looking_at_all() {
        for api in [&zero_touch::API, &play_emm::API, &device::API] {
            for method in api.methods {
                let path = method.flat_path.replace(['{', '}'], "");
                for path in [path.clone(), format!("/{path}")] {
                    let http = method.http.as_str();
                    let found = api.find(http, &path);
                    assert!(matches!(found, Match::Found { method: found, .. } if found.id == method.id), "{path}");
                    assert_eq!(found, find(api.methods, http, &path), "{http} {path}");
                }
            }
        }
    }

    /// The most methods a path is held against; at some 20 ns each, finding one stays well below a microsecond.
    const MOST_CANDIDATES: usize = 16;

    #[test]
    fn given_the_largest_table_when_indexed_then_a_path_is_held_against_few_of_its_methods() {
        for api in [&zero_touch::API, &play_emm::API, &device::API] {
            let most = api.index().values().map(Vec::len).max().unwrap_or_default();
            assert!(most <= MOST_CANDIDATES, "{} of {} are alike", most, api.name);
        }
    }

    #[test]
    fn given_a_path_that_no_index_has_when_found_then_the_whole_table_decides() {
        for (http, path) in [
            ("GET", "v1/operations/a/b/c/d"),
            ("PUT", "v1/customers"),
            ("HEAD", "v1/customers"),
            ("GET", "v1/customers/"),
            ("GET", "nothing"),
        ] {
            assert_eq!(zero_touch::API.find(http, path), find(zero_touch::METHODS, http, path), "{http} {path}");
        }
    }
}
