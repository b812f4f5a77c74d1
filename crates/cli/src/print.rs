//! What commands print: JSON for programs, tables for people.

use std::io::{self, ErrorKind, Write};

use comfy_table::{Table, presets};
use serde::Serialize;

use crate::failure::Failure;

/// Blanks between two columns of a table.
const GAP: u16 = 2;

/// How a command prints what it has to tell.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Form {
    /// Print JSON instead of text
    #[arg(long, global = true)]
    pub json: bool,
}

impl Form {
    /// Prints the outcome of a command: the value for programs, the sentence for people.
    pub fn outcome(self, value: &impl Serialize, sentence: impl std::fmt::Display) -> Result<(), Failure> {
        if self.json { json(value) } else { line(sentence) }
    }

    /// Prints a list: the values for programs, a table for people, or the sentence `nothing` when the list is empty.
    pub fn list<V: Serialize, const N: usize>(
        self,
        values: &[V],
        headings: [&str; N],
        row: impl Fn(&V) -> [String; N],
        nothing: &str,
    ) -> Result<(), Failure> {
        if self.json { json(&values) } else { table(headings, values.iter().map(row), nothing) }
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

/// Prints rows under their headings, or `nothing` when there are none.
pub fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
    nothing: &str,
) -> Result<(), Failure> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(headings);
    for row in rows {
        table.add_row(row.map(|cell| printable(&cell)));
    }
    if table.row_count() == 0 {
        return line(nothing);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, GAP));
    }
    line(table.trim_fmt())
}

/// Names come from outside: control characters in them must not reach the terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A reader that has seen enough (`muster device list | head`) is no error worth a message.
pub fn written(done: io::Result<()>) -> Result<(), Failure> {
    done.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::told(),
        _ => Failure::io("cannot write to standard output", &error),
    })
}
