//! JSON answers: whole or in part, pretty or compact.

use muster_core::{Code, Error};
use serde::Serialize;

use crate::answer::pick::pick;
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
    /// What the caller wants at the end of a path of names; `None` for nothing of it.
    pub(crate) fn below(&self, path: &[&str]) -> Option<Selection> {
        let all = self.fields.clone().unwrap_or_default();
        path.iter().try_fold(all, |selection, name| selection.under(name))
    }

    /// The answer as JSON text.
    pub(crate) fn write<T: Serialize>(&self, answer: &T) -> Result<Vec<u8>, Error> {
        let whole = self.print(answer)?;
        match &self.fields {
            Some(fields) => picked(fields, &whole, self.pretty),
            None => Ok(whole),
        }
    }

    fn print<T: Serialize>(&self, answer: &T) -> Result<Vec<u8>, Error> {
        if !self.pretty {
            return serde_json::to_vec(answer).map_err(unwritable);
        }
        indented::write(answer).map_err(unwritable)
    }
}

/// What a selection keeps of an answer that is written.
pub(super) fn picked(fields: &Selection, text: &[u8], pretty: bool) -> Result<Vec<u8>, Error> {
    let picked = std::str::from_utf8(text).ok().and_then(|text| pick(fields, text, pretty));
    picked.ok_or_else(|| Error::new(Code::Internal, "the answer cannot be picked from"))
}

pub(super) fn unwritable(_: serde_json::Error) -> Error {
    Error::new(Code::Internal, "the answer cannot be written")
}
