//! The shared engine: PostgreSQL, each connection on a thread of its own.

mod channel_binding;
mod complaint;
mod connect;
mod crew;
mod listener;
mod param;
mod pool;
mod pooler;
mod session;
mod ssl_options;
mod statement;
mod tls;
mod waiting;

pub(crate) use connect::Server;
pub(crate) use listener::{Listening, spawn_listener};
pub(crate) use pool::{Role, spawn};
pub(crate) use pooler::{is_lent, lent, refuse_lent};
pub(crate) use session::Session;
