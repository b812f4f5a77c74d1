//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use muster_core::Clock;

use super::Trap;

/// 2026-11-22T08:00:00Z, when every scene begins.
const START_MILLIS: i64 = 1_795_334_400_000;

/// Time as a test sets it. Copies share the same time.
#[derive(Clone)]
pub struct TestClock {
    millis: Arc<AtomicI64>,
    /// Set it to let whoever asks for the time next panic.
    pub trap: Trap,
}

impl TestClock {
    pub fn new() -> Self {
        Self { millis: Arc::new(AtomicI64::new(START_MILLIS)), trap: Trap::default() }
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.millis.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    pub fn seconds(&self) -> i64 {
        self.now_millis() / 1000
    }
}

impl Clock for TestClock {
    fn now_millis(&self) -> i64 {
        self.trap.step();
        self.millis.load(Ordering::SeqCst)
    }
}
