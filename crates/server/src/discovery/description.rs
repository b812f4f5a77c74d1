//! The format of the API descriptions in `api/*.json`.

use serde::Deserialize;
use serde_json::{Map, Value};

/// One API: names, types and paths.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Api {
    pub(super) api: String,
    pub(super) version: String,
    pub(super) revision: String,
    pub(super) title: String,
    /// What code generators name the client's class after.
    pub(super) canonical_name: String,
    pub(super) service_path: String,
    pub(super) batch_path: String,
    pub(super) methods: Vec<Method>,
    /// By name; already in the JSON Schema dialect of discovery documents.
    pub(super) schemas: Map<String, Value>,
}

/// One method.
#[derive(Deserialize)]
pub(super) struct Method {
    pub(super) id: String,
    pub(super) http: String,
    /// With one variable for each path segment.
    pub(super) path: String,
    /// With one variable for a whole resource name, where the API has it so.
    pub(super) template: Option<String>,
    /// By name; already in the dialect of discovery documents.
    #[serde(default)]
    pub(super) parameters: Map<String, Value>,
    /// Name of the schema of the body.
    pub(super) request: Option<String>,
    /// Name of the schema of the answer.
    pub(super) response: Option<String>,
}

/// Reads an API description.
///
/// # Panics
/// When it has not the format: the descriptions are compiled in and every one is read by the tests.
pub(super) fn read(api_json: &str) -> Api {
    serde_json::from_str(api_json).expect("API descriptions are compiled in and read by the tests")
}
