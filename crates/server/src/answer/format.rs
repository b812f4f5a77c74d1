//! JSON answers: whole or in part, pretty or compact.

use muster_core::{Code, Error};
use serde::Serialize;

use crate::answer::pretty::pretty;
use crate::answer::{Selection, indented};

/// How the caller wants its answer.
#[derive(Debug, Clone)]
pub(crate) struct Format {
    /// `prettyPrint`, true unless the caller says otherwise (zero-touch reference, section 1).
    pub pretty: bool,
    /// `fields`, if given.
    pub fields: Option<Selection>,
}

impl Default for Format {
    fn default() -> Self {
        Self { pretty: true, fields: None }
    }
}

impl Format {
    /// Whether the caller wants anything of the answer's field `name`.
    pub(crate) fn keeps(&self, name: &str) -> bool {
        self.fields.as_ref().is_none_or(|fields| fields.keeps(name))
    }

    /// The answer as JSON text.
    pub(crate) fn write<T: Serialize>(&self, answer: &T) -> Result<Vec<u8>, Error> {
        match (&self.fields, self.pretty) {
            (Some(fields), _) => self.print(&fields.apply(serde_json::to_value(answer).map_err(unwritable)?)),
            (None, _) => self.print(answer),
        }
    }

    /// An answer that is compact JSON text already.
    pub(crate) fn rewrite(&self, text: String) -> Result<Vec<u8>, Error> {
        match (&self.fields, self.pretty) {
            (Some(fields), _) => self.print(&fields.apply(serde_json::from_str(&text).map_err(unwritable)?)),
            (None, true) => Ok(pretty(text.as_bytes())),
            (None, false) => Ok(text.into_bytes()),
        }
    }

    fn print<T: Serialize>(&self, answer: &T) -> Result<Vec<u8>, Error> {
        if !self.pretty {
            return serde_json::to_vec(answer).map_err(unwritable);
        }
        indented::write(answer).map_err(unwritable)
    }
}

fn unwritable(_: serde_json::Error) -> Error {
    Error::new(Code::Internal, "the answer cannot be written")
}
