//! The body of an answer: whole, or in pieces that are made while the client reads.

use std::fmt;

use axum::body::Bytes;
use futures_util::stream::BoxStream;
use muster_core::Error;

/// Pieces of a body in their order. A piece is made when the one before it has been taken, and an error in place of one ends the
/// connection: a client never takes a part for the whole.
pub(crate) type Pieces = BoxStream<'static, Result<Bytes, Error>>;

/// A body, not compressed.
pub(crate) enum Content {
    /// All of it.
    Whole(Bytes),
    /// One piece after the other.
    Pieces(Pieces),
}

impl Content {
    /// Bytes that are in memory by now.
    pub(crate) fn held(&self) -> usize {
        match self {
            Self::Whole(bytes) => bytes.len(),
            Self::Pieces(_) => 0,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Content {
    fn from(bytes: T) -> Self {
        Self::Whole(bytes.into())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Pieces(_) => f.write_str("pieces"),
        }
    }
}
