//! Picking parts of an answer from its text, so that whatever is kept whole stays as it was written, byte for byte: values that
//! were stored as text (`provisioningExtras`) keep their digits and spaces.
//!
//! What is picked from an indented text is indented as it was: a part that is kept whole stands at its depth, because all that is
//! around it is kept too.

use muster_wire::{items, members};

use crate::answer::Selection;
use crate::answer::indented::line;

/// The selected parts of an answer, as indented as it is if `pretty`. What is selected but absent stays absent; an object of
/// which nothing was selected stays as `{}`, so that lists keep their length. `None` for a text that is no JSON.
pub(super) fn pick(selection: &Selection, answer: &str, pretty: bool) -> Option<Vec<u8>> {
    let answer = answer.trim_ascii();
    let mut picker = Picker { out: Vec::with_capacity(answer.len()), pretty };
    if !picker.value(&[selection], answer, 0)? {
        picker.out.extend_from_slice(b"{}");
    }
    if pretty {
        picker.out.push(b'\n');
    }
    Some(picker.out)
}

/// Recursive descent; the depth is bounded by that of a selection.
struct Picker {
    out: Vec<u8>,
    pretty: bool,
}

impl Picker {
    /// Writes what all of `selections` together keep of a value. Answers whether there is anything: there is not of a scalar
    /// below which something was selected.
    fn value(&mut self, selections: &[&Selection], value: &str, depth: usize) -> Option<bool> {
        if selections.iter().any(|selection| selection.keeps_everything()) {
            self.out.extend_from_slice(value.as_bytes());
            return Some(true);
        }
        match value.as_bytes().first() {
            Some(b'[') => self.list(selections, value, depth)?,
            Some(b'{') => self.object(selections, value, depth)?,
            _ => return Some(false),
        }
        Some(true)
    }

    fn list(&mut self, selections: &[&Selection], list: &str, depth: usize) -> Option<()> {
        self.out.push(b'[');
        let mut filled = false;
        for item in items(list)? {
            let before = self.out.len();
            self.begin(filled, depth);
            match self.value(selections, item, depth + 1)? {
                true => filled = true,
                false => self.out.truncate(before),
            }
        }
        self.end(filled, b']', depth);
        Some(())
    }

    fn object(&mut self, selections: &[&Selection], object: &str, depth: usize) -> Option<()> {
        self.out.push(b'{');
        let mut filled = false;
        for (name, value) in members(object)? {
            let plain: Option<String> = serde_json::from_str(name).ok();
            let below: Vec<&Selection> =
                selections.iter().flat_map(|selection| selection.kept_below(plain.as_deref())).collect();
            if below.is_empty() {
                continue;
            }
            let before = self.out.len();
            self.begin(filled, depth);
            self.out.extend_from_slice(name.as_bytes());
            self.out.extend_from_slice(if self.pretty { b": " } else { b":" });
            match self.value(&below, value, depth + 1)? {
                true => filled = true,
                false => self.out.truncate(before),
            }
        }
        self.end(filled, b'}', depth);
        Some(())
    }

    fn begin(&mut self, filled: bool, depth: usize) {
        if filled {
            self.out.push(b',');
        }
        self.line(depth + 1);
    }

    fn end(&mut self, filled: bool, bracket: u8, depth: usize) {
        if filled {
            self.line(depth);
        }
        self.out.push(bracket);
    }

    fn line(&mut self, depth: usize) {
        if self.pretty {
            // Writing to memory does not fail.
            let _ = line(&mut self.out, depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(fields: &str, answer: &str, pretty: bool) -> String {
        let selection = Selection::parse(fields).expect("a selection");
        String::from_utf8(pick(&selection, answer, pretty).expect("JSON")).expect("text")
    }

    #[test]
    fn what_is_kept_whole_stays_as_it_was_written() {
        let whole = r#"{"n":123456789012345678901234567890, "v":1.10,"e":1E999,"a":1,"a":2,"h":"\ud800"}"#;
        let answer = format!(r#"{{"extras":{whole},"list":[{{"extras":{whole},"x":1}}],"other":1}}"#);
        assert_eq!(picked("extras", &answer, false), format!(r#"{{"extras":{whole}}}"#));
        assert_eq!(picked("*", &answer, false), answer);
        assert_eq!(picked("list/extras", &answer, false), format!(r#"{{"list":[{{"extras":{whole}}}]}}"#));
        assert_eq!(picked("extras/a", &answer, false), r#"{"extras":{"a":1,"a":2}}"#);
        assert_eq!(
            picked("extras/*", &answer, false).len(),
            format!(r#"{{"extras":{whole}}}"#).len() - 1,
            "but for a blank"
        );
    }

    #[test]
    fn what_is_picked_of_an_indented_answer_is_indented_as_it_was() {
        let answer = serde_json::json!({"a": {"b": [{"c": {"d": 1}, "e": []}, {}], "f": 1}, "g": "x"});
        for fields in ["*", "a", "a/b", "a/b/c", "a/b/c/d", "a/b/e", "a(b/e,f),g", "g/x", "*/f"] {
            let text = serde_json::to_string_pretty(&answer).expect("text");
            let compact: serde_json::Value =
                serde_json::from_str(&picked(fields, &answer.to_string(), false)).expect("JSON");
            let expected = serde_json::to_string_pretty(&compact).expect("text") + "\n";
            assert_eq!(picked(fields, &text, true), expected, "{fields}");
        }
    }

    #[test]
    fn a_name_is_known_however_its_letters_are_written_and_half_a_character_is_only_kept_by_a_star() {
        assert_eq!(picked("a", r#"{"\u0061":1,"\ud800":2}"#, false), r#"{"\u0061":1}"#);
        assert_eq!(picked("x/*", r#"{"x":{"\ud800":2}}"#, false), r#"{"x":{"\ud800":2}}"#);
    }
}
