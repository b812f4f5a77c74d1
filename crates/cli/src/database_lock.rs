//! The lock that keeps two processes from using one embedded database.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The lock file of a database file: the store's own, see `muster_store`.
fn lock_file(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Whether another process uses the database right now.
pub fn is_held(database: &Path) -> bool {
    File::open(lock_file(database)).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Takes the lock; it is held until the file is dropped.
pub fn acquire(database: &Path) -> Result<File, Failure> {
    let path = lock_file(database);
    let doing = || format!("cannot lock {}", path.display());
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Failure::io(doing(), &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Failure::new(format!("{} is in use by another muster process", database.display())))
        }
        Err(TryLockError::Error(error)) => Err(Failure::io(doing(), &error)),
    }
}
