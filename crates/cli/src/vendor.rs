//! `muster vendor`.

use std::process::ExitCode;

use muster_core::{ResellerId, VendorId};
use muster_server::admin::{Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::company;
use crate::failure::Failure;
use crate::group::Group;
use crate::table::Width;

/// What requests call it.
const KIND: &str = "vendor";

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
    #[command(after_help = "Example:\n  muster vendor list --reseller 123")]
    List {
        /// Id of the reseller
        #[arg(long, value_name = "ID")]
        reseller: ResellerId,
        #[command(flatten)]
        width: Width,
    },
    /// Show a vendor, and how many customers are served through it
    #[command(after_help = "Example:\n  muster vendor show 234")]
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: VendorId,
    },
    /// Give a vendor another name
    #[command(after_help = "Example:\n  muster vendor rename 234 --name \"Harbour Mobile West\"")]
    Rename {
        /// Its id
        #[arg(value_name = "ID")]
        id: VendorId,
        /// Its new name, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// Delete a vendor through which no customer is served
    #[command(after_help = "Example:\n  muster vendor delete 234")]
    Delete {
        /// Its id
        #[arg(value_name = "ID")]
        id: VendorId,
    },
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let (place, form) = (&group.place, group.form);
    match group.command {
        Command::Create { reseller, name } => {
            let mut administration = Administration::open(place, Missing::Refuse)?;
            let answer = administration.call(Request::VendorCreate { reseller_id: reseller, name })?;
            let Response::Company(vendor) = answer else { return Err(unexpected()) };
            company::created(form, &vendor, KIND)?;
        }
        Command::List { reseller, width } => {
            let mut administration = Administration::open(place, Missing::Refuse)?;
            let answer = administration.call(Request::VendorList { reseller_id: reseller })?;
            let Response::Companies(rows) = answer else { return Err(unexpected()) };
            company::listed(form, &rows, "this reseller has no vendors", width)?;
        }
        Command::Show { id } => company::show(place, form, KIND, id.into())?,
        Command::Rename { id, name } => company::rename(place, form, KIND, id.into(), name)?,
        Command::Delete { id } => company::delete(place, form, KIND, id.into())?,
    }
    Ok(ExitCode::SUCCESS)
}
