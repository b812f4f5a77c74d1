//! The HTTP API, tested over HTTP: the tree below `zero_touch` and `device` mirrors the API, the other modules test what
//! all methods have in common.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod architecture;
mod authorisation;
mod bad_input;
mod batch;
mod budget;
mod compression;
mod cors;
mod coverage;
mod device;
mod discovery;
mod failed_work;
mod families;
mod front_end;
mod health_metrics;
mod method_override;
mod mutations;
mod nodes;
mod oauth;
mod parameters;
mod play_emm;
mod public_url;
mod quota;
mod resume;
mod shutdown;
mod sign_in;
mod unread;
mod zero_touch;
