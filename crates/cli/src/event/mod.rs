//! `muster event`.

mod follow;
mod list;
mod row;
mod since;
mod window;

use std::process::ExitCode;

use crate::failure::Failure;
use crate::group::Group;

/// Commands of `muster event`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List what happened, or show it as it happens
    List(list::ListArguments),
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::List(arguments) => list::list(&group.place, group.form, &arguments),
    }
}
