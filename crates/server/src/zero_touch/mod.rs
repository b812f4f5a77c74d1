//! Google's zero-touch API: which method is which function. Resource = file, method = function.

pub(crate) mod customers;
mod errors;
mod items;
mod operations;
pub(crate) mod partners;

pub(crate) use errors::envelope;

use crate::dispatch::{MAX_BODY_BYTES, MAX_BULK_BODY_BYTES, Route, Run, custom, read, write};

/// Every method of `api/zero_touch.json` with its function.
pub(crate) fn routes() -> Vec<(&'static str, Route)> {
    vec![
        route("androiddeviceprovisioning.customers.list", read(customers::list)),
        route("androiddeviceprovisioning.customers.configurations.create", write(customers::configurations::create)),
        route("androiddeviceprovisioning.customers.configurations.delete", write(customers::configurations::delete)),
        route("androiddeviceprovisioning.customers.configurations.get", read(customers::configurations::get)),
        route("androiddeviceprovisioning.customers.configurations.list", read(customers::configurations::list)),
        route("androiddeviceprovisioning.customers.configurations.patch", write(customers::configurations::patch)),
        route(
            "androiddeviceprovisioning.customers.devices.applyConfiguration",
            write(customers::devices::apply_configuration),
        ),
        route("androiddeviceprovisioning.customers.devices.get", read(customers::devices::get)),
        route("androiddeviceprovisioning.customers.devices.list", read(customers::devices::list)),
        route(
            "androiddeviceprovisioning.customers.devices.removeConfiguration",
            write(customers::devices::remove_configuration),
        ),
        route("androiddeviceprovisioning.customers.devices.unclaim", write(customers::devices::unclaim)),
        route("androiddeviceprovisioning.customers.dpcs.list", read(customers::dpcs::list)),
        route("androiddeviceprovisioning.operations.get", custom(operations::get)),
        route("androiddeviceprovisioning.partners.customers.create", write(partners::customers::create)),
        route("androiddeviceprovisioning.partners.customers.list", read(partners::customers::list)),
        route("androiddeviceprovisioning.partners.devices.claim", write(partners::devices::claim)),
        bulk("androiddeviceprovisioning.partners.devices.claimAsync", custom(partners::bulk::claim_async)),
        route(
            "androiddeviceprovisioning.partners.devices.findByIdentifier",
            read(partners::devices::find_by_identifier),
        ),
        route("androiddeviceprovisioning.partners.devices.findByOwner", read(partners::devices::find_by_owner)),
        route("androiddeviceprovisioning.partners.devices.get", read(partners::devices::get)),
        route(
            "androiddeviceprovisioning.partners.devices.getSimLockState",
            read(partners::devices::get_sim_lock_state),
        ),
        route("androiddeviceprovisioning.partners.devices.metadata", write(partners::devices::metadata)),
        route("androiddeviceprovisioning.partners.devices.unclaim", write(partners::devices::unclaim)),
        bulk("androiddeviceprovisioning.partners.devices.unclaimAsync", custom(partners::bulk::unclaim_async)),
        bulk(
            "androiddeviceprovisioning.partners.devices.updateMetadataAsync",
            custom(partners::bulk::update_metadata_async),
        ),
        route("androiddeviceprovisioning.partners.vendors.list", read(partners::vendors::list)),
        route("androiddeviceprovisioning.partners.vendors.customers.list", read(partners::vendors::customers_list)),
    ]
}

fn route(id: &'static str, run: Run) -> (&'static str, Route) {
    (id, Route { max_body: MAX_BODY_BYTES, run })
}

fn bulk(id: &'static str, run: Run) -> (&'static str, Route) {
    (id, Route { max_body: MAX_BULK_BODY_BYTES, run })
}
