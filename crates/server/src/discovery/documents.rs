//! The documents of this server, each written once: anybody may ask for them, and writing one takes as long as a hundred calls.

use axum::body::Bytes;
use serde_json::Value;

use super::Described;
use crate::answer::Format;
use crate::family::Families;
use crate::http::{ContentCoding, pack};

/// All documents of a server, in the order of its families.
pub(crate) struct Documents(Vec<Document>);

/// One API's document.
pub(super) struct Document {
    /// What it is made from.
    pub described: Described,
    /// Google's host of the API.
    pub host: &'static str,
    /// What it says.
    pub json: Value,
    compact: Texts,
    pretty: Texts,
}

/// A text as it is, and packed.
struct Texts {
    plain: Bytes,
    packed: Option<Bytes>,
}

impl Documents {
    /// Those of these families, for a server that clients reach under `root_url`.
    pub(crate) fn of(families: &Families, root_url: &str) -> Self {
        let all = families.all().filter_map(|loaded| {
            let (described, how) = (loaded.described()?, loaded.family.discovery?);
            let json = described.document(root_url);
            let [compact, pretty] = [false, true].map(|pretty| Texts::of(&json, pretty));
            Some(Document { described, host: how.host, json, compact, pretty })
        });
        Self(all.collect())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Document> {
        self.0.iter()
    }
}

impl Document {
    /// The text in this form, and whether it is packed.
    pub(super) fn text(&self, pretty: bool, coding: ContentCoding) -> (Bytes, bool) {
        let texts = if pretty { &self.pretty } else { &self.compact };
        match &texts.packed {
            Some(packed) if coding == ContentCoding::Gzip => (packed.clone(), true),
            _ => (texts.plain.clone(), false),
        }
    }
}

impl Texts {
    fn of(json: &Value, pretty: bool) -> Self {
        let plain: Bytes = Format { pretty, fields: None }.write(json).unwrap_or_default().into();
        let (packed, is_packed) = pack(plain.clone());
        Self { packed: is_packed.then_some(packed), plain }
    }
}
