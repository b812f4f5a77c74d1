//! Provisioning configurations of a customer: what a device is told when it sets itself up (zero-touch reference, section
//! 3.3).

mod change;
mod create;
mod delete;
mod field;
mod patch;
mod record;
mod room;

pub use change::{
    Change, MAX_CONTACT_PHONE_CHARS, MAX_CUSTOM_MESSAGE_CHARS, MAX_DPC_EXTRAS_CHARS, MAX_DPC_EXTRAS_DEPTH,
    MAX_FORCED_RESET_SECONDS, MAX_NAME_CHARS,
};
pub use create::{MAX_CONFIGURATIONS, create};
pub use delete::delete;
pub use field::Field;
pub use patch::patch;
pub use record::{Configuration, default_of, get, list, not_found};
pub(crate) use record::{exists, owner_of};
pub use room::MAX_ALL_EXTRAS_CHARS;
