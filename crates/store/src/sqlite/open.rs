//! Opening the database file: the lock, the version check, the connection settings.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{StoreError, StoreErrorKind};
use crate::options::STATEMENT_CACHE;
use crate::owner::ownership_advice;
use crate::sqlite::{DatabaseFiles, DatabaseLock, recognise, trouble};

/// Oldest SQLite that Muster trusts: earlier releases have a known WAL defect (design, section 8).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Read and write for the owner, nothing for others.
const MODE: u32 = 0o600;

/// Page cache of a reading connection in KiB. The operating system's cache holds the file; a larger cache here only costs
/// memory (performance reference, section 7).
const READER_CACHE_KIB: i64 = 2048;

/// Page cache of the writing connection in KiB. The pages a transaction changes must fit: two hundred claims change some
/// six hundred pages all over the indexes, and what does not fit is written to the WAL, and read back, more than once.
const WRITER_CACHE_KIB: i64 = 16 * 1024;

/// The database file and the lock that keeps a second process away.
pub(crate) struct Location {
    file: PathBuf,
    /// Held for as long as the store lives.
    _lock: DatabaseLock,
}

impl Location {
    /// Takes the lock, and makes a database of a file that is not there. A file that is there must be a database of Muster's.
    pub(crate) fn open(file: &Path) -> Result<Self, StoreError> {
        let lock = DatabaseLock::take(file)?;
        let files = DatabaseFiles::of(file);
        refuse_half_restored(&files)?;
        if !make_unless_there(&files)? {
            recognise::check(file)?;
        }
        Ok(Self { file: file.to_owned(), _lock: lock })
    }

    pub(crate) fn writer(&self) -> Result<Connection, StoreError> {
        self.connect(|file| {
            let connection = Connection::open(file)?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            // The checkpointer does it, beside the commits instead of inside them.
            connection.pragma_update(None, "wal_autocheckpoint", 0)?;
            settings(&connection, WRITER_CACHE_KIB)?;
            Ok(connection)
        })
    }

    pub(crate) fn checkpointer(&self) -> Result<Connection, StoreError> {
        self.connect(|file| {
            let connection = Connection::open(file)?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            settings(&connection, READER_CACHE_KIB)?;
            Ok(connection)
        })
    }

    pub(crate) fn reader(&self) -> Result<Connection, StoreError> {
        self.connect(|file| {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(file, flags)?;
            settings(&connection, READER_CACHE_KIB)?;
            connection.pragma_update(None, "query_only", true)?;
            Ok(connection)
        })
    }

    /// Makes a connection; whatever is wrong with it is told with the file's name.
    fn connect(&self, open: impl FnOnce(&Path) -> rusqlite::Result<Connection>) -> Result<Connection, StoreError> {
        open(&self.file).map_err(|error| trouble::of_file(&self.file, error))
    }
}

/// A restore that was cut off between moving the old database aside and giving the new one its name.
fn refuse_half_restored(files: &DatabaseFiles) -> Result<(), StoreError> {
    if files.restored().symlink_metadata().is_err() {
        return Ok(());
    }
    Err(unusable(format!(
        "a restore of {} was cut off: run `muster restore` with --force once more. Until then {} is the new database, and the old \
         one is under its own name or kept as before-restore",
        files.database().display(),
        files.restored().display()
    )))
}

/// A new database is for its owner alone: SQLite would make it readable for everybody, and gives its side files the same mode.
/// A file that is there and empty was a database once, or will be nobody's: what was in it must not be given up silently. So
/// must not what is left of a database whose file is gone. The answer is whether the database is new.
fn make_unless_there(files: &DatabaseFiles) -> Result<bool, StoreError> {
    let file = files.database();
    match std::fs::metadata(file) {
        Ok(found) if found.len() > 0 => Ok(false),
        Ok(_) => Err(unusable(format!(
            "{} is empty: if it held data, restore a backup with --force; if it is to become a new database, remove it",
            file.display()
        ))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let log = files.write_ahead_log();
            if std::fs::metadata(&log).is_ok_and(|found| found.len() > 0) {
                return Err(unusable(format!(
                    "{} is missing, but {} is there and holds its last changes: put the database back, or restore a backup with \
                     --force; for a new database, remove the latter",
                    file.display(),
                    log.display()
                )));
            }
            let made = OpenOptions::new().write(true).create_new(true).mode(MODE).open(file);
            made.map(|_| true).map_err(|error| denied("make", file, &error))
        }
        Err(error) => Err(denied("open", file, &error)),
    }
}

/// How long a statement waits for a database that another program has locked. Whoever waits for the writer's end, as a server does
/// that stops, waits as long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

fn settings(connection: &Connection, cache_kib: i64) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // "nosuch" must be an error, not a string (docs/sql.md).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // Plans must not depend on bound values: otherwise SQLite prepares a cached statement again at every new value, which
    // cost more than the look-up itself.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    Ok(())
}

/// Refuses to run with a SQLite older than [`OLDEST_SQLITE`].
pub(crate) fn check_version() -> Result<(), StoreError> {
    let found = rusqlite::version_number();
    if found < OLDEST_SQLITE {
        return Err(unusable(format!("SQLite {} is too old: 3.51.3 or newer is needed", rusqlite::version())));
    }
    Ok(())
}

/// The failure to do something with a file, with what to do where it is a matter of its owner.
pub(super) fn denied(doing: &str, file: &Path, error: &std::io::Error) -> StoreError {
    let advice = (error.kind() == ErrorKind::PermissionDenied).then(|| ownership_advice(file)).flatten();
    let advice = advice.map_or_else(String::new, |advice| format!("; {advice}"));
    unusable(format!("cannot {doing} {}: {error}{advice}", file.display()))
}

pub(super) fn unusable(message: String) -> StoreError {
    StoreError::new(StoreErrorKind::Unusable, message)
}
