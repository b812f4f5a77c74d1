//! Memory for the bodies of requests: one budget, counted in bytes. It is cut into shares, so that no kind of sender can
//! use up another's: strangers who announce large bodies do not keep clients with a token from being served.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use muster_core::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::family::MAX_BULK_BODY_BYTES;

/// What the budget is counted in: a semaphore has not enough numbers for bytes on every machine.
const UNIT_BYTES: usize = 1024;

/// Bodies of bulk methods: one of the greatest length.
const BULK_BYTES: usize = MAX_BULK_BODY_BYTES;

/// A bulk body longer than this takes half of their share at least, so that two are in memory at one time: one that is
/// written down, and one that comes meanwhile. Three at a time gained nothing with four calls of a
/// hundred thousand claims (20 MB each): they are written down one after the other.
const LARGE_BULK_BYTES: usize = 1024 * 1024;

/// Bodies of other calls of clients with a token: 32 of the greatest length, or thousands of usual ones.
const KNOWN_BYTES: usize = 32 * 1024 * 1024;

/// Bodies that must be read before it is known who sends them: batches and overridden calls whose token is inside. Two
/// batches of the greatest length, or hundreds of usual ones.
const STRANGER_BYTES: usize = 16 * 1024 * 1024;

/// Bodies of phones, apart from other strangers' bodies so that those keep no phone from being set up: thousands of usual
/// ones.
const PHONE_BYTES: usize = 16 * 1024 * 1024;

/// Requests for a token, apart from other strangers' bodies so that those do not lock clients out: 32 of the greatest
/// length, or a thousand usual ones.
const TOKEN_BYTES: usize = 1024 * 1024;

/// How long a body waits for its place. Bodies are short and are answered within milliseconds, so whoever waited this long
/// meets a server that has more to do than it can.
const WAIT: Duration = Duration::from_secs(3);

/// How long a bulk body waits for its place: the two before it may have to come over a slow line. What waits has not been
/// read, so it costs a connection only, and clients give an answer a minute.
const BULK_WAIT: Duration = Duration::from_secs(30);

/// Seconds a sender that found no place is asked to wait.
const RETRY_AFTER_SECONDS: u64 = 2;

/// Whose bodies a part of the budget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// Bulk methods, by clients that showed a token.
    Bulk,
    /// Other calls of clients that showed a token.
    Known,
    /// Senders that are not known yet.
    Stranger,
    /// Phones.
    Phone,
    /// Requests for a token.
    Token,
}

impl Share {
    const ALL: [Self; 5] = [Self::Bulk, Self::Known, Self::Stranger, Self::Phone, Self::Token];

    /// What metrics call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Known => "known",
            Self::Stranger => "stranger",
            Self::Phone => "phone",
            Self::Token => "token",
        }
    }

    /// Whether the senders have shown no token.
    pub(crate) fn is_of_strangers(self) -> bool {
        matches!(self, Self::Stranger | Self::Phone | Self::Token)
    }

    fn units(self) -> u32 {
        units(match self {
            Self::Bulk => BULK_BYTES,
            Self::Known => KNOWN_BYTES,
            Self::Stranger => STRANGER_BYTES,
            Self::Phone => PHONE_BYTES,
            Self::Token => TOKEN_BYTES,
        })
    }

    /// Units that a body of so many bytes takes.
    fn units_for(self, bytes: usize) -> u32 {
        let large = self == Self::Bulk && bytes > LARGE_BULK_BYTES;
        // Never more than there is: what needs more has all of it to itself.
        units(if large { bytes.max(BULK_BYTES / 2) } else { bytes }).min(self.units())
    }

    fn wait(self) -> Duration {
        if self == Self::Bulk { BULK_WAIT } else { WAIT }
    }
}

/// The budget. All bodies that are in memory have their places in it.
pub(crate) struct BodyBudget([Arc<Semaphore>; 5]);

impl BodyBudget {
    pub(crate) fn new() -> Self {
        Self(Share::ALL.map(|share| Arc::new(Semaphore::new(share.units() as usize))))
    }

    /// A place for a body of so many bytes, waited for in turn.
    ///
    /// # Errors
    /// UNAVAILABLE when none became free in time.
    pub(crate) async fn take(&self, share: Share, bytes: usize) -> Result<Place, Error> {
        Ok(Place(Some((share, self.permits(share, share.units_for(bytes)).await?))))
    }

    /// Makes a place large enough for so many bytes, waited for like the first part of it.
    ///
    /// # Errors
    /// As [`BodyBudget::take`].
    pub(crate) async fn grow(&self, place: &mut Place, bytes: usize) -> Result<(), Error> {
        let Some((share, permit)) = &mut place.0 else { return Ok(()) };
        let held = u32::try_from(permit.num_permits()).unwrap_or(u32::MAX);
        let missing = share.units_for(bytes).saturating_sub(held);
        if missing > 0 {
            permit.merge(self.permits(*share, missing).await?);
        }
        Ok(())
    }

    async fn permits(&self, share: Share, units: u32) -> Result<OwnedSemaphorePermit, Error> {
        let places = Arc::clone(self.of(share));
        let taken = tokio::time::timeout(share.wait(), places.acquire_many_owned(units)).await;
        let full = || {
            Error::unavailable(
                "the server has no memory left for the request's body, try again later",
                RETRY_AFTER_SECONDS,
            )
        };
        taken.map_err(|_| full())?.map_err(|_| full())
    }

