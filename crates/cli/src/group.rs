//! Commands that belong together.

use clap::{Args, Subcommand};

use crate::place::Place;
use crate::print::Form;

/// Under what heading the help has the options that every command of a group takes, so that they do not stand between its own.
pub const COMMON: &str = "Common options";

/// A group of commands, such as `muster key …`: each works on one place and prints in one form.
#[derive(Debug, Args)]
pub struct Group<C: Subcommand> {
    /// The data it works on.
    #[command(flatten)]
    pub place: Place,
    /// How it prints.
    #[command(flatten)]
    pub form: Form,
    /// Which of the commands.
    #[command(subcommand)]
    pub command: C,
}
