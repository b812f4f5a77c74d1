//! What commands print: JSON for programs, sentences and tables for people.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::failure::Failure;
use crate::group::COMMON;
use crate::table::{Column, Width, table};

/// How a command prints what it has to tell.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Form {
    /// Print JSON instead of text
    #[arg(long, global = true, help_heading = COMMON)]
    pub json: bool,
}

impl Form {
    /// Prints the outcome of a command: the value for programs, the sentence for people.
    pub fn outcome(self, value: &impl Serialize, sentence: impl std::fmt::Display) -> Result<(), Failure> {
        if self.json { json(value) } else { line(sentence) }
    }

    /// Prints one thing: the value for programs, its fields for people.
    pub fn shown(
        self,
        value: &impl Serialize,
        of: impl IntoIterator<Item = (String, Option<String>)>,
    ) -> Result<(), Failure> {
        if self.json { json(value) } else { fields(of) }
    }

    /// Prints a list: the values for programs, a table for people, or the sentence `nothing` when the list is empty.
    pub fn list<V: Serialize, const N: usize>(
        self,
        values: &[V],
        columns: &[Column; N],
        row: impl Fn(&V) -> [String; N],
        nothing: &str,
        width: Width,
    ) -> Result<(), Failure> {
        if self.json { json(&values) } else { table(columns, values.iter().map(row), nothing, width) }
    }
}

/// Prints one line.
pub fn line(text: impl std::fmt::Display) -> Result<(), Failure> {
    written(writeln!(io::stdout(), "{text}"))
}

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    line(serde_json::to_string_pretty(value).map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?)
}

/// Prints a value as JSON on one line, for programs that read line by line.
pub fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    line(serde_json::to_string(value).map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?)
}

/// Prints what is known of one thing, a line for each field that it has.
pub fn fields(fields: impl IntoIterator<Item = (String, Option<String>)>) -> Result<(), Failure> {
    let known: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let longest = known.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    known.iter().try_for_each(|(name, value)| line(format_args!("{name:<longest$}  {}", printable(value))))
}

/// The day of a time, where there is no room for more.
pub fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}

/// Names come from outside: control characters in them must not reach the terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A reader that has seen enough (`muster device list | head`) is no error worth a message.
pub fn written(done: io::Result<()>) -> Result<(), Failure> {
    done.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::unread(),
        _ => Failure::io("cannot write to standard output", &error),
    })
}
