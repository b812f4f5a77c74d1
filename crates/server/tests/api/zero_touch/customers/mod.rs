//! `customers.*`

pub mod configurations;
pub mod devices;
pub mod dpcs;
pub mod list;
