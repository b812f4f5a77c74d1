//! `muster man`: a manual page for each command, made of its help.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::print::{self, Form};

/// Arguments of `muster man`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster man key create | man -l -\n  \
    muster man --out ~/.local/share/man/man1\n\n\
    Pages are called after their commands, such as muster-key-create.1; ones of an earlier version are replaced.")]
pub struct ManArguments {
    #[command(flatten)]
    form: Form,
    /// Directory to write the pages of all commands into; it is made if it is missing
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
    /// The command to print the page of, such as: key create [default: muster itself]
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints a manual page, or writes all of them.
pub fn man(arguments: &ManArguments) -> Result<ExitCode, Failure> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    // So that each page has its command's whole name and the options it has from its group.
    whole.build();
    match &arguments.out {
        Some(directory) => {
            fs::create_dir_all(directory)
                .map_err(|error| Failure::io(format_args!("--out: cannot make {}", directory.display()), &error))?;
            let pages = write_all(&whole, directory)?;
            arguments.form.outcome(
                &serde_json::json!({"pages": pages, "directory": directory}),
                format_args!("wrote {pages} pages into {}", directory.display()),
            )?;
        }
        None => {
            let mut wanted = &whole;
            for word in &arguments.command {
                let found = wanted.find_subcommand(word);
                wanted = found.ok_or_else(|| {
                    let words = arguments.command.join(" ");
                    Failure::new(format!("COMMAND: there is no command muster {words}: see `muster --help`"))
                })?;
            }
            let mut text = Vec::new();
            let made = page(wanted).render(&mut text);
            made.map_err(|error| Failure::io("cannot make the manual page", &error))?;
            print::written(io::stdout().write_all(&text))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the page of a command and those of all below it; gives their number.
fn write_all(command: &clap::Command, directory: &Path) -> Result<usize, Failure> {
    page(command)
        .generate_to(directory)
        .map_err(|error| Failure::io(format_args!("cannot write into {}", directory.display()), &error))?;
    let mut pages = 1;
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        pages += write_all(below, directory)?;
    }
    Ok(pages)
}

fn page(command: &clap::Command) -> Man {
    Man::new(command.clone()).source(concat!("muster ", env!("CARGO_PKG_VERSION")))
}
