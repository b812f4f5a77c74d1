//! A JSON object or list taken apart by one level, everything in it left as its text.
//!
//! What is not looked into is not read either: numbers keep their digits whatever their size, strings their escapes, and values
//! may be nested to any depth, because nothing here descends.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object in their order, name and value each as its JSON text, so the name in its quotes; `None` if the text
/// is no JSON object. A name may be there twice.
#[must_use]
pub fn members(object: &str) -> Option<Vec<(&str, &str)>> {
    let mut reader = serde_json::Deserializer::from_str(object);
    let members = reader.deserialize_map(MembersVisitor).ok()?;
    reader.end().ok()?;
    Some(members)
}

/// The items of a list in their order, each as its JSON text; `None` if the text is no JSON list.
#[must_use]
pub fn items(list: &str) -> Option<Vec<&str>> {
    let items: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            members.push((name.get(), value.get()));
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_has_all_its_members_as_their_text() {
        let text = r#" { "a" : 1e999, "a":{ "b": [ ] } ,"\ud83d\u0061":"\ud83d"}"#;
        let expected = vec![("\"a\"", "1e999"), ("\"a\"", "{ \"b\": [ ] }"), (r#""\ud83d\u0061""#, r#""\ud83d""#)];
        assert_eq!(members(text), Some(expected));
        assert_eq!(members("{}"), Some(Vec::new()));
    }

    #[test]
    fn a_list_has_all_its_items_as_their_text() {
        assert_eq!(items(r#"[1.10, "x" ,{"a":1}]"#), Some(vec!["1.10", "\"x\"", "{\"a\":1}"]));
        assert_eq!(items("[]"), Some(Vec::new()));
    }

    #[test]
    fn depth_is_no_matter() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert_eq!(items(&deep).map(|items| items.len()), Some(1));
        assert_eq!(members(&format!("{{\"a\":{deep}}}")).map(|members| members.len()), Some(1));
    }

    #[test]
    fn anything_else_has_none() {
        for text in ["", "1", "\"x\"", "null", "{", "{\"a\":1}x", "{\"a\":1,}", "{a:1}", "[1"] {
            assert_eq!((members(text), items(text)), (None, None), "{text}");
        }
        assert_eq!((members("[]"), items("{}")), (None, None));
    }
}
