//! The list of the APIs that have a discovery document (`discovery#directoryList`).

use serde_json::{Value, json};

use super::{Described, with_trailing_slash};

/// The directory of these APIs, as served under `root_url` (with or without trailing slash) at `/discovery/v1/apis`.
#[must_use]
pub(super) fn directory<'a>(all: impl Iterator<Item = &'a Described>, root_url: &str) -> Value {
    let root_url = with_trailing_slash(root_url);
    let items: Vec<Value> = all.map(|described| item(described, &root_url)).collect();
    json!({"kind": "discovery#directoryList", "discoveryVersion": "v1", "items": items})
}

fn item(described: &Described, root_url: &str) -> Value {
    let api = &described.api;
    let path = format!("apis/{}/{}/rest", api.api, api.version);
    json!({
        "kind": "discovery#directoryItem",
        "id": format!("{}:{}", api.api, api.version),
        "name": api.api,
        "version": api.version,
        "title": api.title,
        "description": api.description,
        "discoveryRestUrl": format!("{root_url}discovery/v1/{path}"),
        // Relative to the directory, as in Google's.
        "discoveryLink": format!("./{path}"),
        "preferred": true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::FAMILIES;
    use crate::family::{Families, Loaded};

    #[test]
    fn every_api_is_listed_with_the_address_of_its_document() {
        let families = Families::new(FAMILIES, false);
        let all: Vec<Described> = families.all().filter_map(Loaded::described).collect();
        let directory = directory(all.iter(), "http://127.0.0.1:8080/");
        assert_eq!(directory["kind"], "discovery#directoryList");
        let item = &directory["items"][0];
        assert_eq!(item["id"], "androiddeviceprovisioning:v1");
        assert_eq!(
            item["discoveryRestUrl"],
            "http://127.0.0.1:8080/discovery/v1/apis/androiddeviceprovisioning/v1/rest"
        );
        assert_eq!(directory["items"].as_array().map(Vec::len), Some(all.len()));
        for item in directory["items"].as_array().into_iter().flatten() {
            assert!(item["description"].as_str().is_some_and(|text| !text.is_empty()), "{item}");
        }
    }

    #[test]
    fn without_apis_the_directory_is_empty() {
        assert_eq!(directory([].iter(), "http://x")["items"], json!([]));
    }
}
