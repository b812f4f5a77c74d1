//! The shared engine: PostgreSQL, each connection on a thread of its own.

mod param;
mod pool;
mod session;
mod statement;
mod waiting;

pub(crate) use pool::{Role, spawn};
pub(crate) use session::Session;
