//! `muster doctor`.

mod check;
mod database;
mod directory;
mod machine;

use std::process::ExitCode;

use muster_core::{Clock as _, SystemClock};
use muster_server::OpenFiles;
use muster_server::admin::{Facts, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;
use crate::table::{Width, column};
use check::{Check, Status};

/// Exit code when a check failed.
const FAILED: u8 = 1;

/// Arguments of `muster doctor`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  muster doctor --data /var/lib/muster\n\nExit codes: 0 nothing failed (warnings may be shown), 1 a check failed, 2 wrong usage."
)]
pub struct DoctorArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: Form,
}

/// Checks the installation. It changes nothing but a small file that it removes again.
pub fn doctor(arguments: &DoctorArguments) -> Result<ExitCode, Failure> {
    let place = &arguments.place;
    let now = SystemClock.now_millis();
    let mut checks = vec![directory::private(place)];
    match facts(place) {
        Ok((facts, runs)) => {
            checks.push(Check::ok("server", if runs { "a server runs, and answered" } else { "no server runs" }));
            checks.extend(database::checks(&facts));
            checks.push(machine::clock(now, facts.newest_event_at));
        }
        Err(failure) => {
            let advice = "until the database can be opened, nothing else about it can be checked";
            checks.push(Check::fail("database", failure.to_string(), advice));
            checks.push(machine::clock(now, None));
        }
    }
    checks.push(machine::connections(OpenFiles::of_this_process()));
    if place.directory().is_dir() {
        checks.push(machine::disk(place.directory(), &SystemClock));
    }
    let row =
        |check: &Check| [check.status.as_str().to_owned(), check.name.clone(), check.found.clone(), check.advice()];
    let columns = [column(""), column("CHECK"), column("FOUND"), column("WHAT TO DO")];
    arguments.form.list(&checks, &columns, row, "nothing to check", Width::default())?;
    let failed = checks.iter().any(|check| check.status == Status::Fail);
    Ok(if failed { ExitCode::from(FAILED) } else { ExitCode::SUCCESS })
}

/// What the database says of itself, and whether a running server said it.
fn facts(place: &Place) -> Result<(Facts, bool), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let runs = matches!(administration, Administration::Running(_));
    match administration.call(Request::Facts)? {
        Response::Facts(facts) => Ok((facts, runs)),
        _ => Err(unexpected()),
    }
}
