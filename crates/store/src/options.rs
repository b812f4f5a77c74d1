//! Where the data lives and how many threads serve it.

use std::path::PathBuf;

use crate::database_url::DatabaseUrl;

/// Which database holds the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// The embedded engine: one file, owned by one process.
    Sqlite {
        /// The database file, usually `DIR/muster.db`.
        file: PathBuf,
    },
    /// A PostgreSQL server, shared by any number of Muster processes.
    Postgres {
        /// Where it is, with user and password.
        url: DatabaseUrl,
    },
}

/// What becomes of a place that has no database yet: no file, or a PostgreSQL database without Muster's tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// One is made.
    #[default]
    Create,
    /// Opening it fails with [`crate::StoreErrorKind::Missing`] and leaves nothing behind: the place is most likely mistyped.
    Refuse,
}

/// Transactions one group commit takes at most. From 32 on the disk's sync is no longer what limits; 128 keeps the time
/// a waiting writer is blocked short (performance reference, section 3).
pub const MAX_GROUP: usize = 128;

/// Reads that share one snapshot at most: more would gain little and make the last of them wait for the others.
pub(crate) const MAX_READ_GROUP: usize = 8;

/// Transactions that may wait for the writer, and as many for the readers; one more is refused with `Busy`.
pub const MAX_QUEUE: usize = 4096;

/// Connections to PostgreSQL that serve reads at most: a server allows a hundred in all unless told otherwise.
const MAX_POSTGRES_READERS: usize = 8;

/// Connections to PostgreSQL that serve writes at most.
const MAX_POSTGRES_WRITERS: usize = 16;

/// Statements each connection keeps prepared.
pub const STATEMENT_CACHE: usize = 256;

/// How the store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which database holds the data.
    pub engine: Engine,
    /// Connections that serve reads.
    pub readers: usize,
    /// Connections that serve writes; SQLite always has one.
    pub writers: usize,
    /// Transactions that may wait in each queue.
    pub queue: usize,
    /// What becomes of a place that has no database yet.
    pub missing: Missing,
}

impl Options {
    /// SQLite in `file`, with two readers.
    pub fn sqlite(file: impl Into<PathBuf>) -> Self {
        Self {
            engine: Engine::Sqlite { file: file.into() },
            readers: 2,
            writers: 1,
            queue: MAX_QUEUE,
            missing: Missing::Create,
        }
    }

    /// PostgreSQL at `url`. Commits wait for the server's disk, so more connections than cores pay off, up to a point that
    /// was measured (decision 0007): four writers and two readers a core, within what a server with its default hundred
    /// connections can give to several nodes.
    pub fn postgres(url: impl Into<DatabaseUrl>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            engine: Engine::Postgres { url: url.into() },
            readers: (2 * cores).clamp(4, MAX_POSTGRES_READERS),
            writers: (4 * cores).clamp(8, MAX_POSTGRES_WRITERS),
            queue: MAX_QUEUE,
            missing: Missing::Create,
        }
    }

    /// `postgres://…` and `postgresql://…` are PostgreSQL, anything else is refused with a sentence for the operator, which
    /// does not show the password.
    pub fn from_database_url(url: &str) -> Result<Self, String> {
        DatabaseUrl::parse(url).map(Self::postgres)
    }
}
