//! An event for people.

use muster_server::admin::EventRow;

use crate::print::printable;
use crate::table::{Column, column, narrow, wide};

/// Headings of a table of events.
pub const HEADINGS: [&str; 6] = ["TIME", "KIND", "SUBJECT", "FOR", "BY", "DETAIL"];

/// Characters of each column where lines are printed one by one, and nobody knows how long the next one is: the longest
/// time, kind and usual subject, an id, a short name.
const WIDTHS: [usize; 5] = [24, 27, 27, 16, 12];

/// Columns of a table of events; [`HEADINGS`] are theirs.
pub const COLUMNS: [Column; 8] = [
    wide(HEADINGS[0]),
    narrow(HEADINGS[0]),
    column(HEADINGS[1]),
    wide(HEADINGS[2]),
    narrow(HEADINGS[2]),
    wide(HEADINGS[3]),
    wide(HEADINGS[4]),
    wide(HEADINGS[5]),
];

/// Characters of a time to the second, `2026-11-25T08:30:00`.
const SECONDS: usize = 19;

/// Characters of a subject where there is no room for more: with a time and the longest kind they fit 80 columns.
const SHORT_SUBJECT: usize = 30;

/// The cells of an event under [`HEADINGS`].
pub fn row(event: &EventRow) -> [String; 6] {
    [
        event.at.clone(),
        event.kind.clone(),
        event.subject.clone(),
        event.tenant_id.clone().unwrap_or_default(),
        event.caller.clone(),
        event.detail.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

/// The cells of an event under [`COLUMNS`].
pub fn cells(event: &EventRow) -> [String; 8] {
    let [at, kind, subject, tenant, caller, detail] = row(event);
    let seconds = at.chars().take(SECONDS).collect();
    let short = shortened(&subject);
    [at, seconds, kind, subject, short, tenant, caller, detail]
}

/// The beginning of a subject; the ids of devices and organisations are short enough to be whole.
fn shortened(subject: &str) -> String {
    if subject.chars().count() <= SHORT_SUBJECT {
        return subject.to_owned();
    }
    subject.chars().take(SHORT_SUBJECT - 1).chain(['…']).collect()
}

/// A line that stands under the headings of [`line`] with [`HEADINGS`].
pub fn line(cells: &[impl AsRef<str>; 6]) -> String {
    let [most @ .., last] = cells;
    let mut line = String::new();
    for (cell, width) in most.iter().zip(WIDTHS) {
        line += &format!("{:width$}  ", printable(cell.as_ref()));
    }
    line += &printable(last.as_ref());
    line.trim_end().to_owned()
}
