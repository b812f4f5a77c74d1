//! The device protocol.

pub mod setup;

use crate::families::TestFamily;

/// The family's test modules.
pub const FAMILY: TestFamily = TestFamily { name: "device", modules: &[setup::METHODS], unimplemented: "" };
