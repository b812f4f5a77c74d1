//! Matching a request's path against a method table.

use super::{HttpMethod, Method, Params, Segment};

/// Segments whose places are remembered; the longest path of a method table is shorter (tested).
const REMEMBERED_SEGMENTS: usize = 12;

/// What a path was found to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Match<'t> {
    /// A method's path.
    Found {
        /// The method.
        method: &'static Method,
        /// Its path parameters.
        params: Params<'t>,
    },
    /// A path that exists, but not with this HTTP method.
    WrongMethod {
        /// The HTTP methods it exists with.
        allowed: Vec<HttpMethod>,
    },
    /// A path of no method; [`super::Api::nearest`] tells which one it is like.
    Unknown,
}

/// Finds the method of a table that a request calls.
///
/// `path` is percent-decoded (see [`super::percent_decode_path`]) and has no query; one leading slash is allowed.
/// A path with an empty segment, also a trailing slash, belongs to no method. `http` is the HTTP method's name.
#[must_use]
pub fn find<'t>(methods: &'static [Method], http: &str, path: &'t str) -> Match<'t> {
    let path = Path::split(path.strip_prefix('/').unwrap_or(path));
    let called = HttpMethod::from_name(http);
    let found = methods.iter().find(|method| Some(method.http) == called && path.is_of(method));
    if let Some(method) = found {
        return Match::Found { method, params: path.params(method) };
    }
    let mut allowed: Vec<_> = methods.iter().filter(|method| path.is_of(method)).map(|method| method.http).collect();
    if allowed.is_empty() {
        return Match::Unknown;
    }
    allowed.sort_unstable();
    allowed.dedup();
    Match::WrongMethod { allowed }
}

/// A path and where its segments begin.
pub(super) struct Path<'t> {
    text: &'t str,
    starts: [usize; REMEMBERED_SEGMENTS],
    count: usize,
    has_empty: bool,
}

impl<'t> Path<'t> {
    pub(super) fn split(text: &'t str) -> Self {
        let mut path = Self { text, starts: [0; REMEMBERED_SEGMENTS], count: 1, has_empty: false };
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'/' {
                path.has_empty |= at == start;
                start = at + 1;
                if let Some(place) = path.starts.get_mut(path.count) {
                    *place = start;
                }
                path.count += 1;
            }
        }
        path.has_empty |= start == text.len();
        path
    }

    /// How many segments there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The segment at an index below both the count and [`REMEMBERED_SEGMENTS`].
    fn segment(&self, index: usize) -> &'t str {
        &self.text[self.starts[index]..self.end(index)]
    }

    fn end(&self, index: usize) -> usize {
        match self.starts.get(index + 1) {
            Some(next) if index + 1 < self.count => next - 1,
            None if index + 1 < self.count => {
                let start = self.starts[index];
                self.text[start..].find('/').map_or(self.text.len(), |length| start + length)
            }
            _ => self.text.len(),
        }
    }

    pub(super) fn is_of(&self, method: &Method) -> bool {
        let open = method.path.last() == Some(&Segment::Rest);
        let counts = self.count == method.path.len() || (open && self.count > method.path.len());
        if self.has_empty || !counts || method.path.len() > REMEMBERED_SEGMENTS {
            return false;
        }
        let last = method.path.len() - 1;
        method.path.iter().enumerate().all(|(index, segment)| match segment {
            Segment::Literal(word) => match method.verb {
                Some(verb) if index == last => self.segment(index).rsplit_once(':') == Some((word, verb)),
                _ => self.segment(index) == *word,
            },
            Segment::Wildcard | Segment::Rest => true,
        })
    }

    pub(super) fn params(&self, method: &'static Method) -> Params<'t> {
        let mut params = Params::default();
        for capture in method.captures {
            let to_end = method.path.get(capture.last) == Some(&Segment::Rest);
            let end = if to_end { self.text.len() } else { self.end(capture.last) };
            params.push(capture.name, &self.text[self.starts[capture.first]..end]);
        }
        params
    }
}

#[cfg(test)]
mod tests {
    use super::super::params::CAPACITY;
    use super::*;
    use crate::{device, play_emm, zero_touch};

