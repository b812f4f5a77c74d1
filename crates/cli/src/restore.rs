//! `muster restore`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster_store::{BackupError, BackupSummary, DatabaseLock, Options, Store};
use tempfile::NamedTempFile;

use crate::administration;
use crate::failure::Failure;
use crate::output::is_standard;
use crate::place::Place;
use crate::print::Form;

/// Arguments of `muster restore`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster restore muster.backup --data /var/lib/muster\n  \
    muster restore muster.backup \\\n      --database postgres://muster@db.example.com/muster\n\n\
    No server may run on the database, and it must be empty. With --force the embedded database is replaced: the old one \
    is kept beside it as muster.db.before-restore-N. A PostgreSQL database must be emptied by its owner.")]
pub struct RestoreArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: Form,
    /// Replace an embedded database that is not empty; the old file is kept
    #[arg(long)]
    force: bool,
    /// Backup to read; - is standard input
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
}

/// Fills a database from a backup.
pub fn restore(arguments: RestoreArguments) -> Result<ExitCode, Failure> {
    let RestoreArguments { place, form, force, file } = arguments;
    let received = if is_standard(&file) { Some(receive()?) } else { None };
    let file = received.as_ref().map_or(file, |received| received.path().to_owned());
    File::open(&file).map_err(|error| Failure::io(format_args!("cannot read {}", file.display()), &error))?;
    if administration::running(&place)?.is_some() {
        let directory = place.directory().display();
        return Err(Failure::new(format!("a server runs on {directory}: stop it before restoring")));
    }
    if force && place.database().is_some() {
        let message = "--force: a PostgreSQL database is not replaced; make an empty one and name it with --database";
        return Err(Failure::new(message));
    }
    let replaces = force && place.database_file().exists();
    let (summary, kept) = if replaces { replace(&place, &file)? } else { (fill(&place.prepare()?, &file)?, None) };
    let old = kept.as_ref().map(|kept| format!("; the old database is {}", kept.display())).unwrap_or_default();
    form.outcome(
        &serde_json::json!({"rows": summary.rows, "kept": kept}),
        format_args!("restored {} rows into {}{old}", summary.rows, place.describe()),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// A backup that comes by standard input, in a private file that goes away by itself: it is read more than once.
fn receive() -> Result<NamedTempFile, Failure> {
    let received = NamedTempFile::new().and_then(|mut file| {
        io::copy(&mut io::stdin(), &mut file)?;
        Ok(file)
    });
    received.map_err(|error| Failure::io("cannot keep the backup that standard input gives", &error))
}

fn fill(options: &Options, file: &Path) -> Result<BackupSummary, Failure> {
    let store = Store::open(&Options { readers: 1, writers: 1, ..options.clone() })?;
    store.restore(file).map_err(|error| match error {
        BackupError::Format(message) if message.starts_with("the database is not empty") => {
            Failure::new(format!("{message}; --force replaces an embedded database and keeps the old file"))
        }
        error => Failure::new(format!("{}: {error}", file.display())),
    })
}

/// Restores into a new file first, so that a backup that cannot be read changes nothing.
fn replace(place: &Place, file: &Path) -> Result<(BackupSummary, Option<PathBuf>), Failure> {
    let database = place.database_file();
    // Opening it brings the changes that lie in its side files into the file itself, and refuses when it is in use.
    let options = place.prepare()?;
    if fs::metadata(&database).is_ok_and(|found| found.len() > 0) {
        drop(Store::open(&options)?);
    }
    let _lock = DatabaseLock::take(&database)?;
    let fresh = with_ending(&database, "restoring");
    remove(&fresh)?;
    let restored = fill(&Options::sqlite(&fresh), file);
    let summary = match restored {
        Ok(summary) => summary,
        Err(failure) => {
            remove(&fresh)?;
            return Err(failure);
        }
    };
    let kept = free_name(&database);
    let moved = fs::rename(&database, &kept).and_then(|()| fs::rename(&fresh, &database));
    moved.map_err(|error| Failure::io(format_args!("cannot replace {}", database.display()), &error))?;
    remove(&fresh)?;
    if let Some(directory) = database.parent() {
        // The new names must survive a power cut too.
        let synced = File::open(directory).and_then(|directory| directory.sync_all());
        synced.map_err(|error| Failure::io(format_args!("cannot sync {}", directory.display()), &error))?;
    }
    Ok((summary, Some(kept)))
}

/// Removes a database file of ours with its side files, whichever of them there are.
fn remove(database: &Path) -> Result<(), Failure> {
    for file in [database.to_owned(), side(database, "-wal"), side(database, "-shm"), side(database, ".lock")] {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::io(format_args!("cannot remove {}", file.display()), &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn free_name(database: &Path) -> PathBuf {
    let name = |number: u32| with_ending(database, &format!("before-restore-{number}"));
    let mut number = 1;
    while name(number).exists() {
        number += 1;
    }
    name(number)
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    side(file, &format!(".{ending}"))
}

fn side(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
