//! The committed generated modules are what the API descriptions give; a description says nothing that the generator does
//! not know, and `docs/descriptions.md` explains what it knows.
#![allow(clippy::unwrap_used)]

#[path = "../generate/mod.rs"]
mod generate;

use std::collections::BTreeSet;

use generate::description::{Description, EnumNames, Method, Parameter, Presence, Property, Schema};
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

/// The names a reader knows, as its error about an unknown one lists them.
fn known<T: serde::de::DeserializeOwned>(unknown: Value) -> BTreeSet<String> {
    let Err(error) = serde_json::from_value::<T>(unknown) else { panic!("a name was taken that nobody gave") };
    let error = error.to_string();
    let (_, names) = error.split_once("expected").unwrap_or_else(|| panic!("no list of names in: {error}"));
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The words in backticks that begin the rows of the table under a heading of the page.
fn explained(page: &str, heading: &str) -> BTreeSet<String> {
    let (_, section) =
        page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no heading {heading} in the page"));
    let section = section.split("\n## ").next().unwrap();
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).map(str::to_owned).collect()
}

#[test]
fn given_the_page_on_descriptions_when_read_then_it_explains_exactly_the_keys_that_the_generator_knows() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/descriptions.md")).unwrap();
    let unknown = json!({"?": 0});
    for (heading, known) in [
        ("The API", known::<Description>(unknown.clone())),
        ("A method", known::<Method>(unknown.clone())),
        ("A parameter", known::<Parameter>(unknown.clone())),
        ("A schema", known::<Schema>(unknown.clone())),
        ("A property", known::<Property>(unknown)),
        ("Presence", known::<Presence>(json!("?"))),
        ("Names of enums", known::<EnumNames>(json!("?"))),
    ] {
        assert_eq!(explained(&page, heading), known, "{heading}");
    }
    let formats = generate::rules::FORMATS.iter().map(|(name, _)| (*name).to_owned());
    let wire = ["google-datetime", "google-duration", "google-fieldmask", "int32", "int64", "uint32"];
    let formats: BTreeSet<String> = formats.chain(wire.map(str::to_owned)).collect();
    assert_eq!(explained(&page, "Formats"), formats);
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
