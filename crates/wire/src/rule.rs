//! What values must be beyond their type, as generated data, and the one checker of it.

mod format;

pub use format::{Direction, Format, sort_order};

use std::fmt;

use serde::Serialize;
use serde_json::Value;

/// What one value must be. Lengths are counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Whether a message without it is refused.
    pub required: bool,
    /// Least number.
    pub minimum: Option<i64>,
    /// Greatest number.
    pub maximum: Option<i64>,
    /// Shortest text.
    pub min_chars: Option<usize>,
    /// Longest text.
    pub max_chars: Option<usize>,
    /// Longest list.
    pub max_items: Option<usize>,
    /// Form of the text.
    pub format: Option<Format>,
}

/// The rule of one field of a message.
#[derive(Debug, Clone, Copy)]
pub struct FieldRule {
    /// The field's name on the wire.
    pub name: &'static str,
    /// What its value, or each item of its list, must be.
    pub rule: Rule,
    /// The rules of the message it holds, or of each message in its list. A function, because messages may hold their own
    /// kind.
    pub below: Option<fn() -> &'static [FieldRule]>,
}

/// A message whose fields have rules.
pub trait Checked: Serialize {
    /// The rules of its fields.
    const RULES: &'static [FieldRule];
}

/// How a value breaks its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is missing.
    Missing,
    /// It is below the least number, or above the greatest.
    OutOfRange(Option<i64>, Option<i64>),
    /// It has fewer characters.
    TooShort(usize),
    /// It has more characters.
    TooLong(usize),
    /// The list has more items.
    TooMany(usize),
    /// It has another form.
    Form(Format),
}

/// The first value of a message that breaks its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The value's path: `assignments[1].priority`.
    pub path: String,
    /// How it breaks its rule.
    pub broken: Broken,
}

impl Rule {
    /// No rule at all.
    pub const NONE: Self = Self {
        required: false,
        minimum: None,
        maximum: None,
        min_chars: None,
        max_chars: None,
        max_items: None,
        format: None,
    };

    /// Whether it is one of numbers: the generator gives such limits to nothing else.
    fn is_of_number(&self) -> bool {
        self.minimum.is_some() || self.maximum.is_some()
    }

    /// How a text breaks the rule.
    #[must_use]
    pub fn of_text(&self, text: &str) -> Option<Broken> {
        // Counting stops at the limit, so that a huge text costs no more than a long one.
        let reaches = |chars: usize| chars == 0 || text.chars().nth(chars - 1).is_some();
        match (self.min_chars, self.max_chars, self.format) {
            (Some(min), _, _) if !reaches(min) => Some(Broken::TooShort(min)),
            (_, Some(max), _) if reaches(max + 1) => Some(Broken::TooLong(max)),
            (_, _, Some(format)) if !format.fits(text) => Some(Broken::Form(format)),
            _ => None,
        }
    }

    /// How a number breaks the rule.
    #[must_use]
    pub fn of_number(&self, number: i64) -> Option<Broken> {
        let fits = self.minimum.is_none_or(|min| number >= min) && self.maximum.is_none_or(|max| number <= max);
        (!fits).then_some(Broken::OutOfRange(self.minimum, self.maximum))
    }
}

impl fmt::Display for Broken {
    /// The end of a sentence that begins with the value's name.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("is required"),
            Self::OutOfRange(Some(min), Some(max)) => write!(out, "must be from {min} to {max}"),
            Self::OutOfRange(Some(min), None) => write!(out, "must be at least {min}"),
            Self::OutOfRange(None, max) => write!(out, "must be at most {}", max.unwrap_or(i64::MAX)),
            Self::TooShort(min) => write!(out, "must have at least {min} characters"),
            Self::TooLong(max) => write!(out, "must have at most {max} characters"),
            Self::TooMany(max) => write!(out, "must have at most {max} items"),
            Self::Form(format) => write!(out, "must be {format}"),
        }
    }
}

/// Checks a message, and all messages in it.
///
/// # Errors
/// The first value, in the order of the fields' names, that breaks its rule.
pub fn check<M: Checked>(message: &M) -> Result<(), Violation> {
    if M::RULES.is_empty() {
        return Ok(());
    }
    // A message is a tree of a few dozen values; walking it as JSON keeps the rules out of the types.
    let value = serde_json::to_value(message).unwrap_or_default();
    check_fields(M::RULES, &value, "")
}

fn check_fields(rules: &[FieldRule], message: &Value, path: &str) -> Result<(), Violation> {
    for field in rules {
        let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        match message.get(field.name) {
            None | Some(Value::Null) if field.rule.required => return Err(Violation { path, broken: Broken::Missing }),
            None | Some(Value::Null) => {}
            Some(Value::Array(items)) => match field.rule.max_items {
                Some(max) if items.len() > max => return Err(Violation { path, broken: Broken::TooMany(max) }),
                _ => check_items(field, items, &path)?,
            },
            Some(value) => check_value(field, value, path)?,
        }
    }
    Ok(())
}

fn check_items(field: &FieldRule, items: &[Value], path: &str) -> Result<(), Violation> {
    for (index, item) in items.iter().enumerate() {
        check_value(field, item, format!("{path}[{index}]"))?;
    }
    Ok(())
}

