//! What Google's APIs have in common: the query parameters of their front end, and the envelope of their errors.

mod envelope;
mod parameters;

pub(crate) use envelope::{Told, failure};
pub(crate) use parameters::{Common, take};
