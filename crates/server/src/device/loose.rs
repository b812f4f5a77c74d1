//! JSON that is not quite right, read as far as it goes.
//!
//! A value is only looked into when it is asked for, so that no other value of the same message can be in its way: not a number
//! beyond every range, not half a character, not lists a hundred levels deep. Nothing here descends by recursion, and each text
//! is passed over a fixed number of times.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{Error, Visitor};

/// What editors of some systems put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a body. Bytes that are no UTF-8 become U+FFFD, and control characters blanks, which they are between values:
/// within a text JSON does not allow them, and the NUL that ends texts in C belongs to none.
pub(super) fn text(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    text.chars().map(|character| if character < ' ' { ' ' } else { character }).collect()
}

/// The members of an object in their order, each value as its text; `None` for anything else. A name may be there twice.
pub(super) fn members(text: &str) -> Option<Vec<(String, &str)>> {
    let members = muster_wire::members(text)?;
    // A name too may have half a character in it, which matters only if the name is asked for.
    Some(members.into_iter().map(|(name, value)| (string(name).unwrap_or_default(), value)).collect())
}

/// What a value stands for: the items of a list, else itself.
pub(super) fn items(value: &str) -> Vec<&str> {
    muster_wire::items(value).unwrap_or_else(|| vec![value])
}

/// The characters of a string; half of a character (a lone surrogate) becomes U+FFFD. `None` for any other value.
pub(super) fn string(value: &str) -> Option<String> {
    if !value.starts_with('"') {
        return None;
    }
    serde_json::Deserializer::from_str(value).deserialize_bytes(Characters).ok()
}

/// The text of a number; `None` for any other value.
pub(super) fn number(value: &str) -> Option<&str> {
    value.starts_with(|first: char| first == '-' || first.is_ascii_digit()).then_some(value)
}

struct Characters;

impl Visitor<'_> for Characters {
    type Value = String;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(body: &[u8], name: &str) -> Option<String> {
        let text = text(body);
        let members = members(&text)?;
        members.into_iter().find(|(known, _)| known == name).map(|(_, value)| value.to_owned())
    }

    #[test]
    fn a_value_can_be_had_whatever_stands_beside_it() {
        let deep = "[".repeat(5000) + &"]".repeat(5000);
        for beside in
            ["1e999", "-0.0E-400", r#""\ud83d""#, r#"{"\udc00": 1}"#, "\"a\tb\"", "\"a\u{0}b\"", deep.as_str()]
        {
            let body = format!("{{\"x\": {beside}, \"\\ud83d\": 1, \"imei\": \"1\"}}");
            assert_eq!(value(body.as_bytes(), "imei").as_deref(), Some("\"1\""), "{}", &body[..40]);
        }
    }

    #[test]
    fn a_body_may_have_a_mark_before_it_a_nul_behind_it_and_bytes_of_another_encoding() {
        for body in
            [&b"\xef\xbb\xbf{\"a\":1}"[..], b"{\"a\":1}\0", b"{\"a\":1}\0\0\r\n", b"\t{\"b\":\"T\xe9l\",\"a\":1}"]
        {
            assert_eq!(value(body, "a").as_deref(), Some("1"), "{}", body.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        for body in ["", "[]", "1", "\"x\"", "{", "{\"a\":1}x", "{\"a\":1,}", "{a:1}", "null"] {
            assert_eq!(members(body), None, "{body}");
        }
        assert_eq!(members("{}"), Some(Vec::new()));
    }

    #[test]
    fn members_of_one_name_are_all_there_and_lists_have_their_items() {
        let both = vec![("a".to_owned(), "1"), ("a".to_owned(), "[2, \"x\"]")];
        assert_eq!(members(r#"{"a": 1, "\u0061": [2, "x"]}"#), Some(both));
        assert_eq!(items("[2, \"x\"]"), ["2", "\"x\""]);
        for alone in ["2", "\"x\"", "{}", "[1"] {
            assert_eq!(items(alone), [alone]);
        }
    }

    #[test]
    fn strings_and_numbers_are_told_apart() {
        assert_eq!(string(r#""T\u00e9l""#).as_deref(), Some("Tél"));
        assert_eq!(
            string(r#""Pixel \ud83d!""#).as_deref(),
            Some("Pixel \u{fffd}\u{fffd}\u{fffd}!"),
            "three bytes are none"
        );
        assert_eq!((string("1"), string("null"), string("{}")), (None, None, None));
        assert_eq!((number("-1.5e3"), number("\"1\""), number("true")), (Some("-1.5e3"), None, None));
    }
}
