//! HTTP below the API: connections, bodies, headers.

mod body;
mod listener;
mod request_id;
mod respond;
mod router;

pub(crate) use body::read_body;
pub(crate) use listener::{Peer, serve};
pub(crate) use request_id::{REQUEST_ID, RequestIds};
pub(crate) use respond::{ContentCoding, JSON, respond};
pub(crate) use router::router;
