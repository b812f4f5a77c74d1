//! Text that is compared to tell devices apart: written in one way, however it was typed, and without what nobody sees.
//!
//! Two texts that look the same must be the same: a maker typed with a zero-width space in it would make a device that no
//! phone and no search ever finds.

use std::ops::RangeInclusive;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::InvalidIdentifier;
use crate::error::{Noun, Violation};

/// Characters that are not shown though they are no format characters: those of `Default_Ignorable_Code_Point` (Unicode
/// Standard, section 5.21) outside the category Cf, without code points that are not assigned.
const NOT_SHOWN: &[RangeInclusive<char>] = &[
    '\u{34f}'..='\u{34f}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{e0100}'..='\u{e01ef}',
];

/// The text of a field as it is kept: composed (NFC), each run of blanks one space, none around it. An empty or blank one is
/// absent, as an empty string on the wire is.
///
/// # Errors
/// Names `field` when there is a character in it that is not shown: a zero-width space, a soft hyphen, a mark of direction.
pub(super) fn given(
    field: &'static str,
    noun: Noun,
    value: Option<String>,
) -> Result<Option<String>, InvalidIdentifier> {
    let Some(value) = value else { return Ok(None) };
    if let Some(unseen) = value.chars().find(|character| is_unseen(*character)) {
        let rule = format!("must not contain characters that are not shown; this has U+{:04X}", u32::from(unseen));
        return Err(InvalidIdentifier { field, noun, violation: Violation::Malformed, rule });
    }
    Ok(Some(composed(value)).filter(|text| !text.is_empty()))
}

/// A stored text as it would be kept today. Older releases stored makers and models as they came; they are read so instead
/// of being rewritten, because SQL has no such normalisation; their look-up keys do not hold them.
pub(in crate::device) fn stored(value: Option<String>) -> Option<String> {
    let mut value = value?;
    if !value.is_ascii() {
        value.retain(|character| !is_unseen(character));
    }
    Some(composed(value)).filter(|text| !text.is_empty())
}

/// A text that no person wrote and none can write otherwise, as it is seen: control characters that separate words are blanks,
/// and others are nothing.
pub(super) fn shown(value: Option<String>) -> Option<String> {
    let value = value?;
    let seen = |character: char| match (character.is_control(), character.is_whitespace()) {
        (true, true) => Some(' '),
        (true, false) => None,
        (false, _) => Some(character),
    };
    stored(Some(value.chars().filter_map(seen).collect()))
}

/// Whether the character takes no room and has no look: a format character, or another that is ignored where it is shown.
fn is_unseen(character: char) -> bool {
    if character.is_ascii() {
        return false;
    }
    character.general_category() == GeneralCategory::Format || NOT_SHOWN.iter().any(|range| range.contains(&character))
}

/// A blank that separates words. Tabs and ends of lines are control characters, which the fields' own rules refuse.
fn is_blank(character: char) -> bool {
    character.is_whitespace() && !character.is_control()
}

fn composed(value: String) -> String {
    if value.is_ascii() && !value.contains("  ") && value.trim().len() == value.len() {
        // Nearly every text there is.
        return value;
    }
    let value = if is_nfc(&value) { value } else { value.nfc().collect() };
    let mut text = String::with_capacity(value.len());
    for character in value.trim().chars() {
        match (is_blank(character), text.ends_with(' ')) {
            (true, true) => {}
            (true, false) => text.push(' '),
            (false, _) => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn kept(value: &str) -> Option<String> {
        given("model", Noun::Model, Some(value.to_owned())).unwrap()
    }

    #[test]
    fn a_blank_value_is_no_value() {
        assert_eq!(given("model", Noun::Model, None), Ok(None));
        for blank in ["", " \t", "\u{a0}", "\u{3000} "] {
            assert_eq!(kept(blank), None, "given {blank:?}");
        }
    }

    #[test]
    fn composed_and_decomposed_text_is_the_same() {
        assert_eq!(kept("Te\u{301}le\u{301}phone").as_deref(), Some("Téléphone"));
        assert_eq!(kept("\u{212b}land").as_deref(), Some("Åland"), "a sign that is only another way to write a letter");
    }

    #[test]
    fn every_run_of_blanks_is_one_space() {
        for written in ["Pixel 9", " Pixel  9 ", "Pixel\u{a0}9", "Pixel\u{2003}\u{202f}9", "\u{3000}Pixel 9\t"] {
            assert_eq!(kept(written).as_deref(), Some("Pixel 9"), "given {written:?}");
        }
    }

    #[test]
    fn what_is_not_shown_is_refused_and_named() {
        for (written, named) in [
            ("Goo\u{200b}gle", "U+200B"),
            ("\u{feff}Google", "U+FEFF"),
            ("Google\u{200e}", "U+200E"),
            ("Goo\u{ad}gle", "U+00AD"),
            ("Google\u{fe0f}", "U+FE0F"),
            ("\u{3164}", "U+3164"),
            ("Google\u{e0067}", "U+E0067"),
        ] {
            let refused = given("model", Noun::Model, Some(written.to_owned())).unwrap_err();
            assert_eq!((refused.field, refused.noun), ("model", Noun::Model));
            assert!(refused.rule.ends_with(named), "{}", refused.rule);
        }
    }

    #[test]
    fn a_text_that_no_person_wrote_is_read_without_its_control_characters() {
        for (written, seen) in [
            ("Pixel 9", Some("Pixel 9")),
            ("Pixel 9\u{0}", Some("Pixel 9")),
            ("Pixel\t9\r\n", Some("Pixel 9")),
            ("Pix\u{200b}el\u{7f}", Some("Pixel")),
            ("\u{0}\u{85}", None),
        ] {
            assert_eq!(shown(Some(written.to_owned())).as_deref(), seen, "written {written:?}");
        }
        assert_eq!(shown(None), None);
    }

    #[test]
    fn a_stored_text_is_read_as_it_would_be_kept_today() {
        for (older, today) in [
            ("Google", Some("Google")),
            ("Goo\u{200b}gle", Some("Google")),
            ("Pixel\u{a0} 9", Some("Pixel 9")),
            ("Pixel  9", Some("Pixel 9")),
            ("\u{200b}", None),
        ] {
            assert_eq!(stored(Some(older.to_owned())).as_deref(), today, "stored {older:?}");
        }
    }
}
