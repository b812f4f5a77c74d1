//! `muster dpc`.

use std::process::ExitCode;

use muster_core::DpcId;
use muster_server::admin::{DpcRow, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;

/// Commands of `muster dpc`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Add a device policy controller that customers can choose
    #[command(after_help = "Example:\n  \
        muster dpc create --package com.afwsamples.testdpc --name \"Test DPC\"")]
    Add {
        /// Android application id
        #[arg(long, value_name = "PACKAGE")]
        package: String,
        /// Title, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// List the catalogue
    List,
    /// Take a DPC out of the catalogue, unless a configuration uses it
    Remove {
        /// Its id
        #[arg(value_name = "ID")]
        id: DpcId,
    },
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(&group.place, Missing::Refuse)?;
    match group.command {
        Command::Add { package, name } => {
            let Response::Dpc(dpc) = administration.call(Request::DpcAdd { package, name })? else {
                return Err(unexpected());
            };
            group.form.outcome(&dpc, format_args!("added DPC {}: {} ({})", dpc.id, dpc.dpc_name, dpc.package_name))?;
        }
        Command::List => {
            let Response::Dpcs(dpcs) = administration.call(Request::DpcList)? else { return Err(unexpected()) };
            let row = |dpc: &DpcRow| [dpc.id.clone(), dpc.dpc_name.clone(), dpc.package_name.clone()];
            group.form.list(&dpcs, ["ID", "NAME", "PACKAGE"], row, "the catalogue is empty: see `muster dpc create`")?;
        }
        Command::Remove { id } => {
            administration.call(Request::DpcRemove { id })?;
            group.form.outcome(&serde_json::json!({"id": id.to_string()}), format_args!("removed DPC {id}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
