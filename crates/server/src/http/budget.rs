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

/// What a body takes before it has outgrown this, whatever it announces: most bodies never do. Whoever announces much and
/// sends nothing holds no more.
const FIRST_BYTES: usize = 16 * 1024;

/// A bulk body longer than this takes half of what there is for long ones at least, so that two are in memory at one time: one
/// that is written down, and one that comes meanwhile. Three at a time gained nothing with four calls of a hundred thousand
/// claims (20 MB each): they are written down one after the other.
const LARGE_BULK_BYTES: usize = 1024 * 1024;

/// Long bodies of bulk methods: one of the greatest length.
const LONG_BULK_BYTES: usize = MAX_BULK_BODY_BYTES;

/// Long bodies of other calls of clients with a token: 32 of the greatest length, or four batches.
const LONG_KNOWN_BYTES: usize = 32 * 1024 * 1024;

/// Long bodies that must be read before it is known who sends them, batches and overridden calls whose token is inside: two
/// batches of the greatest length.
const LONG_STRANGER_BYTES: usize = 16 * 1024 * 1024;

/// Long requests for a token: 32 of the greatest length. Usual ones have a tenth of [`FIRST_BYTES`].
const LONG_TOKEN_BYTES: usize = 1024 * 1024;

/// What there is for the [`FIRST_BYTES`] of each share's bodies: a thousand bodies.
const FIRST_PARTS_BYTES: usize = 1024 * FIRST_BYTES;

/// Answers of batches that wait to be written. One batch may have half of it.
const ANSWER_BYTES: usize = 64 * 1024 * 1024;

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
    /// Answers of batches.
    Answer,
}

impl Share {
    const ALL: [Self; 6] = [Self::Bulk, Self::Known, Self::Stranger, Self::Phone, Self::Token, Self::Answer];

    /// What metrics call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Known => "known",
            Self::Stranger => "stranger",
            Self::Phone => "phone",
            Self::Token => "token",
            Self::Answer => "answer",
        }
    }

    /// Whether the senders have shown no token.
    pub(crate) fn is_of_strangers(self) -> bool {
        matches!(self, Self::Stranger | Self::Phone | Self::Token)
    }

    /// What there is for bodies that have not outgrown [`FIRST_BYTES`].
    fn first_units(self) -> u32 {
        units(if self == Self::Answer { ANSWER_BYTES } else { FIRST_PARTS_BYTES })
    }

    /// What there is for longer ones. Phones' bodies are never longer.
    fn long_units(self) -> u32 {
        units(match self {
            Self::Bulk => LONG_BULK_BYTES,
            Self::Known => LONG_KNOWN_BYTES,
            Self::Stranger => LONG_STRANGER_BYTES,
            Self::Token => LONG_TOKEN_BYTES,
            Self::Phone | Self::Answer => 0,
        })
    }

    /// Units that a long body of so many bytes takes.
    fn long_units_for(self, bytes: usize) -> u32 {
        let large = self == Self::Bulk && bytes > LARGE_BULK_BYTES;
        units(if large { bytes.max(LONG_BULK_BYTES / 2) } else { bytes })
    }

    fn wait(self) -> Duration {
        if self == Self::Bulk { BULK_WAIT } else { WAIT }
    }
}

/// The budget. All bodies that are in memory have their places in it.
///
/// A body waits at most once while it holds something: when it outgrows [`FIRST_BYTES`] it takes all it can become, in one
/// piece. What is for long bodies is therefore held by bodies that wait for nothing but their senders, and two that grow
/// cannot wait for each other.
pub(crate) struct BodyBudget([Pools; 6]);

struct Pools {
    first: Arc<Semaphore>,
    long: Arc<Semaphore>,
}

impl BodyBudget {
    pub(crate) fn new() -> Self {
        Self(Share::ALL.map(|share| Pools {
            first: Arc::new(Semaphore::new(share.first_units() as usize)),
            long: Arc::new(Semaphore::new(share.long_units() as usize)),
        }))
    }

    /// A place for the beginning of a body that can become so many bytes long.
    ///
    /// # Errors
    /// UNAVAILABLE when none became free in time.
    pub(crate) async fn take(&self, share: Share, most: usize) -> Result<Place, Error> {
        let first = wait_for(&self.of(share).first, units(most.min(FIRST_BYTES)), share.wait()).await?;
        Ok(Place { share: Some(share), most, first: Some(first), long: None })
    }

