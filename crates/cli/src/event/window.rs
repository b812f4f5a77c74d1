//! What was shown of the last minutes, so that reading them again shows only what is new.

use std::collections::BTreeSet;

use muster_core::IdSource;
use muster_server::admin::EventRow;

/// How far back each look begins. Ids are made when a call comes in, so an event appears below ones that were read already
/// when its transaction takes longer than theirs, or its node's clock is behind. The longest a transaction takes is well
/// below a minute (it waits behind 4,096 others, then is run forty times), and clocks may differ by one
/// (`muster doctor` complains of more).
pub const OVERLAP_MILLIS: i64 = 2 * 60 * 1000;

/// Events of the last minutes that were seen.
#[derive(Debug)]
pub struct Window {
    /// Nothing older is wanted.
    since: i64,
    /// When the events were last read.
    read_at: i64,
    seen: BTreeSet<i64>,
}

impl Window {
    /// A window behind a look at this time, in milliseconds since 1970, which has seen nothing yet.
    pub fn new(since: Option<i64>, read_at: i64) -> Self {
        Self { since: since.unwrap_or(i64::MIN), read_at, seen: BTreeSet::new() }
    }

    /// Where the next look begins.
    pub fn begin(&self) -> i64 {
        self.since.max(self.read_at.saturating_sub(OVERLAP_MILLIS))
    }

    /// Those of the rows that were not seen before. They count as seen from now on.
    pub fn fresh(&mut self, rows: Vec<EventRow>, read_at: i64) -> Vec<EventRow> {
        let fresh = rows.into_iter().filter(|row| row.id.parse().is_ok_and(|id| self.seen.insert(id))).collect();
        self.read_at = read_at;
        // No later look begins before this one's window, so older ids need not be remembered.
        self.seen = self.seen.split_off(&IdSource::first_at(self.begin()));
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_323_200_000;

    fn row(at: i64) -> EventRow {
        EventRow {
            id: IdSource::first_at(at).to_string(),
            at: String::new(),
            tenant_id: None,
            caller: String::new(),
            kind: String::new(),
            subject: String::new(),
            detail: None,
        }
    }

    #[test]
    fn given_an_event_below_ones_that_were_seen_then_it_is_shown_once_and_they_are_not_shown_again() {
        let mut window = Window::new(None, NOW);
        let shown = |rows: Vec<EventRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        let (early, late) = (row(NOW - 30_000), row(NOW - 20_000));
        assert_eq!(shown(window.fresh(vec![late.clone()], NOW)), std::slice::from_ref(&late.id));
        assert_eq!(shown(window.fresh(vec![early.clone(), late.clone()], NOW + 1000)), std::slice::from_ref(&early.id));
        assert!(window.fresh(vec![early, late], NOW + 2000).is_empty());
    }

    #[test]
    fn given_events_older_than_the_next_look_then_they_are_forgotten() {
        let mut window = Window::new(None, NOW);
        window.fresh((0..100).map(|n| row(NOW + n)).collect(), NOW + 100);
        assert_eq!(window.seen.len(), 100);
        window.fresh(vec![row(NOW + OVERLAP_MILLIS)], NOW + 50 + OVERLAP_MILLIS);
        assert_eq!(window.begin(), NOW + 50);
        assert_eq!(window.seen.len(), 51, "those from the beginning of the next look on stay");
    }

    #[test]
    fn given_a_time_before_which_nothing_is_wanted_then_no_look_begins_before_it() {
        assert_eq!(Window::new(Some(NOW - 1000), NOW).begin(), NOW - 1000);
        assert_eq!(Window::new(Some(0), NOW).begin(), NOW - OVERLAP_MILLIS);
    }
}
