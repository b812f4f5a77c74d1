//! What happened: one row for every change, in the change's own transaction. The audit reads it, and whoever must not miss
//! one gets it delivered ([`delivery`]).

pub mod delivery;
mod detail;
mod kind;
mod list;
mod prune;
mod record;
mod subject;

pub use detail::Detail;
pub use kind::Kind;
pub use list::{Listed, MAX_PAGE, Order, Query, Recorded, Whose, list};
pub use prune::{DEFAULT_RETENTION_DAYS, prune};
pub use subject::Subject;

/// A change that is to be written down with [`crate::Call::record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'e> {
    /// What happened.
    pub kind: Kind,
    /// What it happened to.
    pub subject: Subject<'e>,
    /// What else there is to say.
    pub detail: Detail<'e>,
}

impl<'e> Event<'e> {
    /// An event whose kind and subject say all.
    pub fn new(kind: Kind, subject: Subject<'e>) -> Self {
        Self { kind, subject, detail: Detail::None }
    }

    /// With a detail.
    #[must_use]
    pub fn with(self, detail: Detail<'e>) -> Self {
        Self { detail, ..self }
    }
}
