//! Backups beside a running server.

use std::path::Path;

use muster_core::{Code, Error, Noun, Violation};
use muster_store::BackupError;

use super::operator::Operator;
use super::response::{BackedUp, Response};

pub(super) fn backup(operator: &Operator<'_>, file: &Path, replace: bool) -> Result<Response, Error> {
    // The server's working directory is not the one of the command, so a relative path would name another file.
    if !file.is_absolute() {
        return Err(Error::invalid("file", Violation::Malformed).rule("must be an absolute path"));
    }
    if file.symlink_metadata().is_ok() && !replace {
        let message = format!("{} exists already: give another name, or --force to replace it", file.display());
        return Err(Error::already_exists(Noun::File, message).about("file"));
    }
    let summary = operator.store.backup(file).map_err(|error| failure(file, error))?;
    Ok(Response::BackedUp(BackedUp { tables: summary.tables, rows: summary.rows }))
}

fn failure(file: &Path, error: BackupError) -> Error {
    match error {
        BackupError::Store(error) => error.into(),
        BackupError::File(error) => {
            Error::new(Code::FailedPrecondition, format!("{} cannot be written: {error}", file.display())).about("file")
        }
        BackupError::Place(message) => Error::new(Code::FailedPrecondition, message).about("file"),
        BackupError::Format(message) => Error::new(Code::Internal, message),
    }
}
