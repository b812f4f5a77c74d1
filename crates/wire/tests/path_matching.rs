//! Property tests: every method's path belongs to that method and to no other, and no path makes the matching fail.
#![allow(clippy::unwrap_used)]

use muster_wire::method::{Location, Segment};
use muster_wire::{Api, Match, Method, device, find, percent_decode_path, play_emm, zero_touch};
use proptest::prelude::*;

const APIS: &[&Api] = &[&zero_touch::API, &play_emm::API, &device::API];

fn any_method() -> impl Strategy<Value = (&'static Api, &'static Method)> {
    let all: Vec<_> = APIS.iter().flat_map(|api| api.methods.iter().map(move |method| (*api, method))).collect();
    prop::sample::select(all)
}

/// An id as callers may send it; the matching does not judge it, so it need not be a number. Those of products and of what
/// belongs to a product have a colon: `app:com.example`.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..=i64::MAX).prop_map(|id| id.to_string()),
        "[a-zA-Z0-9._~-]{1,12}",
        "app:[a-z]{1,8}(\\.[a-z0-9_]{1,8}){1,3}"
    ]
}

/// The segments of a method's path with these ids, and the custom verb on the last one.
fn segments_with_ids(method: &Method, ids: &[String]) -> Vec<String> {
    let mut ids = ids.iter().cycle();
    let mut segments = Vec::new();
    for segment in method.path {
        match segment {
            Segment::Literal(word) => segments.push((*word).to_owned()),
            Segment::Wildcard => segments.push(ids.next().unwrap().clone()),
            Segment::Rest => segments.extend(ids.by_ref().take(2).cloned()),
        }
    }
    if let (Some(verb), Some(last)) = (method.verb, segments.last_mut()) {
        last.push_str(&format!(":{verb}"));
    }
    segments
}

/// The path with the slashes inside each parameter escaped, as strict clients send it.
fn with_escaped_names(method: &Method, segments: &[String]) -> String {
    let mut path = String::new();
    for (index, segment) in segments.iter().enumerate() {
        let inside = method.captures.iter().any(|capture| {
            let open = method.path[capture.last] == Segment::Rest;
            index > capture.first && (index <= capture.last || open)
        });
        path.push_str(if inside { "%2F" } else { "/" });
        path.push_str(&segment.replace(':', "%3A"));
    }
    path
}

fn assert_found(api: &'static Api, method: &Method, path: &str, segments: &[String]) -> Result<(), TestCaseError> {
    let decoded = percent_decode_path(path).expect("a path of ids and words decodes");
    let http = method.http.as_str();
    let Match::Found { method: found, params } = api.find(http, &decoded) else {
        return Err(TestCaseError::fail(format!("{} {path} must be {}", method.http, method.id)));
    };
    prop_assert_eq!(found.id, method.id);
    let everywhere = APIS.iter().flat_map(|api| api.methods);
    let takers =
        everywhere.filter(|one| matches!(find(std::slice::from_ref(one), http, &decoded), Match::Found { .. }));
    prop_assert_eq!(takers.map(|one| one.id).collect::<Vec<_>>(), [method.id], "the takers of {} {}", http, path);
    let wanted: Vec<&str> = method
        .parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Path)
        .map(|parameter| parameter.name)
        .collect();
    let mut names: Vec<&str> = params.iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    prop_assert_eq!(names, wanted, "each path parameter is returned once");
    for capture in method.captures {
        let end = if method.path[capture.last] == Segment::Rest { segments.len() } else { capture.last + 1 };
        let value = segments[capture.first..end].join("/");
        prop_assert_eq!(params.get(capture.name), Some(value.as_str()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn given_a_methods_path_with_any_ids_when_matched_then_it_is_that_method(
        (api, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
    ) {
        let segments = segments_with_ids(method, &ids);
        assert_found(api, method, &format!("/{}", segments.join("/")), &segments)?;
        assert_found(api, method, &segments.join("/"), &segments)?;
        assert_found(api, method, &with_escaped_names(method, &segments), &segments)?;
    }

    #[test]
    fn given_a_methods_path_when_a_segment_is_emptied_then_it_is_no_method(
        (api, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
        at in any::<prop::sample::Index>(),
    ) {
        let mut segments = segments_with_ids(method, &ids);
        let at = at.index(segments.len());
        segments[at].clear();
        let path = format!("/{}", segments.join("/"));
        let found = api.find(method.http.as_str(), &path);
        let is_unknown = matches!(found, Match::Unknown { .. });
        prop_assert!(is_unknown, "{} has an empty segment", path);
    }

    #[test]
    fn given_a_mutated_path_when_matched_then_a_found_method_has_all_its_parameters(
        (api, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
        cut in any::<prop::sample::Index>(),
        inserted in "[/:%a-z0-9é\u{0}*{}]{0,6}",
        http in prop::sample::select(vec!["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", ""]),
    ) {
        let mut path = segments_with_ids(method, &ids).join("/");
        path.insert_str(cut.index(path.len()), &inserted);
        if let Ok(decoded) = percent_decode_path(&path)
            && let Match::Found { method, params } = api.find(http, &decoded)
        {
            prop_assert_eq!(params.iter().count(), method.captures.len());
            prop_assert!(params.iter().all(|(_, value)| !value.is_empty()), "an empty parameter in {}", decoded);
        }
    }

    #[test]
    fn given_any_text_as_a_path_when_matched_then_what_is_found_has_its_http_method(path in "\\PC{0,300}", http in "[A-Z]{0,6}") {
        for api in APIS {
            let found = api.find(&http, &path);
            if let Match::Found { method, .. } = found {
                prop_assert_eq!(method.http.as_str(), &http);
            }
            prop_assert_eq!(found, find(api.methods, &http, &path), "the index and the whole table agree");
        }
    }
}

#[test]
fn given_the_tables_when_read_then_they_are_sorted_by_id_and_hold_every_described_method() {
    for Api { methods: table, description, .. } in APIS {
        let description: serde_json::Value = serde_json::from_str(description).unwrap();
        let mut described: Vec<&str> =
            description["methods"].as_array().unwrap().iter().map(|method| method["id"].as_str().unwrap()).collect();
        described.sort_unstable();
        assert_eq!(table.iter().map(|method| method.id).collect::<Vec<_>>(), described);
    }
}

#[test]
fn given_an_id_with_a_colon_when_matched_then_bare_and_escaped_it_is_the_id() {
    for path in [
        "/androidenterprise/v1/enterprises/E1/products/app:com.example",
        "/androidenterprise/v1/enterprises/E1/products/app%3Acom.example",
        "/androidenterprise/v1/enterprises/E1/products/app%3acom.example",
    ] {
        let decoded = percent_decode_path(path).unwrap();
        let Match::Found { method, params } = play_emm::API.find("GET", &decoded) else {
            panic!("{path} is a method's")
        };
        assert_eq!(method.id, "androidenterprise.products.get");
        assert_eq!(params.get("productId"), Some("app:com.example"));
    }
}
