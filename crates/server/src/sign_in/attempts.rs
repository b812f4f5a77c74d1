//! How often a password may be tried, and how many are compared at one time.

use std::net::IpAddr;
use std::time::Duration;

use muster_core::Error;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::limit::network;
use crate::sign_in::tries::Tries;

/// Wrong passwords that may be tried for one address in a row, and then one in each minute, from wherever: somebody who
/// mistypes is let go on, and a guesser gets 1,450 tries a day (NIST SP 800-63B-4, section 3.2.2, asks for at most 100 failed
/// ones in a row).
const PER_ADDRESS_IN_A_ROW: u32 = 10;
const PER_ADDRESS_ONE_IN: Duration = Duration::from_secs(60);

const MINUTE: Duration = Duration::from_secs(60);

/// Passwords hashed at one time: each takes 19 MiB and a core.
const HASHED_AT_ONCE: usize = 2;

/// How long an attempt waits for its turn.
const WAIT: Duration = Duration::from_secs(5);

/// Seconds somebody whose turn did not come is asked to wait.
const RETRY_AFTER_SECONDS: u64 = 5;

/// Counts attempts to sign in that failed. Each node counts its own.
pub(crate) struct Attempts {
    networks: Option<Tries<IpAddr>>,
    addresses: Tries<String>,
    hashing: Semaphore,
}

impl Attempts {
    /// `per_minute`: attempts that one network may fail with in a minute; `None`: any number.
    pub(crate) fn new(per_minute: Option<u32>) -> Self {
        let networks = per_minute.filter(|rate| *rate > 0).map(|rate| {
            let refusal = format!("too many attempts to sign in failed in this network ({rate} per minute)");
            Tries::new(rate, MINUTE / rate, refusal)
        });
        let refusal = "too many attempts to sign in with this address failed".to_owned();
        Self {
            networks,
            addresses: Tries::new(PER_ADDRESS_IN_A_ROW, PER_ADDRESS_ONE_IN, refusal),
            hashing: Semaphore::new(HASHED_AT_ONCE),
        }
    }

    /// Counts an attempt of a network. It counts as failed until it is given back, so that many at one time are counted too.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when it has none left.
    pub(super) fn take_network(&self, peer: IpAddr) -> Result<(), Error> {
        self.networks.as_ref().map_or(Ok(()), |tries| tries.take(&network(peer)))
    }

    /// Counts an attempt for an address, whether or not somebody has it.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED when it has none left.
    pub(super) fn take_address(&self, email: &str) -> Result<(), Error> {
        self.addresses.take(&email.to_lowercase())
    }

    /// The network's attempt was a good one: whoever knows the secret does not guess.
    pub(super) fn give_back_network(&self, peer: IpAddr) {
        if let Some(tries) = &self.networks {
            tries.give_back(&network(peer));
        }
    }

    /// The attempt for the address was a good one.
    pub(super) fn give_back_address(&self, email: &str) {
        self.addresses.give_back(&email.to_lowercase());
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

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn an_address_may_fail_ten_times_in_a_row_in_any_case_of_its_letters() {
        let attempts = Attempts::new(None);
        for number in 0..10 {
            let email = if number % 2 == 0 { "a@example.com" } else { "A@Example.com" };
            attempts.take_address(email).expect("ten are allowed");
        }
        let refused = attempts.take_address("a@example.com").expect_err("the eleventh is one too many");
        assert!(refused.retry_after_seconds.is_some_and(|seconds| (1..=61).contains(&seconds)), "{refused:?}");
        attempts.take_address("b@example.com").expect("another address is not affected");
    }

    #[test]
    fn whoever_knows_the_password_uses_up_nothing() {
        let attempts = Attempts::new(Some(3));
        for _ in 0..100 {
            attempts.take_network(HERE).expect("the network has not failed");
            attempts.take_address("a@example.com").expect("the address has not failed");
            attempts.give_back_network(HERE);
            attempts.give_back_address("A@example.com");
        }
        (0..3).for_each(|_| attempts.take_network(HERE).expect("three may fail"));
        attempts.take_network(HERE).expect_err("the fourth is one too many");
    }
}
