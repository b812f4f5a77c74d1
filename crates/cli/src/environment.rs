//! Options that come from environment variables.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory as _, FromArgMatches as _, Parser as _};

use crate::arguments::Arguments;
use crate::option_names;

/// Reads the command line and the environment. An empty variable is one that is not set: files for containers leave those they
/// have no value for (`MUSTER_QUOTA=`). Ends the program with the help, or with what is wrong.
pub fn parse() -> Arguments {
    let command = without_empty(Arguments::command(), &|name| std::env::var_os(name));
    let parsed = command.clone().try_get_matches().and_then(|mut matches| {
        option_names::remember(&command, &matches);
        Arguments::from_arg_matches_mut(&mut matches)
    });
    parsed.unwrap_or_else(|error| match error.kind() {
        // The help names empty variables as well.
        ErrorKind::DisplayHelp => Arguments::parse(),
        _ => error.exit(),
    })
}

/// The command whose options, and those of all commands below it, know no variable that is empty.
fn without_empty(command: Command, variable: &dyn Fn(&std::ffi::OsStr) -> Option<OsString>) -> Command {
    let command = command.mut_args(|argument| {
        let is_empty = argument.get_env().and_then(variable).is_some_and(|value| value.is_empty());
        if is_empty { argument.env(None) } else { argument }
    });
    command.mut_subcommands(|below| without_empty(below, variable))
}
