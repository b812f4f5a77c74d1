//! The wire: generated types and method tables of the API families Muster serves, and the text forms they share.
//!
//! * [`zero_touch`]: `androiddeviceprovisioning` v1, generated from `api/zero_touch.json`.
//! * [`play_emm`]: `androidenterprise` v1, generated from `api/play_emm.json`.
//! * [`device`]: the protocol phones speak to Muster, generated from `api/device.json`.
//! * [`method`]: what a method table holds, and how a request's path is matched against it.
//! * [`resource_name`], [`field_mask`], [`duration`], [`timestamp`], [`int64`], [`int32`], [`boolean`], [`wire_enum`]: the text
//!   forms of values, as lenient as Google's front end and no more.
//! * [`spelling`]: names in `snake_case`, and misspelt ones.
//! * [`rule`]: what values must be beyond their type, as generated data, and its checker.
//!
//! `docs/descriptions.md` explains what a description may say. `cargo run -p muster-wire --example generate` writes the
//! generated files again.

mod absent;
pub mod boolean;
pub mod device;
pub mod duration;
pub mod field_mask;
pub mod int32;
pub mod int64;
mod kind;
mod list;
mod members;
pub mod method;
mod object;
mod odd_character;
pub mod play_emm;
pub mod resource_name;
pub mod rule;
#[cfg(test)]
mod sample;
pub mod spelling;
pub mod timestamp;
mod verbatim;
pub mod wire_enum;
pub mod zero_touch;

pub use duration::Duration;
pub use field_mask::{FieldMask, UnknownField};
pub use members::{items, members};
pub use method::{Api, HttpMethod, Match, Method, Params, find, percent_decode_path};
pub use odd_character::OddCharacter;
pub use timestamp::Timestamp;
pub use verbatim::Verbatim;
pub use wire_enum::WireEnum;
