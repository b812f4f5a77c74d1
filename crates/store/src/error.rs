//! What can go wrong below the rules.

use std::fmt;

use crate::postgres::{is_lent, lent};

/// What kind of failure a [`StoreError`] is: callers decide by this, never by the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// Another transaction got in the way; the store runs the closure again, so callers see this only when it gave up.
    Conflict,
    /// A UNIQUE constraint refused the row.
    Unique,
    /// The queue of waiting transactions is full: try again later.
    Busy,
    /// The database cannot be reached or written (disk full, connection lost, store closed).
    Unavailable,
    /// The database did not answer in time: what was asked for may be done or not.
    TimedOut,
    /// There is no database, and none may be made.
    Missing,
    /// The database file is in use by another process.
    InUse,
    /// The database cannot be used as it is: it is from a newer Muster, is damaged, or its file cannot be locked.
    Unusable,
    /// A statement is wrong: a defect of Muster.
    Statement,
}

/// A failure of the store. `message` is for the log and the operator, not for API callers.
#[derive(Debug, Clone)]
pub struct StoreError {
    /// What kind of failure it is.
    pub kind: StoreErrorKind,
    /// What happened, with the engine's own words.
    pub message: String,
}

impl StoreError {
    /// An error of the given kind.
    pub fn new(kind: StoreErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// The store was closed, or its threads are gone.
    pub(crate) fn closed() -> Self {
        Self::new(StoreErrorKind::Unavailable, "the store is closed")
    }

    /// The database has not answered for too long.
    pub(crate) fn unanswered() -> Self {
        Self::new(StoreErrorKind::TimedOut, "the database does not answer")
    }

    /// There is no database where one was looked for.
    pub(crate) fn missing(place: impl fmt::Display) -> Self {
        Self::new(StoreErrorKind::Missing, format!("there is no muster database in {place}"))
    }

    /// The bounded queue is full.
    pub(crate) fn busy() -> Self {
        Self::new(StoreErrorKind::Busy, "too many transactions are waiting")
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode, ffi};
        let kind = match error.sqlite_error_code() {
            // The other constraints (NOT NULL, the types of STRICT tables) are broken by a wrong statement only.
            Some(ErrorCode::ConstraintViolation) => match error.sqlite_error().map(|e| e.extended_code) {
                Some(ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => StoreErrorKind::Unique,
                _ => StoreErrorKind::Statement,
            },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreErrorKind::Conflict,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreErrorKind::Unusable,
            Some(
                ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::OutOfMemory,
            ) => StoreErrorKind::Unavailable,
            _ => StoreErrorKind::Statement,
        };
        Self::new(kind, format!("SQLite: {error}"))
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let kind = match error.code() {
            Some(code) if is_lent(code) => return lent(),
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => StoreErrorKind::Conflict,
            Some(&SqlState::UNIQUE_VIOLATION) => StoreErrorKind::Unique,
            Some(code) if unavailable(code.code()) => StoreErrorKind::Unavailable,
            Some(_) => StoreErrorKind::Statement,
            None if is_wrong_value(&error) => StoreErrorKind::Statement,
            None => StoreErrorKind::Unavailable,
        };
        let text = error.as_db_error().map_or_else(|| with_cause(&error), |db| db.message().to_owned());
        Self::new(kind, format!("PostgreSQL: {text}"))
    }
}

/// A parameter or a column of another type than the statement's: no server is to blame for it.
fn is_wrong_value(error: &tokio_postgres::Error) -> bool {
    use std::error::Error as _;
    let source = error.source();
    source.is_some_and(|e| e.is::<tokio_postgres::types::WrongType>() || e.is::<tokio_postgres::types::WasNull>())
}

/// The client's own words say only what it was doing; why it failed is in the cause.
fn with_cause(error: &tokio_postgres::Error) -> String {
    use std::error::Error;
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

/// What of SQLSTATE means "not now": the classes of connection, resources, operator intervention and system error, of a role or
/// database that is refused or gone for now, a server that became a standby or takes no writes from this role, a broken
/// transaction, a lock that took too long.
fn unavailable(code: &str) -> bool {
    ["08", "28", "3D", "53", "57", "58", "25006", "25P03", "42501", "55P03"].iter().any(|class| code.starts_with(class))
}
