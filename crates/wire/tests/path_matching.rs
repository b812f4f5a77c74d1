//! Property tests: every method's path belongs to that method, and no path makes the matching fail.
#![allow(clippy::unwrap_used)]

use muster_wire::method::{Location, Segment};
use muster_wire::{Match, Method, device, find, percent_decode_path, play_emm, zero_touch};
use proptest::prelude::*;

const TABLES: &[&[Method]] = &[zero_touch::METHODS, play_emm::METHODS, device::METHODS];

fn any_method() -> impl Strategy<Value = (&'static [Method], &'static Method)> {
    let all: Vec<_> = TABLES.iter().flat_map(|table| table.iter().map(move |method| (*table, method))).collect();
    prop::sample::select(all)
}

/// An id as callers may send it; the matching does not judge it, so it need not be a number.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![(1..=i64::MAX).prop_map(|id| id.to_string()), "[a-zA-Z0-9._~-]{1,12}", "app:[a-z]{1,8}[.][a-z]{1,8}"]
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

fn assert_found(
    table: &'static [Method],
    method: &Method,
    path: &str,
    segments: &[String],
) -> Result<(), TestCaseError> {
    let decoded = percent_decode_path(path).expect("a path of ids and words decodes");
    let Match::Found { method: found, params } = find(table, method.http.as_str(), &decoded) else {
        return Err(TestCaseError::fail(format!("{} {path} must be {}", method.http, method.id)));
    };
    prop_assert_eq!(found.id, method.id);
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
        (table, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
    ) {
        let segments = segments_with_ids(method, &ids);
        assert_found(table, method, &format!("/{}", segments.join("/")), &segments)?;
        assert_found(table, method, &segments.join("/"), &segments)?;
        assert_found(table, method, &with_escaped_names(method, &segments), &segments)?;
    }

    #[test]
    fn given_a_methods_path_when_a_segment_is_emptied_then_it_is_no_method(
        (table, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
        at in any::<prop::sample::Index>(),
    ) {
        let mut segments = segments_with_ids(method, &ids);
        let at = at.index(segments.len());
        segments[at].clear();
        let path = format!("/{}", segments.join("/"));
        let found = find(table, method.http.as_str(), &path);
        let is_unknown = matches!(found, Match::Unknown { .. });
        prop_assert!(is_unknown, "{} has an empty segment", path);
    }

    #[test]
    fn given_a_mutated_path_when_matched_then_a_found_method_has_all_its_parameters(
        (table, method) in any_method(),
        ids in prop::collection::vec(any_id(), 1..5),
        cut in any::<prop::sample::Index>(),
        inserted in "[/:%a-z0-9é\u{0}*{}]{0,6}",
        http in prop::sample::select(vec!["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", ""]),
    ) {
        let mut path = segments_with_ids(method, &ids).join("/");
        path.insert_str(cut.index(path.len()), &inserted);
        if let Ok(decoded) = percent_decode_path(&path)
            && let Match::Found { method, params } = find(table, http, &decoded)
        {
            prop_assert_eq!(params.iter().count(), method.captures.len());
            prop_assert!(params.iter().all(|(_, value)| !value.is_empty()), "an empty parameter in {}", decoded);
        }
    }

    #[test]
    fn given_any_text_as_a_path_when_matched_then_what_is_found_has_its_http_method(path in "\\PC{0,300}", http in "[A-Z]{0,6}") {
        for table in TABLES {
            if let Match::Found { method, .. } = find(table, &http, &path) {
                prop_assert_eq!(method.http.as_str(), &http);
            }
        }
    }
}

#[test]
fn given_the_tables_when_read_then_they_are_sorted_by_id_and_hold_every_described_method() {
    for (table, description) in [(zero_touch::METHODS, zero_touch::DESCRIPTION), (device::METHODS, device::DESCRIPTION)]
    {
        let description: serde_json::Value = serde_json::from_str(description).unwrap();
        let mut described: Vec<&str> =
            description["methods"].as_array().unwrap().iter().map(|method| method["id"].as_str().unwrap()).collect();
        described.sort_unstable();
        assert_eq!(table.iter().map(|method| method.id).collect::<Vec<_>>(), described);
    }
}
