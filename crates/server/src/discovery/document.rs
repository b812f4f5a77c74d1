//! The discovery document of one API (`discovery#restDescription`).

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::description::Method;
use super::{Described, parameters, with_trailing_slash};

/// The discovery document of an API as served under `root_url` (with or without trailing slash). Methods that only old
/// clients call are not in it, as they are not in Google's.
///
/// It has an `auth` block and names the scopes of each method where Google's own has them (not of zero-touch: clients choose
/// their scopes themselves; zero-touch reference, section 1).
#[must_use]
pub(super) fn document(described: &Described, root_url: &str) -> Value {
    let Described { api, names_scopes } = described;
    let root_url = with_trailing_slash(root_url);
    let base_url = format!("{root_url}{}", api.service_path);
    let resources = resources(described);
    let mut document = json!({
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": format!("{}:{}", api.api, api.version),
        "name": api.api,
        "version": api.version,
        "version_module": true,
        "revision": api.revision,
        "title": api.title,
        "canonicalName": api.canonical_name,
        "description": api.description,
        // Generators derive the package of the client from the owner, who is the same as of the original.
        "ownerDomain": "google.com",
        "ownerName": "Google",
        "protocol": "rest",
        "rootUrl": root_url,
        "servicePath": api.service_path,
        "baseUrl": base_url,
        "basePath": base_path(&base_url),
        "batchPath": api.batch_path,
        // Reserved characters in resource names arrive percent-encoded or not; both are understood.
        "fullyEncodeReservedExpansion": true,
        "parameters": parameters::of_every_method(),
        "resources": resources,
        "schemas": schemas(&api.schemas),
    });
    if *names_scopes {
        let scopes: BTreeSet<&String> = api.methods.iter().flat_map(|method| &method.scopes).collect();
        let scopes: Map<String, Value> =
            scopes.into_iter().map(|scope| (scope.clone(), json!({"description": api.title}))).collect();
        document["auth"] = json!({"oauth2": {"scopes": scopes}});
    }
    document
}

/// The path of the base URL; empty where it is the root, as in Google's documents.
fn base_path(base_url: &str) -> &str {
    let after_scheme = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
    if path == "/" { "" } else { path }
}

/// The methods as a tree: `api.partners.devices.get` is method `get` of resource `devices` of resource `partners`.
fn resources(described: &Described) -> Value {
    let api = &described.api;
    let mut root = Map::new();
    for method in api.methods.iter().filter(|method| !method.legacy) {
        let name = method.id.strip_prefix(&format!("{}.", api.api)).unwrap_or(&method.id);
        let segments: Vec<&str> = name.split('.').collect();
        insert(&mut root, &segments, method_document(described, method));
    }
    root.remove("resources").unwrap_or_else(|| json!({}))
}

/// Puts `method` under the resources named by all but the last of `segments`, which is its own name.
fn insert(node: &mut Map<String, Value>, segments: &[&str], method: Value) {
    let (kind, name) = match segments {
        [] => return,
        [name] => ("methods", name),
        [resource, ..] => ("resources", resource),
    };
    let group = node.entry(kind).or_insert_with(|| json!({}));
    let Value::Object(group) = group else { return };
    if let [_, below @ ..] = segments
        && !below.is_empty()
    {
        let resource = group.entry(*name).or_insert_with(|| json!({}));
        if let Value::Object(resource) = resource {
            insert(resource, below, method);
        }
        return;
    }
    group.insert((*name).to_owned(), method);
}

fn method_document(described: &Described, method: &Method) -> Value {
    let api = &described.api;
    let path = method.template.as_ref().unwrap_or(&method.path);
    let mut document = json!({
        "id": method.id,
        "description": method.description,
        "path": path,
        "flatPath": method.path,
        "httpMethod": method.http,
        "parameters": parameters::of_method(&method.parameters, &api.parameter_descriptions),
        "parameterOrder": parameters::required_in_order(path, &method.parameters),
    });
    for (direction, schema) in [("request", &method.request), ("response", &method.response)] {
        if let Some(schema) = schema {
            document[direction] = json!({ "$ref": schema });
        }
    }
    if described.names_scopes {
        document["scopes"] = json!(method.scopes);
    }
    document
}

