//! `google-fieldmask` text: which fields of a message a patch writes.
//!
//! Paths match whatever their case and underscores, because Google's own samples send `IsDefault` as well as
//! `isDefault` (zero-touch reference, section 3.3).

use std::fmt;

/// The path that stands for every field.
const ALL: &str = "*";

/// The fields a mask names, by their names on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMask {
    paths: Vec<&'static str>,
}

/// A part of a mask that names no known field; it may be empty (`a,,b`, or an empty mask).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    /// The part as it was sent, without spaces around it.
    pub path: String,
    /// The names that would have been taken.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownField {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            out.write_str("a field mask must not have an empty path")?;
        } else {
            write!(out, "the field mask names an unknown field \"{}\"", self.path)?;
        }
        write!(out, "; known are {} and {ALL}", self.known.join(", "))
    }
}

impl std::error::Error for UnknownField {}

impl FieldMask {
    /// Reads comma-separated paths, each one of `known` or `*` for all of them; spaces around a path do not count.
    ///
    /// # Errors
    /// The first part that is empty or names no known field. An empty mask is an empty part: a caller that takes an
    /// absent mask for "all fields" does so before.
    pub fn parse(text: &str, known: &[&'static str]) -> Result<Self, UnknownField> {
        let mut named = vec![false; known.len()];
        for part in text.split(',').map(str::trim) {
            if part == ALL {
                named.fill(true);
            } else if let Some(index) = known.iter().position(|field| same_field(part, field)) {
                named[index] = true;
            } else {
                return Err(UnknownField { path: part.to_owned(), known: known.to_vec() });
            }
        }
        let paths = known.iter().zip(named).filter_map(|(field, named)| named.then_some(*field)).collect();
        Ok(Self { paths })
    }

    /// Whether the mask names this field, given by its exact name on the wire, e.g. `isDefault`.
    #[must_use]
    pub fn contains(&self, field: &str) -> bool {
        self.paths.contains(&field)
    }

    /// The named fields in the order of the known ones, each once.
    #[must_use]
    pub fn paths(&self) -> &[&'static str] {
        &self.paths
    }
}

fn same_field(part: &str, field: &str) -> bool {
    let letters = |text: &'_ str| {
        text.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>()
    };
    letters(part) == letters(field)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KNOWN: &[&str] = &["companyName", "isDefault", "name"];

    #[test]
    fn given_any_case_or_underscores_when_parsed_then_the_field_is_the_same() {
        for text in ["isDefault", "IsDefault", "is_default", "ISDEFAULT", " isDefault "] {
            assert_eq!(FieldMask::parse(text, KNOWN).unwrap().paths(), ["isDefault"], "{text:?}");
        }
    }

    #[test]
    fn given_several_paths_when_parsed_then_each_is_named_once() {
        let mask = FieldMask::parse("name, company_name,name", KNOWN).unwrap();
        assert_eq!(mask.paths(), ["companyName", "name"]);
        assert!(mask.contains("name") && !mask.contains("isDefault"));
    }

    #[test]
    fn given_a_star_when_parsed_then_every_field_is_named() {
        assert_eq!(FieldMask::parse("*", KNOWN).unwrap().paths(), KNOWN);
    }

    #[test]
    fn given_an_unknown_or_empty_part_when_parsed_then_the_error_says_which_and_what_is_known() {
        for (text, path) in
            [("", ""), ("name,,isDefault", ""), ("name,colour", "colour"), ("name.first", "name.first"), ("_", "_")]
        {
            let error = FieldMask::parse(text, KNOWN).unwrap_err();
            assert_eq!(error.path, path, "{text:?}");
            assert!(error.to_string().contains("companyName, isDefault, name"), "{error}");
        }
    }
}
