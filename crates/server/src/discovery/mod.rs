//! Google's API discovery: documents from which client libraries build themselves.
//!
//! They are made from the API descriptions in `api/` and name this server as root URL, so that a client built from
//! one needs no other setting.

mod description;
mod directory;
mod document;
mod handler;
mod parameters;
mod wording;

use directory::directory;
use document::document;
pub(crate) use handler::{api, apis, rest};

/// `root_url` with exactly one trailing slash: clients join it with paths that have none.
fn with_trailing_slash(root_url: &str) -> String {
    format!("{}/", root_url.trim_end_matches('/'))
}
