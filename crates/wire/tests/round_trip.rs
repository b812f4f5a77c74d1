//! Property tests of the generated messages: what a description allows is read, and written again the same.
#![allow(clippy::unwrap_used)]

use muster_wire::{device, play_emm, zero_touch};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

/// How many messages stand within one another at most.
const DEPTH: usize = 3;

/// Any JSON of a schema, with default values only where they are written (`presence`).
fn any_message(description: &Value, name: &str, depth: usize) -> BoxedStrategy<Value> {
    let schema = &description["schemas"][name];
    let mut fields = Vec::new();
    for (field, property) in schema["properties"].as_object().unwrap() {
        if field == "kind" && schema.get("kind").is_some() {
            continue;
        }
        let Some(value) = any_value(description, property, depth) else { continue };
        let is_always = property["required"] == true && description["presence"] != "explicit";
        let field = field.clone();
        let value = if is_always { value.prop_map(Some).boxed() } else { prop::option::of(value).boxed() };
        fields.push(value.prop_map(move |value| (field.clone(), value)));
    }
    let kind = schema.get("kind").cloned();
    fields
        .prop_map(move |fields| {
            let mut message: Map<_, _> =
                fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
            message.extend(kind.clone().map(|kind| ("kind".to_owned(), kind)));
            Value::Object(message)
        })
        .boxed()
}

/// Any JSON of a property; `None` where messages stand too deep in one another.
fn any_value(description: &Value, property: &Value, depth: usize) -> Option<BoxedStrategy<Value>> {
    if let Some(message) = property["$ref"].as_str() {
        return (depth > 0).then(|| any_message(description, message, depth - 1));
    }
    let is_explicit = description["presence"] == "explicit";
    let least = i32::from(!is_explicit);
    if let Some(values) = property["enum"].as_array() {
        return Some(prop::sample::select(values[usize::from(!is_explicit)..].to_vec()).boxed());
    }
    let text = if is_explicit { "\\PC{0,8}" } else { "\\PC{1,8}" };
    Some(match (property["type"].as_str().unwrap(), property["format"].as_str()) {
        ("array", _) => {
            let items = any_value(description, &property["items"], depth)?;
            prop::collection::vec(items, 1..3).prop_map(Value::Array).boxed()
        }
        ("object", _) => prop::collection::btree_map("[a-z@]{1,4}", text, 1..3).prop_map(|map| json!(map)).boxed(),
        ("boolean", _) if is_explicit || property["required"] == true => any::<bool>().prop_map(Value::Bool).boxed(),
        ("boolean", _) => Just(Value::Bool(true)).boxed(),
        ("integer", _) => (least..=i32::MAX).prop_map(|number| json!(number)).boxed(),
        ("string", Some("int64")) => (i64::from(least)..=i64::MAX).prop_map(|number| json!(number.to_string())).boxed(),
        ("string", Some("google-duration")) => (1..1000).prop_map(|seconds| json!(format!("{seconds}s"))).boxed(),
        ("string", Some("google-datetime")) => {
            (10..60).prop_map(|second| json!(format!("2026-11-25T09:30:{second}Z"))).boxed()
        }
        ("string", _) => text.prop_map(Value::String).boxed(),
        (kind, format) => panic!("no values for a {kind} of format {format:?}"),
    })
}

/// Checks that messages of a type are written as they were read.
fn assert_same<M: Serialize + DeserializeOwned>(description: &str, name: &str) {
    let description: Value = serde_json::from_str(description).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(64));
    let outcome = runner.run(&any_message(&description, name, DEPTH), |message| {
        let read: M = serde_json::from_value(message.clone())
            .map_err(|error| TestCaseError::fail(format!("{message} was not read: {error}")))?;
        prop_assert_eq!(serde_json::to_value(&read).unwrap(), message);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{name}: {error}");
    }
}

macro_rules! same {
    ($family:ident: $($name:ident),*) => {
        $(assert_same::<$family::$name>($family::DESCRIPTION, stringify!($name));)*
    };
}

#[test]
fn given_any_message_of_zero_touch_when_read_and_written_then_it_is_the_same() {
    same!(zero_touch: Device, Configuration, Company, ClaimDevicesRequest, UnclaimDeviceRequest, Operation);
}

#[test]
fn given_any_message_of_play_emm_when_read_and_written_then_it_is_the_same() {
    same!(play_emm: User, Device, Product, ManagedConfiguration, ManagedProperty, AppRestrictionsSchema, NotificationSet,
        AdministratorWebTokenSpec, StoreCluster, WebApp);
}

#[test]
fn given_any_message_of_the_device_protocol_when_read_and_written_then_it_is_the_same() {
    same!(device: SetupRequest, SetupResponse);
}
