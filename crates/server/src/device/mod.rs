//! The protocol of phones (`docs/device-protocol.md`): which method is which function.

mod convert;
mod errors;
mod lenient;
mod lookups;
mod loose;
mod setup;

pub(crate) use lookups::LookupQueue;
use setup::setup;

use crate::answer::Success;
use crate::family::{Admission, CommonParameters, Family, Route, custom};

/// The family.
pub static FAMILY: Family = Family {
    name: "device",
    api: &muster_wire::device::API,
    prefixes: &["device/v1"],
    routes,
    common_parameters: CommonParameters::Google,
    batch_paths: &[],
    holds: &[],
    discovery: None,
    quota: None,
    trailing_slash: true,
    success: Success::Bare,
    failure: errors::failure,
};

/// Largest body of a set-up request: some ten short identifiers. Phones are strangers, and one network's slow ones must not
/// take what all phones share.
pub(crate) const MAX_SETUP_BYTES: usize = 16 * 1024;

/// Every method of `api/device.json` with its function.
fn routes() -> Vec<Route> {
    vec![Route::new("muster.device.setup", custom(setup)).admitting(Admission::Phone).taking(MAX_SETUP_BYTES)]
}
