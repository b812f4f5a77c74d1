//! `muster vendor`.

use std::process::ExitCode;

use muster_core::ResellerId;
use muster_server::admin::{Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::reseller::{created, listed};

/// Commands of `muster vendor`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make a vendor of a reseller
    #[command(after_help = "Example:\n  muster vendor create --reseller 123 --name \"Harbour Mobile South\"")]
    Create {
        /// Id of the reseller
        #[arg(long, value_name = "ID")]
        reseller: ResellerId,
        /// The vendor's name, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// List the vendors of a reseller
    List {
        /// Id of the reseller
        #[arg(long, value_name = "ID")]
        reseller: ResellerId,
    },
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(&group.place, Missing::Refuse)?;
    match group.command {
        Command::Create { reseller, name } => {
            let answer = administration.call(Request::VendorCreate { reseller_id: reseller, name })?;
            let Response::Company(vendor) = answer else { return Err(unexpected()) };
            created(group.form, &vendor, "vendor")?;
        }
        Command::List { reseller } => {
            let answer = administration.call(Request::VendorList { reseller_id: reseller })?;
            let Response::Companies(rows) = answer else { return Err(unexpected()) };
            listed(group.form, &rows, "this reseller has no vendors")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
