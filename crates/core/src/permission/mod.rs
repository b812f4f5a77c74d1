//! Android's permissions as Play EMM shows them (`Permission`, Play EMM reference, section 5): a fixed catalogue, the
//! same for every enterprise.

mod catalogue;
mod language;

use crate::error::{Code, Error, Violation};

/// Longest permission id Muster looks up. Android sets no limit of its own; the longest public one has 78 characters,
/// and an app's own start with its application id, which has at most 255.
pub const MAX_PERMISSION_ID_CHARS: usize = 255;

/// A permission in the language that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// Id as apps declare it, e.g. `android.permission.CAMERA`.
    pub id: &'static str,
    /// What the permission lets an app do: a short phrase without a full stop.
    pub name: &'static str,
    /// One to three sentences about it.
    pub description: &'static str,
    /// Language of name and description: the primary subtag of BCP 47, e.g. `en`.
    pub language: &'static str,
}

/// The permission with that id, or an error for the caller: 400 for a text that can be no id, 404 for an unknown one.
/// Google presumably answers for every permission an app declares and publishes no rule; that an id outside the
/// catalogue is unknown is our own inference.
///
/// `language` is a BCP 47 tag; what it may be and what it falls back to is said at [`find`].
pub fn get(id: &str, language: Option<&str>) -> Result<Permission, Error> {
    if !is_permission_id(id) {
        return Err(Error::invalid("permissionId", Violation::Malformed).rule(format!(
            "must be a permission such as android.permission.CAMERA, at most {MAX_PERMISSION_ID_CHARS} characters"
        )));
    }
    find(id, language).ok_or_else(|| Error::new(Code::NotFound, format!("there is no permission {id}")))
}

/// The permission with exactly that id, if the catalogue has it. Ids are compared with regard to case, as Android does.
///
/// Only the primary subtag of `language` counts, without regard to case: `de`, `DE`, `de-AT` and `de_DE` are all
/// German. Without a language, in one without a translation, or with a malformed tag, name and description are English.
pub fn find(id: &str, language: Option<&str>) -> Option<Permission> {
    catalogue::find(id, language.and_then(language::primary_subtag).as_deref())
}

/// Letters, digits, `.`, `_` and `-`: everything that permissions are made of in practice. Some apps declare names
/// without a dot.
fn is_permission_id(id: &str) -> bool {
    (1..=MAX_PERMISSION_ID_CHARS).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: &str = "android.permission.CAMERA";

    fn language_of(id: &str, language: Option<&str>) -> &'static str {
        find(id, language).map_or("(not found)", |permission| permission.language)
    }

    #[test]
    fn a_known_permission_has_its_id_name_and_description() {
        let camera = get(CAMERA, None).expect("every app may ask for the camera");
        assert_eq!(camera.id, CAMERA);
        assert_eq!(camera.name, "take pictures and record videos");
        assert_eq!(camera.description, "The app can use the cameras of the device.");
        assert_eq!(camera.language, "en");
    }

    #[test]
    fn an_unknown_permission_is_not_found() {
        for id in ["com.example.permission.UNKNOWN", "android.permission.camera", "CAMERA", "android.permission."] {
            let error = get(id, None).expect_err(id);
            assert_eq!(error.code, Code::NotFound, "{id}: {error}");
        }
    }

    #[test]
    fn a_text_that_can_be_no_permission_is_refused() {
        let too_long = "a".repeat(MAX_PERMISSION_ID_CHARS + 1);
        for id in ["", " ", "android permission", "android.permission.CAMERA\n", "a/b", "größe", too_long.as_str()] {
            let error = get(id, None).expect_err(id);
            assert_eq!(error.code, Code::InvalidArgument, "{id:?}: {error}");
            assert_eq!(error.field.as_deref(), Some("permissionId"), "{id:?}");
        }
        let longest = "a".repeat(MAX_PERMISSION_ID_CHARS);
        assert_eq!(get(&longest, None).expect_err("unknown").code, Code::NotFound, "the longest id is looked up");
    }

    #[test]
    fn region_case_and_separator_of_the_language_do_not_matter() {
        for tag in ["de", "DE", "de-DE", "de_DE", "de-AT", "de-Latn-CH-1996", "De-de"] {
            assert_eq!(language_of(CAMERA, Some(tag)), "de", "{tag}");
        }
        let german = find(CAMERA, Some("de-CH")).expect("known");
        assert_eq!(german.name, "Bilder und Videos aufnehmen");
        assert_eq!(language_of(CAMERA, Some("fr-CA")), "fr");
    }

    #[test]
    fn without_a_translation_the_answer_is_english() {
        assert_eq!(language_of(CAMERA, None), "en");
        for tag in ["en", "en-GB", "ja", "zh-Hant-TW", "deu", "x-de", "i-default"] {
            assert_eq!(language_of(CAMERA, Some(tag)), "en", "{tag}");
        }
        assert_eq!(language_of("android.permission.FACTORY_TEST", Some("de")), "en", "not everything is translated");
    }

    #[test]
    fn a_malformed_language_means_english() {
        let long = format!("de-{}", "a".repeat(1000));
        for tag in ["", " de", "de ", "d", "-de", "de-", "de--DE", "de,en;q=0.5", "de/DE", "dé", "d3", &long] {
            assert_eq!(language_of(CAMERA, Some(tag)), "en", "{tag:?}");
        }
    }
}
