//! Text that must not reach a log.

use serde::{Deserialize, Serialize};

/// A secret on its way between the command line and the server. It has neither `Debug` nor `Display`, so that it cannot
/// get into a log by accident (design, section 5, "Secrets").
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretText(String);

impl SecretText {
    /// Wraps a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}
