//! Tokens that were looked up lately, so that a call costs no query for its caller.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use muster_core::Caller;
use muster_store::Engine;

/// Tokens remembered; when there are more, all are forgotten, which costs each one query.
const MAX_TOKENS: usize = 10_000;

/// How long a token is believed without asking PostgreSQL again, in milliseconds: another node may have revoked it,
/// and its ring may not have been heard. With SQLite only this process can, and it clears the cache then.
const SHARED_BELIEF_MILLIS: i64 = 5_000;

/// Tokens by the SHA-256 of their text.
pub(crate) struct TokenCache {
    entries: RwLock<HashMap<[u8; 32], Entry>>,
    /// Raised by every [`TokenCache::clear`], so that a look-up that began before a revocation is not remembered after
    /// it.
    generation: AtomicU64,
    belief_millis: i64,
}

struct Entry {
    caller: Arc<Caller>,
    until: i64,
}

impl TokenCache {
    pub(crate) fn for_engine(engine: &Engine) -> Self {
        let belief_millis = match engine {
            Engine::Sqlite { .. } => i64::MAX,
            Engine::Postgres { .. } => SHARED_BELIEF_MILLIS,
        };
        Self { entries: RwLock::default(), generation: AtomicU64::new(0), belief_millis }
    }

    /// To be read before a look-up and given to [`TokenCache::put`] after it.
    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    pub(crate) fn get(&self, hash: &[u8; 32], now: i64) -> Option<Arc<Caller>> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        entries.get(hash).filter(|entry| entry.until > now).map(|entry| Arc::clone(&entry.caller))
    }

    pub(crate) fn put(&self, hash: [u8; 32], caller: Arc<Caller>, expires_at: i64, now: i64, generation: u64) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if generation != self.generation() {
            return;
        }
        if entries.len() >= MAX_TOKENS {
            entries.clear();
        }
        let until = expires_at.min(now.saturating_add(self.belief_millis));
        entries.insert(hash, Entry { caller, until });
    }

    /// Forgets all tokens: a key was revoked, or what an account may do has changed.
    pub(crate) fn clear(&self) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        self.generation.fetch_add(1, Ordering::SeqCst);
        entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> TokenCache {
        TokenCache::for_engine(&Engine::Postgres { url: "".into() })
    }

    #[test]
    fn a_token_is_believed_until_it_expires_or_must_be_asked_for_again() {
        let (cache, hash) = (cache(), [1; 32]);
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, cache.generation());
        assert!(cache.get(&hash, SHARED_BELIEF_MILLIS - 1).is_some());
        assert!(cache.get(&hash, SHARED_BELIEF_MILLIS).is_none(), "another node may have revoked it by now");
        cache.put(hash, Arc::new(Caller::Phone), 10, 0, cache.generation());
        assert!(cache.get(&hash, 10).is_none(), "an expired token must not be believed");
    }

    #[test]
    fn a_look_up_from_before_a_revocation_is_not_remembered() {
        let (cache, hash) = (cache(), [1; 32]);
        let seen = cache.generation();
        cache.clear();
        cache.put(hash, Arc::new(Caller::Phone), 100_000, 0, seen);
        assert!(cache.get(&hash, 1).is_none());
    }
}
