//! `muster dpc`.

use std::process::ExitCode;

use muster_core::DpcId;
use muster_server::admin::{DpcRow, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::table::{Width, column};

/// Commands of `muster dpc`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Add a device policy controller that customers can choose
    #[command(
        alias = "add",
        after_help = "Example:\n  \
        muster dpc create --package com.afwsamples.testdpc --name \"Test DPC\""
    )]
    Create {
        /// Android application id
        #[arg(long, value_name = "PACKAGE")]
        package: String,
        /// Title, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// List the catalogue
    #[command(after_help = "Example:\n  muster dpc list")]
    List(Width),
    /// Show a DPC, and how many configurations use it
    #[command(after_help = "Example:\n  muster dpc show 3")]
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: DpcId,
    },
    /// Give a DPC another title; its package stays
    #[command(after_help = "Example:\n  muster dpc rename 3 --name \"Test DPC\"")]
    Rename {
        /// Its id
        #[arg(value_name = "ID")]
        id: DpcId,
        /// Its new title, 1 to 255 characters
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// Take a DPC out of the catalogue, unless a configuration uses it
    #[command(alias = "remove", after_help = "Example:\n  muster dpc delete 3")]
    Delete {
        /// Its id
        #[arg(value_name = "ID")]
        id: DpcId,
    },
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(&group.place, Missing::Refuse)?;
    match group.command {
        Command::Create { package, name } => {
            let Response::Dpc(dpc) = administration.call(Request::DpcAdd { package, name })? else {
                return Err(unexpected());
            };
            group.form.outcome(&dpc, format_args!("added DPC {}: {} ({})", dpc.id, dpc.dpc_name, dpc.package_name))?;
        }
        Command::List(width) => {
            let Response::Dpcs(dpcs) = administration.call(Request::DpcList)? else { return Err(unexpected()) };
            let row = |dpc: &DpcRow| [dpc.id.clone(), dpc.dpc_name.clone(), dpc.package_name.clone()];
            let columns = [column("ID"), column("NAME"), column("PACKAGE")];
            group.form.list(&dpcs, &columns, row, "the catalogue is empty: see `muster dpc create`", width)?;
        }
        Command::Show { id } => {
            let Response::DpcShown(shown) = administration.call(Request::DpcShow { id })? else {
                return Err(unexpected());
            };
            let known = [
                ("id", shown.dpc.id.clone()),
                ("name", shown.dpc.dpc_name.clone()),
                ("package", shown.dpc.package_name.clone()),
                ("configurations", shown.configurations.to_string()),
            ];
            group.form.shown(&shown, known.map(|(name, value)| (name.to_owned(), Some(value))))?;
        }
        Command::Rename { id, name } => {
            let Response::Dpc(dpc) = administration.call(Request::DpcRename { id, name })? else {
                return Err(unexpected());
            };
            group.form.outcome(&dpc, format_args!("DPC {} is now called {}", dpc.id, dpc.dpc_name))?;
        }
        Command::Delete { id } => {
            administration.call(Request::DpcRemove { id })?;
            group.form.outcome(&serde_json::json!({"id": id.to_string()}), format_args!("deleted DPC {id}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
