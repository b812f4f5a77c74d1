//! The discovery document: what clients build themselves from.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Scene, on_every_engine, on_every_engine_with, settings};
use muster_server::{FAMILIES, Family, Settings};

/// Both addresses of the document, as Python's client asks for them.
const PATHS: [&str; 2] = ["/$discovery/rest?version=v1", "/discovery/v1/apis/androiddeviceprovisioning/v1/rest"];

/// The families that clients can discover, with the name of the API.
fn discoverable() -> Vec<(&'static Family, Value)> {
    let described =
        FAMILIES.iter().map(|family| (*family, serde_json::from_str::<Value>(family.api.description).unwrap()));
    described.filter(|(family, _)| family.is_discoverable()).collect()
}

fn document(scene: &Scene) -> Value {
    scene.anonymous().get(PATHS[0]).ok()
}

/// Every method of the document, by id.
fn methods(node: &Value, found: &mut BTreeMap<String, Value>) {
    for method in node["methods"].as_object().into_iter().flat_map(|methods| methods.values()) {
        found.insert(method["id"].as_str().unwrap().to_owned(), method.clone());
    }
    for resource in node["resources"].as_object().into_iter().flat_map(|resources| resources.values()) {
        methods(resource, found);
    }
}

#[test]
fn given_the_system_parameters_when_sent_with_discovery_then_they_are_obeyed_or_refused_as_everywhere() {
    on_every_engine(|scene| {
        for path in [PATHS[0], "/discovery/v1/apis/androiddeviceprovisioning/v1/rest?x=y", "/discovery/v1/apis?x=y"] {
            let whole = scene.anonymous().get(path);
            let compact = scene.anonymous().get(&format!("{path}&prettyPrint=false"));
            assert!(whole.text().contains("\n  ") && !compact.text().contains('\n'), "{path}");
            assert_eq!(compact.ok(), whole.ok(), "{path}");
            let part = scene.anonymous().get(&format!("{path}&fields=kind,items/name,auth")).ok();
            assert!(part.get("kind").is_some() && part.get("methods").is_none(), "{path}: {part}");
            let masked = scene.anonymous().with_header("X-Goog-FieldMask", "kind").get(path).ok();
            assert_eq!(masked, json!({"kind": whole.ok()["kind"]}), "{path}");
            for (query, name) in [("callback=alert", "callback"), ("alt=media", "alt"), ("fields=(", "fields")] {
                let refused = scene.anonymous().get(&format!("{path}&{query}")).refused(400, "INVALID_ARGUMENT");
                refused.about(name);
            }
        }
        let refused = scene.anonymous().get("/discovery/v1/apis/%E4/v1/rest").refused(400, "INVALID_ARGUMENT");
        refused.says("the path is wrong");
        scene.anonymous().get("/discovery/v1/apis/none/v1/rest").refused(404, "NOT_FOUND");
    });
}

#[test]
fn given_no_token_when_asked_for_then_the_document_names_this_server() {
    on_every_engine(|scene| {
        let root = format!("{}/", scene.server().public_url);
        let documents = PATHS.map(|path| scene.anonymous().get(path).ok());
        assert_eq!(documents[0], documents[1]);
        let document = &documents[0];
        for (field, expected) in [
            ("kind", json!("discovery#restDescription")),
            ("name", json!("androiddeviceprovisioning")),
            ("version", json!("v1")),
            ("rootUrl", json!(root)),
            ("baseUrl", json!(root)),
            ("servicePath", json!("")),
            ("batchPath", json!("batch")),
        ] {
            assert_eq!(document[field], expected, "{field}");
        }
        for absent in ["auth", "mtlsRootUrl", "endpoints"] {
            assert!(document.get(absent).is_none(), "{absent} would lead clients elsewhere");
        }
        assert_eq!(scene.anonymous().get("/$discovery/rest").ok(), *document, "v1 is the version when none is named");
        assert_eq!(scene.anonymous().get("/$discovery/rest?version=v1&key=abc").ok(), *document);
    });
}

#[test]
fn given_each_document_when_compared_then_it_has_every_method_as_the_server_routes_it() {
    on_every_engine(|scene| {
        for (family, description) in discoverable() {
            let api = description["api"].as_str().unwrap();
            let mut found = BTreeMap::new();
            methods(&scene.anonymous().get(&format!("/discovery/v1/apis/{api}/v1/rest")).ok(), &mut found);
            let current: Vec<_> = family.api.methods.iter().filter(|method| !method.legacy).collect();
            assert_eq!(found.len(), current.len(), "{api}");
            for method in current {
                let described = found.get(method.id).unwrap_or_else(|| panic!("{} is missing", method.id));
                assert_eq!(described["httpMethod"], method.http.as_str(), "{}", method.id);
                assert_eq!(described["flatPath"], method.flat_path, "{}", method.id);
                assert_eq!(described["path"], method.template, "{}", method.id);
                assert_eq!(described["response"]["$ref"].as_str(), method.response, "{}", method.id);
                let names: Vec<&String> = described["parameters"].as_object().unwrap().keys().collect();
                let expected: Vec<&str> = method.parameters.iter().map(|parameter| parameter.name).collect();
                assert_eq!(names, expected, "{}", method.id);
            }
        }
    });
}

