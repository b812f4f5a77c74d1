//! Connection threads: take a closure from the queue, run it in a transaction, run it again after a conflict.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::Receiver;
use tracing::{debug, warn};

use crate::bells::Bells;
use crate::error::{StoreError, StoreErrorKind};
use crate::fault::Fault;
use crate::job::{Job, MAX_COLLISIONS, Outcome};
use crate::postgres::{Server, Session};
use crate::tx::{Connection, Tx};

/// Runs of one closure before the caller is told `Conflict`. With jittered waits this is about two seconds.
const MAX_ATTEMPTS: u32 = 40;

/// Longest wait between two runs, in milliseconds.
const MAX_WAIT_MS: u64 = 64;

/// Tries to reach the server before a waiting closure is answered `Unavailable`.
const CONNECT_ATTEMPTS: u32 = 3;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Reader,
    Writer,
}

impl Role {
    fn begin(self) -> &'static str {
        match self {
            Role::Reader => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Role::Writer => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        }
    }
}

pub(crate) fn spawn(
    server: &Arc<Server>,
    role: Role,
    count: usize,
    queue: &Receiver<Box<dyn Job>>,
    fault: &Arc<Fault>,
    bells: &Arc<Bells>,
) -> Result<Vec<JoinHandle<()>>, StoreError> {
    let mut threads = Vec::with_capacity(count);
    for number in 0..count {
        let (server, fault, bells) = (Arc::clone(server), Arc::clone(fault), Arc::clone(bells));
        let mut worker = Worker { server, role, session: None, fault, bells };
        let queue = queue.clone();
        let thread = std::thread::Builder::new()
            .name(format!("postgres-{role:?}-{number}").to_lowercase())
            .spawn(move || {
                for job in queue {
                    worker.serve(job);
                }
            })
            .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
        threads.push(thread);
    }
    Ok(threads)
}

struct Worker {
    server: Arc<Server>,
    role: Role,
    session: Option<Session>,
    fault: Arc<Fault>,
    bells: Arc<Bells>,
}

/// How one attempt ended.
enum Attempt {
    Answer(Option<StoreError>),
    Again(StoreError),
    /// Another run may find what is in its way. Without an error the closure's own answer stands ready in the job.
    Collided(Option<StoreError>),
}

impl Worker {
    fn serve(&mut self, mut job: Box<dyn Job>) {
        let mut last = StoreError::closed();
        let mut collisions = 0;
        for attempt in 0..MAX_ATTEMPTS {
            match self.attempt(job.as_mut()) {
                Attempt::Answer(failure) => return job.answer(failure),
                Attempt::Again(error) => {
                    debug!(transaction = job.name(), attempt, %error, "running the transaction again");
                    last = error;
                }
                Attempt::Collided(failure) => {
                    collisions += 1;
                    if collisions == MAX_COLLISIONS {
                        return job.answer(failure);
                    }
                }
            }
            std::thread::sleep(wait(attempt));
        }
        warn!(transaction = job.name(), error = %last, "gave the transaction up after {MAX_ATTEMPTS} conflicts");
        job.answer(Some(last));
    }

    fn attempt(&mut self, job: &mut dyn Job) -> Attempt {
        let session = match connected(&mut self.session, &self.server) {
            Ok(session) => session,
            Err(error) => return Attempt::Answer(Some(error)),
        };
        session.begin(self.role.begin());
        let mut tx = Tx::new(Connection::Postgres(session), &self.fault);
        let outcome = job.run(&mut tx);
        // A read rings nothing, although the server would let it.
        let rung = if self.role == Role::Writer { tx.take_rung() } else { Vec::new() };
        if let Some(error) = session.unreachable() {
            // Nothing was done yet, so it is safe to try on a fresh connection.
            self.session = None;
            return Attempt::Again(error);
        }
        match outcome {
            Outcome::Done => match session.notify(&rung).and_then(|()| session.commit()) {
                Ok(()) => {
                    // Here at once, and even where the listener cannot hear; the notification rings once more.
                    rung.iter().for_each(|topic| self.bells.ring(topic));
                    Attempt::Answer(None)
                }
                Err(error) if error.kind == StoreErrorKind::Conflict => self.again(error),
                Err(error) if error.kind == StoreErrorKind::Unique => self.collided(Some(error)),
                // The commit may have happened or not, and the caller must be told so. Where a statement that was sent
                // failed it has not; a fresh connection does no harm then either.
                Err(error) => self.drop_session(error),
            },
            Outcome::Failed => match session.rollback() {
                Ok(()) => Attempt::Answer(None),
                Err(error) => self.drop_session(error),
            },
            Outcome::Collision => self.collided(None),
            Outcome::Conflict => {
                self.again(StoreError::new(StoreErrorKind::Conflict, "another transaction got in the way"))
            }
        }
    }

    /// Undoes the transaction, to run it again.
    fn again(&mut self, error: StoreError) -> Attempt {
        match self.rollback() {
            Ok(()) => Attempt::Again(error),
            Err(error) => self.drop_session(error),
        }
    }

    /// Undoes the transaction, to run it a few times more. `failure` is the answer when it collides each time, unless the
    /// closure has one of its own.
    fn collided(&mut self, failure: Option<StoreError>) -> Attempt {
        match self.rollback() {
            Ok(()) => Attempt::Collided(failure),
            Err(error) => self.drop_session(error),
        }
    }

    fn rollback(&mut self) -> Result<(), StoreError> {
        self.session.as_mut().map_or(Ok(()), Session::rollback)
    }

    fn drop_session(&mut self, error: StoreError) -> Attempt {
        self.session = None;
        Attempt::Answer(Some(error))
    }
}

fn connected<'s>(session: &'s mut Option<Session>, server: &Server) -> Result<&'s mut Session, StoreError> {
    if session.as_ref().is_some_and(Session::is_closed) {
        *session = None;
    }
    let mut attempt = 0;
    while session.is_none() {
        match Session::connect(server) {
            Ok(fresh) => *session = Some(fresh),
            Err(error) if attempt + 1 >= CONNECT_ATTEMPTS => return Err(error),
            Err(_) => std::thread::sleep(wait(attempt + 4)),
        }
        attempt += 1;
    }
    session.as_mut().ok_or_else(StoreError::closed)
}

/// Doubling wait with jitter, so that closures that met once do not meet again.
fn wait(attempt: u32) -> Duration {
    let ceiling = (1_u64 << attempt.min(6)).min(MAX_WAIT_MS) * 1000;
    let chance = RandomState::new().build_hasher().finish();
    Duration::from_micros(chance % ceiling)
}