/// Every schema repeats its own name as `id`.
fn schemas(schemas: &Map<String, Value>) -> Value {
    let named = schemas.iter().map(|(name, schema)| {
        let mut schema = schema.clone();
        if let Value::Object(schema) = &mut schema {
            // A constant is no part of the dialect.
            schema.remove("kind");
            schema.insert("id".to_owned(), json!(name));
        }
        (name.clone(), schema)
    });
    Value::Object(named.collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    use crate::families::FAMILIES;
    use crate::family::{Families, Loaded};

    fn described() -> Vec<Described> {
        Families::new(FAMILIES, false).all().filter_map(Loaded::described).collect()
    }

    fn zero_touch() -> Value {
        described()[0].document("http://127.0.0.1:8080")
    }

    /// Every method of the tree below `node`.
    fn methods(node: &Value) -> Vec<&Value> {
        let group = |kind: &str| node[kind].as_object().into_iter().flat_map(|group| group.values());
        group("methods").chain(group("resources").flat_map(methods)).collect()
    }

    /// Every `$ref` anywhere in `node`.
    fn references(node: &Value) -> Vec<&str> {
        match node {
            Value::Object(fields) => {
                let own = fields.get("$ref").and_then(Value::as_str);
                own.into_iter().chain(fields.values().flat_map(references)).collect()
            }
            Value::Array(items) => items.iter().flat_map(references).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn the_document_names_this_server_with_one_trailing_slash() {
        for root_url in ["https://muster.example/zt", "https://muster.example/zt/"] {
            let document = described()[0].document(root_url);
            assert_eq!(document["rootUrl"], "https://muster.example/zt/");
            assert_eq!(document["baseUrl"], "https://muster.example/zt/");
            assert_eq!(document["basePath"], "/zt/");
        }
    }

    #[test]
    fn the_document_is_headed_as_googles_is() {
        let document = zero_touch();
        for (field, expected) in [
            ("kind", json!("discovery#restDescription")),
            ("id", json!("androiddeviceprovisioning:v1")),
            ("name", json!("androiddeviceprovisioning")),
            ("version", json!("v1")),
            ("canonicalName", json!("Android Provisioning Partner")),
            ("protocol", json!("rest")),
            ("servicePath", json!("")),
            ("basePath", json!("")),
            ("batchPath", json!("batch")),
            ("fullyEncodeReservedExpansion", json!(true)),
        ] {
            assert_eq!(document[field], expected, "field {field}");
        }
        assert!(document.get("auth").is_none(), "Google's document has no auth block");
    }

    #[test]
    fn the_document_of_play_emm_names_its_scope_as_googles_does() {
        let document = described()[1].document("http://127.0.0.1:8080");
        let scope = "https://www.googleapis.com/auth/androidenterprise";
        assert!(document["auth"]["oauth2"]["scopes"][scope]["description"].is_string(), "{}", document["auth"]);
        for method in methods(&document) {
            assert_eq!(method["scopes"], json!([scope]), "{}", method["id"]);
        }
    }

    #[test]
    fn every_method_of_every_description_is_at_its_place_in_the_tree() {
        for described in described() {
            let document = described.document("http://127.0.0.1:8080");
            let current: Vec<_> = described.api.methods.iter().filter(|method| !method.legacy).collect();
            assert_eq!(methods(&document).len(), current.len());
            for method in current {
                let segments: Vec<_> = method.id.split('.').skip(1).collect();
                let pointer = format!("/resources/{}", segments.join("/resources/"));
                let (parent, name) = pointer.rsplit_once("/resources/").unwrap();
                let found = document.pointer(&format!("{parent}/methods/{name}"));
                assert_eq!(found.map(|found| &found["id"]), Some(&json!(method.id)));
            }
        }
    }

    #[test]
    fn a_method_has_its_paths_parameters_and_schemas() {
        let document = zero_touch();
        let method = &document["resources"]["partners"]["resources"]["devices"]["methods"]["metadata"];
        assert_eq!(method["path"], "v1/partners/{+metadataOwnerId}/devices/{+deviceId}/metadata");
        assert_eq!(method["flatPath"], "v1/partners/{partnersId}/devices/{devicesId}/metadata");
        assert_eq!(method["httpMethod"], "POST");
        assert_eq!(method["parameterOrder"], json!(["metadataOwnerId", "deviceId"]));
        assert_eq!(method["parameters"]["deviceId"]["format"], "int64");
        assert_eq!(method["request"], json!({"$ref": "UpdateDeviceMetadataRequest"}));
        assert_eq!(method["response"], json!({"$ref": "DeviceMetadata"}));
    }

    #[test]
    fn every_required_parameter_is_in_the_order_and_every_method_and_parameter_is_described() {
        let documents: Vec<Value> = described().iter().map(|it| it.document("http://127.0.0.1:8080")).collect();
        for method in documents.iter().flat_map(methods) {
            let id = method["id"].as_str().unwrap();
            assert!(method["description"].as_str().is_some_and(|text| !text.is_empty()), "{id} has no description");
            for (name, parameter) in method["parameters"].as_object().unwrap() {
                let described = parameter["description"].as_str().is_some_and(|text| !text.is_empty());
                assert!(described, "parameter {name} of {id} has no description");
                let ordered = method["parameterOrder"].as_array().unwrap().contains(&json!(name));
                assert_eq!(ordered, parameter["required"] == json!(true), "parameter {name} of {id}");
            }
        }
    }

    #[test]
    fn every_reference_leads_to_a_schema_that_knows_its_name() {
        for described in described() {
            let document = described.document("http://127.0.0.1:8080");
            let references = references(&document);
            assert!(references.len() >= described.api.methods.len() / 2, "only {} references", references.len());
            for name in references {
                assert_eq!(document["schemas"][name]["id"], *name, "schema {name}");
            }
        }
    }
}
