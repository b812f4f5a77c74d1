//! A panic where a test wants one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use muster_core::{Chance, SystemChance};

/// Bytes of chance that an id takes.
const ID_BYTES: usize = 2;

/// Panics so many times as it was set to. Copies are the same trap.
#[derive(Clone, Default)]
pub struct Trap(Arc<AtomicU32>);

impl Trap {
    /// The next `times` steps into the trap panic.
    pub fn set(&self, times: u32) {
        self.0.store(times, Ordering::SeqCst);
    }

    /// Panics that are still to come.
    pub fn left(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }

    /// A step into it.
    pub fn step(&self) {
        let sprung = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        assert!(sprung.is_err(), "planned panic of a test");
    }
}

/// The system's chance, with a trap for whoever makes an id.
#[derive(Clone, Default)]
pub struct TestChance {
    /// Set it to let a rule panic in the middle of its transaction.
    pub ids: Trap,
}

impl Chance for TestChance {
    fn fill(&self, bytes: &mut [u8]) {
        if bytes.len() == ID_BYTES {
            self.ids.step();
        }
        SystemChance.fill(bytes);
    }
}
