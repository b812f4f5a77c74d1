//! The HTTP API, tested over HTTP: the tree below `zero_touch` and `device` mirrors the API, the other modules test what
//! all methods have in common.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod authorisation;
mod bad_input;
mod coverage;
mod device;
mod resume;
mod zero_touch;
