//! Which fields an answer of one API can have, so that a misspelt `fields` is refused instead of giving nothing.

use std::collections::HashMap;

use serde_json::Value;

/// The schemas of one API: for each its properties, each with what it leads to. Two APIs may have schemas of one name.
#[derive(Debug, Default)]
pub(crate) struct Schemas(HashMap<String, HashMap<String, Leads>>);

#[derive(Debug)]
enum Leads {
    /// A message of this schema.
    To(String),
    /// An object of any content.
    Anywhere,
    /// A plain value.
    Nowhere,
}

impl Schemas {
    /// Reads an API description.
    pub(crate) fn of(description: &str) -> Self {
        let description: Value = serde_json::from_str(description).unwrap_or_default();
        let schemas = description["schemas"].as_object().into_iter().flatten();
        Self(schemas.map(|(name, schema)| (name.clone(), properties(schema))).collect())
    }

    /// Whether an answer of the schema `response` can have something at `path`.
    pub(crate) fn can_have(&self, response: &str, path: &[&str]) -> bool {
        let mut schema = response;
        for (index, name) in path.iter().enumerate() {
            match self.0.get(schema).and_then(|properties| properties.get(*name)) {
                Some(Leads::To(next)) => schema = next,
                Some(Leads::Anywhere) => return true,
                Some(Leads::Nowhere) => return index + 1 == path.len(),
                None => return false,
            }
        }
        true
    }
}

fn properties(schema: &Value) -> HashMap<String, Leads> {
    let own = schema["properties"].as_object().into_iter().flatten();
    let own = own.map(|(field, property)| (field.clone(), leads(property)));
    // A constant `kind` stands beside the properties: generated code writes it.
    let kind = schema.get("kind").is_some().then(|| ("kind".to_owned(), Leads::Nowhere));
    own.chain(kind).collect()
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
    use super::Schemas;

    #[test]
    fn paths_follow_the_schemas() {
        let schemas = Schemas::of(muster_wire::zero_touch::DESCRIPTION);
        for (path, expected) in [
            (&["devices", "deviceIdentifier", "imei"][..], true),
            (&["devices", "deviceMetadata", "entries", "phonenumber"], true),
            (&["nextPageToken"], true),
            (&["device"], false),
            (&["devices", "imei"], false),
            (&["nextPageToken", "length"], false),
        ] {
            assert_eq!(schemas.can_have("CustomerListDevicesResponse", path), expected, "for {path:?}");
        }
        assert!(schemas.can_have("Operation", &["response", "perDeviceStatus", "result"]), "an Any may hold anything");
    }

    #[test]
    fn a_schema_of_one_name_is_each_apis_own() {
        let (one, other) = (
            Schemas::of(r#"{"schemas": {"Device": {"properties": {"imei": {"type": "string"}}}}}"#),
            Schemas::of(
                r#"{"schemas": {"Device": {"kind": "x#device", "properties": {"androidId": {"type": "string"}}}}}"#,
            ),
        );
        assert!(one.can_have("Device", &["imei"]) && !one.can_have("Device", &["androidId"]));
        assert!(other.can_have("Device", &["androidId"]) && !other.can_have("Device", &["imei"]));
        assert!(other.can_have("Device", &["kind"]) && !one.can_have("Device", &["kind"]));
    }
}
