//! What an unknown path was meant to be.

use std::num::NonZeroU32;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use muster_wire::method::Method;

use crate::app::App;
use crate::auth::authenticate;
use crate::dispatch::admit::Head;

/// Guesses a second. Each takes up to some milliseconds, and anybody may ask for one: so all together take a few per cent of a
/// processor, whoever asks and from wherever.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("more than none");

/// Guesses that may be made at once: somebody who tries a client out misspells a handful of paths.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(60).expect("more than none");

/// Counts the guesses of a server.
pub(crate) struct Guesses(DefaultDirectRateLimiter);

impl Guesses {
    /// None made yet.
    pub(crate) fn new() -> Self {
        Self(RateLimiter::direct(Quota::per_second(PER_SECOND).allow_burst(AT_ONCE)))
    }

    fn take(&self) -> bool {
        self.0.check().is_ok()
    }
}

/// The method an unknown path is most like, as long as guessing is worth its time. A batch of a stranger is told nothing:
/// it is a short message for a thousand guesses.
pub(super) async fn guess(app: &std::sync::Arc<App>, head: &Head) -> Option<&'static Method> {
    if head.in_batch && authenticate(app, &head.headers, None).await.is_err() {
        return None;
    }
    if !app.guesses.take() {
        return None;
    }
    app.families.nearest(&head.method, &head.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_guesses_are_made() {
        let guesses = Guesses::new();
        let made = (0..10_000).filter(|_| guesses.take()).count();
        // The machine may be slow enough for a few more.
        assert!((60..1000).contains(&made), "{made}");
    }
}
