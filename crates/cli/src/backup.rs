//! `muster backup`.

use std::path::PathBuf;
use std::process::ExitCode;

use muster_server::admin::{Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;

/// Arguments of `muster backup`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  muster backup /var/backups/muster-$(date +%F).backup\n\n\
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
    /// File to write
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes a backup.
pub fn backup(arguments: BackupArguments) -> Result<ExitCode, Failure> {
    // A running server has another working directory.
    let file = std::path::absolute(&arguments.file)
        .map_err(|error| Failure::io(format_args!("cannot use {}", arguments.file.display()), &error))?;
    let mut administration = Administration::open(&arguments.place, Missing::Refuse)?;
    let answer = administration.call(Request::Backup { file: file.clone(), replace: arguments.force })?;
    let Response::BackedUp(done) = answer else { return Err(unexpected()) };
    arguments.form.outcome(
        &serde_json::json!({"file": file, "tables": done.tables, "rows": done.rows}),
        format_args!("wrote {} with {} rows of {} tables", file.display(), done.rows, done.tables),
    )?;
    Ok(ExitCode::SUCCESS)
}
