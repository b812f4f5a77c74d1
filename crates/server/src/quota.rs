//! The zero-touch API's quota (zero-touch reference, section 1.1).

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, RateLimiter};
use muster_core::Error;

/// Queries a user may send in [`PERIOD_SECONDS`].
const QUERIES: NonZeroU32 = NonZeroU32::new(1000).expect("a thousand is not zero");

/// Length of the quota's window in seconds.
const PERIOD_SECONDS: u32 = 100;

/// Users remembered before those who are far from their limit are forgotten.
const SWEEP_ABOVE: usize = 10_000;

/// Counts queries per user: a service account, or one of its `quotaUser`s.
pub(crate) struct Quota {
    limiter: Option<DefaultKeyedRateLimiter<(i64, String)>>,
    clock: DefaultClock,
}

impl Quota {
    pub(crate) fn new(enforced: bool) -> Self {
        let every = Duration::from_secs(u64::from(PERIOD_SECONDS)) / QUERIES.get();
        let limiter = governor::Quota::with_period(every).map(|quota| RateLimiter::keyed(quota.allow_burst(QUERIES)));
        Self { limiter: limiter.filter(|_| enforced), clock: DefaultClock::default() }
    }

    /// Counts one query.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the user has none left.
    pub(crate) fn take(&self, account_id: i64, quota_user: Option<&str>) -> Result<(), Error> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > SWEEP_ABOVE {
            limiter.retain_recent();
        }
        limiter.check_key(&(account_id, quota_user.unwrap_or_default().to_owned())).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            let message = format!("quota exceeded: {QUERIES} queries per {PERIOD_SECONDS} seconds per user");
            Error::exhausted(message, wait.as_secs() + 1)
        })
    }
}
