//! Long-running operations on many devices (zero-touch reference, section 4.3).
//!
//! A request's items are received in chunks, each of which later becomes one transaction: its result is written together
//! with what it did, so that a crash repeats nothing and loses nothing.

mod fail;
mod process;
mod prune;
mod receive;
mod record;
mod results;
mod show;

pub use fail::fail_chunk;
pub use process::{
    Chunk, Items, LEASE_MILLIS, Progress, Worked, end_leases, is_waiting, process_chunk, read_chunk, take_lease,
};
pub use prune::{RETENTION_MILLIS, prune};
pub use receive::{CHUNK_ITEMS, MAX_ITEMS, RECEIVE_LIMIT_MILLIS, begin, finish, receive};
pub use results::{Page, page_from};
pub use show::{NO_RESULTS, Shown, show};

use crate::id::OperationId;

/// What an operation does with each of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `partners.devices.claimAsync`
    Claim,
    /// `partners.devices.unclaimAsync`
    Unclaim,
    /// `partners.devices.updateMetadataAsync`
    UpdateMetadata,
}

impl Kind {
    /// How the store writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Claim => "claim",
            Kind::Unclaim => "unclaim",
            Kind::UpdateMetadata => "update-metadata",
        }
    }

    /// The field of the request that holds the items.
    pub fn field(self) -> &'static str {
        match self {
            Kind::Claim => "claims",
            Kind::Unclaim => "unclaims",
            Kind::UpdateMetadata => "updates",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Kind::Claim, Kind::Unclaim, Kind::UpdateMetadata].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// `operations/apibatchoperation/[ID]` (zero-touch reference, section 4.3).
pub fn name(id: OperationId) -> String {
    muster_wire::resource_name::OPERATION.format([id.get()])
}
