//! Time, chance and ids: injected, so that tests and the developer mode can set them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::event::delivery::{CONSUMERS, Consumer};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01 UTC.
    fn now_millis(&self) -> i64;
}

/// Gives random bytes that nobody can guess.
pub trait Chance: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that owns the machine's clock")]
    fn now_millis(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }
}

/// The operating system's random numbers.
#[derive(Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[allow(clippy::disallowed_methods, reason = "the one place that owns the system's randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system always has random numbers");
    }
}

/// What every call takes time, chance and ids from.
#[derive(Clone)]
pub struct Context {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub chance: Arc<dyn Chance>,
    /// Gives ids.
    pub ids: Arc<IdSource>,
    /// Who gets events delivered.
    pub consumers: &'static [Consumer],
}

impl Context {
    /// The machine's clock and the operating system's random numbers.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }

    /// A context with the given clock and chance.
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance, ids: Arc::new(IdSource::default()), consumers: CONSUMERS }
    }

    /// With these consumers of events instead of Muster's own.
    #[must_use]
    pub fn with_consumers(self, consumers: &'static [Consumer]) -> Self {
        Self { consumers, ..self }
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> i64 {
        self.clock.now_millis()
    }

    /// A fresh id, see [`IdSource`].
    pub fn id(&self, now: i64) -> i64 {
        let mut bytes = [0_u8; 2];
        self.chance.fill(&mut bytes);
        self.ids.next(now, u16::from_le_bytes(bytes))
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        self.chance.fill(&mut bytes);
        bytes
    }
}

/// 2026-01-01T00:00:00Z in milliseconds: ids count from here, so that they stay short.
pub(crate) const EPOCH_MILLIS: i64 = 1_767_225_600_000;

/// Random low bits of an id.
pub(crate) const CHANCE_BITS: u32 = 12;

/// Makes the ids of all rows: milliseconds since 2026 followed by 12 random bits.
///
/// Ids made by one process always rise, so new rows land at the end of their tables; ids of several processes on one
/// database differ by chance, and where they do not, the unique index refuses one of them and its transaction is run
/// again. They stay below 2^53 until 2095, so that JavaScript reads them exactly.
#[derive(Debug, Default)]
pub struct IdSource {
    last: AtomicI64,
}

impl IdSource {
    /// The lowest id of a call that came in at this time: those of earlier calls of the same clock are below it.
    pub fn first_at(millis: i64) -> i64 {
        millis.saturating_sub(EPOCH_MILLIS).clamp(1, i64::MAX >> CHANCE_BITS) << CHANCE_BITS
    }

    /// The next id: above all earlier ones of this source, even if the clock was set back.
    pub fn next(&self, now_millis: i64, chance: u16) -> i64 {
        let millis = (now_millis - EPOCH_MILLIS).max(1);
        let wished = (millis << CHANCE_BITS) | i64::from(chance & ((1 << CHANCE_BITS) - 1));
        let mut last = self.last.load(Ordering::Relaxed);
        loop {
            let next = wished.max(last + 1);
            match self.last.compare_exchange_weak(last, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return next,
                Err(seen) => last = seen,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_is_set_back() {
        let ids = IdSource::default();
        let first = ids.next(EPOCH_MILLIS + 1000, 0xffff);
        let second = ids.next(EPOCH_MILLIS + 10, 0);
        assert_eq!(second, first + 1, "an id after a clock set back must still rise");
    }

    #[test]
    fn the_first_id_of_a_time_is_above_those_before_and_not_above_its_own() {
        let ids = IdSource::default();
        let at = EPOCH_MILLIS + 1000;
        let (before, then) = (ids.next(at - 1, 0xffff), ids.next(at, 0));
        assert!(
            (before + 1..=then).contains(&IdSource::first_at(at)),
            "{before} < {} <= {then}",
            IdSource::first_at(at)
        );
        assert!(IdSource::first_at(i64::MIN) <= IdSource::default().next(0, 0), "a clock before 2026");
        assert!(IdSource::first_at(i64::MAX) > then);
    }

    #[test]
    fn ids_of_the_year_2090_are_exact_in_javascript() {
        let in_2090 = 3_786_912_000_000;
        assert!(IdSource::default().next(in_2090, 0xffff) < (1 << 53));
    }
}
