//! OAuth as Google's auth libraries speak it (design, section 6).

pub(crate) mod assertion;
pub(crate) mod audience;
mod token;

#[cfg(test)]
pub(crate) use token::MAX_TOKEN_REQUEST_BYTES;
pub(crate) use token::{VerifyError, token, verify};
