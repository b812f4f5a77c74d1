//! `muster man`: a manual page for each command, made of its help.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

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
            let text = page(wanted).map_err(|error| Failure::io("cannot make the manual page", &error))?;
            print::written(io::stdout().write_all(&text))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the page of a command and those of all below it; gives their number.
fn write_all(command: &clap::Command, directory: &Path) -> Result<usize, Failure> {
    let file = directory.join(format!("{}.{SECTION}", name(command)));
    page(command)
        .and_then(|text| fs::write(file, text))
        .map_err(|error| Failure::io(format_args!("cannot write into {}", directory.display()), &error))?;
    let mut pages = 1;
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        pages += write_all(below, directory)?;
    }
    Ok(pages)
}

/// The section of the manual for commands.
const SECTION: &str = "1";

/// What a page is called, such as muster-key-create.
fn name(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// The page of a command. Its parts are those of the library, but for the synopsis, which has the values of options, and what
/// stands below the help.
fn page(command: &clap::Command) -> io::Result<Vec<u8>> {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let command = command.clone().override_usage(synopsis(command));
    let man = Man::new(command.clone()).source(concat!("muster ", env!("CARGO_PKG_VERSION")));
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    if command.get_arguments().any(|argument| !argument.is_hide_set()) {
        man.render_options_section(&mut text)?;
    }
    if command.get_subcommands().any(|below| !below.is_hide_set()) {
        man.render_subcommands_section(&mut text)?;
    }
    below_the_help(&help).to_writer(&mut text)?;
    if command.get_version().is_some() {
        man.render_version_section(&mut text)?;
    }
    Ok(text)
}

/// How the command is called: options with their values, those that must be given last, then arguments.
fn synopsis(command: &clap::Command) -> String {
    let shown = || command.get_arguments().filter(|argument| !argument.is_hide_set());
    let is_option = |argument: &&clap::Arg| !argument.is_positional();
    let left_out = shown().filter(is_option).filter(|option| !option.is_required_set());
    let required = shown().filter(is_option).filter(|option| option.is_required_set());
    let mut words = vec![command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned()];
    words.extend(left_out.map(|option| format!("[{option}]")));
    words.extend(required.map(ToString::to_string));
    words.extend(command.get_positionals().filter(|argument| !argument.is_hide_set()).map(ToString::to_string));
    if command.has_subcommands() {
        words.push("<COMMAND>".to_owned());
    }
    words.join(" ")
}

/// What stands below the help: examples, as they are typed, and sentences.
fn below_the_help(help: &str) -> Roff {
    let mut roff = Roff::new();
    let (examples, notes) = match help.strip_prefix("Examples:\n").or_else(|| help.strip_prefix("Example:\n")) {
        Some(rest) => rest.split_once("\n\n").unwrap_or((rest, "")),
        None => ("", help),
    };
    if !examples.is_empty() {
        roff.control("SH", ["EXAMPLES"]).control("nf", []);
        examples.lines().for_each(|line| {
            roff.text([roman(line)]);
        });
        roff.control("fi", []);
    }
    if !notes.is_empty() {
        roff.control("SH", ["NOTES"]);
        for line in notes.lines() {
            if line.trim().is_empty() {
                roff.control("PP", [])
            } else {
                roff.text([roman(line)])
            };
        }
    }
    roff
}
