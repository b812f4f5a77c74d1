//! Google's zero-touch API: which method is which function. Resource = file, method = function.

pub(crate) mod convert;
pub(crate) mod customers;
mod errors;
mod items;
mod names;
mod operations;
pub(crate) mod partners;
mod status;
mod tenant;
mod work;

pub(crate) use errors::Reason;
pub(crate) use names::NAMES;
pub(crate) use work::ZeroTouchItems;

use std::num::NonZeroU32;

use crate::answer::{Holds, Success};
use crate::family::{CommonParameters, Discovery, Family, Route, custom, read, write};
use crate::quota::QuotaRule;

/// The family.
pub static FAMILY: Family = Family {
    name: "zero_touch",
    api: &muster_wire::zero_touch::API,
    prefixes: &["v1/customers", "v1/partners", "v1/operations"],
    routes,
    common_parameters: CommonParameters::Google,
    batch_paths: &["batch", "batch/androiddeviceprovisioning/v1"],
    holds: HOLDS,
    discovery: Some(Discovery { host: "androiddeviceprovisioning.googleapis.com", names_scopes: false }),
    quota: Some(QUOTA),
    trailing_slash: false,
    success: Success::Bare,
    failure: errors::failure,
};

/// What a long-running operation holds where its description has `google.protobuf.Any` (zero-touch reference, section 4.3).
const HOLDS: &[Holds] = &[
    Holds { schema: "Operation", field: "metadata", held: "DevicesLongRunningOperationMetadata" },
    Holds { schema: "Operation", field: "response", held: "DevicesLongRunningOperationResponse" },
];

/// 1,000 queries per 100 seconds and user (zero-touch reference, section 1.1).
const QUOTA: QuotaRule =
    QuotaRule { queries: NonZeroU32::new(1000).expect("a thousand is not zero"), period_seconds: 100 };

/// Every method of `api/zero_touch.json` with its function.
fn routes() -> Vec<Route> {
    vec![
        Route::new("androiddeviceprovisioning.customers.list", read(customers::list)),
        Route::new(
            "androiddeviceprovisioning.customers.configurations.create",
            write(customers::configurations::create),
        ),
        Route::new(
            "androiddeviceprovisioning.customers.configurations.delete",
            write(customers::configurations::delete),
        ),
        Route::new("androiddeviceprovisioning.customers.configurations.get", read(customers::configurations::get)),
        Route::new("androiddeviceprovisioning.customers.configurations.list", read(customers::configurations::list)),
        Route::new("androiddeviceprovisioning.customers.configurations.patch", write(customers::configurations::patch)),
        Route::new(
            "androiddeviceprovisioning.customers.devices.applyConfiguration",
            write(customers::devices::apply_configuration),
        ),
        Route::new("androiddeviceprovisioning.customers.devices.get", read(customers::devices::get)),
        Route::new("androiddeviceprovisioning.customers.devices.list", read(customers::devices::list)),
        Route::new(
            "androiddeviceprovisioning.customers.devices.removeConfiguration",
            write(customers::devices::remove_configuration),
        ),
        Route::new("androiddeviceprovisioning.customers.devices.unclaim", write(customers::devices::unclaim)),
        Route::new("androiddeviceprovisioning.customers.dpcs.list", read(customers::dpcs::list)),
        Route::new("androiddeviceprovisioning.operations.get", custom(operations::get)),
        Route::new("androiddeviceprovisioning.partners.customers.create", write(partners::customers::create)),
        Route::new("androiddeviceprovisioning.partners.customers.list", read(partners::customers::list)),
        Route::new("androiddeviceprovisioning.partners.devices.claim", write(partners::devices::claim)),
        Route::bulk(
            "androiddeviceprovisioning.partners.devices.claimAsync",
            partners::devices::may_act,
            custom(partners::devices::claim_async),
        ),
        Route::new(
            "androiddeviceprovisioning.partners.devices.findByIdentifier",
            read(partners::devices::find_by_identifier),
        ),
        Route::new("androiddeviceprovisioning.partners.devices.findByOwner", read(partners::devices::find_by_owner)),
        Route::new("androiddeviceprovisioning.partners.devices.get", read(partners::devices::get)),
        Route::new(
            "androiddeviceprovisioning.partners.devices.getSimLockState",
            read(partners::devices::get_sim_lock_state),
        ),
        Route::new("androiddeviceprovisioning.partners.devices.metadata", write(partners::devices::metadata)),
        Route::new("androiddeviceprovisioning.partners.devices.unclaim", write(partners::devices::unclaim)),
        Route::bulk(
            "androiddeviceprovisioning.partners.devices.unclaimAsync",
            partners::devices::may_act,
            custom(partners::devices::unclaim_async),
        ),
        Route::bulk(
            "androiddeviceprovisioning.partners.devices.updateMetadataAsync",
            partners::devices::may_act,
            custom(partners::devices::update_metadata_async),
        ),
        Route::new("androiddeviceprovisioning.partners.vendors.list", read(partners::vendors::list)),
        Route::new(
            "androiddeviceprovisioning.partners.vendors.customers.list",
            read(partners::vendors::customers::list),
        ),
    ]
}