    /// Makes a place large enough for so many bytes of a body: for all it can become.
    ///
    /// # Errors
    /// As [`BodyBudget::take`].
    pub(crate) async fn grow(&self, place: &mut Place, bytes: usize) -> Result<(), Error> {
        let Some(share) = place.share.filter(|_| bytes > place.bytes()) else { return Ok(()) };
        if place.long.is_some() {
            return Err(full());
        }
        let all = share.long_units_for(place.most.max(bytes));
        if all > share.long_units() {
            return Err(full());
        }
        place.long = Some(wait_for(&self.of(share).long, all, share.wait()).await?);
        place.first = None;
        Ok(())
    }

    /// Makes a place of answers large enough for so many bytes.
    ///
    /// # Errors
    /// UNAVAILABLE when they are more than one may have, or no room became free in time.
    pub(crate) async fn grow_answers(&self, place: &mut Place, bytes: usize) -> Result<(), Error> {
        let missing = units(bytes.saturating_sub(place.bytes()));
        if missing == 0 {
            return Ok(());
        }
        if bytes > ANSWER_BYTES / 2 {
            return Err(Error::unavailable(
                "the answers of the batch are too long, ask for fewer",
                RETRY_AFTER_SECONDS,
            ));
        }
        let more = wait_for(&self.of(Share::Answer).first, missing, WAIT).await?;
        match &mut place.first {
            Some(held) => held.merge(more),
            None => *place = Place { share: Some(Share::Answer), most: bytes, first: Some(more), long: None },
        }
        Ok(())
    }

    /// Bytes that are taken of each share.
    pub(crate) fn used(&self) -> [(Share, usize); 6] {
        Share::ALL.map(|share| {
            let pools = self.of(share);
            let free = pools.first.available_permits() + pools.long.available_permits();
            let all = (share.first_units() + share.long_units()) as usize;
            (share, all.saturating_sub(free) * UNIT_BYTES)
        })
    }

    fn of(&self, share: Share) -> &Pools {
        &self.0[share as usize]
    }
}

async fn wait_for(pool: &Arc<Semaphore>, units: u32, time: Duration) -> Result<OwnedSemaphorePermit, Error> {
    let taken = tokio::time::timeout(time, Arc::clone(pool).acquire_many_owned(units)).await;
    taken.map_err(|_| full())?.map_err(|_| full())
}

fn full() -> Error {
    Error::unavailable("the server has no memory left for the request's body, try again later", RETRY_AFTER_SECONDS)
}

/// Part of the budget. Dropping it gives it back.
#[derive(Debug, Default)]
pub(crate) struct Place {
    share: Option<Share>,
    /// How long the body can become.
    most: usize,
    first: Option<OwnedSemaphorePermit>,
    long: Option<OwnedSemaphorePermit>,
}

impl Place {
    /// Bytes there is room for.
    pub(crate) fn bytes(&self) -> usize {
        let held = self.long.as_ref().or(self.first.as_ref());
        held.map_or(0, |permit| permit.num_permits().saturating_mul(UNIT_BYTES))
    }

    /// Bytes that keep their place until the last of them is written or given up.
    pub(crate) fn keep_with(self, bytes: Vec<u8>) -> Bytes {
        Bytes::from_owner(Kept { bytes, _place: self })
    }

