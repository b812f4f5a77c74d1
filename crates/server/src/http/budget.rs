//! Memory for the bodies of requests: one budget, counted in bytes. It is cut into shares, so that no kind of sender can
//! use up another's: strangers who announce large bodies do not keep clients with a token from being served.

use std::sync::Arc;
use std::time::Duration;

use muster_core::{AccountId, Error};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use crate::http::Sender;
use crate::http::sender_parts::{OwnPart, SenderParts};
use crate::http::share::{
    ANSWER_PAUSE, FIRST_BYTES, OWN_WAIT, RETRY_AFTER_SECONDS, SHARES, Share, UNIT_BYTES, WAIT, units,
};

/// The budget. All bodies that are in memory have their places in it.
///
/// A body climbs rungs: it holds one until it has outgrown it, then takes all of a higher one that it can use, in one piece, and
/// gives the lower one back. What it holds is thus no more than some times what has come, and a short body waits for no long
/// one. While it waits it holds a lower rung only, and who holds the highest waits for nothing but its sender: two that grow
/// cannot wait for each other.
pub(crate) struct BodyBudget([Pools; SHARES]);

struct Pools {
    rungs: Vec<Arc<Semaphore>>,
    senders: Arc<SenderParts>,
}

impl BodyBudget {
    pub(crate) fn new() -> Self {
        Self(Share::ALL.map(|share| Pools {
            rungs: share.rungs().iter().map(|rung| Arc::new(Semaphore::new(units(rung.all) as usize))).collect(),
            senders: Arc::default(),
        }))
    }

    /// A place for the beginning of a body that can become so many bytes long. `sender` is whose it is, where one has a part of
    /// its own.
    ///
    /// # Errors
    /// UNAVAILABLE when none became free in time; after a moment when the sender sends as many bodies as one may.
    pub(crate) async fn take(&self, share: Share, sender: Option<Sender>, most: usize) -> Result<Place, Error> {
        let part = match sender.and_then(|sender| Some((sender, share.calls_of(sender)?))) {
            Some((sender, limits)) => {
                let mut part = self.of(share).senders.of(sender, limits, share.rungs());
                let call = wait_for(part.calls(most <= FIRST_BYTES), 1, OWN_WAIT).await.map_err(|_| crowded())?;
                part.receive(call);
                Some(part)
            }
            None => None,
        };
        let mut place = Place { share: Some(share), most, part, ..Place::default() };
        self.climb(&mut place, share, 0).await?;
        Ok(place)
    }

    /// Makes a place large enough for so many bytes of a body: for all it can become, or as much as its new rung has.
    ///
    /// # Errors
    /// As [`BodyBudget::take`].
    pub(crate) async fn grow(&self, place: &mut Place, bytes: usize) -> Result<(), Error> {
        let Some(share) = place.share.filter(|_| bytes > place.bytes()) else { return Ok(()) };
        if bytes > place.most {
            return Err(full());
        }
        let higher = place.rung + 1..share.rungs().len();
        let fits = |rung: &usize| share.units_on(*rung, place.most) >= units(bytes);
        let rung = higher.into_iter().find(fits).ok_or_else(full)?;
        self.climb(place, share, rung).await
    }

    async fn climb(&self, place: &mut Place, share: Share, rung: usize) -> Result<(), Error> {
        let pool = self.of(share).rungs.get(rung).ok_or_else(full)?;
        let all = share.units_on(rung, place.most);
        // First of what the sender may have: who waits for its own other calls keeps nothing from anybody else.
        let own = match place.part.as_ref().and_then(|part| part.of_rung(rung)) {
            Some(own) => Some(wait_for(own, all, share.wait()).await?),
            None => None,
        };
        place.held = Some(wait_for(pool, all, share.wait()).await?);
        (place.own, place.rung) = (own, rung);
        Ok(())
    }

    /// Makes a place of answers to calls of an account, or of nobody who is known, large enough for so many bytes. It does not
    /// stand in the pool's queue: there whoever wants much takes what becomes free until it is enough, and a short answer behind it
    /// would wait though there is room for it.
    ///
    /// # Errors
    /// UNAVAILABLE when they are more than one may have, or no room became free in time.
    pub(crate) async fn grow_answers(
        &self,
        place: &mut Place,
        account: Option<AccountId>,
        bytes: usize,
    ) -> Result<(), Error> {
        if answers(account).rungs().first().is_none_or(|rung| bytes > rung.bytes) {
            return Err(Self::too_long_answers());
        }
        let end = Instant::now() + WAIT;
        while !self.grow_answers_now(place, account, bytes) {
            if Instant::now() >= end {
                return Err(full());
            }
            tokio::time::sleep(ANSWER_PAUSE).await;
        }
        Ok(())
    }