    fn zero_touch(http: &str, path: &'static str) -> Match<'static> {
        find(zero_touch::METHODS, http, path)
    }

    fn id_of(found: &Match<'_>) -> &'static str {
        match found {
            Match::Found { method, .. } => method.id,
            other => panic!("no method found: {other:?}"),
        }
    }

    fn param(found: &Match<'static>, name: &str) -> Option<&'static str> {
        match found {
            Match::Found { params, .. } => params.get(name),
            other => panic!("no method found: {other:?}"),
        }
    }

    #[test]
    fn given_every_table_when_measured_then_its_paths_and_parameters_fit_the_fixed_places() {
        for method in zero_touch::METHODS.iter().chain(play_emm::METHODS).chain(device::METHODS) {
            assert!(
                !method.path.is_empty() && method.path.len() < REMEMBERED_SEGMENTS,
                "{} has too long a path",
                method.id
            );
            assert!(method.captures.len() <= CAPACITY, "{} has too many path parameters", method.id);
        }
    }

    #[test]
    fn given_a_resource_name_in_the_path_when_matched_then_the_parameter_is_the_whole_name() {
        let found = zero_touch("GET", "/v1/customers/1/devices/2");
        assert_eq!(id_of(&found), "androiddeviceprovisioning.customers.devices.get");
        assert_eq!(param(&found, "name"), Some("customers/1/devices/2"));
        assert_eq!(param(&found, "parent"), None);
    }

    #[test]
    fn given_a_custom_verb_when_matched_then_it_selects_the_method() {
        let found = zero_touch("POST", "v1/partners/7/devices:claimAsync");
        assert_eq!(id_of(&found), "androiddeviceprovisioning.partners.devices.claimAsync");
        assert_eq!(param(&found, "partnerId"), Some("7"));
    }

    #[test]
    fn given_two_bare_ids_in_the_path_when_matched_then_each_has_its_name() {
        let found = zero_touch("POST", "/v1/partners/7/devices/8/metadata");
        assert_eq!(param(&found, "metadataOwnerId"), Some("7"));
        assert_eq!(param(&found, "deviceId"), Some("8"));
    }

    #[test]
    fn given_an_operation_name_of_any_depth_when_matched_then_it_is_one_parameter() {
        for (path, name) in [
            ("/v1/operations/1", "operations/1"),
            ("/v1/operations/apibatchoperation/5", "operations/apibatchoperation/5"),
            ("/v1/operations/a/b/c/d/e/f/g/h/i/j/k/l/m/n", "operations/a/b/c/d/e/f/g/h/i/j/k/l/m/n"),
        ] {
            let found = zero_touch("GET", path);
            assert_eq!(id_of(&found), "androiddeviceprovisioning.operations.get");
            assert_eq!(param(&found, "name"), Some(name));
        }
    }

    #[test]
    fn given_an_empty_segment_when_matched_then_no_method_is_found() {
        for path in [
            "",
            "/",
            "//v1/customers",
            "/v1/customers/",
            "/v1//customers",
            "/v1/customers//devices",
            "/v1/operations/",
            "/v1/operations/a//b",
        ] {
            assert!(matches!(zero_touch("GET", path), Match::Unknown { .. }), "{path:?} must belong to no method");
        }
    }

    #[test]
    fn given_another_http_method_when_matched_then_the_allowed_ones_are_told() {
        let allowed = vec![HttpMethod::Delete, HttpMethod::Get, HttpMethod::Patch];
        for http in ["POST", "HEAD", "get"] {
            assert_eq!(
                zero_touch(http, "/v1/customers/1/configurations/2"),
                Match::WrongMethod { allowed: allowed.clone() },
                "{http}"
            );
        }
    }

    #[test]
    fn given_a_verb_on_the_wrong_resource_when_matched_then_no_method_is_found() {
        for path in [
            "/v1/customers/1/devices:claim",
            "/v1/partners/1/devices",
            "/v1/partners/1/devices:claim:claim",
            "/v1/customers:devices",
        ] {
            assert!(matches!(zero_touch("POST", path), Match::Unknown { .. } | Match::WrongMethod { .. }), "{path}");
        }
        assert!(matches!(zero_touch("POST", "/v1/customers/1/devices:claim"), Match::Unknown { .. }));
    }
}
