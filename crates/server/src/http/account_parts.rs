//! What each account has of a share, so that one of them does not take all of it.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use muster_core::AccountId;
use tokio::sync::Semaphore;

/// The accounts that have places in a share right now.
#[derive(Default)]
pub(super) struct AccountParts(Mutex<HashMap<AccountId, Part>>);

struct Part {
    calls: usize,
    /// What the account may have for long bodies.
    long: Arc<Semaphore>,
}

impl AccountParts {
    /// A place of an account that may have `calls` places, and `long` units for all its long bodies; `None` when it has all it
    /// may.
    pub(super) fn enter(self: &Arc<Self>, account: AccountId, calls: usize, long: u32) -> Option<Entered> {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Part { calls: 0, long: Arc::new(Semaphore::new(long as usize)) };
        let part = parts.entry(account).or_insert_with(new);
        if part.calls >= calls {
            return None;
        }
        part.calls += 1;
        Some(Entered { parts: Arc::clone(self), account, long: Arc::clone(&part.long) })
    }
}

/// A place of an account, given back when it is dropped.
pub(super) struct Entered {
    parts: Arc<AccountParts>,
    account: AccountId,
    long: Arc<Semaphore>,
}

impl Entered {
    /// What the account may have for long bodies.
    pub(super) fn long(&self) -> &Arc<Semaphore> {
        &self.long
    }
}

impl fmt::Debug for Entered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a place of account {}", self.account)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        let mut parts = self.parts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = parts.get_mut(&self.account) {
            part.calls -= 1;
            if part.calls == 0 {
                parts.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_its_part_and_no_more_and_others_are_not_touched() {
        let parts = Arc::new(AccountParts::default());
        let (one, other) = (AccountId::new(1), AccountId::new(2));
        let first = parts.enter(one, 2, 10).expect("it has none yet");
        let second = parts.enter(one, 2, 10).expect("it may have two");
        assert!(Arc::ptr_eq(first.long(), second.long()), "what it may have for long bodies is for all its calls");
        assert!(parts.enter(one, 2, 10).is_none(), "it has two");
        let _other = parts.enter(other, 2, 10).expect("another account has its own part");
        drop(first);
        let _third = parts.enter(one, 2, 10).expect("a place was given back");
        drop((second, _third));
        assert_eq!(parts.0.lock().expect("nobody failed").len(), 1, "who has no place is forgotten");
    }
}
