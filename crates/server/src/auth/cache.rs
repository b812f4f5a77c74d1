//! Tokens that were looked up lately, so that a call costs no query for its caller.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use muster_core::{Caller, bell};
use muster_store::{Engine, Store};
use tokio::sync::watch;

/// Tokens remembered; when there are more, all are forgotten, which costs each one query.
const MAX_TOKENS: usize = 10_000;

/// How long a token is believed without asking PostgreSQL again, in milliseconds: another node may have revoked it,
/// and its ring may not have been heard. With SQLite only this process can, and its ring comes before its answer.
const SHARED_BELIEF_MILLIS: i64 = 5_000;

/// Tokens by the SHA-256 of their text. What was remembered before [`bell::ACCESS`] rang is not believed after it: a key was
/// revoked, or what an account may do has changed.
pub(crate) struct TokenCache {
    /// Counts the rings. A ring on this node is counted before the change is answered.
    access: watch::Receiver<u64>,
    remembered: RwLock<Remembered>,
    belief_millis: i64,
}

/// How often the bell had rung before a look-up began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rings(u64);

/// Callers that were looked up after so many rings, and before any further one.
#[derive(Default)]
struct Remembered {
    rings: Rings,
    entries: HashMap<[u8; 32], Entry>,
}

struct Entry {
    caller: Arc<Caller>,
    until: i64,
}

impl TokenCache {
    pub(crate) fn of(store: &Store) -> Self {
        let belief_millis = match store.engine() {
            Engine::Sqlite { .. } => i64::MAX,
            Engine::Postgres { .. } => SHARED_BELIEF_MILLIS,
        };
        Self::new(store.bell(bell::ACCESS), belief_millis)
    }

    fn new(access: watch::Receiver<u64>, belief_millis: i64) -> Self {
        Self { access, remembered: RwLock::default(), belief_millis }
    }

    /// To be read before a look-up and given to [`TokenCache::put`] after it.
    pub(crate) fn rings(&self) -> Rings {
        Rings(*self.access.borrow())
    }

    pub(crate) fn get(&self, hash: &[u8; 32], now: i64) -> Option<Arc<Caller>> {
        let rings = self.rings();
        let remembered = self.remembered.read().unwrap_or_else(PoisonError::into_inner);
        let entry = remembered.entries.get(hash).filter(|entry| remembered.rings == rings && entry.until > now);
        entry.map(|entry| Arc::clone(&entry.caller))
    }

    pub(crate) fn put(&self, hash: [u8; 32], caller: Arc<Caller>, expires_at: i64, now: i64, seen: Rings) {
        let mut remembered = self.remembered.write().unwrap_or_else(PoisonError::into_inner);
        if seen != self.rings() {
            return;
        }
        if remembered.rings != seen || remembered.entries.len() >= MAX_TOKENS {
            *remembered = Remembered { rings: seen, entries: HashMap::new() };
        }
        let until = expires_at.min(now.saturating_add(self.belief_millis));
        remembered.entries.insert(hash, Entry { caller, until });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (TokenCache, watch::Sender<u64>) {
        let (bell, access) = watch::channel(0);
        (TokenCache::new(access, SHARED_BELIEF_MILLIS), bell)
    }

    #[test]
    fn a_token_is_believed_until_it_expires_or_must_be_asked_for_again() {
        let ((cache, _bell), hash) = (cache(), [1; 32]);
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, cache.rings());
        assert!(cache.get(&hash, SHARED_BELIEF_MILLIS - 1).is_some());
        assert!(cache.get(&hash, SHARED_BELIEF_MILLIS).is_none(), "another node may have revoked it by now");
        cache.put(hash, Arc::new(Caller::Phone), 10, 0, cache.rings());
        assert!(cache.get(&hash, 10).is_none(), "an expired token must not be believed");
    }

    #[test]
    fn what_was_looked_up_before_a_revocation_is_not_believed_after_it() {
        let ((cache, bell), hash) = (cache(), [1; 32]);
        let seen = cache.rings();
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, seen);
        bell.send_modify(|rings| *rings += 1);
        assert!(cache.get(&hash, 1).is_none(), "what was remembered is forgotten");
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, seen);
        assert!(cache.get(&hash, 1).is_none(), "a look-up from before it is not remembered");
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, cache.rings());
        cache.put([2; 32], Arc::new(Caller::Phone), 100_000, 0, cache.rings());
        assert!(cache.get(&hash, 1).is_some() && cache.get(&[2; 32], 1).is_some(), "one from after it is");
    }
}
