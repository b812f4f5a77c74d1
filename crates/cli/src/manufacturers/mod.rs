//! `muster manufacturers`.

mod builds;

use std::path::PathBuf;
use std::process::ExitCode;

use muster_server::admin::{Request, Response};
use serde_json::json;

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;

/// Commands of `muster manufacturers`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Have claims name only manufacturers and models of a list, as Google's API does: others are refused as
    /// INVALID_MANUFACTURER or INVALID_MODEL
    #[command(after_help = "Example:\n  \
        muster manufacturers import builds.csv\n\n\
        Each line is a manufacturer and one of its models, as a device reports them (Build.MANUFACTURER, Build.MODEL), or a \
        manufacturer alone for all of its models; a first line `manufacturer,model` is a heading. The file is read as spreadsheets \
        write it: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. Case does not matter. What is on the list already stays, and nothing is imported from a file with a wrong line; without a list every manufacturer and model is taken.")]
    Import {
        /// Take what is on the list already off it first
        #[arg(long)]
        replace: bool,
        /// CSV file; - is standard input
        #[arg(value_name = "FILE.csv|-")]
        file: PathBuf,
    },
    /// Show the list
    List,
    /// Empty the list, so that every manufacturer and model is taken
    Clear,
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    // The file first: a wrong one must not leave a new database behind.
    let (builds, guess) = match &group.command {
        Command::Import { file, .. } => builds::read(file)?,
        Command::List | Command::Clear => (Vec::new(), None),
    };
    let missing = if builds.is_empty() { Missing::Refuse } else { Missing::Create };
    let mut administration = Administration::open(&group.place, missing)?;
    match group.command {
        Command::Import { replace, .. } => {
            let count = builds.len();
            administration.call(Request::ManufacturersAdd { builds, replace })?;
            let guess = guess.map(|guess| format!("\n{guess}")).unwrap_or_default();
            group.form.outcome(&json!({"imported": count}), format_args!("imported {count} lines{guess}"))?;
        }
        Command::List => {
            let builds = list(&mut administration)?;
            let rows: Vec<_> =
                builds.iter().map(|(maker, model)| json!({"manufacturer": maker, "model": model})).collect();
            if group.form.json {
                crate::print::json(&rows)?;
            } else {
                let nothing = "there is no list: every manufacturer and model is taken";
                let shown = builds.iter().map(|(maker, model)| {
                    [maker.clone(), if model.is_empty() { "(all)".to_owned() } else { model.clone() }]
                });
                crate::print::table(["MANUFACTURER", "MODEL"], shown, nothing)?;
            }
        }
        Command::Clear => {
            administration.call(Request::ManufacturersClear)?;
            group.form.outcome(&json!({}), "the list is empty: every manufacturer and model is taken")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(administration: &mut Administration) -> Result<Vec<(String, String)>, Failure> {
    let mut builds: Vec<(String, String)> = Vec::new();
    loop {
        let request = Request::ManufacturersList { after: builds.last().cloned() };
        let Response::Manufacturers(page) = administration.call(request)? else { return Err(unexpected()) };
        if page.is_empty() {
            return Ok(builds);
        }
        builds.extend(page);
    }
}
