//! How the device protocol tells an error: in the envelope of Google's APIs, so that phones and consoles share their code,
//! with the field that is wrong.

use muster_core::Error;

use crate::answer::Reply;
use crate::google::{self, Told};

/// The answer for an error.
pub(crate) fn failure(error: &Error) -> Reply {
    google::failure(error, Told { message: error.message.clone(), ..Told::default() })
}
