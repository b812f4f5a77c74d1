//! How answers are written: which parts of them, in which form, with which status and headers.

mod content;
mod fields;
mod format;
mod indented;
mod pick;
mod pretty;
mod reply;
mod schema;
mod spliced;

pub(crate) use content::{Content, Pieces};
pub(crate) use fields::Selection;
pub(crate) use format::Format;
pub(crate) use reply::{IntoReply, Reply, Success, Writing};
#[cfg(test)]
pub(crate) use reply::{NoContent, Page, Png};
pub(crate) use schema::{Holds, Place, Schemas};
pub(crate) use spliced::Spliced;
