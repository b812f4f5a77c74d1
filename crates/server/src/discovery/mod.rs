//! Google's API discovery: documents from which client libraries build themselves.
//!
//! They are made from the API descriptions in `api/` and name this server as root URL, so that a client built from
//! one needs no other setting.

mod description;
mod directory;
mod document;
mod documents;
mod handler;
mod parameters;

use description::Api;
use directory::directory;
use document::document;
pub(crate) use documents::Documents;
pub(crate) use handler::{api, apis, rest};

use serde_json::Value;

use crate::family::Loaded;

/// An API that clients can discover.
pub(crate) struct Described {
    /// Its description.
    pub api: Api,
    /// Whether the document names the scopes, as Google's does or does not.
    pub names_scopes: bool,
}

impl Described {
    /// An API by the text of its description.
    ///
    /// # Panics
    /// When it is no API description; descriptions are compiled in and every one is read by the tests.
    pub(crate) fn of(description: &str, names_scopes: bool) -> Self {
        Self { api: description::read(description), names_scopes }
    }

    /// Its discovery document as served under `root_url`, with or without trailing slash.
    pub(crate) fn document(&self, root_url: &str) -> Value {
        document(self, root_url)
    }
}

impl Loaded {
    /// The family's description, if clients can discover the family.
    pub(crate) fn described(&self) -> Option<Described> {
        self.family.discovery.map(|how| Described::of(self.family.api.description, how.names_scopes))
    }
}

/// `root_url` with exactly one trailing slash: clients join it with paths that have none.
fn with_trailing_slash(root_url: &str) -> String {
    format!("{}/", root_url.trim_end_matches('/'))
}
