//! The rules of Android enterprise: one module per noun. Every function runs inside one store transaction and takes
//! what it needs (time, chance, caller) from its [`Call`]. Nouns that several API families show take and give types of
//! their own; each family converts them to its wire types.

mod call;
mod caller;
mod context;
mod error;
mod id;
mod page_token;
#[cfg(test)]
mod round_trip;
mod setting;
mod tenancy;
mod text;
mod text_column;

/// Databases of every engine, for tests of what only core sees.
#[cfg(test)]
#[path = "../../store/tests/support/mod.rs"]
mod databases;

pub mod bell;
pub mod configuration;
pub mod device;
pub mod diagnosis;
pub mod dpc;
pub mod event;
pub mod known_build;
pub mod operation;
pub mod organisation;
pub mod permission;
pub mod retention;
pub mod service_account;

pub use call::Call;
pub use caller::{Caller, Grant, Role, ServiceAccount};
pub use context::{Chance, Clock, Context, IdSource, SystemChance, SystemClock};
pub use error::{Code, Detail, Error, Noun, Violation};
pub use id::{
    AccountId, ConfigurationId, CustomerId, DeviceId, DpcId, EventId, KeyId, NumberId, OperationId, OrganisationId,
    ProfileId, ResellerId, VendorId,
};
pub use page_token::{Page, Position};
pub use setting::Setting;
pub use tenancy::{Anyones, Owned, Tenant, Viewer};
