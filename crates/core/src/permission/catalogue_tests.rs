//! What must be true of `data/permissions.json`.

use std::collections::BTreeSet;

use super::*;

/// Longest name that still reads as a phrase in a list.
const MAX_NAME_CHARS: usize = 80;

/// Longest description: three short sentences.
const MAX_DESCRIPTION_CHARS: usize = 220;

/// Newest API level the file speaks of; it is complete up to 36.
const NEWEST_API_LEVEL: u8 = 37;

/// An entry with everything the file may say. A field that is not one of these is a misspelling.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Full {
    id: String,
    name: String,
    description: String,
    protection: String,
    group: Option<String>,
    since: Option<u8>,
    #[serde(default)]
    translations: BTreeMap<String, FullText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FullText {
    name: String,
    description: String,
}

fn entries() -> Vec<Full> {
    serde_json::from_str(PERMISSIONS_JSON).expect("data/permissions.json must be a list of permissions")
}

/// Every permission Android's public API has counted among the dangerous ones, without the prefix
/// `android.permission.`, Health Connect apart.
const DANGEROUS: &[&str] = &[
    "ACCEPT_HANDOVER",
    "ACCESS_BACKGROUND_LOCATION",
    "ACCESS_COARSE_LOCATION",
    "ACCESS_FINE_LOCATION",
    "ACCESS_LOCAL_NETWORK",
    "ACCESS_MEDIA_LOCATION",
    "ACTIVITY_RECOGNITION",
    "ANSWER_PHONE_CALLS",
    "BLUETOOTH_ADVERTISE",
    "BLUETOOTH_CONNECT",
    "BLUETOOTH_SCAN",
    "BODY_SENSORS",
    "BODY_SENSORS_BACKGROUND",
    "CALL_PHONE",
    "CAMERA",
    "GET_ACCOUNTS",
    "NEARBY_WIFI_DEVICES",
    "POST_NOTIFICATIONS",
    "PROCESS_OUTGOING_CALLS",
    "RANGING",
    "READ_CALENDAR",
    "READ_CALL_LOG",
    "READ_CONTACTS",
    "READ_EXTERNAL_STORAGE",
    "READ_MEDIA_AUDIO",
    "READ_MEDIA_IMAGES",
    "READ_MEDIA_VIDEO",
    "READ_MEDIA_VISUAL_USER_SELECTED",
    "READ_PHONE_NUMBERS",
    "READ_PHONE_STATE",
    "READ_SMS",
    "RECEIVE_MMS",
    "RECEIVE_SMS",
    "RECEIVE_WAP_PUSH",
    "RECORD_AUDIO",
    "SEND_SMS",
    "USE_SIP",
    "UWB_RANGING",
    "WRITE_CALENDAR",
    "WRITE_CALL_LOG",
    "WRITE_CONTACTS",
    "WRITE_EXTERNAL_STORAGE",
];

#[test]
fn the_file_is_sorted_by_id_and_no_id_stands_twice() {
    for pair in entries().windows(2) {
        assert!(pair[0].id < pair[1].id, "{} must stand after {}", pair[0].id, pair[1].id);
    }
}

#[test]
fn every_id_is_one_a_caller_may_ask_for() {
    for entry in entries() {
        assert!(super::super::is_permission_id(&entry.id), "{} can never be asked for", entry.id);
    }
}

#[test]
fn every_text_is_a_phrase_and_sentences() {
    for entry in entries() {
        let translated = entry.translations.iter().map(|(language, text)| (&**language, &text.name, &text.description));
        for (language, name, description) in [(ENGLISH, &entry.name, &entry.description)].into_iter().chain(translated)
        {
            let place = format!("{} in {language}", entry.id);
            for text in [name, description] {
                assert!(!text.is_empty() && text.trim() == text, "{place}: no blanks around {text:?}");
                assert!(!text.contains("  ") && !text.contains(char::is_control), "{place}: clean up {text:?}");
            }
            assert!(name.chars().count() <= MAX_NAME_CHARS, "{place}: shorten {name:?}");
            assert!(!name.ends_with(['.', '!', '?', ',']), "{place}: a name is no sentence: {name:?}");
            assert!(description.chars().count() <= MAX_DESCRIPTION_CHARS, "{place}: shorten {description:?}");
            assert!(description.ends_with('.'), "{place}: a full stop ends {description:?}");
            assert!(description.starts_with(char::is_uppercase), "{place}: a sentence begins {description:?}");
        }
        assert!(entry.name.starts_with(char::is_lowercase), "{}: a verb begins {:?}", entry.id, entry.name);
    }
}

#[test]
fn every_dangerous_permission_is_there_in_every_language() {
    let voicemail = ["com.android.voicemail.permission.ADD_VOICEMAIL".to_owned()];
    let dangerous = DANGEROUS.iter().map(|name| format!("android.permission.{name}")).chain(voicemail);
    let entries = entries();
    for id in dangerous {
        let entry = entries.iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(entry.protection, "dangerous", "{id}");
        assert!(entry.group.is_some(), "{id} belongs to a group");
        for language in ["de", "fr"] {
            assert!(entry.translations.contains_key(language), "{id} has no {language}");
        }
    }
}

#[test]
fn whoever_reads_health_data_of_a_kind_may_ask_to_record_it() {
    let ids: BTreeSet<String> = entries().into_iter().map(|entry| entry.id).collect();
    // Medical records are read by kind and written as a whole; routes are named differently for reading and writing.
    let apart = ["MEDICAL_DATA_", "HEALTH_DATA_", "EXERCISE_ROUTES"];
    let kinds: Vec<&str> = ids
        .iter()
        .filter_map(|id| id.strip_prefix("android.permission.health.READ_"))
        .filter(|kind| !apart.iter().any(|prefix| kind.starts_with(prefix)))
        .collect();
    assert!(kinds.contains(&"STEPS"), "the most common kind is missing from {kinds:?}");
    for kind in kinds {
        let write = format!("android.permission.health.WRITE_{kind}");
        assert!(ids.contains(&write), "{write} is missing");
    }
}

#[test]
fn levels_groups_and_languages_are_known_ones() {
    for entry in entries() {
        let Full { id, protection, group, since, translations, .. } = &entry;
        assert!(["normal", "dangerous", "signature", "internal"].contains(&&**protection), "{id}: {protection}");
        if let Some(group) = group {
            assert!(group.starts_with("android.permission-group."), "{id}: {group}");
        }
        if let Some(since) = since {
            assert!((1..=NEWEST_API_LEVEL).contains(since), "{id}: there is no API level {since}");
        }
        let languages: Vec<&str> = translations.keys().map(String::as_str).collect();
        assert!(languages.is_empty() || languages == ["de", "fr"], "{id} is translated into {languages:?}");
    }
}

#[test]
fn every_entry_can_be_found() {
    for entry in entries() {
        let found = find(&entry.id, None).unwrap_or_else(|| panic!("{} is not found", entry.id));
        assert_eq!((found.name, found.description), (&*entry.name, &*entry.description), "{}", entry.id);
    }
}
