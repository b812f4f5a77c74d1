//! An error on its way to the command line.

use muster_core::{Code, Error};
use serde::{Deserialize, Serialize};

use crate::zero_touch::{NAMES, Reason};

/// Why a command was not done. What only the log may say to API callers is told here: the operator is the one who reads
/// the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// A sentence that names the field and the rule.
    pub message: String,
    /// Path of the field that is wrong.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
    /// Google's own name for the reason, e.g. `INVALID_IMEI`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// What the database or the operating system said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cause: Option<String>,
    /// Whether the same request may succeed in a moment.
    #[serde(default)]
    pub temporary: bool,
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        // Options, columns of files and the reasons beside them have zero-touch's names.
        let error = error.renamed(NAMES);
        Self {
            message: error.message.clone(),
            field: error.field.clone(),
            reason: Reason::of(&error).map(|reason| reason.as_str().to_owned()),
            cause: error.log.clone(),
            temporary: error.code == Code::Unavailable,
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Refusal {}
