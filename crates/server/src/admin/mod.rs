//! Administration: what the operator does at the command line.
//!
//! Every command is a [`Request`] that [`execute`] runs against the store. A running server takes the same requests at a
//! private Unix socket ([`listen`], [`serve`]), so that nobody has to stop it to make a key; without one the command line
//! opens the store itself and calls [`execute`] directly. Both ways run the same code.

mod backup;
pub mod client;
mod devices;
mod doctor;
mod dpc;
mod events;
mod execute;
mod frame;
mod installation;
mod key;
mod manufacturers;
mod operator;
mod organisation;
mod refusal;
mod request;
mod response;
mod secret;
mod serve;
mod setting;
mod sign_in;
mod socket;
#[cfg(test)]
mod tests;
mod time;
mod user;

pub use devices::MAX_IMPORT_ROWS;
pub use execute::execute;
pub use frame::{MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES};
pub use muster_core::Setting;
pub use muster_core::device::{MAX_SELECTED as MAX_PAGE_ROWS, Selection};
pub use muster_core::event::{Kind as EventKind, MAX_PAGE as MAX_EVENTS_PAGE};
pub use muster_core::organisation::{MAX_SETUP_SECRET_CHARS, MIN_SETUP_SECRET_CHARS};
pub use refusal::Refusal;
pub use request::{Company, EventsWanted, ImportRow, Member, NewCustomer, NewInstallation, Request};
pub use response::{
    BackedUp, ClientMade, ClientRow, CompanyRow, CompanyShown, DeviceRow, DevicesPage, DpcRow, DpcShown, EventRow,
    EventsPage, Facts, Imported, InstallationMade, InvitedRow, KeyAtOtherAddress, KeyMade, KeyRow, Orphans, PersonRow,
    Response, SimLockRow, UserRow,
};
pub use secret::SecretText;
pub use serve::{MAX_CONNECTIONS, serve};
pub use socket::{SOCKET_NAME, listen};
