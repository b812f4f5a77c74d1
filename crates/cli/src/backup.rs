//! `muster backup`.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster_server::admin::{BackedUp, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::output::is_standard;
use crate::place::Place;
use crate::print::{self, Form};

/// Arguments of `muster backup`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster backup /var/backups/muster-$(date +%F).backup\n  \
    muster backup - | ssh backups.example.com 'cat > muster.backup'\n\n\
    The file is a consistent picture of the moment the command began; the server goes on meanwhile. A running server writes \
    it, so the server's user must be able to. It can be restored into either kind of database. It holds personal data and \
    is readable by its owner only.")]
pub struct BackupArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: Form,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
    /// File to write; - is standard output
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
}

/// Writes a backup.
pub fn backup(arguments: BackupArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(&arguments.place, Missing::Refuse)?;
    if is_standard(&arguments.file) {
        return print_backup(&arguments, &mut administration);
    }
    arguments.place.refuse_own_file(&arguments.file)?;
    arguments.place.refuse_key_file(&arguments.file)?;
    // A running server has another working directory.
    let file = std::path::absolute(&arguments.file)
        .map_err(|error| Failure::io(format_args!("cannot use {}", arguments.file.display()), &error))?;
    let done = write(&mut administration, file.clone(), arguments.force)?;
    arguments.form.outcome(
        &serde_json::json!({"file": file, "tables": done.tables, "rows": done.rows}),
        format_args!("wrote {} with {} rows of {} tables", file.display(), done.rows, done.tables),
    )?;
    Ok(ExitCode::SUCCESS)
}

fn write(administration: &mut Administration, file: PathBuf, replace: bool) -> Result<BackedUp, Failure> {
    match administration.call(Request::Backup { file, replace })? {
        Response::BackedUp(done) => Ok(done),
        _ => Err(unexpected()),
    }
}

/// Has the backup written in a private directory, where a running server can write, and prints it. What there is to tell
/// goes to standard error.
fn print_backup(arguments: &BackupArguments, administration: &mut Administration) -> Result<ExitCode, Failure> {
    let failure = |error: &io::Error| Failure::io("cannot keep the backup while it is printed", error);
    let data = arguments.place.directory();
    let directory = if data.is_dir() { tempfile::tempdir_in(data) } else { tempfile::tempdir() };
    let directory = directory.map_err(|error| failure(&error))?;
    let file = std::path::absolute(directory.path().join("muster.backup")).map_err(|error| failure(&error))?;
    let done = write(administration, file.clone(), false)?;
    print_file(&file)?;
    if arguments.form.json {
        eprintln!("{}", serde_json::json!({"tables": done.tables, "rows": done.rows}));
    } else {
        eprintln!("wrote {} rows of {} tables", done.rows, done.tables);
    }
    Ok(ExitCode::SUCCESS)
}

fn print_file(file: &Path) -> Result<(), Failure> {
    let mut backup = File::open(file).map_err(|error| Failure::io("cannot read the backup", &error))?;
    print::written(io::copy(&mut backup, &mut io::stdout()).map(drop))
}
