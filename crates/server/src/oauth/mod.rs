//! OAuth as Google's auth libraries speak it (design, section 6).

pub(crate) mod assertion;
pub(crate) mod audience;
mod token;

pub(crate) use token::{VerifyError, token, verify};
