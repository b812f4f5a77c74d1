//! `muster device`.

pub mod columns;
mod export;
mod exported;
pub mod file;
mod filter;
mod header;
mod import;
mod list;
mod modem;
mod results;
mod row;
mod shield;
mod show;
mod summary;
mod value;

use std::process::ExitCode;

use crate::failure::Failure;
use crate::group::Group;

/// Commands of `muster device`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Claim the devices of a CSV file, as spreadsheets write it
    Import(import::ImportArguments),
    /// List devices by id, all or those of a customer, configuration, maker or order
    List(list::ListArguments),
    /// Show every device that an id, IMEI, MEID or serial number fits
    Show(show::ShowArguments),
    /// Write devices into a file
    Export(export::ExportArguments),
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::Import(arguments) => import::import(&group.place, group.form, &arguments),
        Command::List(arguments) => list::list(&group.place, group.form, &arguments),
        Command::Show(arguments) => show::show(&group.place, group.form, arguments),
        Command::Export(arguments) => export::export(&group.place, group.form, &arguments),
    }
}
