//! The Play EMM API, `androidenterprise` v1, with the methods that only older clients call: its messages, enums and methods.

#[rustfmt::skip]
mod methods;
#[rustfmt::skip]
mod types;

pub use methods::METHODS;
pub use types::*;

use crate::method::Api;

/// The API description the types and the method table were generated from (JSON: names, types and paths).
pub const DESCRIPTION: &str = include_str!("../../../api/play_emm.json");

/// The API with its methods.
pub static API: Api = Api::new("androidenterprise", "v1", METHODS, DESCRIPTION);
