//! The binary `muster` as its users meet it: every command, with and without a running server.

#![allow(clippy::unwrap_used)]

mod access_log;
mod backup;
mod companies;
mod demo;
mod device_exports;
mod device_files;
mod device_filters;
mod devices;
mod doctor;
mod environment;
mod events;
mod faults;
mod import;
mod init;
mod keys;
mod lost_output;
mod manufacturers;
mod open_files;
mod postgres;
mod protected_files;
mod routes;
mod running;
mod serve;
mod shell;
mod sign_in;
mod support;
mod terminal;
