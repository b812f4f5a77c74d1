//! The description of the Play EMM API is the contract, whole, with what only older clients know besides.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use muster_wire::play_emm;
use serde_json::Value;

/// Legacy methods that the contract's list leaves out and its reference names (section 1: PATCH verbs, "other old-only").
const FURTHER_LEGACY: &[&str] = &[
    "androidenterprise.devices.patch",
    "androidenterprise.enterprises.getAndroidDevicePolicyConfig",
    "androidenterprise.enterprises.setAndroidDevicePolicyConfig",
    "androidenterprise.webapps.patch",
];

/// The contract, beside the checkout or beside a folder it is in; `None`, said aloud, where there is none.
fn contract() -> Option<Value> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let place = |around: &Path| around.join("shared/contracts/androidenterprise.v1.json");
    let found: Option<PathBuf> = checkout.ancestors().skip(1).map(place).find(|file| file.exists());
    let Some(file) = found else {
        let is_required = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!is_required, "with CI=true the contract must be at ../shared/contracts of the checkout");
        eprintln!("!! SKIPPED the comparison with the contract: it is not at ../shared/contracts of the checkout");
        return None;
    };
    Some(serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap())
}

fn described() -> Value {
    serde_json::from_str(play_emm::DESCRIPTION).unwrap()
}

/// Methods by id, without what the description says besides the contract.
fn by_id(methods: &Value) -> BTreeMap<String, Value> {
    let bare = |method: &Value| {
        let mut method = method.clone();
        method.as_object_mut().unwrap().remove("description");
        (method["id"].as_str().unwrap().to_owned(), method)
    };
    methods.as_array().unwrap().iter().map(bare).collect()
}

#[test]
fn given_the_contract_when_compared_then_every_method_of_today_is_described_as_it_is_there() {
    let Some(contract) = contract() else { return };
    let (mut described, wanted) = (by_id(&described()["methods"]), by_id(&contract["methods"]));
    described.retain(|_, method| method["legacy"] != true);
    assert_eq!(described.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (id, method) in wanted {
        assert_eq!(described[&id], method, "{id}");
    }
}

#[test]
fn given_the_contract_when_compared_then_what_old_clients_call_is_marked_as_legacy() {
    let Some(contract) = contract() else { return };
    let (mut described, wanted) = (by_id(&described()["methods"]), by_id(&contract["legacyMethods"]));
    described.retain(|_, method| method["legacy"] == true);
    let further = FURTHER_LEGACY.iter().map(|id| (*id).to_owned());
    let mut ids: Vec<String> = wanted.keys().cloned().chain(further).collect();
    ids.sort_unstable();
    assert_eq!(described.keys().cloned().collect::<Vec<_>>(), ids);
    for (id, method) in wanted {
        for key in ["http", "path", "request", "response"] {
            assert_eq!(described[&id].get(key), method.get(key), "{key} of {id}");
        }
        let in_path = method["path"].as_str().unwrap().split('/').filter_map(|part| part.strip_prefix('{'));
        let in_path = in_path.map(|name| (name.trim_end_matches('}'), "path"));
        let in_query = method["query"].as_array().into_iter().flatten().map(|name| (name.as_str().unwrap(), "query"));
        let mut parameters: Vec<_> = in_path.chain(in_query).collect();
        parameters.sort_unstable();
        let own = described[&id]["parameters"].as_object().unwrap();
        let own: Vec<_> = own.iter().map(|(name, own)| (name.as_str(), own["location"].as_str().unwrap())).collect();
        assert_eq!(own, parameters, "the parameters of {id}");
    }
}

#[test]
fn given_the_contract_when_compared_then_every_schema_is_described_as_it_is_there() {
    let Some(contract) = contract() else { return };
    let described = described();
    let mut own: BTreeMap<String, Value> = serde_json::from_value(described["schemas"].clone()).unwrap();
    let legacy = own.remove("AndroidDevicePolicyConfig");
    assert!(legacy.is_some(), "the schema that only old clients know");
    let properties = own.get_mut("ManagedConfigurationsSettings").unwrap()["properties"].as_object_mut().unwrap();
    assert!(properties.remove("managedProperty").is_some(), "the field that only old clients know");
    for schema in own.values_mut() {
        schema.as_object_mut().unwrap().remove("kind");
    }
    let wanted: BTreeMap<String, Value> = serde_json::from_value(contract["schemas"].clone()).unwrap();
    assert_eq!(own.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (name, schema) in wanted {
        assert_eq!(own[&name], schema, "{name}");
    }
}

#[test]
fn given_the_contract_when_compared_then_the_service_is_the_same() {
    let Some(contract) = contract() else { return };
    for key in ["api", "version", "revision", "rootUrl", "servicePath", "batchPath"] {
        assert_eq!(described()[key], contract[key], "{key}");
    }
}

#[test]
fn given_the_kinds_when_counted_then_they_are_the_44_that_old_clients_know() {
    let described = described();
    let mut kinds: Vec<&str> =
        described["schemas"].as_object().unwrap().values().filter_map(|schema| schema["kind"].as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 44, "Play EMM reference, section 1");
    assert!(kinds.iter().all(|kind| kind.starts_with("androidenterprise#")), "{kinds:?}");
    for no_kind in ["WebApp", "ServiceAccountKeysListResponse"] {
        assert!(described["schemas"][no_kind].get("kind").is_none(), "old clients know no kind of {no_kind}");
    }
}
