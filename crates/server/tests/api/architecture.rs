//! What the design fixes about the code itself (design, section 2).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Lines a file may have outside generated code and tests.
const MAX_LINES: usize = 500;

/// Which crates of the workspace each may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("muster-wire", &[]),
    ("muster-store", &[]),
    ("muster-core", &["muster-wire", "muster-store"]),
    ("muster-server", &["muster-wire", "muster-store", "muster-core"]),
    ("muster-simulator", &["muster-wire"]),
    ("muster-cli", &["muster-wire", "muster-store", "muster-core", "muster-server", "muster-simulator"]),
];

/// Files that belong to nothing in particular attract what does.
const BANNED_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc", "shared"];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Every Rust file of the workspace's crates, with its path from the workspace's root.
fn sources() -> Vec<(String, String)> {
    let root = workspace();
    let mut files = Vec::new();
    collect(&root.join("crates"), &mut files);
    assert!(files.len() > 100, "only {} files were found", files.len());
    let named = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (named(path), std::fs::read_to_string(path).unwrap())).collect()
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("_tests.rs") || path.ends_with("/tests.rs")
}

fn is_generated(text: &str) -> bool {
    text.starts_with("// generated from ")
}

/// The code of a file without its tests and comments, line by line.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines().enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(number, line)| (number + 1, line))
}

#[test]
fn crates_depend_in_one_direction() {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(workspace().join("crates")).unwrap() {
        let manifest = std::fs::read_to_string(entry.unwrap().path().join("Cargo.toml")).unwrap();
        let name = manifest.lines().find_map(|line| line.strip_prefix("name = \"")).unwrap().trim_end_matches('"');
        let mut section = "";
        let mut uses = Vec::new();
        for line in manifest.lines() {
            if line.starts_with('[') {
                section = line.trim();
            }
            let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if section == "[dependencies]" && dependency.starts_with("muster") {
                uses.push(dependency.to_owned());
            }
        }
        found.insert(name.to_owned(), uses);
    }
    for (name, uses) in &found {
        let allowed = MAY_USE.iter().find(|(known, _)| known == name);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{name} is a new crate: give it a place in MAY_USE"));
        for used in uses {
            assert!(allowed.contains(&used.as_str()), "{name} must not depend on {used} (design, section 2)");
        }
    }
    assert_eq!(found.len(), MAY_USE.len(), "a crate of MAY_USE is gone: {:?}", found.keys());
    for (name, must) in
        [("muster-core", "muster-store"), ("muster-server", "muster-core"), ("muster-cli", "muster-server")]
    {
        assert!(found[name].iter().any(|used| used == must), "{name} stands on {must}");
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    for (path, text) in sources() {
        if is_test(&path) || is_generated(&text) {
            continue;
        }
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{path} has {lines} lines, at most {MAX_LINES} are allowed: split it by its nouns");
    }
}

#[test]
fn no_file_or_module_has_a_name_that_says_nothing() {
    for (path, text) in sources() {
        let parts = path.split('/').map(|part| part.trim_end_matches(".rs"));
        for part in parts {
            assert!(!BANNED_NAMES.contains(&part), "{path}: {part} says nothing about what it owns");
        }
        for name in text.lines().filter_map(|line| line.trim().trim_start_matches("pub ").strip_prefix("mod ")) {
            let name = name.trim_end_matches([';', '{', ' ']);
            assert!(!BANNED_NAMES.contains(&name), "{path}: mod {name} says nothing about what it owns");
        }
    }
}

#[test]
fn nothing_is_left_unfinished() {
    for (path, text) in sources() {
        if path.ends_with("api/architecture.rs") {
            continue;
        }
        for (number, line) in code(&text) {
            for macro_name in ["todo!", "unimplemented!", "dbg!"] {
                assert!(!line.contains(macro_name), "{path}:{number} has {macro_name}");
            }
            assert!(
                is_test(&path) || !line.contains(".unwrap()") || path.contains("/examples/"),
                "{path}:{number} unwraps"
            );
        }
    }
}

/// The families' folders below `crates/server/src`.
fn families() -> Vec<&'static str> {
    muster_server::FAMILIES.iter().map(|family| family.name).collect()
}

#[test]
fn families_know_neither_each_other_nor_does_anything_they_share_know_them() {
    let mut looked_at = 0;
    for (path, text) in sources() {
        let Some(inside) = path.strip_prefix("crates/server/src/") else { continue };
        let folder = inside.split('/').next().unwrap_or_default();
        // The list of families, the wiring of a whole server, and the jobs that go on with what a family began.
        let knows_all = ["families.rs", "app.rs", "jobs", "admin"].contains(&folder);
        if knows_all || is_test(&path) {
            continue;
        }
        looked_at += 1;
        for family in families().into_iter().filter(|family| *family != folder) {
            assert_eq!(naming(family, &text), None, "{path} knows the family {family}");
        }
    }
    assert!(looked_at > 30, "only {looked_at} files were looked at");
}

