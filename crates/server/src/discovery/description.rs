//! The format of the API descriptions in `api/*.json`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

/// One API: names, types and paths.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Api {
    pub(crate) api: String,
    pub(crate) version: String,
    pub(crate) revision: String,
    pub(crate) title: String,
    /// What code generators name the client's class after.
    pub(crate) canonical_name: String,
    /// What the API is for.
    pub(crate) description: String,
    pub(crate) service_path: String,
    pub(crate) batch_path: String,
    /// What each parameter means, the same in every method.
    #[serde(default)]
    pub(crate) parameter_descriptions: BTreeMap<String, String>,
    pub(crate) methods: Vec<Method>,
    /// By name; already in the JSON Schema dialect of discovery documents.
    pub(crate) schemas: Map<String, Value>,
}

/// One method.
#[derive(Deserialize)]
pub(crate) struct Method {
    pub(crate) id: String,
    pub(crate) http: String,
    /// What it does.
    pub(crate) description: String,
    /// Whether only old clients call it.
    #[serde(default)]
    pub(crate) legacy: bool,
    /// With one variable for each path segment.
    pub(crate) path: String,
    /// With one variable for a whole resource name, where the API has it so.
    pub(crate) template: Option<String>,
    /// By name; already in the dialect of discovery documents.
    #[serde(default)]
    pub(crate) parameters: Map<String, Value>,
    /// Of which a token needs one.
    #[serde(default)]
    pub(crate) scopes: Vec<String>,
    /// Name of the schema of the body.
    pub(crate) request: Option<String>,
    /// Name of the schema of the answer.
    pub(crate) response: Option<String>,
}

/// Reads an API description.
///
/// # Panics
/// When it has not the format: the descriptions are compiled in and every one is read by the tests.
pub(crate) fn read(api_json: &str) -> Api {
    serde_json::from_str(api_json).expect("API descriptions are compiled in and read by the tests")
}
