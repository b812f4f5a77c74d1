//! Every statement passes here: it is counted, and fails where a test planned so. This is for the test that fails the n-th
//! statement for every n, and for those that say how many statements something may take.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use crate::error::{StoreError, StoreErrorKind};

/// Fails one statement of the store on purpose. Off unless [`Fault::fail_statement`] was called.
#[derive(Debug, Default)]
pub struct Fault {
    /// Statements left until the failure; 0 or less: no failure planned.
    remaining: AtomicI64,
    /// Statements so far.
    statements: AtomicU64,
}

impl Fault {
    /// Lets `statement - 1` further statements pass and fails the next one. 0 switches the plan off.
    pub fn fail_statement(&self, statement: i64) {
        self.remaining.store(statement, Ordering::SeqCst);
    }

    /// Whether the planned failure has not happened yet.
    pub fn is_pending(&self) -> bool {
        self.remaining.load(Ordering::SeqCst) > 0
    }

    pub(crate) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// To be called once for each statement of a closure, before it is sent.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        if self.remaining.load(Ordering::Relaxed) <= 0 {
            return Ok(());
        }
        if self.remaining.fetch_sub(1, Ordering::SeqCst) == 1 {
            return Err(StoreError::new(StoreErrorKind::Unavailable, "planned failure of a statement"));
        }
        Ok(())
    }
}
