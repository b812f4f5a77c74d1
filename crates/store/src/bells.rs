//! Bells: who waits for something to be written hears of it at once, without asking the database again and again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// The bells of one store, by topic. A ring says only that there may be something new: it carries nothing, and one ring may
/// stand for many.
#[derive(Default)]
pub(crate) struct Bells {
    topics: Mutex<HashMap<&'static str, watch::Sender<u64>>>,
}

impl Bells {
    /// A bell that counts the rings of `topic` from now on.
    pub(crate) fn hear(&self, topic: &'static str) -> watch::Receiver<u64> {
        self.topics().entry(topic).or_default().subscribe()
    }

    /// Rings for all who hear `topic`. One that nobody here has heard of yet rings for nobody.
    pub(crate) fn ring(&self, topic: &str) {
        if let Some(bell) = self.topics().get(topic) {
            bell.send_modify(|rings| *rings += 1);
        }
    }

    /// Rings for every topic: something may have been missed.
    pub(crate) fn ring_all(&self) {
        self.topics().values().for_each(|bell| bell.send_modify(|rings| *rings += 1));
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<&'static str, watch::Sender<u64>>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
