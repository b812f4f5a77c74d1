//! `docs/descriptions.md` explains the keys of a description: all that the generator reads, and no others.

#[path = "../generate/description.rs"]
#[expect(dead_code, reason = "only the names of the keys are asked for here")]
mod description;
#[path = "../generate/rules.rs"]
#[expect(dead_code, reason = "only the list of formats is asked for here")]
mod rules;

use std::collections::BTreeSet;

use description::{Description, EnumNames, Method, Parameter, Presence, Property, Schema};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The formats that say how a number, a time or a mask is written; the formats of text are the generator's own list.
const WIRE_FORMATS: [&str; 6] = ["google-datetime", "google-duration", "google-fieldmask", "int32", "int64", "uint32"];

/// The names that the generator reads, as its own error about an unknown one lists them.
fn read_by_the_generator<T: DeserializeOwned>(unknown: Value) -> BTreeSet<String> {
    let Err(error) = serde_json::from_value::<T>(unknown) else {
        panic!("the generator took a name that nobody knows")
    };
    let error = error.to_string();
    let (_, names) = error.split_once("expected").unwrap_or_else(|| panic!("no list of names in: {error}"));
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn page() -> String {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/descriptions.md");
    std::fs::read_to_string(page).expect("docs/descriptions.md is there")
}

/// What begins the rows of the table below a heading of the page.
fn explained(page: &str, heading: &str) -> BTreeSet<String> {
    let (_, section) =
        page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no heading {heading} in the page"));
    let section = section.split("\n## ").next().unwrap_or_default();
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).map(str::to_owned).collect()
}

#[test]
fn given_the_page_on_descriptions_when_compared_with_the_generator_then_it_explains_every_key_and_no_other() {
    let (page, unknown) = (page(), json!({"?": 0}));
    for (heading, read) in [
        ("The API", read_by_the_generator::<Description>(unknown.clone())),
        ("A method", read_by_the_generator::<Method>(unknown.clone())),
        ("A parameter", read_by_the_generator::<Parameter>(unknown.clone())),
        ("A schema", read_by_the_generator::<Schema>(unknown.clone())),
        ("A property", read_by_the_generator::<Property>(unknown)),
        ("Presence", read_by_the_generator::<Presence>(json!("?"))),
        ("Names of enums", read_by_the_generator::<EnumNames>(json!("?"))),
    ] {
        assert_eq!(explained(&page, heading), read, "left: the page below \"{heading}\", right: the generator");
    }
}

#[test]
fn given_the_page_on_descriptions_when_compared_with_the_generator_then_it_explains_every_format_and_no_other() {
    let of_text = rules::FORMATS.iter().map(|(name, _)| *name);
    let known: BTreeSet<String> = of_text.chain(WIRE_FORMATS).map(str::to_owned).collect();
    assert_eq!(explained(&page(), "Formats"), known, "left: the page, right: the generator");
}
