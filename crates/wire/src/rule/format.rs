//! Named forms of text. A function says what a regular expression in a description would only imply.

use std::fmt;

/// Digits of an object id (Applivery reference, section 1, "Entity ids").
const OBJECT_ID_DIGITS: usize = 24;

/// Shortest slug (Applivery reference, section 1, `organizationId`).
const MIN_SLUG_CHARS: usize = 3;

/// Longest slug: that of a label in a host name (RFC 1035, section 2.3.4), which a slug may become.
const MAX_SLUG_CHARS: usize = 63;

/// A named form of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 24 hexadecimal digits.
    ObjectId,
    /// A short name for addresses: letters, digits and hyphens.
    Slug,
    /// Either of the two.
    ObjectIdOrSlug,
    /// A field to sort by, with or without a direction: `createdAt:desc`.
    SortOrder,
}

impl Format {
    /// Whether a text has the form.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::ObjectId => is_object_id(text),
            Self::Slug => is_slug(text),
            Self::ObjectIdOrSlug => is_object_id(text) || is_slug(text),
            Self::SortOrder => sort_order(text).is_some(),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::ObjectId => "24 hexadecimal digits",
            Self::Slug => "3 to 63 letters, digits and hyphens",
            Self::ObjectIdOrSlug => "24 hexadecimal digits, or 3 to 63 letters, digits and hyphens",
            Self::SortOrder => "a field, with :asc or :desc behind it or not, such as createdAt:desc",
        })
    }
}

fn is_object_id(text: &str) -> bool {
    text.len() == OBJECT_ID_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_slug(text: &str) -> bool {
    (MIN_SLUG_CHARS..=MAX_SLUG_CHARS).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The direction of a sort order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Least first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// Takes a sort order apart: the path of a field, and the direction, which is ascending when none is named. An empty text
/// is an order of no field (Applivery reference, section 1.3).
#[must_use]
pub fn sort_order(text: &str) -> Option<(&str, Direction)> {
    let (field, direction) = match text.split_once(':') {
        None => (text, Direction::Ascending),
        Some((field, "asc")) => (field, Direction::Ascending),
        Some((field, "desc")) => (field, Direction::Descending),
        Some(_) => return None,
    };
    let fits = field.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
    fits.then_some((field, direction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_texts_when_held_against_each_form_then_only_those_of_the_form_fit() {
        for (format, right, wrong) in [
            (
                Format::ObjectId,
                &["0123456789abcdef01234567", "ABCDEFABCDEFABCDEFABCDEF"][..],
                &["", "0123456789abcdef0123456", "0123456789abcdef012345678", "0123456789abcdef0123456g"][..],
            ),
            (Format::Slug, &["abc", "Acme-Corp-2"], &["", "ab", "a_b_c", "acme corp", "äcme"]),
            (Format::ObjectIdOrSlug, &["acme", "0123456789abcdef01234567"], &["a", "a.b.c"]),
            (
                Format::SortOrder,
                &["", "createdAt", "createdAt:desc", "mdmUser.email:asc", "a_b"],
                &["createdAt:down", "a:asc:desc", "a b", "a-b", ":x", "é"],
            ),
        ] {
            for text in right {
                assert!(format.fits(text), "{text:?} is {format}");
            }
            for text in wrong {
                assert!(!format.fits(text), "{text:?} is not {format}");
            }
        }
        assert!(!Format::Slug.fits(&"a".repeat(MAX_SLUG_CHARS + 1)));
    }

    #[test]
    fn given_a_sort_order_when_taken_apart_then_ascending_is_the_direction_when_none_is_named() {
        assert_eq!(sort_order("createdAt:desc"), Some(("createdAt", Direction::Descending)));
        assert_eq!(sort_order("a.b"), Some(("a.b", Direction::Ascending)));
        assert_eq!(sort_order("a:up"), None);
    }
}
