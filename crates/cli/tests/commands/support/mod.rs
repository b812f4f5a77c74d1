//! Running the binary in directories of its own.

mod client;
mod fleet;
mod http;
mod installation;
mod postgres;
mod server;
mod terminal;
mod token;

pub use client::Client;
pub use fleet::Fleet;
pub use http::{post, send};
pub use installation::{Done, Installation, fleet_csv, imei, mode, muster};
pub use postgres::Schema;
pub use server::Running;
pub use terminal::shown_in_terminal;
pub use token::{assertion, token};
