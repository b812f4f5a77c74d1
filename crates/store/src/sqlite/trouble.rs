//! What to do about a database file that cannot be used.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::error::StoreError;
use crate::owner::ownership_advice;

/// What to do about a damaged file.
pub(super) const RESTORE: &str =
    "keep a copy of the files, and restore the newest backup with `muster restore BACKUP --force`";

/// An error of SQLite with the file it is about, which SQLite does not name.
pub(super) fn of_file(file: &Path, error: rusqlite::Error) -> StoreError {
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Some(RESTORE.to_owned()),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => ownership_advice(file),
        _ => None,
    };
    let error = StoreError::from(error);
    let advice = advice.map_or_else(String::new, |advice| format!("; {advice}"));
    StoreError { message: format!("{}: {}{advice}", file.display(), error.message), ..error }
}

/// An error of a statement: one that says that the file is damaged is about the file.
pub(crate) fn of_statement(connection: &Connection, error: rusqlite::Error) -> StoreError {
    let damaged = matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt));
    match connection.path() {
        Some(file) if damaged => of_file(Path::new(file), error),
        _ => error.into(),
    }
}