/// The first line that names a family's module, of the server or of its wire types: as a path, or at the first level of a
/// grouped import.
fn naming(family: &str, text: &str) -> Option<usize> {
    const ROOTS: [&str; 4] = ["crate::", "super::", "self::", "muster_wire::"];
    // How deep the braces are of a group that begins at a root.
    let mut depth = 0;
    for (number, line) in code(text) {
        let mut rest = line;
        if depth == 0 {
            if ROOTS
                .iter()
                .any(|root| line.contains(&format!("{root}{family}::")) || line.contains(&format!("{root}{family};")))
            {
                return Some(number);
            }
            let group = ROOTS.iter().find_map(|root| line.split_once(&format!("use {root}{{")));
            let Some((_, members)) = group else { continue };
            (depth, rest) = (1, members);
        }
        let mut word = String::new();
        for c in rest.chars().chain(['\n']) {
            if c.is_alphanumeric() || c == '_' || c == ':' {
                word.push(c);
                continue;
            }
            if depth == 1 && (word == family || word.starts_with(&format!("{family}::"))) {
                return Some(number);
            }
            word.clear();
            depth = match c {
                '{' => depth + 1,
                '}' if depth > 0 => depth - 1,
                _ => depth,
            };
        }
    }
    None
}

#[test]
fn a_family_is_seen_however_it_is_named() {
    for (text, line) in [
        ("use crate::sample;", Some(1)),
        ("use crate::app::App;\nuse crate::{app, sample};", Some(2)),
        ("use crate::{\n    app,\n    sample::Thing,\n};", Some(3)),
        ("pub(crate) use super::sample::Thing;", Some(1)),
        ("use muster_wire::{Api, sample};", Some(1)),
        ("    let thing = muster_wire::sample::Thing::default();", Some(1)),
        ("use muster_core::{Caller, sample};", None),
        ("use crate::{app};\nlet sample = 1;", None),
        ("// use crate::sample;", None),
        ("use crate::samples;", None),
        ("use crate::other::{sample, thing};", None),
        ("use crate::{app, other::{sample, thing}};", None),
    ] {
        assert_eq!(naming("sample", text), line, "{text}");
    }
}

/// Rules about what one family alone has, written in that family's words.
const OF_ONE_FAMILY: &[&str] = &["crates/core/src/operation/show.rs"];

#[test]
fn the_rules_speak_no_familys_wire() {
    for (path, text) in sources() {
        if !path.starts_with("crates/core/src/") {
            continue;
        }
        let speaks = families().into_iter().find(|family| {
            let direct = format!("muster_wire::{family}");
            code(&text)
                .any(|(_, line)| line.contains(&direct) || line.contains("muster_wire::{") && line.contains(family))
        });
        let allowed = OF_ONE_FAMILY.contains(&path.as_str());
        assert_eq!(
            speaks.is_some(),
            allowed,
            "{path} speaks the wire of {speaks:?}; the exceptions: {OF_ONE_FAMILY:?}"
        );
    }
}

#[test]
fn every_family_has_its_folder_its_description_and_its_tests() {
    for family in families() {
        let root = workspace();
        for path in [
            format!("crates/server/src/{family}/mod.rs"),
            format!("crates/wire/src/{family}.rs"),
            format!("crates/server/tests/api/{family}/mod.rs"),
            format!("api/{family}.json"),
        ] {
            assert!(root.join(&path).exists(), "{path} is missing");
        }
    }
}

#[test]
fn handlers_write_no_rows_themselves() {
    for (path, text) in sources() {
        let shared = ["dispatch", "oauth", "auth", "batch", "jobs", "family", "google", "discovery", "answer"];
        let handles = families().into_iter().chain(shared);
        let handles: Vec<String> = handles.map(|folder| format!("{folder}/")).collect();
        if !handles.iter().any(|directory| path.starts_with(&format!("crates/server/src/{directory}"))) {
            continue;
        }
        for (number, line) in code(&text) {
            let writes = ["INSERT INTO ", "\"UPDATE ", "DELETE FROM "].iter().any(|sql| line.contains(sql));
            assert!(!writes, "{path}:{number} writes rows: the rules are muster-core's");
        }
    }
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    for (path, text) in sources() {
        if is_generated(&text) || is_test(&path) || !path.contains("/src/") {
            continue;
        }
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{path} does not begin by saying what it is: {first:?}");
    }
}

#[test]
fn time_chance_and_threads_are_banned_where_they_are_not_owned() {
    let clippy = std::fs::read_to_string(workspace().join("clippy.toml")).unwrap();
    for path in [
        "std::time::SystemTime::now",
        "std::time::Instant::now",
        "jiff::Timestamp::now",
        "getrandom::fill",
        "std::thread::spawn",
    ] {
        let banned =
            clippy.lines().any(|line| line.contains(&format!("path = \"{path}\"")) && line.contains("reason = "));
        assert!(banned, "clippy.toml must ban {path} and say why");
    }
    let manifest = std::fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    for lint in [
        "disallowed_methods = \"deny\"",
        "todo = \"deny\"",
        "unimplemented = \"deny\"",
        "dbg_macro = \"deny\"",
        "unwrap_used = \"deny\"",
    ] {
        assert!(manifest.contains(lint), "the workspace must have the lint {lint}");
    }
    for entry in std::fs::read_dir(workspace().join("crates")).unwrap() {
        let path = entry.unwrap().path().join("Cargo.toml");
        let crate_manifest = std::fs::read_to_string(&path).unwrap();
        assert!(
            crate_manifest.contains("[lints]\nworkspace = true"),
            "{} must take the workspace's lints",
            path.display()
        );
    }
}