fn check_value(field: &FieldRule, value: &Value, path: String) -> Result<(), Violation> {
    let broken = match value {
        Value::Array(items) => return check_items(field, items, &path),
        Value::Object(_) => return field.below.map_or(Ok(()), |below| check_fields(below(), value, &path)),
        Value::String(text) if field.rule.is_of_number() => {
            // An int64 stands in JSON as text.
            of_digits(&field.rule, crate::int64::parse(text))
        }
        Value::String(text) => field.rule.of_text(text),
        Value::Number(number) => of_digits(&field.rule, number.as_i64()),
        Value::Null | Value::Bool(_) => None,
    };
    broken.map_or(Ok(()), |broken| Err(Violation { path, broken }))
}

/// A number that is none, or too large to be one, is outside every range.
fn of_digits(rule: &Rule, number: Option<i64>) -> Option<Broken> {
    match number {
        Some(number) => rule.of_number(number),
        None => rule.is_of_number().then_some(Broken::OutOfRange(rule.minimum, rule.maximum)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::sample::{Token, TokenAssignment};

    fn token(json: &str) -> Token {
        serde_json::from_str(json).unwrap()
    }

    fn violated(json: &str) -> (String, Broken) {
        let violation = check(&token(json)).expect_err(json);
        (violation.path, violation.broken)
    }

    #[test]
    fn given_a_message_that_keeps_every_rule_when_checked_then_it_passes() {
        let whole = r#"{"userId": "0123456789abcdefABCDEF01", "name": "ab", "uses": 1, "tags": ["x"],
            "assignments": [{"policyId": "0123456789abcdef01234567", "priority": 0}],
            "groups": [["x", "y"], ["z"]], "expiresMillis": "1", "slug": "acme", "labels": {"x": ""},
            "parent": {"userId": "0123456789abcdef01234567"}}"#;
        assert_eq!(check(&token(whole)), Ok(()));
        assert_eq!(check(&token(r#"{"userId": "0123456789abcdef01234567"}"#)), Ok(()));
    }

    #[test]
    fn given_a_value_that_breaks_its_rule_when_checked_then_its_path_and_the_rule_are_told() {
        let id = r#""userId": "0123456789abcdef01234567""#;
        for (json, path, broken) in [
            ("{}".to_owned(), "userId", Broken::Missing),
            (r#"{"userId": "xyz"}"#.to_owned(), "userId", Broken::Form(Format::ObjectId)),
            (format!(r#"{{{id}, "name": "a"}}"#), "name", Broken::TooShort(2)),
            (format!(r#"{{{id}, "name": "{}"}}"#, "é".repeat(129)), "name", Broken::TooLong(128)),
            (format!(r#"{{{id}, "uses": 0}}"#), "uses", Broken::OutOfRange(Some(1), Some(10_000))),
            (format!(r#"{{{id}, "uses": 10001}}"#), "uses", Broken::OutOfRange(Some(1), Some(10_000))),
            (format!(r#"{{{id}, "tags": ["1", "2", "3", "4"]}}"#), "tags", Broken::TooMany(3)),
            (format!(r#"{{{id}, "tags": ["1", "12345678901"]}}"#), "tags[1]", Broken::TooLong(10)),
            (format!(r#"{{{id}, "assignments": [{{"priority": 1}}]}}"#), "assignments[0].policyId", Broken::Missing),
            (format!(r#"{{{id}, "groups": [[], [], []]}}"#), "groups", Broken::TooMany(2)),
            (format!(r#"{{{id}, "groups": [["x", "y", "z"], ["x", ""]]}}"#), "groups[1][1]", Broken::TooShort(1)),
            (format!(r#"{{{id}, "expiresMillis": "0"}}"#), "expiresMillis", Broken::OutOfRange(Some(1), None)),
            (format!(r#"{{{id}, "slug": "a b c"}}"#), "slug", Broken::Form(Format::Slug)),
            (format!(r#"{{{id}, "children": [{{{id}}}, {{}}]}}"#), "children[1].userId", Broken::Missing),
            (format!(r#"{{{id}, "parent": {{"parent": {{}}, {id}}}}}"#), "parent.parent.userId", Broken::Missing),
        ] {
            assert_eq!(violated(&json), (path.to_owned(), broken), "{json}");
        }
        assert_eq!(Broken::OutOfRange(Some(1), Some(5)).to_string(), "must be from 1 to 5");
    }

    #[test]
    fn given_explicit_presence_when_written_then_a_default_that_was_set_stands_there() {
        let assignment = TokenAssignment { priority: Some(0), ..TokenAssignment::default() };
        assert_eq!(serde_json::to_string(&assignment).unwrap(), r#"{"priority":0}"#);
        for json in
            [r#""silent":false"#, r#""state":"TOKEN_STATE_UNSPECIFIED""#, r#""expiresMillis":"0""#, r#""name":"""#]
        {
            let whole = format!(r#"{{"kind":"sample#token",{json}}}"#);
            assert_eq!(serde_json::to_string(&token(&whole)).unwrap(), whole);
        }
    }

    #[test]
    fn given_messages_within_messages_of_their_own_kind_when_read_and_written_then_they_are_the_same() {
        let json = r#"{"kind":"sample#token","children":[{"kind":"sample#token","parent":{"kind":"sample#token"}}],"groups":[["a"],[]]}"#;
        assert_eq!(serde_json::to_string(&token(json)).unwrap(), json);
    }
}
