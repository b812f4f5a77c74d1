//! The checkpointer: a thread that moves committed pages from the WAL into the database file while the writer goes on.
//!
//! SQLite's own automatic checkpoint runs inside a commit: every so often one caller, and all who wait behind it, pay for
//! writing a thousand pages all over the file and for the sync after them. Here the writer only looks at how much is
//! waiting, and rings.

use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, TrySendError, bounded};
use rusqlite::Connection;
use tracing::warn;

use crate::error::{StoreError, StoreErrorKind};

/// Pages that may wait in the WAL before the checkpointer is rung: SQLite's own default for its automatic checkpoint.
const RING_AT_PAGES: i64 = 1000;

/// Pages in the WAL at which the writer itself moves what the checkpointer has not: only when all are moved can the WAL
/// begin anew, and under steady load the checkpointer alone never gets there. By then most are moved, so it is short.
const RESTART_AT_PAGES: i64 = 8000;

/// How often the checkpointer looks without being rung: what little is left is moved too, so that readers of a quiet
/// server need not look into the WAL.
const QUIET: Duration = Duration::from_millis(200);

/// The writer's end of the bell.
pub(crate) struct Bell {
    ring: Sender<()>,
}

/// How much is in the WAL.
struct Wal {
    /// Pages in it.
    pages: i64,
    /// Of these, pages that are in the database file too.
    moved: i64,
}

/// Starts the thread on a connection of its own. It ends when the [`Bell`] is dropped.
pub(crate) fn spawn_checkpointer(connection: Connection) -> Result<(Bell, JoinHandle<()>), StoreError> {
    let (ring, rung) = bounded(1);
    let thread = std::thread::Builder::new()
        .name("sqlite-checkpointer".to_owned())
        .spawn(move || run(&connection, &rung))
        .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
    Ok((Bell { ring }, thread))
}

impl Bell {
    /// To be called after every commit: rings the checkpointer, or moves the rest so that the WAL can begin anew.
    pub(crate) fn after_commit(&self, writer: &Connection) {
        let looked = checkpoint(writer, Mode::Noop).and_then(|wal| {
            if wal.pages >= RESTART_AT_PAGES {
                checkpoint(writer, Mode::Passive)?;
            } else if wal.pages - wal.moved >= RING_AT_PAGES {
                self.ring();
            }
            Ok(())
        });
        if let Err(error) = looked {
            warn!(%error, "the WAL could not be checkpointed; it grows until it can");
        }
    }

    fn ring(&self) {
        match self.ring.try_send(()) {
            // Rung already, or ending: either way there is nothing more to do.
            Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(())) => {}
        }
    }
}

fn run(connection: &Connection, rung: &Receiver<()>) {
    // Below the bell's threshold nobody rings, so it looks by itself as well.
    while !matches!(rung.recv_timeout(QUIET), Err(RecvTimeoutError::Disconnected)) {
        if let Err(error) = move_what_waits(connection) {
            warn!(%error, "a checkpoint failed; it is tried again");
        }
    }
}

fn move_what_waits(connection: &Connection) -> Result<(), StoreError> {
    let wal = checkpoint(connection, Mode::Noop)?;
    if wal.pages > wal.moved {
        checkpoint(connection, Mode::Passive)?;
    }
    Ok(())
}

/// What a checkpoint does.
#[derive(Clone, Copy)]
enum Mode {
    /// Only looks.
    Noop,
    /// Moves what can be moved without waiting for readers or writers.
    Passive,
}

fn checkpoint(connection: &Connection, mode: Mode) -> Result<Wal, StoreError> {
    let sql = match mode {
        Mode::Noop => "PRAGMA wal_checkpoint(NOOP)",
        Mode::Passive => "PRAGMA wal_checkpoint(PASSIVE)",
    };
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([], |row| Ok(Wal { pages: row.get(1)?, moved: row.get(2)? }))?)
}
