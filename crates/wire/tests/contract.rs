//! `api/play_emm.json` says everything the contract of `androidenterprise` says, and contradicts it nowhere.
//!
//! The contract is not part of the repository; it lies in a folder `shared` beside it. Where it is missing the test says so
//! and passes, but not in CI.

use std::path::PathBuf;

use serde_json::Value;

/// What the description has beyond the contract: two methods that Google's current clients know.
const BEYOND: [&str; 2] = [
    "androidenterprise.enterprises.getAndroidDevicePolicyConfig",
    "androidenterprise.enterprises.setAndroidDevicePolicyConfig",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &PathBuf) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Checks that `ours` has everything that `contract` has. An object may have more, a list may not.
fn has_all(ours: &Value, contract: &Value, place: &str) {
    match (contract, ours) {
        (Value::Object(contract), Value::Object(ours)) => {
            for (key, value) in contract {
                let place = format!("{place}.{key}");
                let own = ours.get(key).unwrap_or_else(|| panic!("{place} is missing"));
                has_all(own, value, &place);
            }
        }
        _ => assert_eq!(ours, contract, "{place}"),
    }
}

fn methods<'v>(description: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    description[list].as_array().into_iter().flatten()
}

#[test]
fn given_the_contract_of_play_emm_when_compared_then_the_description_has_all_of_it_and_names_what_it_adds() {
    let path = root().join("../shared/contracts/androidenterprise.v1.json");
    let Some(contract) = read(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        println!("NOT COMPARED: {} is missing", path.display());
        return;
    };
    let ours = read(&root().join("api/play_emm.json")).expect("the description is committed");
    let id = |method: &Value| method["id"].as_str().expect("a method has an id").to_owned();
    for (list, legacy) in [("methods", false), ("legacyMethods", true)] {
        for method in methods(&contract, list) {
            let id = id(method);
            let own = methods(&ours, "methods").find(|own| own["id"] == method["id"]);
            let own = own.unwrap_or_else(|| panic!("{id} is missing"));
            let mut said = method.clone();
            // Of legacy methods the contract lists the names of the query's parameters alone.
            let query = said.as_object_mut().and_then(|said| said.remove("query"));
            for name in query.iter().flat_map(|names| names.as_array()).flatten() {
                let name = name.as_str().expect("a name");
                assert_eq!(own["parameters"][name]["location"], "query", "{id}: {name}");
            }
            has_all(own, &said, &id);
            assert_eq!(own["legacy"].as_bool().unwrap_or_default(), legacy, "{id}: legacy");
        }
    }
    for (name, schema) in contract["schemas"].as_object().expect("schemas") {
        let own = &ours["schemas"][name];
        has_all(own, schema, name);
        let count = |schema: &Value| schema["properties"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(count(own), count(schema), "{name} has as many fields as in the contract");
    }
    let known = |id: &str| {
        methods(&contract, "methods").chain(methods(&contract, "legacyMethods")).any(|method| method["id"] == id)
    };
    let added: Vec<String> = methods(&ours, "methods").map(id).filter(|id| !known(id)).collect();
    assert_eq!(added, BEYOND, "what the description adds is named here");
}
