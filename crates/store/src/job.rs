//! A closure on its way to a database thread, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::error::{StoreError, StoreErrorKind};
use crate::tx::Tx;

/// How one run of a closure ended, as far as the transaction is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Keep what it wrote.
    Done,
    /// Undo what it wrote; the answer is an error.
    Failed,
    /// Undo what it wrote and run it again: another transaction got in the way.
    Conflict,
    /// Undo what it wrote: a row with the same key is there already. Run it a few times more, because another run makes
    /// another id, and finds the row when it looks.
    Collision,
}

/// Runs of one closure that met a unique index before its caller is told. Ids hold some chance, so two runs in a row
/// hardly meet the same row; a closure that inserts what is there without looking meets it every time.
pub(crate) const MAX_COLLISIONS: u32 = 3;

/// How long a caller waits for a short closure: a database that is well answers within milliseconds, and callers of an API
/// give up after half a minute or a minute. One that has waited in the queue for so long has nobody to answer to.
pub(crate) const ANSWERED_WITHIN: Duration = Duration::from_secs(20);

/// How long a closure is expected to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// A few milliseconds at most.
    Short,
    /// As long as there is data: others must not wait behind it.
    Long,
}

/// Work for a database thread. It may be run several times; only the last run's answer is sent.
pub(crate) trait Job: Send {
    /// What the transaction is called in the log.
    fn name(&self) -> &'static str;
    /// How long it is expected to take.
    fn length(&self) -> Length;
    /// Whether its caller has stopped waiting: it must not be begun.
    fn is_late(&self) -> bool;
    /// Runs the closure once.
    fn run(&mut self, tx: &mut Tx<'_>) -> Outcome;
    /// Sends the answer: the closure's own, or `failure` when the transaction could not be ended as the closure wished.
    fn answer(self: Box<Self>, failure: Option<StoreError>);
}

/// The job, unless its caller has stopped waiting for it.
pub(crate) fn in_time(job: Box<dyn Job>) -> Option<Box<dyn Job>> {
    if job.is_late() {
        job.answer(Some(StoreError::unanswered()));
        return None;
    }
    Some(job)
}

pub(crate) struct Closure<F, T, E> {
    name: &'static str,
    length: Length,
    asked: Instant,
    closure: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Closure<F, T, E> {
    pub(crate) fn new(name: &'static str, length: Length, closure: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        Self { name, length, asked: Instant::now(), closure, result: None, reply }
    }
}

impl<F, T, E> Job for Closure<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn length(&self) -> Length {
        self.length
    }

    fn is_late(&self) -> bool {
        self.length == Length::Short && self.asked.elapsed() >= ANSWERED_WITHIN
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> Outcome {
        let run = catch_unwind(AssertUnwindSafe(|| (self.closure)(tx)));
        // A panic is a defect of one handler: the others on this thread, and the thread itself, go on.
        let result = run.unwrap_or_else(|_| {
            Err(StoreError::new(StoreErrorKind::Statement, format!("the transaction {} panicked", self.name)).into())
        });
        let failure = tx.take_failure();
        // A closure must neither swallow a failed statement, because PostgreSQL has given the transaction up by then, nor
        // answer with an error of its own instead: what it decided rests on something it could not read.
        let result = failure.as_ref().map_or(result, |error| Err(error.clone().into()));
        let outcome = match (&result, failure) {
            (Ok(_), _) => Outcome::Done,
            (Err(_), Some(error)) if error.kind == StoreErrorKind::Conflict => Outcome::Conflict,
            (Err(_), Some(error)) if error.kind == StoreErrorKind::Unique => Outcome::Collision,
            (Err(_), _) => Outcome::Failed,
        };
        self.result = Some(result);
        outcome
    }

    fn answer(self: Box<Self>, failure: Option<StoreError>) {
        let result = match (failure, self.result) {
            (None, Some(result)) => result,
            (Some(error), _) => Err(error.into()),
            (None, None) => Err(StoreError::closed().into()),
        };
        // The caller may have gone away; its transaction stands all the same.
        let _ = self.reply.send(result);
    }
}
