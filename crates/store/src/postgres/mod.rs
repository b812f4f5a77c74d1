//! The shared engine: PostgreSQL, each connection on a thread of its own.

mod connect;
mod listener;
mod param;
mod pool;
mod session;
mod statement;
mod waiting;

pub(crate) use listener::{Listening, spawn_listener};
pub(crate) use pool::{Role, spawn};
pub(crate) use session::Session;
