#![allow(clippy::unwrap_used)]
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::answer::pick::pick;
use crate::answer::schema::Schemas;

fn apply(selection: &Selection, answer: &Value) -> Value {
    serde_json::from_slice(&pick(selection, &answer.to_string(), false).unwrap()).unwrap()
}

fn selected(fields: &str, answer: Value) -> Value {
    apply(&Selection::parse(fields).unwrap(), &answer)
}

/// A page of devices as its schemas have it.
fn schemas() -> Schemas {
    let description = json!({"schemas": {
        "Page": {"properties": {
            "deviceList": {"type": "array", "items": {"$ref": "Device"}},
            "owner": {"$ref": "Owner"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "pageToken": {"type": "string"},
        }},
        "Device": {"properties": {"deviceId": {"type": "string"}, "owner": {"$ref": "Owner"}}},
        "Owner": {"properties": {"companyName": {"type": "string"}}},
        "Nothing": {"properties": {}},
    }});
    Schemas::of(&description.to_string(), &[])
}

fn resolve(fields: &str) -> Result<Selection, String> {
    Selection::parse(fields).unwrap().resolve(&schemas().answer(Some("Page")))
}

fn page() -> Value {
    json!({
        "devices": [
            {"name": "d/1", "deviceIdentifier": {"imei": "1", "model": "a"}, "claims": [{"ownerCompanyId": "7"}]},
            {"name": "d/2", "deviceMetadata": {"entries": {"ordernumber": "x", "phonenumber": "y"}}}
        ],
        "nextPageToken": "t"
    })
}

#[test]
fn a_name_takes_everything_below_it_and_leaves_the_rest_out() {
    assert_eq!(selected("nextPageToken", page()), json!({"nextPageToken": "t"}));
    assert_eq!(selected("devices", page()), json!({"devices": page()["devices"]}));
}

#[test]
fn lists_are_passed_through_and_keep_their_length() {
    assert_eq!(selected("devices/name", page()), json!({"devices": [{"name": "d/1"}, {"name": "d/2"}]}));
    let imeis = json!({"devices": [{"deviceIdentifier": {"imei": "1"}}, {}]});
    assert_eq!(selected("devices(deviceIdentifier/imei)", page()), imeis);
}

#[test]
fn parentheses_slashes_and_dots_nest_alike() {
    let expected = selected("devices(name,deviceIdentifier(imei))", page());
    for fields in [
        "devices(name,deviceIdentifier/imei)",
        "devices/name,devices/deviceIdentifier/imei",
        "devices.name,devices.deviceIdentifier.imei",
        " devices ( name , deviceIdentifier / imei ) ",
    ] {
        assert_eq!(selected(fields, page()), expected, "fields {fields:?}");
    }
}

#[test]
fn a_wildcard_takes_every_name_at_its_place_and_adds_to_named_ones() {
    assert_eq!(selected("*", page()), page());
    let answer = json!({"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 4}, "c": 5});
    assert_eq!(selected("*/x", answer.clone()), json!({"a": {"x": 1}, "b": {"x": 3}}));
    assert_eq!(selected("*/x,a/y", answer), json!({"a": {"x": 1, "y": 2}, "b": {"x": 3}}));
}

#[test]
fn of_two_selections_of_one_name_the_wider_wins_in_any_order() {
    let answer = json!({"a": {"x": 1, "y": 2}});
    for fields in ["a,a/x", "a/x,a", "a(x),a(y)"] {
        assert_eq!(selected(fields, answer.clone()), answer, "fields {fields}");
    }
}

#[test]
fn what_is_absent_stays_absent_and_nothing_is_found_below_a_scalar() {
    assert_eq!(selected("customers", json!({})), json!({}));
    assert_eq!(selected("a/b", json!({"a": "text", "c": 1})), json!({}));
    assert_eq!(selected("a/b", json!({"a": ["text", {"b": 1}]})), json!({"a": [{"b": 1}]}));
    assert_eq!(selected("a", json!("text")), json!({}));
}

#[test]
fn an_empty_selection_keeps_everything() {
    assert_eq!(selected("", page()), page());
    assert_eq!(selected("  ", page()), page());
}

#[test]
fn names_with_an_at_sign_can_be_selected() {
    let answer = json!({"metadata": {"@type": "t", "progress": 1}});
    assert_eq!(selected("metadata/@type", answer), json!({"metadata": {"@type": "t"}}));
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (fields, sentence) in [
        (",a", "expected a field name at character 1, found ','"),
        ("a,", "expected a field name at the end of the field selection"),
        ("a//b", "expected a field name at character 3, found '/'"),
        ("a(b", "expected ',' or ')' at the end of the field selection"),
        ("a()", "expected a field name at character 3, found ')'"),
        ("a)", "expected ',' or the end at character 2, found ')'"),
        ("a b", "expected ',' or the end at character 3, found 'b'"),
        ("é", "expected a field name at character 1, found 'é'"),
        ("a(b)c", "expected ',' or the end at character 5, found 'c'"),
        ("a*", "expected ',' or the end at character 2, found '*'"),
    ] {
        assert_eq!(Selection::parse(fields), Err(sentence.to_owned()), "fields {fields:?}");
    }
}

#[test]
fn length_and_depth_are_limited() {
    let deepest = ["a"; MAX_SELECTION_DEPTH].join("/");
    assert!(Selection::parse(&deepest).is_ok());
    assert!(Selection::parse(&format!("{deepest}/a")).unwrap_err().contains("32 names deep"));
    assert!(Selection::parse(&"a(".repeat(2000)).unwrap_err().contains("32 names deep"));
    assert!(Selection::parse(&"a".repeat(MAX_SELECTION_BYTES)).is_ok());
    assert!(Selection::parse(&"a".repeat(MAX_SELECTION_BYTES + 1)).unwrap_err().contains("4096 bytes"));
}

#[test]
fn unknown_names_are_refused_with_their_path_below_a_wildcard_too() {
    for fields in
        ["deviceList(deviceId),pageToken,*", "*/deviceId", "deviceList/*", "deviceList/*/companyName", "*/*", "*/*/*"]
    {
        assert!(resolve(fields).is_ok(), "{fields}");
    }
    // The page has labels, which may have any name; its devices have none.
    for (fields, unknown) in [
        ("deviceList/deviceId,deviceList/devicId", "deviceList/devicId"),
        ("pageToken,kind", "kind"),
        ("deviceList/*/nonsense", "deviceList/*/nonsense"),
        ("deviceList/*/deviceId", "deviceList/*/deviceId"),
        ("pageToken/*", "pageToken/*"),
    ] {
        assert_eq!(resolve(fields), Err(format!("the answer has no field {unknown:?}")), "{fields}");
    }
    let nothing = |fields: &str| Selection::parse(fields).unwrap().resolve(&schemas().answer(Some("Nothing")));
    assert!(nothing("*").is_ok() && nothing("*/x").is_err() && nothing("x").is_err(), "an answer without fields");
}

#[test]
fn a_name_in_snake_case_is_the_same_name_and_a_key_of_a_map_keeps_its_spelling() {
    assert_eq!(resolve("page_token,device_list.device_id"), Selection::parse("pageToken,deviceList/deviceId"));
    assert_eq!(resolve("deviceList/deviceId,device_list"), Selection::parse("deviceList"));
    assert_eq!(resolve("labels/my_key"), Selection::parse("labels/my_key"));
    assert_eq!(resolve("device_lst"), Err("the answer has no field \"device_lst\"".to_owned()));
    assert_eq!(resolve("device_list/*(company_name)"), Selection::parse("deviceList/*/companyName"));
    // Below every field of the page there are labels too, which may have any key.
    assert_eq!(resolve("*(device_id)"), Selection::parse("*(deviceId,device_id)"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_panics(text in "[ab*/.(), é]{0,40}", any: String) {
        for text in [text, any] {
            if let Ok(selection) = Selection::parse(&text) {
                let kept = apply(&selection, &json!({"a": [{"b": {"a": 1}}], "b": 2}));
                prop_assert!(kept.is_object(), "kept {}", kept);
            }
        }
    }

    #[test]
    fn selecting_twice_is_selecting_once(text in "[abc](/[abc*]){0,2}(\\([abc](,[abc])?\\))?(,[abc*])?") {
        let selection = Selection::parse(&text).unwrap();
        let answer = json!({"a": {"a": {"b": 1}, "b": [{"c": 1}, {"a": 2}], "c": "x"}, "b": [1, {"a": 1}], "c": {"b": {}}});
        let once = apply(&selection, &answer);
        prop_assert_eq!(apply(&selection, &once), once);
    }
}
