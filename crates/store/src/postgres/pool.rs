//! Connection threads: take a closure from the queue, run it in a transaction, run it again after a conflict. A server may
//! have room for fewer connections than there are threads: those that have none take nothing while others have some.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Select};
use tracing::{debug, warn};

use crate::bells::Bells;
use crate::error::{StoreError, StoreErrorKind};
use crate::fault::Fault;
use crate::job::{Job, MAX_COLLISIONS, Outcome, in_time};
use crate::postgres::crew::{Crew, Seat};
use crate::postgres::{Server, Session};
use crate::tx::{Connection, Tx};

/// Runs of one closure before the caller is told `Conflict`. With jittered waits this is about two seconds.
const MAX_ATTEMPTS: u32 = 40;

/// Longest wait between two runs, in milliseconds.
const MAX_WAIT_MS: u64 = 64;

/// Tries to reach the server before a waiting closure is answered `Unavailable`.
const CONNECT_ATTEMPTS: u32 = 3;

/// How long a thread waits before it tries once more to get a connection, while others have some; doubled each time.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest of these waits.
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

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

/// Starts the threads of one queue. They end when it does; `stopped` is disconnected then, for those that wait for something
/// else.
pub(crate) fn spawn(
    server: &Arc<Server>,
    (role, count): (Role, usize),
    queue: &Receiver<Box<dyn Job>>,
    stopped: &Receiver<()>,
    fault: &Arc<Fault>,
    bells: &Arc<Bells>,
) -> Result<Vec<JoinHandle<()>>, StoreError> {
    let crew = Arc::new(Crew::new());
    let mut threads = Vec::with_capacity(count);
    for number in 0..count {
        let (server, fault, bells, crew) =
            (Arc::clone(server), Arc::clone(fault), Arc::clone(bells), Arc::clone(&crew));
        let worker = Worker { server, role, crew, session: None, stopped: stopped.clone(), fault, bells };
        let queue = queue.clone();
        let thread = std::thread::Builder::new()
            .name(format!("postgres-{role:?}-{number}").to_lowercase())
            .spawn(move || worker.run(&queue, number == 0))
            .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
        threads.push(thread);
    }
    Ok(threads)
}

struct Worker {
    server: Arc<Server>,
    role: Role,
    crew: Arc<Crew>,
    session: Option<(Session, Seat)>,
    stopped: Receiver<()>,
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
    /// Serves closures until there can be no more.
    fn run(mut self, queue: &Receiver<Box<dyn Job>>, first: bool) {
        if first {
            // Where connections are scarce, each kind of closure gets one before the other takes all.
            let _ = self.connect();
        }
        while let Some(job) = self.next(queue) {
            let Some(job) = in_time(job) else { continue };
            let Err((job, error)) = self.serve(job) else { continue };
            if self.crew.can_without(&error) {
                self.crew.leave(job);
                self.wait_for_a_seat();
            } else {
                // Nobody can do it, nor what waits behind it.
                job.answer(Some(error.clone()));
                for job in queue.try_iter().chain(self.crew.left().try_iter()) {
                    job.answer(Some(error.clone()));
                }
            }
        }
    }

    /// The next closure, or `None` when the queue has ended and nothing is left in it.
    fn next(&self, queue: &Receiver<Box<dyn Job>>) -> Option<Box<dyn Job>> {
        let left = self.crew.left();
        let mut select = Select::new();
        select.recv(left);
        let from_queue = select.recv(queue);
        let ready = select.select();
        let job = if ready.index() == from_queue { ready.recv(queue) } else { ready.recv(left) };
        job.ok().or_else(|| left.try_recv().ok())
    }

    /// Tries to get a connection while others have some: until then this thread takes nothing.
    fn wait_for_a_seat(&mut self) {
        let mut pause = FIRST_PAUSE;
        while self.crew.has_seats() && self.stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            if self.connect().is_ok() {
                return;
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Answers the closure, or gives it back with the reason why there is no connection to do it on.
    fn serve(&mut self, mut job: Box<dyn Job>) -> Result<(), (Box<dyn Job>, StoreError)> {
        let mut last = StoreError::closed();
        let mut collisions = 0;
        for attempt in 0..MAX_ATTEMPTS {
            if let Err(error) = self.connect_patiently() {
                return Err((job, error));
            }
            match self.attempt(job.as_mut()) {
                Attempt::Answer(failure) => {
                    job.answer(failure);
                    return Ok(());
                }
                Attempt::Again(error) => {
                    debug!(transaction = job.name(), attempt, %error, "running the transaction again");
                    last = error;
                }
                Attempt::Collided(failure) => {
                    collisions += 1;
                    if collisions == MAX_COLLISIONS {
                        job.answer(failure);
                        return Ok(());
                    }
                }
            }
            std::thread::sleep(wait(attempt));
        }
        warn!(transaction = job.name(), error = %last, "gave the transaction up after {MAX_ATTEMPTS} conflicts");
        job.answer(Some(last));
        Ok(())
    }

    /// Connects, unless there is a connection already.
    fn connect(&mut self) -> Result<(), StoreError> {
        if self.session.as_ref().is_some_and(|(session, _)| session.is_closed()) {
            self.session = None;
        }
        if self.session.is_none() {
            let seat = Seat::take(&self.crew);
            self.session = Some((Session::connect(&self.server)?, seat.connected()));
        }
        Ok(())
    }

    /// Connects at once or a little later; but a server that does not even answer is not asked again.
    fn connect_patiently(&mut self) -> Result<(), StoreError> {
        for attempt in 1..CONNECT_ATTEMPTS {
            match self.connect() {
                Err(error) if error.kind != StoreErrorKind::TimedOut => std::thread::sleep(wait(attempt + 3)),
                connected => return connected,
            }
        }
        self.connect()
    }

    fn attempt(&mut self, job: &mut dyn Job) -> Attempt {
        let Some((session, _)) = &mut self.session else { return Attempt::Answer(Some(StoreError::closed())) };
        session.begin(self.role.begin(), job.length());
        let mut tx = Tx::new(Connection::Postgres(session), &self.fault);
        let outcome = job.run(&mut tx);
        // A read rings nothing, although the server would let it.
        let rung = if self.role == Role::Writer { tx.take_rung() } else { Vec::new() };
        if let Some(error) = session.hung() {
            // Whatever the closure made of it: the answer is still to come, and what it will be nobody knows.
            return self.drop_session(error);
        }
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
        self.session.as_mut().map_or(Ok(()), |(session, _)| session.rollback())
    }

    fn drop_session(&mut self, error: StoreError) -> Attempt {
        self.session = None;
        Attempt::Answer(Some(error))
    }
}

/// Doubling wait with jitter, so that closures that met once do not meet again.
fn wait(attempt: u32) -> Duration {
    let ceiling = (1_u64 << attempt.min(6)).min(MAX_WAIT_MS) * 1000;
    let chance = RandomState::new().build_hasher().finish();
    Duration::from_micros(chance % ceiling)
}
