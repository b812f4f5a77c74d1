//! Simulated phones that speak Muster's public device protocol.
//!
//! A simulated phone knows the server only by its address and what any phone may know: it sends its own
//! hardware identifiers and reads the answer. Tests, `muster phone boot` and demonstrations use it in place
//! of a handset in the set-up wizard.

mod connection;
mod error;
mod phone;
pub mod screen;
mod setup;

pub use error::BootError;
pub use phone::Phone;
pub use setup::{DevicePolicyController, Managed, Organization, Setup};
