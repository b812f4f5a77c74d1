//! The answer of a transaction that is on its way.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::sync::oneshot;

use crate::error::StoreError;

/// A transaction that was asked for: await its answer, or [`Pending::wait`] for it outside an async runtime. It is done
/// whether anybody waits or not.
#[must_use = "a transaction's answer says whether it was done"]
pub struct Pending<T, E>(State<T, E>);

enum State<T, E> {
    /// It is in the queue, or being done.
    Asked(oneshot::Receiver<Result<T, E>>),
    /// It was not let into the queue. `None` once that was said.
    Refused(Option<StoreError>),
}

impl<T, E> Pending<T, E> {
    pub(crate) fn new(asked: Result<oneshot::Receiver<Result<T, E>>, StoreError>) -> Self {
        Self(asked.map_or_else(|error| State::Refused(Some(error)), State::Asked))
    }
}

impl<T, E: From<StoreError>> Pending<T, E> {
    /// Blocks the thread until the answer is there: for commands and threads, never inside an async runtime.
    ///
    /// # Errors
    /// The closure's own, or a [`StoreError`] when the transaction could not be done.
    pub fn wait(self) -> Result<T, E> {
        match self.0 {
            State::Asked(answer) => answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::closed().into())),
            State::Refused(error) => Err(error.unwrap_or_else(StoreError::closed).into()),
        }
    }
}

impl<T, E: From<StoreError>> Future for Pending<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            State::Asked(answer) => {
                let answer = ready!(Pin::new(answer).poll(context));
                Poll::Ready(answer.unwrap_or_else(|_| Err(StoreError::closed().into())))
            }
            State::Refused(error) => Poll::Ready(Err(error.take().unwrap_or_else(StoreError::closed).into())),
        }
    }
}
