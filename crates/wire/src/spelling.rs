//! Names in other spellings than their own: in `snake_case`, which is taken, and misspelt ones, which are told what they are
//! most like.

use std::borrow::Cow;

use crate::method::edit_distance;

/// Longer names are not compared: they are no misspelling of one, and comparing takes time.
const MAX_COMPARED_BYTES: usize = 64;

/// A name is like another if at most a third of its letters, rounded up, differ.
const LIKE_DIVISOR: usize = 3;

/// `page_size` as `pageSize`; a name that is in camel case already is itself. An underscore that begins no word in small
/// letters stays, so that `pageSize_` and `page__size` are no names of anything.
#[must_use]
pub fn camel_case(name: &str) -> Cow<'_, str> {
    if !name.contains('_') {
        return Cow::Borrowed(name);
    }
    let mut camel = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.next_if(|next| letter == '_' && !camel.is_empty() && next.is_ascii_lowercase()) {
            Some(begins_word) => camel.push(begins_word.to_ascii_uppercase()),
            None => camel.push(letter),
        }
    }
    Cow::Owned(camel)
}

/// The known name that a misspelt one is most like, if one is like it at all. Case and underscores do not count.
#[must_use]
pub fn nearest_name<'n>(misspelt: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if misspelt.len() > MAX_COMPARED_BYTES {
        return None;
    }
    let letters = |name: &str| -> Vec<u8> {
        name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect()
    };
    let given = letters(misspelt);
    let costs = known.into_iter().map(|name| (edit_distance(&given, &letters(name)), name));
    let (cost, name) = costs.min_by_key(|(cost, _)| *cost)?;
    (cost <= given.len().div_ceil(LIKE_DIVISOR)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_snake_case_when_written_in_camel_case_then_it_is_the_name_of_the_wire() {
        for (given, camel) in [
            ("page_size", "pageSize"),
            ("pageSize", "pageSize"),
            ("$.xgafv", "$.xgafv"),
            ("a_b_c", "aBC"),
            ("", ""),
            ("pageSize_", "pageSize_"),
            ("page__size", "page_Size"),
            ("page_Size", "page_Size"),
            ("_page", "_page"),
        ] {
            assert_eq!(camel_case(given), camel, "{given:?}");
        }
    }

    #[test]
    fn given_a_misspelt_name_when_compared_then_the_meant_one_is_nearest_and_a_strange_one_has_none() {
        let known = ["pageSize", "pageToken", "prettyPrint", "fields"];
        for (misspelt, nearest) in [
            ("pagesize", Some("pageSize")),
            ("PAGE_SIZE", Some("pageSize")),
            ("pageSise", Some("pageSize")),
            ("pagetokn", Some("pageToken")),
            ("field", Some("fields")),
            ("feilds", Some("fields")),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(nearest_name(misspelt, known), nearest, "{misspelt:?}");
        }
        assert_eq!(nearest_name(&"pageSize".repeat(100), known), None, "too long to be compared");
        assert_eq!(nearest_name("x", []), None);
    }
}
