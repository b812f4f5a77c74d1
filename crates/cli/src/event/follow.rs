//! Events as they happen.

use std::process::ExitCode;
use std::time::Duration;

use muster_server::admin::{EventRow, EventsWanted};

use super::list::some;
use super::row::Lines;
use super::window::Window;
use crate::administration::Administration;
use crate::failure::Failure;
use crate::print::{self, Form};
use crate::terminal;

/// How often to look. A person hardly notices the wait, and the look is one range of an index.
const EVERY: Duration = Duration::from_secs(1);

/// Shows the newest `limit` events, then each new one, until the command is ended or the server goes away.
pub fn follow(
    administration: &mut Administration,
    form: Form,
    wanted: EventsWanted,
    limit: usize,
    lines: Lines,
) -> Result<ExitCode, Failure> {
    if administration.is_alone() {
        return Err(Failure::new(
            "--follow needs a running server: while this command has the embedded database open, nobody else can write to it",
        ));
    }
    if !form.json {
        print::line(terminal::heading(&lines.headings()))?;
    }
    let (rows, mut window) = newest(administration, &wanted, limit)?;
    for event in &rows {
        show(form, lines, event)?;
    }
    loop {
        std::thread::sleep(EVERY);
        let wanted = EventsWanted { since: Some(window.begin()), oldest_first: true, ..wanted.clone() };
        let page = some(administration, wanted, usize::MAX)?;
        for event in window.fresh(page.rows, page.read_at) {
            show(form, lines, &event)?;
        }
    }
}

/// The newest `limit` events, the last one last, and the window behind them.
fn newest(
    administration: &mut Administration,
    wanted: &EventsWanted,
    limit: usize,
) -> Result<(Vec<EventRow>, Window), Failure> {
    // Any page tells the time on the clock that the window is measured by.
    let now = some(administration, wanted.clone(), 1)?.read_at;
    let begin = Window::new(wanted.since, now).begin();
    let recent = some(administration, EventsWanted { since: Some(begin), ..wanted.clone() }, usize::MAX)?;
    let mut window = Window::new(wanted.since, recent.read_at);
    let mut rows = if recent.rows.len() >= limit {
        // The older ones were not asked for: they count as seen.
        window.fresh(recent.rows, recent.read_at).into_iter().take(limit).collect()
    } else {
        // Only what is shown counts as seen: an event that was pushed out between the two reads is shown next time.
        let page = some(administration, wanted.clone(), limit)?;
        window.fresh(page.rows, page.read_at)
    };
    rows.reverse();
    Ok((rows, window))
}

fn show(form: Form, lines: Lines, event: &EventRow) -> Result<(), Failure> {
    if form.json { print::json_line(event) } else { print::line(lines.event(event)) }
}
