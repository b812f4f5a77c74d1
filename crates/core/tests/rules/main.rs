//! The rules of zero-touch enrolment on every engine, in the tree of the modules they belong to.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod call;
mod configuration;
mod device;
mod dpc;
mod event;
mod failed_chunk;
mod installation;
mod known_build;
mod operation;
mod organisation;
mod retention;
mod service_account;
mod sign_in;
mod tenancy;
