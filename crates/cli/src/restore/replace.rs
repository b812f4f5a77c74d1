//! A new database in the place of an old one, whatever the old one is like: it is moved aside unread, with the files that
//! SQLite keeps beside it and would play into the new one.
//!
//! No renaming of several files is one step. While they are renamed the new database is under the name `.restored`, and as
//! long as it is there nothing opens the database. Whenever this ends, there is the old database, the new one, or that file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use muster_store::{BackupSummary, DatabaseFiles, DatabaseLock, Options, is_sqlite};

use crate::failure::Failure;

/// What the name of the old database ends in, before its number.
const KEPT: &str = ".before-restore-";

/// Whether there is anything that a new database must not come to lie beside.
pub fn is_needed(files: &DatabaseFiles) -> bool {
    let mut all = files.sides().into_iter().chain([files.database().to_owned(), files.restored()]);
    all.any(|file| is_there(&file))
}

/// Fills a new file first, so that a backup that cannot be read changes nothing, and then has it take the database's place.
/// Answers with what `fill` says and with the name under which the old database is kept.
pub fn replace(
    files: &DatabaseFiles,
    fill: impl FnOnce(&Options) -> Result<BackupSummary, Failure>,
) -> Result<(BackupSummary, Option<PathBuf>), Failure> {
    let _lock = DatabaseLock::take(files.database())?;
    let fresh = DatabaseFiles::of(&files.restoring());
    if is_there(fresh.database()) && !is_sqlite(fresh.database()) {
        let name = fresh.database().display();
        return Err(Failure::new(format!(
            "{name} is in the way of the restore and is no database: give it another name"
        )));
    }
    remove(&fresh)?;
    let filled = fill(&Options::sqlite(fresh.database())).and_then(|summary| whole(&fresh).map(|()| summary));
    let summary = match filled {
        Ok(summary) => summary,
        Err(failure) => {
            remove(&fresh)?;
            return Err(failure);
        }
    };
    let kept = move_in(files, fresh.database()).map_err(|error| {
        let again = "; nothing is lost: run the same restore again";
        Failure::new(format!("cannot replace {}: {error}{again}", files.database().display()))
    })?;
    remove(&fresh)?;
    Ok((summary, kept))
}

/// Closing a database brings everything into its own file, unless the disk is full or fails.
fn whole(fresh: &DatabaseFiles) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::io(format_args!("cannot write {}", fresh.database().display()), error);
    if fresh.sides().iter().any(|side| is_there(side)) {
        return Err(failed(&io::Error::other(
            "what was restored could not be brought into one file: is the disk full?",
        )));
    }
    File::open(fresh.database()).and_then(|file| file.sync_all()).map_err(|error| failed(&error))
}

/// Moves the old files aside and the new one in.
fn move_in(files: &DatabaseFiles, fresh: &Path) -> io::Result<Option<PathBuf>> {
    let (database, restored) = (files.database(), files.restored());
    let goes_on = is_there(&restored);
    fs::rename(fresh, &restored)?;
    sync_names(database)?;
    let kept = free_name(files, goes_on);
    let mut moved = None;
    // The database last: as long as it has its own name, its number is taken up again after an interruption.
    let sides = files.sides().into_iter().zip(kept.sides());
    for (old, aside) in sides.chain([(database.to_owned(), kept.database().to_owned())]) {
        if is_there(&old) {
            fs::rename(&old, &aside)?;
            moved = Some(aside);
        }
    }
    sync_names(database)?;
    fs::rename(&restored, database)?;
    sync_names(database)?;
    Ok(moved)
}

/// The first name under which nothing is kept yet. A restore that `goes_on` where an earlier one was cut off takes up the
/// name under which that one has put the side files already.
fn free_name(files: &DatabaseFiles, goes_on: bool) -> DatabaseFiles {
    let mut number = 1_u32;
    loop {
        let kept = DatabaseFiles::of(&files.beside(&format!("{KEPT}{number}")));
        let would_replace = |(old, aside): (PathBuf, PathBuf)| is_there(&aside) && (!goes_on || is_there(&old));
        if !is_there(kept.database()) && !files.sides().into_iter().zip(kept.sides()).any(would_replace) {
            return kept;
        }
        number += 1;
    }
}

/// Removes a database of ours with the files beside it, whichever of them there are.
fn remove(database: &DatabaseFiles) -> Result<(), Failure> {
    for file in database.sides().into_iter().chain([database.database().to_owned(), database.lock()]) {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::io(format_args!("cannot remove {}", file.display()), &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Has new names survive a power cut.
fn sync_names(database: &Path) -> io::Result<()> {
    let directory = database.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(directory)?.sync_all()
}

/// Whether anything has the name, be it a link that leads nowhere.
fn is_there(file: &Path) -> bool {
    fs::symlink_metadata(file).is_ok()
}
