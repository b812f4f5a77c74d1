//! `muster reseller`.

use std::process::ExitCode;

use muster_core::ResellerId;
use muster_server::admin::{Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::company;
use crate::failure::Failure;
use crate::group::Group;
use crate::table::Width;

/// What requests call it.
const KIND: &str = "reseller";

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
    #[command(after_help = "Example:\n  muster reseller list")]
    List(Width),
    /// Show a reseller and what it has: vendors, customers, devices, keys
    #[command(after_help = "Example:\n  muster reseller show 123")]
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: ResellerId,
    },
    /// Give a reseller another name
    #[command(after_help = "Example:\n  muster reseller rename 123 --name \"Harbour Mobile\"")]
    Rename {
        /// Its id
        #[arg(value_name = "ID")]
        id: ResellerId,
        /// Its new name, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// Delete a reseller that has no vendors, customers, devices, live keys and unfinished operations any more
    #[command(after_help = "Example:\n  \
        muster reseller delete 123\n\n\
        Its people are deleted with it. What was written down of it stays: events, and records of devices that nobody holds.")]
    Delete {
        /// Its id
        #[arg(value_name = "ID")]
        id: ResellerId,
    },
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let (place, form) = (&group.place, group.form);
    match group.command {
        Command::Create { name } => {
            let mut administration = Administration::open(place, Missing::Refuse)?;
            let answer = administration.call(Request::ResellerCreate { name })?;
            let Response::Company(reseller) = answer else { return Err(unexpected()) };
            company::created(form, &reseller, KIND)?;
        }
        Command::List(width) => {
            let mut administration = Administration::open(place, Missing::Refuse)?;
            let Response::Companies(rows) = administration.call(Request::ResellerList)? else {
                return Err(unexpected());
            };
            company::listed(
                form,
                &rows,
                "no resellers yet: make one with `muster reseller create --name NAME`",
                width,
            )?;
        }
        Command::Show { id } => company::show(place, form, KIND, id.into())?,
        Command::Rename { id, name } => company::rename(place, form, KIND, id.into(), name)?,
        Command::Delete { id } => company::delete(place, form, KIND, id.into())?,
    }
    Ok(ExitCode::SUCCESS)
}
