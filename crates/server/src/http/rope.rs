//! A body of several pieces, of which its length is known.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};

/// Pieces that are let go of as they are written, and what keeps their place until the last one is written or given up.
pub(crate) struct Rope<K> {
    pieces: VecDeque<Bytes>,
    _kept: K,
}

impl<K> Rope<K> {
    /// A body of these pieces.
    pub(crate) fn new(pieces: Vec<Bytes>, kept: K) -> Self {
        Self { pieces: pieces.into(), _kept: kept }
    }
}

impl<K: Unpin> HttpBody for Rope<K> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.pieces.pop_front().map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.pieces.iter().map(|piece| piece.len() as u64).sum())
    }
}
