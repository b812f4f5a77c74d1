//! Tries that are refilled evenly, and given back to whoever needed none of them in the end.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use muster_core::Error;
use tokio::time::Instant;

/// Keys remembered before those who have all their tries again are forgotten.
const SWEEP_ABOVE: usize = 10_000;

/// Counts tries for each key: so many in a row, and then one in each period.
pub(super) struct Tries<K> {
    in_a_row: u32,
    one_in: Duration,
    refusal: String,
    /// When a key will have all its tries again.
    full_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Hash + Eq + Clone> Tries<K> {
    /// `refusal`: what somebody is told who has none left.
    pub(super) fn new(in_a_row: u32, one_in: Duration, refusal: String) -> Self {
        Self { in_a_row, one_in, refusal, full_at: Mutex::default() }
    }

    /// Takes one.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the key has none left.
    pub(super) fn take(&self, key: &K) -> Result<(), Error> {
        let now = Instant::now();
        let mut full_at = self.locked();
        if full_at.len() > SWEEP_ABOVE {
            full_at.retain(|_, at| *at > now);
        }
        let at = full_at.get(key).map_or(now, |at| (*at).max(now)) + self.one_in;
        let wait = (at - now).saturating_sub(self.one_in * self.in_a_row);
        if !wait.is_zero() {
            let seconds = wait.as_secs() + 1;
            return Err(Error::exhausted(format!("{}, try again in {seconds} seconds", self.refusal), seconds));
        }
        full_at.insert(key.clone(), at);
        Ok(())
    }

    /// Gives one back: it was no guess.
    pub(super) fn give_back(&self, key: &K) {
        if let Some(at) = self.locked().get_mut(key) {
            *at = at.checked_sub(self.one_in).unwrap_or(*at);
        }
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<K, Instant>> {
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn so_many_are_there_in_a_row_and_then_one_in_each_period() {
        let tries = Tries::new(3, Duration::from_secs(60), "too many".to_owned());
        for _ in 0..3 {
            tries.take(&1).expect("three in a row");
        }
        let refused = tries.take(&1).expect_err("the fourth is one too many");
        assert!(refused.retry_after_seconds.is_some_and(|seconds| (60..=61).contains(&seconds)), "{refused:?}");
        tries.take(&2).expect("another key has its own");
        tokio::time::advance(Duration::from_secs(61)).await;
        tries.take(&1).expect("one is there again");
        tries.take(&1).expect_err("and only one");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_given_back_can_be_taken_again_and_never_more_than_all_of_them() {
        let tries = Tries::new(2, Duration::from_secs(60), "too many".to_owned());
        for _ in 0..100 {
            tries.take(&1).expect("it is given back each time");
            tries.give_back(&1);
        }
        tries.give_back(&1);
        tries.take(&1).expect("the first");
        tries.take(&1).expect("the second");
        tries.take(&1).expect_err("giving back makes none");
    }
}
