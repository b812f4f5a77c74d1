//! The form of an API description. Anything it does not know is an error, so that nothing is left out unseen.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Description {
    pub api: String,
    pub version: String,
    /// What follows serves the discovery document only.
    #[serde(rename = "revision")]
    _revision: String,
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "canonicalName")]
    _canonical_name: String,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(rename = "rootUrl")]
    _root_url: Option<String>,
    #[serde(rename = "servicePath")]
    _service_path: String,
    #[serde(rename = "batchPath")]
    _batch_path: Option<String>,
    /// What a parameter means, by its name, which means the same in every method.
    #[serde(default, rename = "parameterDescriptions")]
    _parameter_descriptions: BTreeMap<String, String>,
    #[serde(default)]
    pub presence: Presence,
    #[serde(default)]
    pub enum_names: EnumNames,
    pub methods: Vec<Method>,
    pub schemas: BTreeMap<String, Schema>,
}

/// When a scalar is written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Presence {
    /// Not when it has its type's default value: proto3 JSON.
    #[default]
    Proto3,
    /// Whenever it was set, to whatever value.
    Explicit,
}

/// What an enum is called.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EnumNames {
    /// Like its field, or longer if its unspecified value says so: fields of one name have one enum.
    #[default]
    Field,
    /// Like its schema and its field: every field has its own.
    SchemaAndField,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    pub id: String,
    pub http: String,
    pub path: String,
    #[serde(rename = "description")]
    _description: Option<String>,
    pub template: Option<String>,
    #[serde(default)]
    pub parameters: BTreeMap<String, Parameter>,
    pub request: Option<String>,
    pub response: Option<String>,
    #[serde(default)]
    pub scopes: Vec<String>,
    #[serde(default)]
    pub legacy: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    #[serde(rename = "type")]
    pub kind: String,
    pub format: Option<String>,
    pub location: String,
    pub pattern: Option<String>,
    #[serde(rename = "enum")]
    pub values: Option<Vec<String>>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub repeated: bool,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    #[serde(rename = "maxLength")]
    pub max_length: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    #[serde(rename = "type")]
    pub kind: String,
    /// The constant that its field `kind` has.
    #[serde(rename = "kind")]
    pub constant: Option<String>,
    pub properties: BTreeMap<String, Property>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Property {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    pub format: Option<String>,
    #[serde(rename = "enum")]
    pub values: Option<Vec<String>>,
    pub items: Option<Box<Property>>,
    pub additional_properties: Option<Box<Property>>,
    /// With proto3 presence: whether it is written even if it has its type's default value. With explicit presence:
    /// whether a message without it is refused.
    #[serde(default)]
    pub required: bool,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    pub max_items: Option<usize>,
    /// A rule of the service, not of the wire: such a field is read and ignored or checked there.
    #[serde(default, rename = "readOnly")]
    _read_only: bool,
}

impl Schema {
    /// Its fields without `kind`, where that is a constant.
    pub fn fields(&self) -> impl Iterator<Item = (&String, &Property)> {
        self.properties.iter().filter(|(name, _)| self.constant.is_none() || *name != "kind")
    }
}

impl Description {
    pub fn parse(text: &str) -> Result<Self, String> {
        let description: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        for method in &description.methods {
            for schema in method.request.iter().chain(&method.response) {
                description.schema(schema).map_err(|error| format!("{}: {error}", method.id))?;
            }
        }
        Ok(description)
    }

    pub fn schema(&self, name: &str) -> Result<&Schema, String> {
        self.schemas.get(name).ok_or_else(|| format!("there is no schema {name}"))
    }

    /// Whether messages of a schema can hold messages of another, at any depth but not through a list.
    pub fn holds(&self, outer: &str, inner: &str) -> bool {
        let (mut seen, mut open) = (Vec::new(), vec![outer]);
        while let Some(name) = open.pop() {
            let properties = self.schemas.get(name).into_iter().flat_map(|schema| schema.properties.values());
            for held in properties.filter_map(|property| property.reference.as_deref()) {
                if held == inner {
                    return true;
                }
                if !seen.contains(&held) {
                    seen.push(held);
                    open.push(held);
                }
            }
        }
        false
    }
}
