//! `androidenterprise` v1, the tree of the API.

pub mod permissions;
pub mod unimplemented;

use crate::families::TestFamily;

/// The family's test modules.
pub const FAMILY: TestFamily =
    TestFamily { name: "play_emm", modules: &[permissions::METHODS], unimplemented: unimplemented::LIST };
