//! How often a network may ask: guessing identifiers must not pay.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, RateLimiter};
use muster_core::Error;

/// Networks remembered before those who are far from their limit are forgotten.
const SWEEP_ABOVE: usize = 10_000;

/// Counts requests per network: an IPv4 /24, an IPv6 /48, which is what one site usually has.
pub(crate) struct SetupLimit {
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    per_minute: u32,
    clock: DefaultClock,
}

impl SetupLimit {
    /// `per_minute`: requests a network may send in a minute; `None`: any number.
    pub(crate) fn new(per_minute: Option<u32>) -> Self {
        let rate = per_minute.and_then(NonZeroU32::new);
        let limiter = rate.map(|rate| RateLimiter::keyed(governor::Quota::per_minute(rate)));
        Self { limiter, per_minute: per_minute.unwrap_or(0), clock: DefaultClock::default() }
    }

    /// Counts one request.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the network has none left.
    pub(crate) fn take(&self, peer: IpAddr) -> Result<(), Error> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > SWEEP_ABOVE {
            limiter.retain_recent();
        }
        limiter.check_key(&network(peer)).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            let message = format!("too many set-up requests from this network: {} per minute", self.per_minute);
            Error::exhausted(message, wait.as_secs() + 1)
        })
    }
}

/// The network an address belongs to.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            Ipv4Addr::new(a, b, c, 0).into()
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_its_own_count_and_is_told_when_to_come_back() {
        let limit = SetupLimit::new(Some(2));
        let (here, neighbour, elsewhere) = ([192, 0, 2, 1].into(), [192, 0, 2, 99].into(), [198, 51, 100, 1].into());
        limit.take(here).unwrap();
        limit.take(neighbour).unwrap();
        let refused = limit.take(here).expect_err("the network's two requests are used up");
        assert!(refused.retry_after_seconds.is_some_and(|seconds| (1..=31).contains(&seconds)), "{refused:?}");
        limit.take(elsewhere).expect("another network is not affected");
    }

    #[test]
    fn without_a_rate_nothing_is_refused() {
        let limit = SetupLimit::new(None);
        assert!((0..10_000).all(|_| limit.take([127, 0, 0, 1].into()).is_ok()));
    }
}
