//! The device protocol.

pub mod setup;
