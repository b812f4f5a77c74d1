//! `muster reseller`.

use std::process::ExitCode;

use muster_server::admin::{CompanyRow, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::print::Form;

/// Commands of `muster reseller`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make a reseller
    #[command(after_help = "Example:\n  muster reseller create --name \"Harbour Mobile\"")]
    Create {
        /// Its name, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// List all resellers
    List,
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::Create { name } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let answer = administration.call(Request::ResellerCreate { name })?;
            let Response::Company(reseller) = answer else { return Err(unexpected()) };
            created(group.form, &reseller, "reseller")?;
        }
        Command::List => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Companies(rows) = administration.call(Request::ResellerList)? else {
                return Err(unexpected());
            };
            listed(group.form, &rows, "no resellers yet: make one with `muster reseller create --name NAME`")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells of a company that was made.
pub fn created(form: Form, company: &CompanyRow, kind: &str) -> Result<(), Failure> {
    form.outcome(company, format_args!("made {kind} {}, {} in the API", company.id, company.resource_name))
}

/// Lists companies that have nothing but a name.
pub fn listed(form: Form, companies: &[CompanyRow], nothing: &str) -> Result<(), Failure> {
    let row = |company: &CompanyRow| [company.id.clone(), company.name.clone(), company.resource_name.clone()];
    form.list(companies, ["ID", "NAME", "RESOURCE"], row, nothing)
}
