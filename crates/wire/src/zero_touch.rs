//! The zero-touch API, `androiddeviceprovisioning` v1: its messages, enums and methods.

#[rustfmt::skip]
mod methods;
#[rustfmt::skip]
mod types;

pub use methods::METHODS;
pub use types::*;

use crate::method::Api;

/// The API description the types and the method table were generated from (JSON: names, types and paths).
pub const DESCRIPTION: &str = include_str!("../../../api/zero_touch.json");

/// The API with its methods.
pub static API: Api = Api::new("androiddeviceprovisioning", "v1", METHODS, DESCRIPTION);
