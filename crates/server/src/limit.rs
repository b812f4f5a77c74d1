//! How often somebody may ask: one counter for each key, refilled evenly.

use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use muster_core::Error;

/// Keys remembered before those who are far from their limit are forgotten.
const SWEEP_ABOVE: usize = 10_000;

/// Counts requests for each key.
pub(crate) struct KeyedLimit<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    clock: DefaultClock,
    refusal: String,
}

impl<K: Hash + Eq + Clone> KeyedLimit<K> {
    /// `refusal`: what somebody is told who has none left.
    pub(crate) fn new(quota: Quota, refusal: String) -> Self {
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default(), refusal }
    }

    /// Counts one request.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the key has none left.
    pub(crate) fn take(&self, key: &K) -> Result<(), Error> {
        if self.limiter.len() > SWEEP_ABOVE {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            Error::exhausted(self.refusal.clone(), wait.as_secs() + 1)
        })
    }
}

/// Counts requests of strangers by their network, an IPv4 /24 or an IPv6 /48, which is what one site usually has: guessing
/// identifiers must not pay.
pub(crate) struct NetworkLimit(Option<KeyedLimit<IpAddr>>);

impl NetworkLimit {
    /// `per_minute`: requests a network may send in a minute; `None`: any number. `what` names them in the refusal.
    pub(crate) fn new(per_minute: Option<u32>, what: &str) -> Self {
        let rate = per_minute.and_then(NonZeroU32::new);
        Self(rate.map(|rate| {
            let refusal = format!("too many {what} from this network: {rate} per minute");
            KeyedLimit::new(Quota::per_minute(rate), refusal)
        }))
    }

    /// Counts one request.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when the network has none left.
    pub(crate) fn take(&self, peer: IpAddr) -> Result<(), Error> {
        self.0.as_ref().map_or(Ok(()), |limit| limit.take(&network(peer)))
    }
}

/// The network an address belongs to.
pub(crate) fn network(peer: IpAddr) -> IpAddr {
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
        let limit = NetworkLimit::new(Some(2), "set-up requests");
        let (here, neighbour, elsewhere) = ([192, 0, 2, 1].into(), [192, 0, 2, 99].into(), [198, 51, 100, 1].into());
        limit.take(here).unwrap();
        limit.take(neighbour).unwrap();
        let refused = limit.take(here).expect_err("the network's two requests are used up");
        assert!(refused.retry_after_seconds.is_some_and(|seconds| (1..=31).contains(&seconds)), "{refused:?}");
        limit.take(elsewhere).expect("another network is not affected");
    }

    #[test]
    fn without_a_rate_nothing_is_refused() {
        let limit = NetworkLimit::new(None, "set-up requests");
        assert!((0..10_000).all(|_| limit.take([127, 0, 0, 1].into()).is_ok()));
    }
}
