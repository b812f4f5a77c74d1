//! HTTP below the API: connections, bodies, headers.

mod body;
mod listener;
mod respond;
mod router;

pub(crate) use body::read_body;
pub(crate) use listener::{Peer, serve};
pub(crate) use respond::{JSON, json_response};
pub(crate) use router::router;
