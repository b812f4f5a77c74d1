//! Where a backup may be written.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use super::BackupError;
use crate::options::Engine;

/// Backups hold personal data: only the owner may read them.
const MODE: u32 = 0o600;

/// How every SQLite database begins (SQLite, "Database File Format", section 1.3).
const SQLITE_BEGINS: &[u8] = b"SQLite format 3\0";

/// What the names of the files beside an embedded database end in.
const DATABASE_FILES: [&str; 4] = ["", "-wal", "-shm", ".lock"];

/// Refuses a name under which there is a database, or anything else that is no ordinary file: neither can have been meant.
pub(super) fn check(target: &Path, engine: &Engine) -> Result<(), BackupError> {
    if let Engine::Sqlite { file } = engine {
        for ending in DATABASE_FILES {
            let own = beside(file, ending);
            if is_same(target, &own) || is_same(&beside(target, PARTIAL), &own) {
                let message =
                    format!("{} belongs to the database that is backed up: give another name", target.display());
                return Err(BackupError::Place(message));
            }
        }
    }
    let Ok(found) = fs::symlink_metadata(target) else { return Ok(()) };
    if !found.is_file() {
        return Err(BackupError::Place(format!("{} is no ordinary file: give another name", target.display())));
    }
    if is_database(target) {
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

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether both are one file, under whatever names, or would be.
fn is_same(one: &Path, other: &Path) -> bool {
    if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
        return (one.dev(), one.ino()) == (other.dev(), other.ino());
    }
    let place = |path: &Path| {
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some((directory.canonicalize().ok()?, path.file_name()?.to_owned()))
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

fn is_database(file: &Path) -> bool {
    let mut begins = [0_u8; SQLITE_BEGINS.len()];
    File::open(file).and_then(|mut file| file.read_exact(&mut begins)).is_ok() && begins == *SQLITE_BEGINS
}
