//! The answer of a transaction that is on its way.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;
use tokio::time::{Sleep, sleep};

use crate::error::StoreError;
use crate::job::{ANSWERED_WITHIN, Length};

/// A transaction that was asked for: await its answer, or [`Pending::wait`] for it outside an async runtime. It is done
/// whether anybody waits or not, unless it had to wait for so long that nobody does any more.
///
/// Whoever awaits a short one is told after twenty seconds that the database does not answer. By then the transaction may
/// have been begun, and may be done later all the same.
#[must_use = "a transaction's answer says whether it was done"]
pub struct Pending<T, E>(State<T, E>);

enum State<T, E> {
    /// It is in the queue, or being done.
    Asked {
        answer: oneshot::Receiver<Result<T, E>>,
        length: Length,
        /// Set when somebody begins to await the answer.
        limit: Option<Pin<Box<Sleep>>>,
    },
    /// It was not let into the queue. `None` once that was said.
    Refused(Option<StoreError>),
}

impl<T, E> Pending<T, E> {
    pub(crate) fn new(length: Length, asked: Result<oneshot::Receiver<Result<T, E>>, StoreError>) -> Self {
        Self(match asked {
            Ok(answer) => State::Asked { answer, length, limit: None },
            Err(error) => State::Refused(Some(error)),
        })
    }
}

impl<T, E: From<StoreError>> Pending<T, E> {
    /// Blocks the thread until the answer is there, however long that takes: for commands and threads, never inside an async
    /// runtime.
    ///
    /// # Errors
    /// The closure's own, or a [`StoreError`] when the transaction could not be done.
    pub fn wait(self) -> Result<T, E> {
        match self.0 {
            State::Asked { answer, .. } => answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::closed().into())),
            State::Refused(error) => Err(error.unwrap_or_else(StoreError::closed).into()),
        }
    }
}

impl<T, E: From<StoreError>> Future for Pending<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            State::Asked { answer, length, limit } => {
                if let Poll::Ready(answer) = Pin::new(answer).poll(context) {
                    return Poll::Ready(answer.unwrap_or_else(|_| Err(StoreError::closed().into())));
                }
                if *length == Length::Long {
                    return Poll::Pending;
                }
                let limit = limit.get_or_insert_with(|| Box::pin(sleep(ANSWERED_WITHIN)));
                limit.as_mut().poll(context).map(|()| Err(StoreError::unanswered().into()))
            }
            State::Refused(error) => Poll::Ready(Err(error.take().unwrap_or_else(StoreError::closed).into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::StoreErrorKind;

    /// What somebody is told who awaits a transaction that is never answered, for as long as `patience`.
    fn told(length: Length, patience: std::time::Duration) -> Option<StoreErrorKind> {
        // Time goes on by itself while nobody has anything to do.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let (_reply, answer) = oneshot::channel();
        let pending = Pending::<(), StoreError>::new(length, Ok(answer));
        let told = runtime.block_on(async { tokio::time::timeout(patience, pending).await });
        told.ok().map(|answer| answer.unwrap_err().kind)
    }

    #[test]
    fn given_no_answer_when_it_is_awaited_then_a_short_transaction_is_given_up_and_a_long_one_is_not() {
        let moment = std::time::Duration::from_millis(1);
        assert_eq!(told(Length::Short, ANSWERED_WITHIN - moment), None);
        assert_eq!(told(Length::Short, ANSWERED_WITHIN + moment), Some(StoreErrorKind::TimedOut));
        assert_eq!(told(Length::Long, ANSWERED_WITHIN * 100), None);
    }
}
