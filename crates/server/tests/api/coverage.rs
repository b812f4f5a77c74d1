//! Every method of every family has a function and a test, and the tests are believed only because the server itself
//! says which methods it answered.

use std::collections::{BTreeMap, BTreeSet};

use muster_wire::{device, zero_touch as wire};

use crate::device::setup;
use crate::support::{Methods, Scene, Tenant, prepared};
use crate::zero_touch::{customers, operations, partners};

/// The methods of each test module, with the name of its file below `tests/api`.
const MODULES: &[(&str, Methods)] = &[
    ("zero_touch/customers/list.rs", customers::list::METHODS),
    ("zero_touch/customers/configurations.rs", customers::configurations::METHODS),
    ("zero_touch/customers/devices.rs", customers::devices::METHODS),
    ("zero_touch/customers/dpcs.rs", customers::dpcs::METHODS),
    ("zero_touch/operations.rs", operations::METHODS),
    ("zero_touch/partners/bulk.rs", partners::bulk::METHODS),
    ("zero_touch/partners/customers.rs", partners::customers::METHODS),
    ("zero_touch/partners/devices.rs", partners::devices::METHODS),
    ("zero_touch/partners/vendors.rs", partners::vendors::METHODS),
    ("device/setup.rs", setup::METHODS),
];

fn all_methods() -> BTreeSet<&'static str> {
    wire::METHODS.iter().chain(device::METHODS).map(|method| method.id).collect()
}

/// How often the server answered each method with 200, by its own count.
fn answered(scene: &Scene) -> BTreeMap<String, u64> {
    let metrics = scene.anonymous().get("/metrics").text();
    let counts = metrics.lines().filter_map(|line| {
        let rest = line.strip_prefix("muster_api_calls_total{")?;
        let (labels, count) = rest.split_once("} ")?;
        let method = labels.split("method=\"").nth(1)?.split('"').next()?;
        labels.contains("code=\"200\"").then(|| Some((method.to_owned(), count.parse().ok()?)))?
    });
    counts.collect()
}

#[test]
fn every_method_is_tested_where_the_tree_says_and_only_there() {
    let mut found = BTreeSet::new();
    for (file, methods) in MODULES {
        for (id, _) in *methods {
            assert!(found.insert(*id), "{id} is in two test modules, {file} and an earlier one");
        }
    }
    let missing: Vec<_> = all_methods().difference(&found).copied().collect();
    assert_eq!(missing, Vec::<&str>::new(), "methods without a test: add them to METHODS of their module");
    let unknown: Vec<_> = found.difference(&all_methods()).copied().collect();
    assert_eq!(unknown, Vec::<&str>::new(), "no such methods");
}

#[test]
fn the_test_of_every_method_really_calls_it_and_it_answers() {
    for (file, methods) in MODULES {
        for (id, answers) in *methods {
            let scene = Scene::on_sqlite();
            let before = answered(&scene).get(*id).copied().unwrap_or(0);
            assert_eq!(before, 0, "a fresh scene calls no method");
            answers(&scene);
            let after = answered(&scene).get(*id).copied().unwrap_or(0);
            assert!(after > 0, "the test of {id} in {file} does not make the server answer {id} with 200");
        }
    }
}

#[test]
fn every_method_is_driven_as_every_kind_of_caller() {
    let scene = Scene::on_sqlite();
    let absent = Tenant::absent(&scene);
    let driven: Vec<&str> = prepared(&absent, &absent).iter().map(|request| request.id).collect();
    let unique: BTreeSet<&str> = driven.iter().copied().collect();
    assert_eq!(driven.len(), unique.len(), "each method once");
    let missing: Vec<_> = all_methods().difference(&unique).copied().collect();
    assert_eq!(missing, Vec::<&str>::new(), "methods the authorisation tests do not know: add them to `prepared`");
    for request in prepared(&absent, &absent) {
        let all = wire::METHODS.iter().chain(device::METHODS);
        let method = all.clone().find(|method| method.id == request.id).unwrap();
        assert_eq!(method.http.as_str(), request.http, "{}", request.id);
        assert_eq!(method.request.is_some(), request.body.is_some(), "{}: body or none", request.id);
    }
}

#[test]
fn the_issue_counts_27_methods_and_the_device_protocol_one() {
    assert_eq!((wire::METHODS.len(), device::METHODS.len()), (27, 1));
}
