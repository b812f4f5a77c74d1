//! `muster restore`.

mod replace;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster_store::{BackupError, BackupSummary, Options, Store};
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
    No server may run on the database, and it must be empty. With --force the embedded database is replaced, also one that \
    cannot be opened: the old one is kept beside it as muster.db.before-restore-N, with its -wal and -shm if it has any. A \
    PostgreSQL database must be emptied by its owner.")]
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
    muster_store::check_backup(&file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let options = place.prepare()?;
    // A new database is filled under another name too: one that is cut off leaves none behind.
    let is_new = place.database().is_none() && !place.exists();
    let (summary, kept) = if is_new || force && replace::is_needed(&place.files()) {
        replace::replace(&place.files(), |fresh| fill(fresh, &file))?
    } else {
        (fill(&options, &file)?, None)
    };
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
