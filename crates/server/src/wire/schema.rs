//! Which fields an answer can have, so that a misspelt `fields` is refused instead of giving nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use muster_wire::{device, zero_touch};
use serde_json::Value;

/// For each schema its properties, each with the schema it leads to (if it is a message or a list of them).
type Schemas = HashMap<String, HashMap<String, Leads>>;

enum Leads {
    /// A message of this schema.
    To(String),
    /// An object of any content.
    Anywhere,
    /// A plain value.
    Nowhere,
}

static SCHEMAS: LazyLock<Schemas> =
    LazyLock::new(|| [device::DESCRIPTION, zero_touch::DESCRIPTION].into_iter().flat_map(schemas_of).collect());

/// Whether an answer of the schema `response` can have something at `path`.
pub(crate) fn can_have(response: &str, path: &[&str]) -> bool {
    let mut schema = response;
    for (index, name) in path.iter().enumerate() {
        match SCHEMAS.get(schema).and_then(|properties| properties.get(*name)) {
            Some(Leads::To(next)) => schema = next,
            Some(Leads::Anywhere) => return true,
            Some(Leads::Nowhere) => return index + 1 == path.len(),
            None => return false,
        }
    }
    true
}

fn schemas_of(description: &str) -> Vec<(String, HashMap<String, Leads>)> {
    let description: Value = serde_json::from_str(description).unwrap_or_default();
    let Some(schemas) = description["schemas"].as_object() else { return Vec::new() };
    schemas
        .iter()
        .map(|(name, schema)| {
            let properties = schema["properties"].as_object();
            let leads = properties.into_iter().flatten().map(|(field, property)| (field.clone(), leads(property)));
            (name.clone(), leads.collect())
        })
        .collect()
}

fn leads(property: &Value) -> Leads {
    let of = if property["type"] == "array" { &property["items"] } else { property };
    match of["$ref"].as_str() {
        Some(schema) => Leads::To(schema.to_owned()),
        None if of["type"] == "object" => Leads::Anywhere,
        None => Leads::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::can_have;

    #[test]
    fn paths_follow_the_schemas() {
        for (path, expected) in [
            (&["devices", "deviceIdentifier", "imei"][..], true),
            (&["devices", "deviceMetadata", "entries", "phonenumber"], true),
            (&["nextPageToken"], true),
            (&["device"], false),
            (&["devices", "imei"], false),
            (&["nextPageToken", "length"], false),
        ] {
            assert_eq!(can_have("CustomerListDevicesResponse", path), expected, "for {path:?}");
        }
        assert!(can_have("Operation", &["response", "perDeviceStatus", "result"]), "an Any may hold anything");
    }
}
