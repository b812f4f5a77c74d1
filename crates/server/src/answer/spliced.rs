//! A long list within an answer, written piece by piece: exactly as if the whole answer had been written at once.

use axum::body::Bytes;
use muster_core::{Code, Error};

use crate::answer::format::picked;
use crate::answer::pretty::Printer;
use crate::answer::{Format, Selection};

/// An answer with a list whose items come later, a few at a time.
pub(crate) struct Spliced {
    /// What is written before the list.
    before: String,
    /// Whether the list has items by now.
    begun: bool,
    /// What is written behind the list.
    behind: String,
    /// What the caller wants of each item, if that is not everything.
    items: Option<Selection>,
    printer: Option<Printer>,
}

impl Spliced {
    /// Takes an answer, as compact JSON text, that holds `empty` where its list is: the list's name and the list without items.
    /// `path` are the names that lead to the list.
    ///
    /// # Errors
    /// INTERNAL when the text is no JSON.
    pub(crate) fn new(format: &Format, text: String, empty: &str, path: &[&str]) -> Result<Self, Error> {
        let text = match &format.fields {
            Some(fields) => text_of(picked(fields, text.as_bytes(), false)?)?,
            None => text,
        };
        let (before, behind) = match text.rfind(empty) {
            Some(at) => text.split_at(at + empty.len() - 1),
            None => (text.as_str(), ""),
        };
        let items = format.fields.as_ref().and_then(|_| format.below(path));
        let printer = format.pretty.then(Printer::default);
        Ok(Self { before: before.to_owned(), begun: false, behind: behind.to_owned(), items, printer })
    }

    /// What is written with the next items, given as those of a compact JSON array without its brackets.
    ///
    /// # Errors
    /// INTERNAL when they are no JSON.
    pub(crate) fn items(&mut self, items: String) -> Result<Bytes, Error> {
        let items = match &self.items {
            Some(selection) => {
                let kept = text_of(picked(selection, format!("[{items}]").as_bytes(), false)?)?;
                let inner = kept.strip_prefix('[').and_then(|kept| kept.strip_suffix(']'));
                inner.ok_or_else(unwritable)?.to_owned()
            }
            None => items,
        };
        let mut text = std::mem::take(&mut self.before);
        if !items.is_empty() {
            if std::mem::replace(&mut self.begun, true) {
                text.push(',');
            }
            text.push_str(&items);
        }
        Ok(self.written(text))
    }

    /// What is written behind the last items.
    pub(crate) fn end(&mut self) -> Bytes {
        let text = std::mem::take(&mut self.before) + &self.behind;
        let mut end = self.written(text).to_vec();
        if self.printer.is_some() {
            end.push(b'\n');
        }
        end.into()
    }

    fn written(&mut self, text: String) -> Bytes {
        match &mut self.printer {
            Some(printer) => printer.print(text.as_bytes()).into(),
            None => text.into(),
        }
    }
}

fn text_of(text: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(text).map_err(|_| unwritable())
}

fn unwritable() -> Error {
    Error::new(Code::Internal, "the answer cannot be written")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const EMPTY: &str = r#""list":[]"#;

    fn spliced(format: &Format, pages: &[&str]) -> String {
        let text = r#"{"name":"a","answer":{"count":2,"list":[]},"done":true}"#;
        let mut spliced = Spliced::new(format, text.to_owned(), EMPTY, &["answer", "list"]).expect("it is JSON");
        let mut out = Vec::new();
        for page in pages.iter().filter(|_| format.below(&["answer", "list"]).is_some()) {
            out.extend_from_slice(&spliced.items((*page).to_owned()).expect("items are JSON"));
        }
        out.extend_from_slice(&spliced.end());
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn pieces_are_the_whole_answer_whatever_is_wanted_of_it_and_wherever_it_is_cut() {
        let items = [r#"{"a":1,"b":{"c":[1,"],[\""]}}"#, r#"{"a":2,"b":{}}"#, r#"{"b":{"c":[]}}"#];
        let list = |items: &[&str]| items.join(",");
        for count in 0..=items.len() {
            let whole =
                format!(r#"{{"name":"a","answer":{{"count":2,"list":[{}]}},"done":true}}"#, list(&items[..count]));
            let value: Value = serde_json::from_str(&whole).expect("JSON");
            for fields in
                ["", "name", "answer", "answer/count", "answer/list", "answer/list/a", "answer(list(b/c)),*/count"]
            {
                for pretty in [true, false] {
                    let fields = (!fields.is_empty()).then(|| Selection::parse(fields).expect("a selection"));
                    let format = Format { pretty, fields };
                    let expected = String::from_utf8(format.write(&value).expect("it is written")).expect("text");
                    for cut in 0..=count {
                        let pages = [list(&items[..cut]), list(&items[cut..count])];
                        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
                        assert_eq!(spliced(&format, &pages), expected, "{format:?}, {cut} of {count} items first");
                    }
                }
            }
        }
    }
}
