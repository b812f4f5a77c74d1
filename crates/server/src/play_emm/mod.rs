//! Google's Play EMM API: which method is which function. Resource = file, method = function.

mod errors;
mod permissions;
mod unimplemented;

use std::num::NonZeroU32;

use crate::answer::Success;
use crate::family::{CommonParameters, Discovery, Family, Route, read};
use crate::quota::QuotaRule;

/// The family.
pub static FAMILY: Family = Family {
    name: "play_emm",
    api: &muster_wire::play_emm::API,
    prefixes: &["androidenterprise/v1"],
    routes,
    common_parameters: CommonParameters::Google,
    batch_paths: &["batch", "batch/androidenterprise/v1"],
    holds: &[],
    discovery: Some(Discovery { host: "androidenterprise.googleapis.com", names_scopes: true }),
    quota: Some(QUOTA),
    trailing_slash: false,
    success: Success::Bare,
    failure: errors::failure,
};

/// 60,000 queries per minute and EMM (Play EMM reference, section 1.2).
const QUOTA: QuotaRule =
    QuotaRule { queries: NonZeroU32::new(60_000).expect("sixty thousand is not zero"), period_seconds: 60 };

/// Every method of `api/play_emm.json` with its function, and those that have none yet.
fn routes() -> Vec<Route> {
    let served = vec![Route::new("androidenterprise.permissions.get", read(permissions::get))];
    served.into_iter().chain(unimplemented::routes()).collect()
}
