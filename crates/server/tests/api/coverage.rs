//! Every method of every family has a function and a test where its id says, and the tests are believed only because the
//! server itself says which methods it answered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::families::{TESTED, methods, prepared, tested};
use crate::support::{Scene, Tenant};

/// How often the server answered each method well, by its own count.
fn answered(scene: &Scene) -> BTreeMap<String, u64> {
    let metrics = scene.anonymous().get("/metrics").text();
    let mut counts = BTreeMap::new();
    for line in metrics.lines() {
        let Some((labels, count)) = line.strip_prefix("muster_api_calls_total{").and_then(|rest| rest.split_once("} "))
        else {
            continue;
        };
        let method = labels.split("method=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        if labels.contains("code=\"2") {
            *counts.entry(method.to_owned()).or_insert(0) += count.parse::<u64>().unwrap();
        }
    }
    counts
}

/// `applyConfiguration` as `apply_configuration`.
fn snake(camel: &str) -> String {
    let letters = camel.chars().flat_map(|letter| {
        let mark = letter.is_ascii_uppercase().then_some('_');
        mark.into_iter().chain([letter.to_ascii_lowercase()])
    });
    letters.collect()
}

/// The resources and the name of a method: `customers.devices.get` is `[customers, devices]` and `get`. What all ids of a
/// family begin with, up to the last dot they share or the family's own name, is the API.
fn place(family: &str, id: &str) -> (Vec<String>, String) {
    let mut segments: Vec<String> = id.split('.').skip(1).map(snake).collect();
    if segments.first().is_some_and(|first| first == family) {
        segments.remove(0);
    }
    let name = segments.pop().unwrap();
    (segments, name)
}

/// Methods that answer 501 so far.
fn unimplemented() -> impl Iterator<Item = &'static str> {
    TESTED.iter().flat_map(|family| family.unimplemented.lines())
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

#[test]
fn every_method_is_tested_where_the_tree_says_and_only_there() {
    let mut found = BTreeSet::new();
    for (family, file, tested) in tested() {
        assert!(found.insert(tested.id), "{} is in two test modules, {file} and an earlier one", tested.id);
        let (resources, _) = place(family.name, tested.id);
        let folder = format!("crates/server/tests/api/{}/{}", family.name, resources.join("/"));
        let folder = folder.trim_end_matches('/');
        assert!(
            file == format!("{folder}.rs") || file.starts_with(&format!("{folder}/")),
            "{} is tested in {file}: its resource's tests are {folder}.rs, or files below {folder}/",
            tested.id
        );
    }
    for id in unimplemented() {
        assert!(found.insert(id), "{id} has a test, and is on the list of methods that are not served");
    }
    let all: BTreeSet<&str> = methods().map(|(_, method)| method.id).collect();
    let missing: Vec<_> = all.difference(&found).copied().collect();
    assert_eq!(missing, Vec::<&str>::new(), "methods without a test: add them to METHODS of their module");
}

#[test]
fn the_function_of_every_method_is_where_its_id_says() {
    let without: BTreeSet<&str> = unimplemented().collect();
    for (family, method) in methods().filter(|(_, method)| !without.contains(method.id)) {
        let (resources, name) = place(family.name, method.id);
        let source = workspace().join("crates/server/src").join(family.name);
        let page = std::fs::read_to_string(source.join("mod.rs")).unwrap();
        let path = resources.iter().chain([&name]).cloned().collect::<Vec<_>>().join("::");
        let line = page.split("\"").skip_while(|part| *part != method.id).nth(1).unwrap_or_default();
        let wired = line.split([')', ']']).next().unwrap_or_default();
        assert!(
            wired.trim_start_matches([',', ' ', '\n']).split('(').nth(1) == Some(&path),
            "{}: {}/mod.rs should wire it to {path}, and has {wired:?}",
            method.id,
            family.name
        );
        // `customers::devices::get` stands in customers/devices.rs, or in the folder of that name.
        let stands = |directory: PathBuf| {
            let files = [directory.with_extension("rs"), directory.join("mod.rs")];
            let below = std::fs::read_dir(&directory).into_iter().flatten().flatten().map(|entry| entry.path());
            files
                .into_iter()
                .chain(below)
                .any(|file| std::fs::read_to_string(file).is_ok_and(|text| text.contains(&format!("fn {name}("))))
        };
        let folder = resources.iter().fold(source, |folder, resource| folder.join(resource));
        assert!(stands(folder.clone()), "{}: there is no fn {name} in {}", method.id, folder.display());
    }
}

#[test]
fn the_test_of_every_method_really_calls_it_and_it_answers() {
    for (_, file, tested) in tested() {
        let scene = Scene::on_sqlite();
        let before = answered(&scene).get(tested.id).copied().unwrap_or(0);
        assert_eq!(before, 0, "a fresh scene calls no method");
        (tested.answers)(&scene);
        let after = answered(&scene).get(tested.id).copied().unwrap_or(0);
        assert!(after > 0, "the test of {} in {file} does not make the server answer it with 2xx", tested.id);
    }
}

#[test]
fn the_right_request_of_every_method_has_a_body_where_the_method_has() {
    let scene = Scene::on_sqlite();
    let absent = Tenant::absent(&scene);
    for request in prepared(&absent, &absent) {
        assert_eq!(request.method.request.is_some(), request.body.is_some(), "{}: body or none", request.id);
        assert!(request.path.starts_with('/'), "{}: {}", request.id, request.path);
    }
}
