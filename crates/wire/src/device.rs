//! The device protocol: what a phone sends during set-up and what it is answered.

#[rustfmt::skip]
mod methods;
#[rustfmt::skip]
mod types;

pub use methods::METHODS;
pub use types::*;

use crate::method::Api;

/// The API description the types and the method table were generated from (JSON: names, types and paths).
pub const DESCRIPTION: &str = include_str!("../../../api/device.json");

/// The API with its methods.
pub static API: Api = Api::new("device", "v1", METHODS, DESCRIPTION);
