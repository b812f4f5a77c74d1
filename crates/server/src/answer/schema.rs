//! Which fields an answer of one API can have, so that a misspelt `fields` is refused instead of giving nothing.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

/// The field in which an object of any type says which one it has (`google.protobuf.Any`).
const TYPE: &str = "@type";

/// A field that its description lets hold anything, though what it holds is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holds {
    /// The schema of the field.
    pub schema: &'static str,
    /// The field.
    pub field: &'static str,
    /// The schema of what it holds.
    pub held: &'static str,
}

/// The schemas of one API: for each its properties, each with what it leads to. Two APIs may have schemas of one name.
#[derive(Debug, Default)]
pub(crate) struct Schemas(HashMap<String, HashMap<String, Leads>>);

#[derive(Debug)]
enum Leads {
    /// A message of this schema.
    To(String),
    /// An object that says its type, which is always this schema.
    ToTyped(String),
    /// An object of any content.
    Anywhere,
    /// A plain value.
    Nowhere,
}

impl Schemas {
    /// Reads an API description. `held` tells what is in fields that it lets hold anything.
    pub(crate) fn of(description: &str, held: &[Holds]) -> Self {
        let description: Value = serde_json::from_str(description).unwrap_or_default();
        let schemas = description["schemas"].as_object().into_iter().flatten();
        let mut schemas = Self(schemas.map(|(name, schema)| (name.clone(), properties(schema))).collect());
        for holds in held {
            if let Some(leads) = schemas.0.get_mut(holds.schema).and_then(|fields| fields.get_mut(holds.field)) {
                *leads = Leads::ToTyped(holds.held.to_owned());
            }
        }
        schemas
    }

    /// The place where an answer of the schema `response` begins; without a schema nothing can be there.
    pub(crate) fn answer(&self, response: Option<&'static str>) -> Place<'_> {
        Place { schemas: self, may_be: response.into_iter().collect(), ..Place::nowhere(self) }
    }
}

/// A place in an answer: what may be there.
#[derive(Debug, Clone)]
pub(crate) struct Place<'s> {
    schemas: &'s Schemas,
    /// A message of one of these schemas.
    may_be: BTreeSet<&'s str>,
    /// A message that says of which type it is.
    is_typed: bool,
    /// An object of any content.
    anything: bool,
}

impl<'s> Place<'s> {
    fn nowhere(schemas: &'s Schemas) -> Self {
        Self { schemas, may_be: BTreeSet::new(), is_typed: false, anything: false }
    }

    /// A place at which an object of any content may be.
    pub(crate) fn anything(schemas: &'s Schemas) -> Self {
        Self { anything: true, ..Self::nowhere(schemas) }
    }

    /// The place below a field of exactly that name, lists left out; `None` if no schema has one.
    pub(crate) fn below(&self, name: &str) -> Option<Self> {
        let known = self.properties().filter(|(known, _)| *known == name);
        let of_type = (self.is_typed && name == TYPE).then(|| Self::nowhere(self.schemas));
        self.union(known.map(|(_, leads)| leads)).or(of_type)
    }

    /// The place below any field; `None` if there is none.
    pub(crate) fn below_each(&self) -> Option<Self> {
        self.union(self.properties().map(|(_, leads)| leads)).or_else(|| self.below_unknown())
    }

    /// The place below a field of any name, where an object may have any content.
    pub(crate) fn below_unknown(&self) -> Option<Self> {
        self.anything.then(|| Self::anything(self.schemas))
    }

    fn properties(&self) -> impl Iterator<Item = (&'s str, &'s Leads)> {
        let known = self.may_be.iter().filter_map(|schema| self.schemas.0.get(*schema));
        known.flatten().map(|(name, leads)| (name.as_str(), leads))
    }

    fn union(&self, all: impl Iterator<Item = &'s Leads>) -> Option<Self> {
        let mut union = None;
        for leads in all {
            let place = union.get_or_insert_with(|| Self { anything: self.anything, ..Self::nowhere(self.schemas) });
            match leads {
                Leads::To(schema) => {
                    place.may_be.insert(schema);
                }
                Leads::ToTyped(schema) => {
                    place.may_be.insert(schema);
                    place.is_typed = true;
                }
                Leads::Anywhere => place.anything = true,
                Leads::Nowhere => {}
            }
        }
        union
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
    use super::*;

    const HELD: &[Holds] =
        &[Holds { schema: "Operation", field: "response", held: "DevicesLongRunningOperationResponse" }];

    fn has(place: Place<'_>, path: &[&str]) -> bool {
        path.iter()
            .try_fold(place, |place, name| match *name {
                "*" => place.below_each(),
                name => place.below(name).or_else(|| place.below_unknown()),
            })
            .is_some()
    }

    #[test]
    fn paths_follow_the_schemas() {
        let schemas = Schemas::of(muster_wire::zero_touch::DESCRIPTION, HELD);
        for (path, expected) in [
            (&["devices", "deviceIdentifier", "imei"][..], true),
            (&["devices", "deviceMetadata", "entries", "phonenumber"], true),
            (&["nextPageToken"], true),
            (&["device"], false),
            (&["devices", "imei"], false),
            (&["nextPageToken", "length"], false),
            (&["*", "deviceIdentifier"], true),
            (&["devices", "*", "imei"], true),
            (&["*", "imei"], false),
            (&["devices", "*", "entries", "anything"], true),
            (&["nextPageToken", "*"], false),
        ] {
            let answer = schemas.answer(Some("CustomerListDevicesResponse"));
            assert_eq!(has(answer, path), expected, "for {path:?}");
        }
        for (path, expected) in [
            (&["response", "perDeviceStatus", "result"][..], true),
            (&["response", "@type"], true),
            (&["response", "perDeviceStatuses"], false),
            (&["@type"], false),
            (&["metadata", "anything"], true),
            (&["error", "details", "anything"], true),
        ] {
            assert_eq!(has(schemas.answer(Some("Operation")), path), expected, "for {path:?}");
        }
        assert!(!has(schemas.answer(None), &["*"]) && has(schemas.answer(None), &[]), "an answer without fields");
    }

    #[test]
    fn a_schema_of_one_name_is_each_apis_own() {
        let (one, other) = (
            Schemas::of(r#"{"schemas": {"Device": {"properties": {"imei": {"type": "string"}}}}}"#, &[]),
            Schemas::of(
                r#"{"schemas": {"Device": {"kind": "x#device", "properties": {"androidId": {"type": "string"}}}}}"#,
                &[],
            ),
        );
        let has = |schemas: &Schemas, field: &str| has(schemas.answer(Some("Device")), &[field]);
        assert!(has(&one, "imei") && !has(&one, "androidId"));
        assert!(has(&other, "androidId") && !has(&other, "imei"));
        assert!(has(&other, "kind") && !has(&one, "kind"));
    }
}
