//! JSON answers: whole or in part, pretty or compact.

use muster_core::{Code, Error};
use serde::Serialize;

use crate::answer::pick::pick;
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
        let whole = self.print(answer)?;
        match &self.fields {
            Some(fields) => picked(fields, &whole, self.pretty),
            None => Ok(whole),
        }
    }

    /// An answer that is compact JSON text already.
    pub(crate) fn rewrite(&self, text: String) -> Result<Vec<u8>, Error> {
        let compact = match &self.fields {
            Some(fields) => picked(fields, text.as_bytes(), false)?,
            None => text.into_bytes(),
        };
        Ok(if self.pretty { pretty(&compact) } else { compact })
    }

    fn print<T: Serialize>(&self, answer: &T) -> Result<Vec<u8>, Error> {
        if !self.pretty {
            return serde_json::to_vec(answer).map_err(unwritable);
        }
        indented::write(answer).map_err(unwritable)
    }
}

/// What a selection keeps of an answer that is written.
fn picked(fields: &Selection, text: &[u8], pretty: bool) -> Result<Vec<u8>, Error> {
    let picked = std::str::from_utf8(text).ok().and_then(|text| pick(fields, text, pretty));
    picked.ok_or_else(|| Error::new(Code::Internal, "the answer cannot be picked from"))
}

fn unwritable(_: serde_json::Error) -> Error {
    Error::new(Code::Internal, "the answer cannot be written")
}
