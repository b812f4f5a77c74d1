//! Partial responses: the query parameter `fields` picks parts of an answer.
//!
//! The grammar is the one Google's APIs share: `a,b/c,d(e,f/g),*`. A name alone takes everything below it, lists
//! are passed through, and `.` separates names like `/`.

use std::collections::BTreeMap;

use muster_wire::spelling::camel_case;
use serde_json::{Map, Value};

/// Longest selection, in bytes (Muster's own bound; a whole answer can be named in a fraction of it).
pub const MAX_SELECTION_BYTES: usize = 4096;

/// Deepest path of a selection, in names (Muster's own bound; the deepest answer has seven).
pub const MAX_SELECTION_DEPTH: usize = 32;

/// The name that stands for every field of an object or every key of a map.
const WILDCARD: &str = "*";

/// What to keep of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Names to keep and what to keep below each; empty: keep everything.
    children: BTreeMap<String, Selection>,
}

impl Selection {
    /// Reads a selection. An empty parameter means the same as none: everything is kept.
    ///
    /// # Errors
    /// A sentence that names what is wrong and where: too long, too deep, unbalanced parentheses, a missing or
    /// impossible name.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.len() > MAX_SELECTION_BYTES {
            return Err(format!("a field selection has at most {MAX_SELECTION_BYTES} bytes"));
        }
        let mut reader = Reader { text, position: 0 };
        let mut selection = Self::default();
        if text.trim().is_empty() {
            return Ok(selection);
        }
        reader.list(&mut selection, 0)?;
        match reader.peek() {
            None => Ok(selection),
            Some(_) => Err(reader.expected("',' or the end")),
        }
    }

    /// The same selection by the names of the answer's type: what that does not have may be a name in `snake_case`, else it is
    /// refused. `known` is asked for the path of every selected name, from the root, lists left out; paths that lead through
    /// `*` are not asked for, since they need not exist everywhere.
    ///
    /// # Errors
    /// The first unknown path, written `a/b`.
    pub fn resolve(self, known: &dyn Fn(&[&str]) -> bool) -> Result<Self, String> {
        self.resolve_below(&[], known)
    }

    fn resolve_below(self, path: &[&str], known: &dyn Fn(&[&str]) -> bool) -> Result<Self, String> {
        let mut resolved = Self::default();
        for (name, below) in self.children {
            if name == WILDCARD {
                resolved.insert(name, below);
                continue;
            }
            let camel = camel_case(&name);
            let own = [name.as_str(), &camel].into_iter().find(|name| known(&[path, &[*name]].concat()));
            let Some(own) = own else {
                return Err(format!("the answer has no field {:?}", [path, &[name.as_str()]].concat().join("/")));
            };
            let below = below.resolve_below(&[path, &[own]].concat(), known)?;
            resolved.insert(own.to_owned(), below);
        }
        Ok(resolved)
    }

    /// What is kept of the field `name`; `None` for nothing of it.
    #[must_use]
    pub fn below(&self, name: &str) -> Option<Self> {
        if self.keeps_everything() {
            return Some(Self::default());
        }
        let named = [name, WILDCARD].into_iter().filter_map(|name| self.children.get(name));
        named.cloned().reduce(|mut one, other| {
            one.merge(other);
            one
        })
    }

    /// The selected parts of `answer`. What is selected but absent stays absent; an object of which nothing was
    /// selected stays as `{}`, so that lists keep their length.
    #[must_use]
    pub fn apply(&self, answer: Value) -> Value {
        keep(&[self], answer).unwrap_or_else(|| Value::Object(Map::new()))
    }

    fn keeps_everything(&self) -> bool {
        self.children.is_empty()
    }

    /// Adds `other`, which was given for the same name: the one that keeps more wins.
    fn merge(&mut self, other: Self) {
        if self.keeps_everything() || other.keeps_everything() {
            self.children.clear();
            return;
        }
        for (name, below) in other.children {
            self.insert(name, below);
        }
    }

    fn insert(&mut self, name: String, below: Self) {
        match self.children.entry(name) {
            std::collections::btree_map::Entry::Occupied(mut entry) => entry.get_mut().merge(below),
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(below);
            }
        }
    }
}

/// What all of `selections` together keep of `value`; `None` for a scalar below which something was selected.
fn keep(selections: &[&Selection], value: Value) -> Option<Value> {
    if selections.iter().any(|selection| selection.keeps_everything()) {
        return Some(value);
    }
    match value {
        Value::Array(items) => {
            Some(Value::Array(items.into_iter().filter_map(|item| keep(selections, item)).collect()))
        }
        Value::Object(fields) => Some(Value::Object(
            fields.into_iter().filter_map(|(name, value)| keep_field(selections, name, value)).collect(),
        )),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// A field by its own name and by the wildcard, which may be given side by side.
fn keep_field(selections: &[&Selection], name: String, value: Value) -> Option<(String, Value)> {
    let below: Vec<&Selection> = selections
        .iter()
        .flat_map(|selection| [selection.children.get(&name), selection.children.get(WILDCARD)])
        .flatten()
        .collect();
    if below.is_empty() {
        return None;
    }
    keep(&below, value).map(|value| (name, value))
}

/// Recursive descent; the depth is bounded by [`MAX_SELECTION_DEPTH`].
struct Reader<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Reader<'a> {
    /// `path (',' path)*`
    fn list(&mut self, into: &mut Selection, depth: usize) -> Result<(), String> {
        loop {
            let (name, below) = self.path(depth)?;
            into.insert(name.to_owned(), below);
            if self.peek() != Some(',') {
                return Ok(());
            }
            self.position += 1;
        }
    }

    /// `name`, `name '/' path` or `name '(' list ')'`
    fn path(&mut self, depth: usize) -> Result<(&'a str, Selection), String> {
        if depth >= MAX_SELECTION_DEPTH {
            return Err(format!("a field selection is at most {MAX_SELECTION_DEPTH} names deep"));
        }
        let name = self.name()?;
        let mut below = Selection::default();
        match self.peek() {
            Some('/' | '.') => {
                self.position += 1;
                let (name, rest) = self.path(depth + 1)?;
                below.insert(name.to_owned(), rest);
            }
            Some('(') => {
                self.position += 1;
                self.list(&mut below, depth + 1)?;
                if self.peek() != Some(')') {
                    return Err(self.expected("',' or ')'"));
                }
                self.position += 1;
            }
            _ => {}
        }
        Ok((name, below))
    }

    fn name(&mut self) -> Result<&'a str, String> {
        self.skip_blanks();
        let rest = &self.text[self.position..];
        if rest.starts_with(WILDCARD) {
            self.position += WILDCARD.len();
            return Ok(WILDCARD);
        }
        let length = rest.find(|character| !is_name_character(character)).unwrap_or(rest.len());
        if length == 0 {
            return Err(self.expected("a field name"));
        }
        self.position += length;
        Ok(&rest[..length])
    }

    /// The next character that is not a blank.
    fn peek(&mut self) -> Option<char> {
        self.skip_blanks();
        self.text[self.position..].chars().next()
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.position..];
        self.position += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn expected(&self, what: &str) -> String {
        match self.text[self.position..].chars().next() {
            Some(found) => format!("expected {what} at character {}, found {found:?}", self.character()),
            None => format!("expected {what} at the end of the field selection"),
        }
    }

    /// The position counted in characters from 1, as people count.
    fn character(&self) -> usize {
        self.text[..self.position].chars().count() + 1
    }
}

/// Field names are ASCII words; `@type` and the keys of maps add a few characters.
fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '@' | '$' | ':')
}

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
