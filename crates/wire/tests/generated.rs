//! The committed generated modules are what the API descriptions give, and the generator refuses what it has no form for.
#![allow(clippy::unwrap_used)]

#[path = "../generate/mod.rs"]
mod generate;

use generate::description::Description;
use serde_json::{Value, json};

#[test]
fn given_the_api_descriptions_when_generated_then_the_committed_files_are_the_same() {
    let files = generate::generate().expect("the descriptions in api/ can be generated from");
    assert!(files.len() >= 6 && files.len().is_multiple_of(2), "two files for each family, found {}", files.len());
    for file in files {
        let committed = std::fs::read_to_string(&file.path).expect("a generated file is committed");
        let first_difference = committed.lines().zip(file.text.lines()).position(|(committed, new)| committed != new);
        assert!(
            committed == file.text,
            "{} differs from what api/ gives (first at line {}); run `cargo run -p muster-wire --example generate`",
            file.path.display(),
            first_difference.map_or("the end".to_owned(), |line| (line + 1).to_string())
        );
    }
}

/// A description with one schema of one property.
fn with_property(presence: &str, property: &Value) -> Result<String, String> {
    let description = json!({
        "api": "x", "version": "v1", "revision": "1", "title": "X", "canonicalName": "X", "servicePath": "",
        "presence": presence, "enumNames": "schemaAndField",
        "methods": [],
        "schemas": {"Thing": {"type": "object", "properties": {"size": property}}}
    });
    generate::types::text(&Description::parse(&description.to_string())?)
}

#[test]
fn given_a_limit_where_the_checker_would_not_see_it_when_generated_then_it_is_refused() {
    for (presence, property, reason) in [
        ("explicit", json!({"type": "string", "minimum": 1}), "belong to a number"),
        ("explicit", json!({"type": "boolean", "maximum": 1}), "belong to a number"),
        ("explicit", json!({"type": "integer", "format": "int32", "maxLength": 1}), "belong to a text"),
        ("explicit", json!({"type": "string", "enum": ["a"], "minLength": 1}), "belong to a text"),
        ("explicit", json!({"type": "string", "maxItems": 1}), "belongs to a list"),
        ("explicit", json!({"type": "array", "maxLength": 1, "items": {"type": "string"}}), "stand with the items"),
        (
            "explicit",
            json!({"type": "array", "items": {"type": "array", "maxItems": 1, "items": {"type": "string"}}}),
            "no list",
        ),
        ("explicit", json!({"type": "integer", "format": "int32", "minimum": 2, "maximum": 1}), "between the limits"),
        ("proto3", json!({"type": "integer", "format": "int32", "minimum": 1}), "explicit presence"),
        ("explicit", json!({"type": "string", "format": "colour"}), "no form"),
        ("explicit", json!({"type": "string", "pattern": "^x"}), "unknown field `pattern`"),
    ] {
        let error = with_property(presence, &property).expect_err(&property.to_string());
        assert!(error.contains(reason), "{property}: {error}");
    }
    let fine = json!({"type": "string", "format": "int64", "minimum": 1});
    assert!(with_property("explicit", &fine).unwrap().contains("minimum: Some(1)"));
}
