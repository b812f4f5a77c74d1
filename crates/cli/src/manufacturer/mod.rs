//! `muster manufacturer`.

mod builds;

use std::path::PathBuf;
use std::process::ExitCode;

use muster_core::known_build::KnownBuild;
use muster_server::admin::{Request, Response};
use serde_json::json;

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::print::printable;
use crate::table::{Width, column, table};

/// Commands of `muster manufacturer`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Have claims name only manufacturers and models of a list, as Google's API does: others are refused as
    /// INVALID_MANUFACTURER or INVALID_MODEL
    #[command(after_help = "Example:\n  \
        muster manufacturer import builds.csv\n\n\
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
    /// Put a manufacturer, or one of its models, on the list
    #[command(after_help = "Example:\n  \
        muster manufacturer create --maker Google --model \"Pixel 9\"\n\n\
        The first entry makes a list, and from then on everything else is refused.")]
    Create(Build),
    /// Take a manufacturer with all of its models, or one of them, off the list
    #[command(after_help = "Example:\n  muster manufacturer delete --maker Google --model \"Pixel 9\"")]
    Delete(Build),
    /// Show the list
    #[command(after_help = "Example:\n  muster manufacturer list")]
    List(Width),
    /// Empty the list, so that every manufacturer and model is taken
    #[command(after_help = "Example:\n  muster manufacturer clear")]
    Clear,
}

/// A manufacturer, and a model or nothing for all of its models.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// Manufacturer, as a device reports it (Build.MANUFACTURER)
    #[arg(long, value_name = "NAME")]
    maker: String,
    /// Model, as a device reports it (Build.MODEL) [default: all]
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
}

impl Build {
    /// As the list has it, in lower case and without needless blanks.
    fn listed(&self) -> Result<Self, Failure> {
        let KnownBuild { manufacturer, model } = KnownBuild::new(&self.maker, self.model.as_deref())?;
        Ok(Self { maker: manufacturer, model: Some(model).filter(|model| !model.is_empty()) })
    }

    /// What is told of it for programs.
    fn json(&self) -> serde_json::Value {
        json!({"manufacturer": self.maker, "model": self.model})
    }
}

impl std::fmt::Display for Build {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let maker = printable(&self.maker);
        match &self.model {
            Some(model) => write!(f, "{maker} {}", printable(model)),
            None => write!(f, "{maker} with all models"),
        }
    }
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    // The file first: a wrong one must not leave a new database behind.
    let (builds, guess) = match &group.command {
        Command::Import { file, .. } => builds::read(file)?,
        Command::Create(_) | Command::Delete(_) | Command::List(_) | Command::Clear => (Vec::new(), None),
    };
    let mut administration = Administration::open(&group.place, Missing::Refuse)?;
    match group.command {
        Command::Import { replace, .. } => {
            let count = builds.len();
            administration.call(Request::ManufacturersAdd { builds, replace })?;
            let guess = guess.map(|guess| format!("\n{guess}")).unwrap_or_default();
            group.form.outcome(&json!({"imported": count}), format_args!("imported {count} lines{guess}"))?;
        }
        Command::Create(build) => {
            let builds = vec![(build.maker.clone(), build.model.clone())];
            administration.call(Request::ManufacturersAdd { builds, replace: false })?;
            let build = build.listed()?;
            group.form.outcome(&build.json(), format_args!("put {build} on the list"))?;
        }
        Command::Delete(build) => {
            let (manufacturer, model) = (build.maker.clone(), build.model.clone());
            administration.call(Request::ManufacturersRemove { manufacturer, model })?;
            let build = build.listed()?;
            group.form.outcome(&build.json(), format_args!("took {build} off the list"))?;
        }
        Command::List(width) => {
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
                table(&[column("MANUFACTURER"), column("MODEL")], shown, nothing, width)?;
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
