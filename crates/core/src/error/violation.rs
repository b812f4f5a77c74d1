//! The kinds of rules that a field can break.

use std::fmt;

/// How a field breaks its rule. Families map it to codes of their own; its text is the rest of a sentence that begins
/// with the field's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Violation {
    /// It is missing.
    Required,
    /// It has not the form it must have.
    Malformed,
    /// It is a number or a time outside its limits.
    OutOfRange {
        /// The least that is taken.
        least: i64,
        /// The most that is taken.
        most: i64,
    },
    /// It is longer than a text may be.
    TooLong {
        /// The most that is taken, in characters (bytes, where the rule says so).
        most: usize,
    },
    /// It has more entries than a list may have.
    TooMany {
        /// The most that is taken.
        most: usize,
    },
    /// It names something that does not exist: a value of a list, a field, a resource.
    Unknown,
    /// It contradicts another field, or what is stored.
    Conflict,
    /// It may not be given here.
    NotAllowed,
    /// It is the server's to set.
    ReadOnly,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Violation::Required => f.write_str("is required"),
            Violation::Malformed => f.write_str("has not the form it must have"),
            Violation::OutOfRange { least, most: i64::MAX } => write!(f, "must be at least {least}"),
            Violation::OutOfRange { least, most } => write!(f, "must be from {least} to {most}"),
            Violation::TooLong { most } => write!(f, "must have at most {most} characters"),
            Violation::TooMany { most } => write!(f, "must have at most {most} entries"),
            Violation::Unknown => f.write_str("is not known"),
            Violation::Conflict => f.write_str("contradicts what is known otherwise"),
            Violation::NotAllowed => f.write_str("must not be given here"),
            Violation::ReadOnly => f.write_str("cannot be changed"),
        }
    }
}
