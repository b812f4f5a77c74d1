//! The store as the rest of Muster sees it.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use tokio::sync::{oneshot, watch};

use crate::bells::Bells;
use crate::database_url::DatabaseUrl;
use crate::error::{StoreError, StoreErrorKind};
use crate::fault::Fault;
use crate::job::{Closure, Job, Length};
use crate::options::{Engine, Missing, Options};
use crate::pending::Pending;
use crate::postgres::{self, Listening, Role, Server, Session};
use crate::tx::Tx;
use crate::{migrate, sqlite};

/// A database with its threads. Dropping it ends the threads after the work that was already queued; the drop waits for
/// them, so that afterwards the file can be opened by another process.
pub struct Store {
    engine: Engine,
    /// `None` only while being dropped.
    queues: Option<Queues>,
    threads: Vec<JoinHandle<()>>,
    /// Hears other nodes; `None` with SQLite, which has none, and while being dropped.
    listening: Option<Listening>,
    bells: Arc<Bells>,
    fault: Arc<Fault>,
    /// Keeps the lock on the SQLite file; the last field, so that it is let go of last.
    _location: Option<sqlite::Location>,
}

struct Queues {
    reads: Sender<Box<dyn Job>>,
    writes: Sender<Box<dyn Job>>,
    /// Nothing is sent: threads that wait for something else hear by its end that the queues have ended.
    _running: Sender<()>,
}

/// Transactions that wait right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueDepth {
    /// Waiting reads.
    pub reads: usize,
    /// Waiting writes.
    pub writes: usize,
}

impl Store {
    /// Opens the database, brings its schema up to date and starts the threads.
    ///
    /// # Errors
    /// `Missing` when there is none and [`Options::missing`] refuses to make one; `InUse` when another process has the database file; `Unusable` when the database belongs to a newer Muster or is
    /// damaged; `Unavailable` when it cannot be reached.
    pub fn open(options: &Options) -> Result<Self, StoreError> {
        let (read_sender, reads) = bounded(options.queue);
        let (write_sender, writes) = bounded(options.queue);
        let (running, stopped) = bounded(0);
        let queues = Queues { reads: read_sender, writes: write_sender, _running: running };
        let (fault, bells) = (Arc::new(Fault::default()), Arc::new(Bells::default()));
        let gear = Gear { stopped, fault: Arc::clone(&fault), bells: Arc::clone(&bells) };
        let opened = match &options.engine {
            Engine::Sqlite { file } => open_sqlite(file, options, &reads, writes, &gear)?,
            Engine::Postgres { url } => open_postgres(url, options, &reads, &writes, &gear)?,
        };
        Ok(Self {
            engine: options.engine.clone(),
            queues: Some(queues),
            threads: opened.threads,
            listening: opened.listening,
            bells,
            fault,
            _location: opened.location,
        })
    }

    /// Which database holds the data.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Planned failures, for tests.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Statements that closures have sent so far, on whichever thread, those that failed included; BEGIN and COMMIT are not
    /// among them. For tests that say how many statements something may take.
    pub fn statements(&self) -> u64 {
        self.fault.statements()
    }

    /// The bell of a topic, which [`Tx::ring`] rings. It counts the rings of all nodes: wait with `changed`. A ring says
    /// only that it is worth a look, and one may be missed, so look now and then without it.
    pub fn bell(&self, topic: &'static str) -> watch::Receiver<u64> {
        self.bells.hear(topic)
    }

    /// Transactions that wait right now.
    pub fn queue_depth(&self) -> QueueDepth {
        self.queues.as_ref().map_or(QueueDepth { reads: 0, writes: 0 }, |queues| QueueDepth {
            reads: queues.reads.len(),
            writes: queues.writes.len(),
        })
    }

