//! Reads language tags as callers send them (BCP 47, RFC 5646).

/// Longest tag that is read; RFC 5646, section 4.4.1, asks for at least 35 characters, and this leaves room.
const MAX_TAG_CHARS: usize = 64;

/// Longest subtag (RFC 5646, section 2.1).
const MAX_SUBTAG_CHARS: usize = 8;

/// The language of a tag in lower case, without script, region and variants: `de` of `de-AT`. `_` between subtags, as
/// Java and Android write it, is taken for `-`. None if the tag is not well formed.
pub(super) fn primary_subtag(tag: &str) -> Option<String> {
    if tag.len() > MAX_TAG_CHARS {
        return None;
    }
    let is_subtag = |subtag: &str| {
        (1..=MAX_SUBTAG_CHARS).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut subtags = tag.split(['-', '_']);
    let language = subtags.next()?;
    // `x` and `i` begin private and grandfathered tags; no language has one letter.
    let is_language = language.len() >= 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_language && is_subtag(language) && subtags.all(is_subtag)).then(|| language.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_what_stands_before_the_first_separator() {
        for (tag, language) in [("de", "de"), ("de-DE", "de"), ("de_DE", "de"), ("FR", "fr"), ("gsw-CH", "gsw")] {
            assert_eq!(primary_subtag(tag).as_deref(), Some(language), "{tag}");
        }
    }

    #[test]
    fn tags_that_are_not_well_formed_have_no_language() {
        for tag in ["", "-", "_", "x", "x-private", "de-", "de--AT", "de-toolongsubtag", "de AT", "12", "d\u{e9}"] {
            assert_eq!(primary_subtag(tag), None, "{tag:?}");
        }
        let too_long = format!("de{}", "-a".repeat(MAX_TAG_CHARS));
        assert_eq!(primary_subtag(&too_long), None, "a tag of {} characters", too_long.len());
    }
}
