//! Provisioning configurations of a customer (`Configuration`, zero-touch reference, section 3.3).

mod create;
mod delete;
mod fields;
mod patch;
mod row;

pub use create::{MAX_CONFIGURATIONS, create};
pub use delete::delete;
pub use fields::{
    MAX_CONTACT_PHONE_CHARS, MAX_CUSTOM_MESSAGE_CHARS, MAX_DPC_EXTRAS_CHARS, MAX_FORCED_RESET_SECONDS, MAX_NAME_CHARS,
};
pub use patch::patch;
pub use row::{Configuration, default_of, get, list};
pub(crate) use row::{exists, not_found};