#[test]
fn given_several_apis_on_one_host_when_asked_for_by_host_or_by_parameter_then_each_has_its_own_document() {
    on_every_engine(|scene| {
        for (family, description) in discoverable() {
            let api = description["api"].as_str().unwrap();
            let by_name = scene.anonymous().get(&format!("/discovery/v1/apis/{api}/v1/rest")).ok();
            let by_parameter = scene.anonymous().get(&format!("/$discovery/rest?version=v1&api={api}")).ok();
            assert_eq!(by_parameter, by_name, "{api}");
            let host = format!("{api}.googleapis.com");
            let by_host = scene.anonymous().with_header("Host", &host).get("/$discovery/rest?version=v1").ok();
            assert_eq!(by_host, by_name, "{}: its host is {host}", family.name);
        }
        scene.anonymous().get("/$discovery/rest?version=v1&api=drive").refused(404, "NOT_FOUND");
        let other = scene.anonymous().with_header("Host", "muster.example.com").get("/$discovery/rest?version=v1").ok();
        assert_eq!(other, document(scene), "the first API is meant where nothing else says which");
    });
}

#[test]
fn given_a_method_of_the_document_when_called_as_it_says_then_the_server_answers() {
    on_every_engine(|scene| {
        let document = document(scene);
        let method = &document["resources"]["customers"]["resources"]["dpcs"]["methods"]["list"];
        let parent = format!("customers/{}", scene.customer);
        let path = method["path"].as_str().unwrap().replace("{+parent}", &parent);
        scene.admin().get(&format!("/{path}")).ok();
    });
}

#[test]
fn given_the_directory_when_asked_for_then_it_leads_to_the_document() {
    on_every_engine(|scene| {
        let directory = scene.anonymous().get("/discovery/v1/apis").ok();
        let named = |name: &str| scene.anonymous().get(&format!("/discovery/v1/apis?name={name}&preferred=true")).ok();
        let one = named("androidenterprise");
        assert_eq!(one["items"].as_array().map(Vec::len), Some(1), "{one}");
        assert_eq!(one["items"][0]["name"], "androidenterprise");
        assert_eq!(named("nope")["items"], serde_json::json!([]));
        let url = directory["items"][0]["discoveryRestUrl"].as_str().unwrap().to_owned();
        let path = url.strip_prefix(&scene.server().public_url).expect("an address of this server");
        assert_eq!(scene.anonymous().get(path).ok(), document(scene));
    });
}

#[test]
fn given_percent_escapes_in_the_path_of_a_document_when_asked_for_then_it_is_the_same() {
    on_every_engine(|scene| {
        let plain = document(scene);
        for path in [
            "/%24discovery/rest?version=v1",
            "/%24discovery%2Frest?version=v1",
            "/discovery/v1/apis/androiddeviceprovisioning%2Fv1/rest",
            "/%64iscovery/v1/apis/androiddeviceprovisioning/v%31/rest",
        ] {
            assert_eq!(scene.anonymous().get(path).ok(), plain, "{path}");
        }
        scene.anonymous().get("/%2524discovery/rest").refused(404, "NOT_FOUND");
    });
}

#[test]
fn given_another_api_or_version_when_asked_for_then_404_in_the_envelope() {
    on_every_engine(|scene| {
        for path in [
            "/$discovery/rest?version=v2",
            "/discovery/v1/apis/androiddeviceprovisioning/v2/rest",
            "/discovery/v1/apis/drive/v3/rest",
            "/discovery/v1/apis/androiddeviceprovisioning/v1",
            "/discovery/v1/apis/%00/v1/rest",
        ] {
            scene.anonymous().get(path).refused(404, "NOT_FOUND");
        }
    });
}

#[test]
fn given_a_public_url_when_asked_for_then_the_document_names_it() {
    let settings = Settings { public_url: Some("https://muster.example.com/zt".to_owned()), ..settings() };
    on_every_engine_with(&settings, |scene| {
        assert_eq!(document(scene)["rootUrl"], "https://muster.example.com/zt/");
    });
}
