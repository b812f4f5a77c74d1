//! Where a backup may be written.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::BackupError;
use crate::options::Engine;
use crate::sqlite::{DatabaseFiles, beside, is_sqlite};

/// Backups hold personal data: only the owner may read them.
const MODE: u32 = 0o600;

/// Refuses a name under which there is a database, or anything else that is no ordinary file: neither can have been meant.
pub(super) fn check(target: &Path, engine: &Engine) -> Result<(), BackupError> {
    if let Engine::Sqlite { file } = engine {
        let files = DatabaseFiles::of(file);
        if files.contain(target) || files.contain(&beside(target, PARTIAL)) {
            let message = format!("{} belongs to the database that is backed up: give another name", target.display());
            return Err(BackupError::Place(message));
        }
    }
    let Ok(found) = fs::symlink_metadata(target) else { return Ok(()) };
    if !found.is_file() {
        return Err(BackupError::Place(format!("{} is no ordinary file: give another name", target.display())));
    }
    if is_sqlite(target) {
        return Err(BackupError::Place(format!("{} is a database, not a backup: give another name", target.display())));
    }
    Ok(())
}

/// The ending of a backup that is being written.
const PARTIAL: &str = ".partial";

/// The file beside `target` that is written first: a new one, whatever is there under its name. What an interrupted backup
/// left is removed; a link, which somebody else may have put there to have its target written to, is refused.
pub(super) fn partial(target: &Path) -> Result<(PathBuf, File), BackupError> {
    let path = beside(target, PARTIAL);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => fs::remove_file(&path)?,
        Ok(_) => {
            let message = format!("{} is in the way: it is no ordinary file, so it is not Muster's", path.display());
            return Err(BackupError::Place(message));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    // Never one that is there, so that no link that was put there meanwhile is followed, nor anybody's file written to.
    let file = File::options().write(true).create_new(true).mode(MODE).open(&path)?;
    Ok((path, file))
}

/// Has the file's name survive a power cut too.
pub(super) fn sync_directory(target: &Path) -> std::io::Result<()> {
    let directory = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(directory)?.sync_all()
}