    /// Bytes that are taken of each share.
    pub(crate) fn used(&self) -> [(Share, usize); 5] {
        Share::ALL.map(|share| {
            let free = self.of(share).available_permits();
            (share, (share.units() as usize).saturating_sub(free) * UNIT_BYTES)
        })
    }

    fn of(&self, share: Share) -> &Arc<Semaphore> {
        &self.0[share as usize]
    }
}

/// Part of the budget. Dropping it gives it back.
#[derive(Debug, Default)]
pub(crate) struct Place(Option<(Share, OwnedSemaphorePermit)>);

impl Place {
    /// Bytes there is room for.
    pub(crate) fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, |(_, permit)| permit.num_permits().saturating_mul(UNIT_BYTES))
    }

    /// Bytes that keep their place until the last of them is written or given up.
    pub(crate) fn keep_with(self, bytes: Vec<u8>) -> Bytes {
        Bytes::from_owner(Kept { bytes, _place: self })
    }

    /// Gives back what a body of so many bytes does not need.
    pub(crate) fn shrink_to(&mut self, bytes: usize) {
        if let Some((share, permit)) = &mut self.0 {
            let spare = permit.num_permits().saturating_sub(share.units_for(bytes) as usize);
            drop(permit.split(spare));
        }
    }
}

struct Kept {
    bytes: Vec<u8>,
    _place: Place,
}

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Units that so many bytes take, the last one perhaps in part.
fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(budget: &BodyBudget, share: Share) -> usize {
        budget.used().into_iter().find(|(known, _)| *known == share).map_or(0, |(_, bytes)| bytes)
    }

    #[tokio::test]
    async fn a_place_is_taken_in_whole_units_and_given_back() {
        let budget = BodyBudget::new();
        let mut place = budget.take(Share::Known, 5000).await.expect("there is room");
        assert_eq!(used(&budget, Share::Known), 5 * UNIT_BYTES);
        place.shrink_to(1);
        assert_eq!(used(&budget, Share::Known), UNIT_BYTES, "what the body does not need is free");
        place.shrink_to(9000);
        assert_eq!(used(&budget, Share::Known), UNIT_BYTES, "shrinking never takes more");
        drop(place);
        assert_eq!(used(&budget, Share::Known), 0);
    }

    #[tokio::test]
    async fn two_large_bulk_bodies_fill_their_share_and_a_short_one_takes_what_it_has() {
        let budget = BodyBudget::new();
        let mut first = budget.take(Share::Bulk, BULK_BYTES).await.expect("an empty share has room");
        first.shrink_to(LARGE_BULK_BYTES + 1);
        assert_eq!(used(&budget, Share::Bulk), BULK_BYTES / 2);
        let mut second = budget.take(Share::Bulk, LARGE_BULK_BYTES + 1).await.expect("there is room for a second");
        assert_eq!(used(&budget, Share::Bulk), BULK_BYTES);
        second.shrink_to(LARGE_BULK_BYTES);
        assert_eq!(used(&budget, Share::Bulk), BULK_BYTES / 2 + LARGE_BULK_BYTES);
    }

    #[tokio::test]
    async fn every_share_has_room_for_the_longest_body_it_is_for() {
        let budget = BodyBudget::new();
        for (share, longest) in [
            (Share::Bulk, crate::family::MAX_BULK_BODY_BYTES),
            (Share::Known, crate::batch::MAX_BATCH_BYTES),
            (Share::Stranger, crate::batch::MAX_BATCH_BYTES),
            (Share::Phone, crate::family::MAX_BODY_BYTES),
            (Share::Token, crate::oauth::MAX_TOKEN_REQUEST_BYTES),
        ] {
            assert!(longest <= share.units() as usize * UNIT_BYTES, "{share:?} must hold {longest} bytes");
            budget.take(share, longest).await.expect("an empty share has room for its longest body");
        }
    }

    #[tokio::test]
    async fn a_place_grows_with_what_has_come_and_never_past_its_share() {
        let budget = BodyBudget::new();
        let mut place = budget.take(Share::Phone, 1).await.expect("there is room");
        budget.grow(&mut place, 3 * UNIT_BYTES).await.expect("there is room");
        assert_eq!((place.bytes(), used(&budget, Share::Phone)), (3 * UNIT_BYTES, 3 * UNIT_BYTES));
        budget.grow(&mut place, 1).await.expect("nothing is needed");
        assert_eq!(used(&budget, Share::Phone), 3 * UNIT_BYTES);
        let _rest = budget.take(Share::Phone, PHONE_BYTES - 3 * UNIT_BYTES).await.expect("there is room");
        let refused = budget.grow(&mut place, 4 * UNIT_BYTES).await.expect_err("a full share has no room");
        assert_eq!(refused.code, muster_core::Code::Unavailable);
        assert_eq!(place.bytes(), 3 * UNIT_BYTES, "what it had it keeps");
    }

    #[tokio::test]
    async fn a_full_share_refuses_after_the_wait_and_leaves_the_others_alone() {
        let budget = BodyBudget::new();
        let all = budget.take(Share::Stranger, STRANGER_BYTES).await.expect("an empty share has room");
        let refused = budget.take(Share::Stranger, 1).await.expect_err("a full share has no room");
        assert_eq!(refused.code, muster_core::Code::Unavailable);
        assert_eq!(refused.retry_after_seconds, Some(RETRY_AFTER_SECONDS));
        budget.take(Share::Known, 1).await.expect("another share is not touched");
        drop(all);
        budget.take(Share::Stranger, STRANGER_BYTES).await.expect("the share is free again");
    }
}
