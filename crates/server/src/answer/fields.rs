//! Partial responses: the query parameter `fields` picks parts of an answer.
//!
//! The grammar is the one Google's APIs share: `a,b/c,d(e,f/g),*`. A name alone takes everything below it, lists
//! are passed through, and `.` separates names like `/`.

use std::collections::BTreeMap;

use muster_wire::spelling::camel_case;

use crate::answer::schema::Place;

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
    /// refused. Below `*` a name is one of any field that may be there.
    ///
    /// # Errors
    /// The first unknown path, written `a/b`.
    pub(crate) fn resolve(self, answer: &Place<'_>) -> Result<Self, String> {
        self.resolve_below(&[], answer)
    }

    fn resolve_below(self, path: &[&str], place: &Place<'_>) -> Result<Self, String> {
        let mut resolved = Self::default();
        for (name, below) in self.children {
            // Everything of an answer may be asked for even where it is empty.
            if path.is_empty() && name == WILDCARD && below.keeps_everything() {
                resolved.insert(name, below);
                continue;
            }
            let path = [path, &[name.as_str()]].concat();
            let mut places: Vec<(String, Option<Place<'_>>)> = Vec::new();
            if name == WILDCARD {
                places.push((name.clone(), place.below_each()));
            } else {
                let camel = camel_case(&name);
                let known = [name.as_str(), &camel].into_iter().find_map(|own| Some((own, place.below(own)?)));
                places.extend(known.map(|(own, below)| (own.to_owned(), Some(below))));
                // A key of a map keeps its spelling.
                places.extend(place.below_unknown().map(|below| (name.clone(), Some(below))));
            }
            let unknown = || format!("the answer has no field {:?}", path.join("/"));
            if places.is_empty() {
                return Err(unknown());
            }
            for (own, place) in places {
                let below = below.clone().resolve_below(&path, &place.ok_or_else(unknown)?)?;
                resolved.insert(own, below);
            }
        }
        Ok(resolved)
    }

    /// What is kept of the field `name`; `None` for nothing of it.
    #[must_use]
    pub fn under(&self, name: &str) -> Option<Self> {
        if self.keeps_everything() {
            return Some(Self::default());
        }
        let named = [name, WILDCARD].into_iter().filter_map(|name| self.children.get(name));
        named.cloned().reduce(|mut one, other| {
            one.merge(other);
            one
        })
    }

    /// What is selected below a name, by that and by the wildcard, which may be given side by side; a name that is no text has
    /// only what the wildcard selects.
    pub(super) fn kept_below(&self, name: Option<&str>) -> impl Iterator<Item = &Self> {
        let own = name.and_then(|name| self.children.get(name));
        own.into_iter().chain(self.children.get(WILDCARD))
    }

    pub(super) fn keeps_everything(&self) -> bool {
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
