//! How often a password may be tried, and how many are compared at one time.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::Quota;
use muster_core::Error;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::limit::{KeyedLimit, NetworkLimit};

/// Passwords that one network may try in a minute: an office signs in on one morning; a list of leaked passwords takes for
/// ever (Muster's own).
const PER_NETWORK_AND_MINUTE: u32 = 30;

/// Passwords that may be tried for one address in a row, and then one in each minute, from wherever: somebody who mistypes
/// is let go on, and a guesser gets 1,450 tries a day (NIST SP 800-63B-4, section 3.2.2, asks for at most 100 in a row).
const PER_ADDRESS_IN_A_ROW: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
const PER_ADDRESS_ONE_IN: Duration = Duration::from_secs(60);

/// Passwords hashed at one time: each takes 19 MiB and a core.
const HASHED_AT_ONCE: usize = 2;

/// How long an attempt waits for its turn.
const WAIT: Duration = Duration::from_secs(5);

/// Seconds somebody whose turn did not come is asked to wait.
const RETRY_AFTER_SECONDS: u64 = 5;

/// Counts attempts to sign in. Each node counts its own.
pub(crate) struct Attempts {
    networks: NetworkLimit,
    addresses: KeyedLimit<String>,
    hashing: Semaphore,
}

impl Attempts {
    pub(crate) fn new() -> Self {
        let quota = Quota::with_period(PER_ADDRESS_ONE_IN)
            .unwrap_or(Quota::per_minute(NonZeroU32::MIN))
            .allow_burst(PER_ADDRESS_IN_A_ROW);
        Self {
            networks: NetworkLimit::new(Some(PER_NETWORK_AND_MINUTE), "attempts to sign in"),
            addresses: KeyedLimit::new(quota, "too many attempts to sign in with this address".to_owned()),
            hashing: Semaphore::new(HASHED_AT_ONCE),
        }
    }

    /// Counts an attempt of a network.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when it has none left.
    pub(super) fn take_network(&self, peer: IpAddr) -> Result<(), Error> {
        self.networks.take(peer)
    }

    /// Counts an attempt for an address, whether or not somebody has it.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when it has none left.
    pub(super) fn take_address(&self, email: &str) -> Result<(), Error> {
        self.addresses.take(&email.to_lowercase())
    }

    /// A turn to hash a password, until it is dropped.
    ///
    /// # Errors
    /// UNAVAILABLE when the others take too long.
    pub(super) async fn turn(&self) -> Result<SemaphorePermit<'_>, Error> {
        match tokio::time::timeout(WAIT, self.hashing.acquire()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Error::unavailable("too many people sign in at this moment", RETRY_AFTER_SECONDS)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_tried_ten_times_in_a_row_in_any_case_of_its_letters() {
        let attempts = Attempts::new();
        for number in 0..10 {
            let email = if number % 2 == 0 { "a@example.com" } else { "A@Example.com" };
            attempts.take_address(email).expect("ten are allowed");
        }
        let refused = attempts.take_address("a@example.com").expect_err("the eleventh is one too many");
        assert!(refused.retry_after_seconds.is_some_and(|seconds| (1..=61).contains(&seconds)), "{refused:?}");
        attempts.take_address("b@example.com").expect("another address is not affected");
    }
}
