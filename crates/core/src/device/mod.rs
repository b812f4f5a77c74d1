//! Devices: what is known of them, who claimed them, which configuration they get.

mod assignment;
mod claim;
mod claims;
mod configure;
mod find;
mod held;
pub mod identifier;
mod list;
mod locate;
mod metadata;
mod owner;
mod record;
mod registry;
mod section;
mod selection;
mod setup;
mod sim_lock;
mod unclaim;

pub use claim::{Claim, MAX_TOKEN_CHARS, claim};
pub use claims::Claims;
pub use configure::{apply_configuration, remove_configuration, unclaim_by_customer};
pub use find::{Found, IdentifierSearch, MAX_FIND_LIMIT, MAX_OWNERS, OwnerSearch, find_by_identifier, find_by_owner};
pub use identifier::{DeviceType, Identifier};
pub use list::{DEFAULT_PAGE, Listed, MAX_PAGE, get, get_for_partner, list};
pub use locate::Reference;
pub use metadata::{MAX_METADATA_VALUE_CHARS, METADATA_KEYS, update_metadata, update_metadata_of};
pub use record::{Device, Metadata, SimLock, ZeroTouch};
pub use registry::{lookup, lookup_by_identifier};
pub use section::Section;
pub use selection::{MAX_LOOKED_AT, MAX_SELECTED, Selected, Selection, select};
pub use setup::{DEFAULT_FORCED_RESET_SECONDS, Lookup, SetupAnswer, SetupQuestion, record_lookups, setup};
pub use sim_lock::{SimLockState, sim_lock_state};
pub use unclaim::{MAX_VACATION_DAYS, Unclaim, unclaim};
