//! The rules of Android enterprise: one module per noun. Every function runs inside one store transaction and takes
//! what it needs (time, chance, caller) from its [`Call`]. Nouns that several API families show take and give types of
//! their own; each family converts them to its wire types.

mod call;
mod caller;
mod context;
mod error;
mod expiry;
mod id;
mod page_token;
mod prefix;
#[cfg(test)]
mod round_trip;
mod scope;
mod secret;
mod setting;
mod tenancy;
mod text;
mod text_column;

/// Databases of every engine, for tests of what only core sees.
#[cfg(test)]
#[path = "../../store/tests/support/mod.rs"]
mod databases;

pub mod bell;
pub mod client;
pub mod configuration;
pub mod device;
pub mod diagnosis;
pub mod dpc;
pub mod event;
pub mod installation;
pub mod known_build;
pub mod operation;
pub mod organisation;
pub mod permission;
pub mod person;
pub mod retention;
pub mod service_account;
pub mod signing_key;

pub use call::Call;
pub use caller::{Account, Caller, Grant, Proof, Role};
pub use context::{Chance, Clock, Context, IdSource, SystemChance, SystemClock};
pub use error::{Code, Detail, Error, Noun, Violation};
pub use id::{
    AccountId, ClientId, ConfigurationId, ConsentId, CustomerId, DeviceId, DpcId, EventId, KeyId, NumberId,
    OperationId, OrganisationId, ProfileId, ResellerId, VendorId,
};
pub use page_token::{Page, Position};
pub use prefix::MIN_PREFIX_CHARS;
pub use scope::{IDENTITY_SCOPES, checked as checked_scope};
pub use setting::Setting;
pub use tenancy::{Anyones, Owned, Tenant, Viewer};
