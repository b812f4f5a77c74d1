//! Look-ups of phones that wait to be written down.

use std::sync::{Mutex, PoisonError};

use muster_core::device::Lookup;
use tokio::sync::Notify;

use crate::observe::Metrics;

/// Look-ups that may wait. The job writes many thousands a second, so more only wait when the database does not answer;
/// then a look-up is dropped and counted, because phones matter more than their log.
const MAX_WAITING: usize = 100_000;

/// A bounded list of look-ups, emptied by the job that writes them.
pub(crate) struct LookupQueue {
    waiting: Mutex<Vec<Lookup>>,
    arrived: Notify,
}

impl LookupQueue {
    pub(crate) fn new() -> Self {
        Self { waiting: Mutex::default(), arrived: Notify::new() }
    }

    pub(crate) fn push(&self, lookup: Lookup, metrics: &Metrics) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MAX_WAITING {
            metrics.lookups_dropped(1);
            return;
        }
        waiting.push(lookup);
        if waiting.len() == 1 {
            self.arrived.notify_one();
        }
    }

    /// Waits until there is a look-up.
    pub(crate) async fn arrived(&self) {
        self.arrived.notified().await;
    }

    /// Takes all that wait, oldest first.
    pub(crate) fn take_all(&self) -> Vec<Lookup> {
        std::mem::take(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
