//! The protocol of phones (`docs/device-protocol.md`).

mod limit;
mod lookups;
mod setup;

pub(crate) use limit::SetupLimit;
pub(crate) use lookups::LookupQueue;

use muster_core::Error;
use serde_json::Value;

use crate::dispatch::{MAX_BODY_BYTES, Route, custom};

/// Every method of `api/device.json` with its function.
pub(crate) fn routes() -> Vec<(&'static str, Route)> {
    vec![("muster.device.setup", Route { max_body: MAX_BODY_BYTES, run: custom(setup::setup) })]
}

/// Errors have the envelope of the zero-touch API: phones and consoles then share their code.
pub(crate) fn envelope(error: &Error) -> Value {
    crate::zero_touch::envelope(error)
}
