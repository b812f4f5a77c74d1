//! What Google's APIs have in common: the system parameters of their front end, and the envelope of their errors.

mod envelope;
mod parameters;

pub(crate) use envelope::{Told, failure};
pub(crate) use parameters::{Common, NAMES, take, take_headers};
