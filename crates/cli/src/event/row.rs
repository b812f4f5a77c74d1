//! An event for people.

use muster_server::admin::EventRow;

use crate::print::printable;
use crate::table::{Column, column, wide};

/// Headings of a table of events.
pub const HEADINGS: [&str; 6] = ["TIME", "KIND", "SUBJECT", "FOR", "BY", "DETAIL"];

/// Characters of each column where lines are printed one by one, and nobody knows how long the next one is: the longest
/// time, kind and usual subject, an id, a short name.
const WIDTHS: [usize; 5] = [24, 27, 27, 16, 12];

/// Columns of a table of events; [`HEADINGS`] are theirs.
pub const COLUMNS: [Column; 6] = [
    column(HEADINGS[0]),
    column(HEADINGS[1]),
    column(HEADINGS[2]),
    wide(HEADINGS[3]),
    wide(HEADINGS[4]),
    wide(HEADINGS[5]),
];

/// The cells of an event.
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
