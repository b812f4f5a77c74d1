//! The text of a parameter: what is taken, and the one spelling of it that rules and handlers see.

use std::borrow::Cow;

use super::Kind;
use crate::{boolean, int32, int64};

impl Kind {
    /// A value in its one spelling: numbers in plain digits, booleans as `true` or `false`, enums by name. `None` if the value
    /// has not the form.
    #[must_use]
    pub fn canonical(self, value: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::String | Self::FieldMask => Some(Cow::Borrowed(value)),
            Self::Enum(words) => enum_word(words, value).map(Cow::Borrowed),
            Self::Boolean => boolean::parse(value).map(|value| Cow::Borrowed(if value { "true" } else { "false" })),
            Self::Int32 => int32::parse(value).map(|number| digits(number.into())),
            Self::Uint32 => int32::parse_unsigned(value).map(|number| digits(number.into())),
            Self::Int64 => int64::parse(value).map(digits),
        }
    }
}

fn digits(number: i64) -> Cow<'static, str> {
    Cow::Owned(number.to_string())
}

/// The word of an enum that is meant: by its name, or by its number as [`crate::WireEnum::from_number`] has it.
fn enum_word(words: &'static [&'static str], value: &str) -> Option<&'static str> {
    let by_name = words.iter().find(|word| **word == value);
    let word = by_name.or_else(|| {
        let begins_unspecified = words.first().is_some_and(|word| word.to_ascii_uppercase().ends_with("UNSPECIFIED"));
        let index = int64::parse(value).filter(|_| begins_unspecified)?;
        words.get(usize::try_from(index).ok()?)
    });
    word.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_value_in_any_spelling_that_is_taken_when_read_then_it_has_its_one_spelling() {
        let numbered = Kind::Enum(&["kindUnspecified", "first", "second"]);
        let named = Kind::Enum(&["first", "second"]);
        for (kind, value, canonical) in [
            (Kind::String, "1.0", Some("1.0")),
            (Kind::Boolean, "True", Some("true")),
            (Kind::Boolean, "0", Some("false")),
            (Kind::Boolean, "yes", None),
            (Kind::Int32, "1e2", Some("100")),
            (Kind::Int32, "-5.0", Some("-5")),
            (Kind::Int32, "2147483648", None),
            (Kind::Uint32, "1.0", Some("1")),
            (Kind::Uint32, "-1", None),
            (Kind::Int64, "9223372036854775807", Some("9223372036854775807")),
            (Kind::Int64, "1.5", None),
            (numbered, "second", Some("second")),
            (numbered, "2", Some("second")),
            (numbered, "0", Some("kindUnspecified")),
            (numbered, "3", None),
            (numbered, "-1", None),
            (numbered, "SECOND", None),
            (named, "first", Some("first")),
            (named, "1", None),
        ] {
            assert_eq!(kind.canonical(value).as_deref(), canonical, "{kind:?}: {value}");
        }
    }
}
