//! DPCs: the catalogue as one customer sees it.

use muster_core::CustomerId;
use muster_core::dpc::CatalogueEntry;
use muster_wire::resource_name::DPC;
use muster_wire::zero_touch::Dpc;

/// A DPC, named below the customer.
pub(crate) fn for_customer(entry: CatalogueEntry, customer_id: CustomerId) -> Dpc {
    Dpc {
        name: Some(DPC.format([customer_id.get(), entry.id.get()])),
        dpc_name: Some(entry.dpc_name),
        package_name: Some(entry.package_name),
    }
}
