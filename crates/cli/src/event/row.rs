//! An event for people.

use muster_server::admin::EventRow;

use crate::print::printable;
use crate::table::{Column, Width, column, narrow, preferred, wide};
use crate::terminal;

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
    // Whole wherever it can be: it is what a command is given.
    preferred(HEADINGS[2]),
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

/// How events are printed one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// With everything.
    Whole,
    /// As much as fits 80 columns.
    Short,
}

impl Lines {
    /// What fits: without a terminal lines may have any length, as in tables.
    pub fn for_terminal(width: Width) -> Self {
        let least: usize = WIDTHS.iter().map(|width| width + GAP).sum();
        match terminal::width() {
            Some(columns) if !width.is_wide() && usize::from(columns) < least => Self::Short,
            _ => Self::Whole,
        }
    }

    /// The headings that the lines stand under.
    pub fn headings(self) -> String {
        match self {
            Self::Whole => line(&HEADINGS, &WIDTHS),
            Self::Short => line(&[HEADINGS[0], HEADINGS[1], HEADINGS[2]], &[SECONDS, WIDTHS[1]]),
        }
    }

    /// An event.
    pub fn event(self, event: &EventRow) -> String {
        match self {
            Self::Whole => line(&row(event), &WIDTHS),
            Self::Short => {
                let [_, seconds, kind, _, subject, ..] = cells(event);
                line(&[seconds, kind, subject], &[SECONDS, WIDTHS[1]])
            }
        }
    }
}

/// Blanks between two columns.
const GAP: usize = 2;

/// Cells in columns of these widths; the last one is as long as it is.
fn line(cells: &[impl AsRef<str>], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line += &format!("{:width$}{:GAP$}", printable(cell.as_ref()), "");
    }
    if let Some(last) = cells.get(widths.len()) {
        line += &printable(last.as_ref());
    }
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_fits_80_columns_and_a_whole_one_has_everything() {
        let event = EventRow {
            id: "1".to_owned(),
            at: "2026-11-25T08:30:00.123Z".to_owned(),
            tenant_id: Some("116341786365331".to_owned()),
            caller: "operator".to_owned(),
            kind: "device.configurationApplied".to_owned(),
            subject: "customers/116341786365331/configurations/116341786365951".to_owned(),
            detail: Some(serde_json::json!({"a": "b"})),
        };
        let short = Lines::Short.event(&event);
        assert_eq!(short, "2026-11-25T08:30:00  device.configurationApplied  customers/116341786365331/con…");
        assert!(short.chars().count() <= 80 && Lines::Short.headings().starts_with("TIME                 KIND"));
        let whole = Lines::Whole.event(&event);
        assert!(
            whole.contains(&event.subject) && whole.contains("116341786365331") && whole.ends_with("{\"a\":\"b\"}"),
            "{whole}"
        );
    }
}
