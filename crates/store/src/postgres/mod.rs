//! The shared engine: PostgreSQL through the synchronous client, each connection on a thread of its own.

mod param;
mod pool;
mod session;
mod statement;

pub(crate) use pool::{Role, spawn};
pub(crate) use session::Session;