    /// Told when the answers of a batch are more than one may have.
    pub(crate) fn too_long_answers() -> Error {
        Error::unavailable("the answers of the batch are too long, ask for fewer", RETRY_AFTER_SECONDS)
    }

    /// As [`BodyBudget::grow_answers`], without waiting. Says whether there was room.
    pub(crate) fn grow_answers_now(&self, place: &mut Place, account: Option<AccountId>, bytes: usize) -> bool {
        let missing = units(bytes.saturating_sub(place.bytes()));
        if missing == 0 {
            return true;
        }
        let share = answers(account);
        let Some(pool) = self.of(share).rungs.first() else { return false };
        let sender = account.map(Sender::Account);
        if place.part.is_none()
            && let Some((sender, limits)) = sender.and_then(|sender| Some((sender, share.calls_of(sender)?)))
        {
            place.part = Some(self.of(share).senders.of(sender, limits, share.rungs()));
        }
        let own = match place.part.as_ref().and_then(|part| part.of_rung(0)) {
            Some(own) => match Arc::clone(own).try_acquire_many_owned(missing) {
                Ok(own) => Some(own),
                Err(_) => return false,
            },
            None => None,
        };
        let Ok(more) = Arc::clone(pool).try_acquire_many_owned(missing) else { return false };
        place.share = Some(share);
        merge(&mut place.held, Some(more));
        merge(&mut place.own, own);
        true
    }

    /// Bytes that are taken of each share.
    pub(crate) fn used(&self) -> [(Share, usize); SHARES] {
        Share::ALL.map(|share| {
            let pools = self.of(share).rungs.iter().zip(share.rungs());
            let taken = pools.map(|(pool, rung)| (units(rung.all) as usize).saturating_sub(pool.available_permits()));
            (share, taken.sum::<usize>() * UNIT_BYTES)
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

/// The share that answers of batches are counted in.
fn answers(account: Option<AccountId>) -> Share {
    if account.is_some() { Share::Answer } else { Share::StrangerAnswer }
}

fn merge(held: &mut Option<OwnedSemaphorePermit>, more: Option<OwnedSemaphorePermit>) {
    match (held.as_mut(), more) {
        (Some(held), Some(more)) => held.merge(more),
        (_, None) => {}
        (None, more) => *held = more,
    }
}

fn full() -> Error {
    Error::unavailable("the server has no memory left for the request's body, try again later", RETRY_AFTER_SECONDS)
}

fn crowded() -> Error {
    let message =
        "other calls of this account or organisation are still being received, send this one when they are answered";
    Error::unavailable(message, RETRY_AFTER_SECONDS)
}

/// Part of the budget. Dropping it gives it back.
#[derive(Debug, Default)]
pub(crate) struct Place {
    share: Option<Share>,
    /// How long the body can become.
    most: usize,
    /// Which of the share's rungs it holds.
    rung: usize,
    held: Option<OwnedSemaphorePermit>,
    /// What `held` takes of what its sender may have.
    own: Option<OwnedSemaphorePermit>,
    /// What its sender has of the share. Below `own`, so that it is kept until that is given back.
    part: Option<OwnPart>,
}

impl Place {
    /// Bytes there is room for.
    pub(crate) fn bytes(&self) -> usize {
        self.held.as_ref().map_or(0, |permit| permit.num_permits().saturating_mul(UNIT_BYTES))
    }

    /// A body of so many bytes has come as a whole: what it does not need is given back, and its sender may send another one.
    pub(crate) fn received(&mut self, bytes: usize) {
        self.shrink_to(bytes);
        if let Some(part) = &mut self.part {
            part.received();
        }
    }

    /// Gives back what a body of so many bytes does not need.
    pub(crate) fn shrink_to(&mut self, bytes: usize) {
        let Some(share) = self.share else { return };
        let Some(held) = &mut self.held else { return };
        let needed = share.units_on(self.rung, bytes);
        let spare = held.num_permits().saturating_sub(needed as usize);
        drop(held.split(spare));
        if let Some(own) = &mut self.own {
            drop(own.split(spare));
        }
    }
}

#[cfg(test)]
#[path = "budget_tests.rs"]
mod tests;
