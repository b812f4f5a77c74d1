//! The list of the APIs that have a discovery document (`discovery#directoryList`).

use serde_json::{Value, json};

use super::description::{self, Api};
use super::{with_trailing_slash, wording};

/// The directory of the APIs described by `api_jsons`, texts of `api/*.json`, as served under `root_url` (with or
/// without trailing slash) at `/discovery/v1/apis`.
///
/// # Panics
/// When one of them is not an API description; descriptions are compiled in.
#[must_use]
pub fn directory(api_jsons: &[&str], root_url: &str) -> Value {
    let root_url = with_trailing_slash(root_url);
    let items: Vec<Value> = api_jsons.iter().map(|json| item(&description::read(json), &root_url)).collect();
    json!({"kind": "discovery#directoryList", "discoveryVersion": "v1", "items": items})
}

fn item(api: &Api, root_url: &str) -> Value {
    let path = format!("apis/{}/{}/rest", api.api, api.version);
    json!({
        "kind": "discovery#directoryItem",
        "id": format!("{}:{}", api.api, api.version),
        "name": api.api,
        "version": api.version,
        "title": api.title,
        "description": wording::api(&api.api).unwrap_or_default(),
        "discoveryRestUrl": format!("{root_url}discovery/v1/{path}"),
        // Relative to the directory, as in Google's.
        "discoveryLink": format!("./{path}"),
        "preferred": true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_api_is_listed_with_the_address_of_its_document() {
        let api_json = include_str!("../../../../api/zero_touch.json");
        let directory = directory(&[api_json], "http://127.0.0.1:8080/");
        assert_eq!(directory["kind"], "discovery#directoryList");
        let item = &directory["items"][0];
        assert_eq!(item["id"], "androiddeviceprovisioning:v1");
        assert_eq!(
            item["discoveryRestUrl"],
            "http://127.0.0.1:8080/discovery/v1/apis/androiddeviceprovisioning/v1/rest"
        );
        assert!(item["description"].as_str().is_some_and(|text| !text.is_empty()));
    }

    #[test]
    fn without_apis_the_directory_is_empty() {
        assert_eq!(directory(&[], "http://x")["items"], json!([]));
    }
}