    /// Asks for `closure` to be run in a read-only transaction that sees one snapshot. The answer is the closure's, or a
    /// [`StoreError`] when the queue is full or the database cannot be read.
    pub fn read<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        name: &'static str,
        closure: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(Length::Short, self.send(|queues| &queues.reads, name, Length::Short, closure))
    }

    /// [`Store::read`] for a closure that reads much: others do not wait behind it for longer than they must.
    pub fn read_much<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        name: &'static str,
        closure: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(Length::Long, self.send(|queues| &queues.reads, name, Length::Long, closure))
    }

    /// Asks for `closure` to be run in a transaction, and answers after the commit is on disk. An error of the closure
    /// undoes everything it wrote. The closure may be run again after a conflict, so it must have no effect but its
    /// statements. The answer is the closure's, or a [`StoreError`] when the queue is full or the commit failed.
    pub fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        name: &'static str,
        closure: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(Length::Short, self.send(|queues| &queues.writes, name, Length::Short, closure))
    }

    /// Puts a closure into a queue; its answer comes through the channel.
    fn send<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        queue: impl Fn(&Queues) -> &Sender<Box<dyn Job>>,
        name: &'static str,
        length: Length,
        closure: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, StoreError> {
        let queue = self.queues.as_ref().map(queue).ok_or_else(StoreError::closed)?;
        let (reply, answer) = oneshot::channel();
        queue.try_send(Box::new(Closure::new(name, length, closure, reply))).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::busy(),
            TrySendError::Disconnected(_) => StoreError::closed(),
        })?;
        Ok(answer)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.queues = None;
        self.listening = None;
        for thread in self.threads.drain(..) {
            // A thread that panicked has nothing left to finish.
            let _ = thread.join();
        }
    }
}

/// What all threads of a store share.
struct Gear {
    /// Disconnected when the store is dropped.
    stopped: Receiver<()>,
    fault: Arc<Fault>,
    bells: Arc<Bells>,
}

/// What was started for an engine.
struct Opened {
    threads: Vec<JoinHandle<()>>,
    listening: Option<Listening>,
    location: Option<sqlite::Location>,
}

fn open_sqlite(
    file: &std::path::Path,
    options: &Options,
    reads: &Receiver<Box<dyn Job>>,
    writes: Receiver<Box<dyn Job>>,
    gear: &Gear,
) -> Result<Opened, StoreError> {
    sqlite::check_version()?;
    if options.missing == Missing::Refuse && !file.exists() && !sqlite::DatabaseFiles::of(file).restored().exists() {
        return Err(StoreError::missing(file.display()));
    }
    let location = sqlite::Location::open(file)?;
    let writer = location.writer()?;
    migrate::sqlite(&writer)?;
    let mut threads = sqlite::spawn_readers(&location, options.readers.max(1), reads, &gear.fault)?;
    let (ring, checkpointer) = sqlite::spawn_checkpointer(location.checkpointer()?)?;
    threads.push(sqlite::spawn_writer(writer, writes, Arc::clone(&gear.fault), Arc::clone(&gear.bells), ring)?);
    threads.push(checkpointer);
    Ok(Opened { threads, listening: None, location: Some(location) })
}

fn open_postgres(
    url: &DatabaseUrl,
    options: &Options,
    reads: &Receiver<Box<dyn Job>>,
    writes: &Receiver<Box<dyn Job>>,
    gear: &Gear,
) -> Result<Opened, StoreError> {
    let server = Arc::new(Server::new(url)?);
    let (address, migrated, missing) = (Arc::clone(&server), oneshot::channel(), options.missing);
    // A session drives a runtime of its own, which must not be nested in the caller's.
    let migration = std::thread::Builder::new()
        .name("postgres-migration".to_owned())
        .spawn(move || migrated.0.send(bring_up_to_date(&address, missing)))
        .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
    let joined = migration.join();
    let mut answer = migrated.1;
    match (joined, answer.try_recv()) {
        (Ok(_), Ok(result)) => result?,
        _ => return Err(StoreError::new(StoreErrorKind::Unusable, "the schema migration ended unexpectedly")),
    }
    let (stopped, fault, bells) = (&gear.stopped, &gear.fault, &gear.bells);
    let readers = (Role::Reader, options.readers.max(1));
    let mut threads = postgres::spawn(&server, readers, reads, stopped, fault, bells)?;
    let writers = (Role::Writer, options.writers.max(1));
    threads.extend(postgres::spawn(&server, writers, writes, stopped, fault, bells)?);
    let (listening, listener) = postgres::spawn_listener(&server, bells)?;
    threads.push(listener);
    Ok(Opened { threads, listening: Some(listening), location: None })
}

/// Finds out whether the server can be used, and makes its schema this Muster's.
fn bring_up_to_date(server: &Server, missing: Missing) -> Result<(), StoreError> {
    let mut session = Session::connect_unlimited(server)?;
    postgres::refuse_lent(&mut session, server)?;
    migrate::postgres(&mut session, missing)
}
