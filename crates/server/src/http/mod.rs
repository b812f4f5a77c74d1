//! HTTP below the API: connections, bodies, headers.

mod access_log;
mod body;
mod budget;
mod coding;
mod conversation;
mod deflate;
mod guarded;
mod listener;
mod networks;
mod open_files;
mod own_path;
mod patient;
mod places;
mod request_id;
mod respond;
mod rope;
mod router;
mod sender;
mod sender_parts;
mod share;
mod unread;

pub(crate) use access_log::Told;
pub(crate) use body::{Held, discard, read_body};
pub(crate) use budget::{BodyBudget, Place};
pub(crate) use listener::{Peer, serve};
pub use open_files::{MAX_CONNECTIONS, OpenFiles};
pub(crate) use own_path::base_path;
pub(crate) use request_id::{REQUEST_ID, RequestId, RequestIds};
pub(crate) use respond::{ContentCoding, JSON, pack, respond};
pub(crate) use rope::Rope;
#[cfg(test)]
pub(crate) use router::router;
pub(crate) use sender::Sender;
pub(crate) use share::{BATCH_ANSWER_BYTES, Share};
pub(crate) use unread::{Counted, Unread};
