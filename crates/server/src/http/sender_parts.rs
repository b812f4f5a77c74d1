//! What each sender has of a share, so that one of them does not take all of it.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::Sender;
use crate::http::share::Rung;

/// How many bodies one sender may send of a share at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SenderLimits {
    /// Short bodies that are being received.
    pub short_calls: usize,
    /// Bodies that are being received and can become long.
    pub long_calls: usize,
}

/// The senders that have places in a share right now.
#[derive(Default)]
pub(super) struct SenderParts(Mutex<HashMap<Sender, Part>>);

struct Part {
    /// Places that know of it. It is kept as long as there is one: a new one would have all its room again.
    known_to: usize,
    pools: Pools,
}

#[derive(Clone)]
struct Pools {
    short_calls: Arc<Semaphore>,
    long_calls: Arc<Semaphore>,
    /// For each rung of the share that has a limit for one sender.
    rungs: Arc<[Option<Arc<Semaphore>>]>,
}

impl SenderParts {
    /// The part of a sender that may have so much.
    pub(super) fn of(self: &Arc<Self>, sender: Sender, limits: SenderLimits, rungs: &[Rung]) -> OwnPart {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Part {
            known_to: 0,
            pools: Pools {
                short_calls: Arc::new(Semaphore::new(limits.short_calls)),
                long_calls: Arc::new(Semaphore::new(limits.long_calls)),
                rungs: rungs
                    .iter()
                    .map(|rung| rung.most_of(sender).map(|most| Arc::new(Semaphore::new(most as usize))))
                    .collect(),
            },
        };
        let part = parts.entry(sender).or_insert_with(new);
        part.known_to += 1;
        OwnPart { parts: Arc::clone(self), sender, pools: part.pools.clone(), receiving: None }
    }
}

/// What a place knows of its sender's part.
pub(super) struct OwnPart {
    parts: Arc<SenderParts>,
    sender: Sender,
    pools: Pools,
    receiving: Option<OwnedSemaphorePermit>,
}

impl OwnPart {
    /// What the sender may have of a rung; `None` where it has no limit.
    pub(super) fn of_rung(&self, rung: usize) -> Option<&Arc<Semaphore>> {
        self.pools.rungs.get(rung)?.as_ref()
    }

    /// The calls whose bodies the sender may be sending, short ones or others.
    pub(super) fn calls(&self, short: bool) -> &Arc<Semaphore> {
        if short { &self.pools.short_calls } else { &self.pools.long_calls }
    }

    /// A body is received from now on, as one of [`OwnPart::calls`].
    pub(super) fn receive(&mut self, call: OwnedSemaphorePermit) {
        self.receiving = Some(call);
    }

    /// The body has come: the sender may send another one, however long the answer to this one takes.
    pub(super) fn received(&mut self) {
        self.receiving = None;
    }
}

impl fmt::Debug for OwnPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a place of {:?}", self.sender)
    }
}

impl Drop for OwnPart {
    fn drop(&mut self) {
        let mut parts = self.parts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = parts.get_mut(&self.sender) {
            part.known_to -= 1;
            if part.known_to == 0 {
                parts.remove(&self.sender);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use muster_core::AccountId;

    use super::*;
    use crate::http::Share;

    const LIMITS: SenderLimits = SenderLimits { short_calls: 3, long_calls: 2 };

    fn receive(part: &mut OwnPart) -> bool {
        let call = Arc::clone(part.calls(false)).try_acquire_owned();
        call.map(|call| part.receive(call)).is_ok()
    }

    #[test]
    fn a_sender_has_its_part_and_no_more_and_others_are_not_touched() {
        let parts = Arc::new(SenderParts::default());
        let (one, other) = (Sender::Account(AccountId::new(1)), Sender::Account(AccountId::new(2)));
        let of = |sender| parts.of(sender, LIMITS, Share::Bulk.rungs());
        let long = |part: &OwnPart| part.of_rung(3).cloned().expect("it has a limit");
        let (mut first, mut second, mut third) = (of(one), of(one), of(one));
        assert!(Arc::ptr_eq(&long(&first), &long(&second)), "what it may have for long bodies is for all its calls");
        assert!(receive(&mut first) && receive(&mut second), "it may send two at one time");
        assert!(!receive(&mut third), "it sends two");
        assert_eq!(third.calls(true).available_permits(), 3, "short ones are counted apart");
        let mut others = of(other);
        assert!(receive(&mut others), "another one has its own part");
        first.received();
        assert!(receive(&mut third), "a body has come");
        let held = Arc::downgrade(&long(&first));
        drop((second, third));
        assert!(held.upgrade().is_some_and(|held| Arc::ptr_eq(&held, &long(&of(one)))), "one is left");
        drop(first);
        assert_eq!(parts.0.lock().expect("nobody failed").len(), 1, "who has no place is forgotten");
    }
}
