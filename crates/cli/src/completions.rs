//! `muster completions`: what shells complete, made of the commands themselves.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, ValueEnum};
use clap_complete::{Shell, generate};

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::print;

/// Arguments of `muster completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster completions bash > ~/.local/share/bash-completion/completions/muster\n  \
    muster completions zsh > ~/.zfunc/_muster    # a directory of your fpath\n  \
    muster completions fish > ~/.config/fish/completions/muster.fish")]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: ShellName,
}

/// Shells that completions are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ShellName {
    Bash,
    Zsh,
    Fish,
}

/// Prints the completions of a shell.
pub fn completions(arguments: &CompletionsArguments) -> Result<ExitCode, Failure> {
    let shell = match arguments.shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
    };
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut text = Vec::new();
    generate(shell, &mut command, name, &mut text);
    print::written(io::stdout().write_all(&text))?;
    Ok(ExitCode::SUCCESS)
}
