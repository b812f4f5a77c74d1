//! What each account has of a share, so that one of them does not take all of it.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use muster_core::AccountId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How much one account may have of a share at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AccountLimits {
    /// Short bodies that are being received.
    pub short_calls: usize,
    /// Bodies that are being received and can become long.
    pub long_calls: usize,
    /// Units for all that is long.
    pub long: u32,
}

/// The accounts that have places in a share right now.
#[derive(Default)]
pub(super) struct AccountParts(Mutex<HashMap<AccountId, Part>>);

struct Part {
    /// Places that know of it. It is kept as long as there is one: a new one would have all its room again.
    known_to: usize,
    pools: Pools,
}

#[derive(Clone)]
struct Pools {
    short_calls: Arc<Semaphore>,
    long_calls: Arc<Semaphore>,
    long: Arc<Semaphore>,
}

impl AccountParts {
    /// The part of an account that may have so much.
    pub(super) fn of(self: &Arc<Self>, account: AccountId, limits: AccountLimits) -> OwnPart {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Part {
            known_to: 0,
            pools: Pools {
                short_calls: Arc::new(Semaphore::new(limits.short_calls)),
                long_calls: Arc::new(Semaphore::new(limits.long_calls)),
                long: Arc::new(Semaphore::new(limits.long as usize)),
            },
        };
        let part = parts.entry(account).or_insert_with(new);
        part.known_to += 1;
        OwnPart { parts: Arc::clone(self), account, pools: part.pools.clone(), receiving: None }
    }
}

/// What a place knows of its account's part.
pub(super) struct OwnPart {
    parts: Arc<AccountParts>,
    account: AccountId,
    pools: Pools,
    receiving: Option<OwnedSemaphorePermit>,
}

impl OwnPart {
    /// What the account may have for long bodies.
    pub(super) fn long(&self) -> &Arc<Semaphore> {
        &self.pools.long
    }

    /// The calls whose bodies the account may be sending, short ones or others.
    pub(super) fn calls(&self, short: bool) -> &Arc<Semaphore> {
        if short { &self.pools.short_calls } else { &self.pools.long_calls }
    }

    /// A body is received from now on, as one of [`OwnPart::calls`].
    pub(super) fn receive(&mut self, call: OwnedSemaphorePermit) {
        self.receiving = Some(call);
    }

    /// The body has come: the account may send another one, however long the answer to this one takes.
    pub(super) fn received(&mut self) {
        self.receiving = None;
    }
}

impl fmt::Debug for OwnPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a place of account {}", self.account)
    }
}

impl Drop for OwnPart {
    fn drop(&mut self) {
        let mut parts = self.parts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = parts.get_mut(&self.account) {
            part.known_to -= 1;
            if part.known_to == 0 {
                parts.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: AccountLimits = AccountLimits { short_calls: 3, long_calls: 2, long: 10 };

    fn receive(part: &mut OwnPart) -> bool {
        let call = Arc::clone(part.calls(false)).try_acquire_owned();
        call.map(|call| part.receive(call)).is_ok()
    }

    #[test]
    fn an_account_has_its_part_and_no_more_and_others_are_not_touched() {
        let parts = Arc::new(AccountParts::default());
        let (one, other) = (AccountId::new(1), AccountId::new(2));
        let (mut first, mut second, mut third) = (parts.of(one, LIMITS), parts.of(one, LIMITS), parts.of(one, LIMITS));
        assert!(Arc::ptr_eq(first.long(), second.long()), "what it may have for long bodies is for all its calls");
        assert!(receive(&mut first) && receive(&mut second), "it may send two at one time");
        assert!(!receive(&mut third), "it sends two");
        assert_eq!(third.calls(true).available_permits(), 3, "short ones are counted apart");
        let mut others = parts.of(other, LIMITS);
        assert!(receive(&mut others), "another account has its own part");
        first.received();
        assert!(receive(&mut third), "a body has come");
        let long = Arc::downgrade(first.long());
        drop((second, third));
        assert!(long.upgrade().is_some_and(|long| Arc::ptr_eq(&long, parts.of(one, LIMITS).long())), "one is left");
        drop(first);
        assert_eq!(parts.0.lock().expect("nobody failed").len(), 1, "who has no place is forgotten");
    }
}
