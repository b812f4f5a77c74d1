//! The lock that keeps two processes from using one database file.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use crate::error::{StoreError, StoreErrorKind};
use crate::sqlite::DatabaseFiles;
use crate::sqlite::open::denied;

/// The lock is for the database's owner: whoever can open it can keep the server from starting.
const MODE: u32 = 0o600;

/// Permission bits of everybody but the owner.
const OTHERS: u32 = 0o077;

/// Nobody else uses the database file while this lives. The operating system lets go of it when the process ends, however
/// it ends.
#[derive(Debug)]
pub struct DatabaseLock {
    _file: File,
}

impl DatabaseLock {
    /// Takes the lock of a database file, which need not be there.
    ///
    /// # Errors
    /// `InUse` when another process, or a [`Store`](crate::Store) of this one, has it; `Unusable` when it cannot be taken
    /// for another reason.
    pub fn take(database: &Path) -> Result<Self, StoreError> {
        let path = DatabaseFiles::of(database).lock();
        // What a link leads to is somebody else's, and must not be made private.
        if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
            return Err(unusable(format!("{} is in the way: it is no ordinary file", path.display())));
        }
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(MODE)
            .open(&path)
            .map_err(|e| denied("open", &path, &e))?;
        make_private(&file).map_err(|e| unusable(format!("cannot make {} private: {e}", path.display())))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::new(
                StoreErrorKind::InUse,
                format!("{} is in use by another muster process", database.display()),
            )),
            Err(TryLockError::Error(e)) => Err(unusable(format!("cannot lock {}: {e}", path.display()))),
        }
    }
}

/// A file of an earlier version, or one that was copied, may be open to others.
fn make_private(file: &File) -> std::io::Result<()> {
    let mut permissions = file.metadata()?.permissions();
    if permissions.mode() & OTHERS != 0 {
        permissions.set_mode(MODE);
        file.set_permissions(permissions)?;
    }
    Ok(())
}

fn unusable(message: String) -> StoreError {
    StoreError::new(StoreErrorKind::Unusable, message)
}
