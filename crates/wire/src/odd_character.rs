//! Characters that text copied from a web page or a word processor has where JSON has none.
//!
//! JSON's own characters are ASCII: outside strings there are but brackets, commas, colons, numbers, three words and four kinds
//! of blanks (RFC 8259, section 2). A reader says only that it expected something else there, and the character looks like the
//! right one or like nothing.

use std::fmt;

/// What the common ones are called.
const NAMES: [(char, &str); 14] = [
    ('\u{a0}', "no-break space"),
    ('\u{ab}', "quotation mark"),
    ('\u{bb}', "quotation mark"),
    ('\u{ad}', "soft hyphen"),
    ('\u{200b}', "zero-width space"),
    ('\u{2018}', "typographic quotation mark"),
    ('\u{2019}', "typographic quotation mark"),
    ('\u{201c}', "typographic quotation mark"),
    ('\u{201d}', "typographic quotation mark"),
    ('\u{201e}', "typographic quotation mark"),
    ('\u{2028}', "line separator"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{2060}', "word joiner"),
    ('\u{feff}', "byte order mark"),
];

/// A character that stands outside the strings of a JSON text and is none of JSON's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OddCharacter(char);

impl OddCharacter {
    /// The character because of which a JSON text could not be read, if it is one of these. `error` is what the reader said.
    #[must_use]
    pub fn behind(error: &serde_json::Error, text: &str) -> Option<Self> {
        if !error.is_syntax() {
            return None;
        }
        let (character, place) = first(text)?;
        // A reader stops at the first thing that is wrong, which may stand before the character.
        (place <= (error.line(), error.column())).then_some(Self(character))
    }
}

impl fmt::Display for OddCharacter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the character U+{:04X}", u32::from(self.0))?;
        if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == self.0) {
            write!(f, " ({name})")?;
        }
        write!(f, " may only stand inside a string")
    }
}

/// The first such character, with line and column as a reader counts them: from 1, columns in bytes.
fn first(text: &str) -> Option<(char, (usize, usize))> {
    let (mut quoted, mut escaped) = (false, false);
    let (mut line, mut begin) = (1, 0);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ if !quoted && !character.is_ascii() => return Some((character, (line, at - begin + 1))),
            _ => {}
        }
        if character == '\n' {
            (line, begin) = (line + 1, at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn told(text: &str) -> Option<String> {
        let error = serde_json::from_str::<Value>(text).expect_err("it is no JSON");
        OddCharacter::behind(&error, text).map(|odd| odd.to_string())
    }

    #[test]
    fn what_is_invisible_or_looks_like_jsons_own_is_named() {
        for (text, says) in [
            ("\u{a0}{}", "the character U+00A0 (no-break space) may only stand inside a string"),
            ("{\n\u{a0}\u{a0}\"a\": 1}", "U+00A0"),
            ("{\"a\":\u{202f}1}", "U+202F (narrow no-break space)"),
            ("{\u{201c}a\u{201d}: 1}", "U+201C (typographic quotation mark)"),
            ("\u{feff}{}", "U+FEFF (byte order mark)"),
            ("{\"\u{e4}\\\"\u{a0}\": 1}\u{200b}", "U+200B (zero-width space)"),
            ("{\"a\": 1\u{ff0c}\"b\": 2}", "the character U+FF0C may only"),
        ] {
            let told = told(text).unwrap_or_default();
            assert!(told.contains(says), "{text:?}: {told}");
        }
    }

    #[test]
    fn what_is_wrong_before_such_a_character_or_without_one_is_not_blamed_on_it() {
        for text in ["{,\u{a0}}", "{\"\u{a0}\": }", "[1,]\n\u{a0}", "{", "\"\\x\u{a0}\"", ""] {
            assert_eq!(told(text), None, "{text:?}");
        }
    }
}