    /// Gives back what a body of so many bytes does not need.
    pub(crate) fn shrink_to(&mut self, bytes: usize) {
        let Some(share) = self.share else { return };
        let (held, needed) = match (&mut self.long, &mut self.first) {
            (Some(long), _) => (long, share.long_units_for(bytes)),
            (None, Some(first)) => (first, units(bytes)),
            (None, None) => return,
        };
        let spare = held.num_permits().saturating_sub(needed as usize);
        drop(held.split(spare));
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

    /// A body that has come as a whole.
    async fn whole(budget: &BodyBudget, share: Share, bytes: usize) -> Result<Place, Error> {
        let mut place = budget.take(share, bytes).await?;
        budget.grow(&mut place, bytes).await?;
        Ok(place)
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
    async fn what_is_announced_takes_the_first_part_only_and_what_outgrows_it_takes_all_it_can_become() {
        let budget = BodyBudget::new();
        let mut place = budget.take(Share::Known, 1024 * 1024).await.expect("there is room");
        assert_eq!(used(&budget, Share::Known), FIRST_BYTES);
        budget.grow(&mut place, FIRST_BYTES).await.expect("that much it has");
        assert_eq!(used(&budget, Share::Known), FIRST_BYTES);
        budget.grow(&mut place, FIRST_BYTES + 1).await.expect("there is room");
        assert_eq!((place.bytes(), used(&budget, Share::Known)), (1024 * 1024, 1024 * 1024));
        budget.grow(&mut place, 1024 * 1024 + 1).await.expect_err("it cannot become longer than it said");
    }

    #[tokio::test]
    async fn two_large_bulk_bodies_fill_their_share_and_short_ones_find_their_places_beside_them() {
        let budget = BodyBudget::new();
        let _first = whole(&budget, Share::Bulk, LARGE_BULK_BYTES + 1).await.expect("an empty share has room");
        let _second = whole(&budget, Share::Bulk, LARGE_BULK_BYTES + 1).await.expect("there is room for a second");
        assert_eq!(used(&budget, Share::Bulk), LONG_BULK_BYTES);
        whole(&budget, Share::Bulk, FIRST_BYTES).await.expect("a short one needs nothing of what is for long ones");
    }

    #[tokio::test(start_paused = true)]
    async fn bodies_that_grow_at_the_same_time_do_not_wait_for_each_other() {
        let budget = Arc::new(BodyBudget::new());
        for (share, bytes, count) in [
            (Share::Bulk, 34_000_000, 4),
            (Share::Known, crate::batch::MAX_BATCH_BYTES, 12),
            (Share::Bulk, 20_000_000, 4),
        ] {
            let bodies: Vec<_> = (0..count)
                .map(|_| {
                    let budget = Arc::clone(&budget);
                    tokio::spawn(async move {
                        let mut place = budget.take(share, bytes).await?;
                        for come in (0..=bytes).step_by(1024 * 1024) {
                            tokio::task::yield_now().await;
                            budget.grow(&mut place, come).await?;
                        }
                        budget.grow(&mut place, bytes).await
                    })
                })
                .collect();
            for body in bodies {
                body.await.expect("it ends").unwrap_or_else(|error| panic!("{share:?} of {bytes}: {error}"));
            }
        }
    }

    #[tokio::test]
    async fn every_share_has_room_for_the_longest_body_it_is_for() {
        let budget = BodyBudget::new();
        for (share, longest) in [
            (Share::Bulk, MAX_BULK_BODY_BYTES),
            (Share::Known, crate::batch::MAX_BATCH_BYTES),
            (Share::Stranger, crate::batch::MAX_BATCH_BYTES),
            (Share::Phone, crate::device::MAX_SETUP_BYTES),
            (Share::Token, crate::oauth::MAX_FORM_BYTES),
        ] {
            whole(&budget, share, longest).await.expect("an empty share has room for its longest body");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_full_share_refuses_after_the_wait_and_leaves_the_others_and_short_bodies_alone() {
        let budget = BodyBudget::new();
        let all = whole(&budget, Share::Stranger, LONG_STRANGER_BYTES).await.expect("an empty share has room");
        let refused = whole(&budget, Share::Stranger, FIRST_BYTES + 1).await.expect_err("a full share has no room");
        assert_eq!(refused.code, muster_core::Code::Unavailable);
        assert_eq!(refused.retry_after_seconds, Some(RETRY_AFTER_SECONDS));
        whole(&budget, Share::Stranger, FIRST_BYTES).await.expect("a short one finds its place");
        whole(&budget, Share::Known, 1024 * 1024).await.expect("another share is not touched");
        drop(all);
        whole(&budget, Share::Stranger, FIRST_BYTES + 1).await.expect("there is room again");
    }

    #[tokio::test(start_paused = true)]
    async fn answers_have_a_share_of_their_own_of_which_one_batch_gets_half() {
        let budget = BodyBudget::new();
        let (mut one, mut other) = (Place::default(), Place::default());
        for bytes in [0, 1000, ANSWER_BYTES / 2] {
            budget.grow_answers(&mut one, bytes).await.expect("there is room");
        }
        budget.grow_answers(&mut one, ANSWER_BYTES / 2 + 1).await.expect_err("more than one may have");
        budget.grow_answers(&mut other, ANSWER_BYTES / 2).await.expect("the other half");
        assert_eq!(used(&budget, Share::Answer), ANSWER_BYTES);
        budget.grow_answers(&mut Place::default(), 1).await.expect_err("all is taken");
        whole(&budget, Share::Known, 1000).await.expect("requests are not touched");
        drop(one);
        assert_eq!(used(&budget, Share::Answer), ANSWER_BYTES / 2);
    }
}
