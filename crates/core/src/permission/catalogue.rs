//! The embedded list of permissions, `data/permissions.json`: read once, kept for the life of the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Permission;

/// The list as it is compiled in. Ids, levels and groups are Android's; names and descriptions are our own words.
const PERMISSIONS_JSON: &str = include_str!("../../data/permissions.json");

/// The language every permission is described in.
const ENGLISH: &str = "en";

/// One permission of the file. What a call does not answer with (protection level, group, first API level) stays in the
/// file for people; the tests read it.
#[derive(Debug, Deserialize)]
struct Entry {
    id: String,
    name: String,
    description: String,
    #[serde(default)]
    translations: BTreeMap<String, Text>,
}

/// Name and description in one further language.
#[derive(Debug, Deserialize)]
struct Text {
    name: String,
    description: String,
}

/// The entries by id.
static CATALOGUE: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    let entries: Vec<Entry> =
        serde_json::from_str(PERMISSIONS_JSON).expect("the permissions are compiled in and read by the tests");
    entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect()
});

/// The permission in that language (a primary subtag in lower case), or in English if it has no such translation.
pub(super) fn find(id: &str, language: Option<&str>) -> Option<Permission> {
    let entry = CATALOGUE.get(id)?;
    let translation = language.and_then(|language| entry.translations.get_key_value(language));
    Some(match translation {
        Some((language, text)) => {
            Permission { id: &entry.id, name: &text.name, description: &text.description, language }
        }
        None => Permission { id: &entry.id, name: &entry.name, description: &entry.description, language: ENGLISH },
    })
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
