//! Places of connections, and what becomes of one more when all are taken.
//!
//! The connection that has been idle for longest makes room for it: whoever opens connections and says nothing keeps nobody out.
//! Where none is idle, as with clients that do not read their answers, the new one gets a spare place: health checks are answered
//! there, and whatever else is asked is refused at once. Of spare places the oldest makes room, so a health check need not wait
//! for somebody's time to run out.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

/// Spare places. A health check asks as soon as it is connected, so it has its answer before so many others have come.
pub(super) const SPARE: usize = 16;

/// Stands for the time since which a connection is idle that is not.
const BUSY: u64 = u64::MAX;

/// The connections of a server.
pub(super) struct Places {
    most: usize,
    began: Instant,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    usual: HashMap<u64, Arc<Activity>>,
    /// In the order in which they came.
    spare: VecDeque<(u64, Arc<Activity>)>,
}

impl Places {
    /// Room for so many connections, besides the spare ones.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most: most.max(1), began: Instant::now(), open: Mutex::default() })
    }

    /// A place for one more connection, given back when it is dropped.
    pub(super) fn enter(self: &Arc<Self>) -> Place {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.next += 1;
        let id = open.next;
        let activity = Arc::new(Activity::since(self.began));
        let is_spare = open.usual.len() >= self.most && !open.end_longest_idle();
        if is_spare {
            if open.spare.len() >= SPARE
                && let Some((_, oldest)) = open.spare.pop_front()
            {
                oldest.end.notify_one();
            }
            open.spare.push_back((id, Arc::clone(&activity)));
        } else {
            open.usual.insert(id, Arc::clone(&activity));
        }
        Place { places: Arc::clone(self), id, activity, is_spare }
    }
}

impl Open {
    /// Ends the connection that has been idle for longest, if one is idle.
    fn end_longest_idle(&mut self) -> bool {
        let since = |activity: &Activity| activity.idle_since.load(Ordering::Relaxed);
        let idle = self.usual.iter().map(|(id, activity)| (since(activity), *id)).filter(|(since, _)| *since != BUSY);
        let Some((_, id)) = idle.min() else { return false };
        if let Some(longest) = self.usual.remove(&id) {
            longest.end.notify_one();
        }
        true
    }
}

/// A connection's place.
pub(super) struct Place {
    places: Arc<Places>,
    id: u64,
    /// What the connection does.
    pub(super) activity: Arc<Activity>,
    /// Whether only health checks are answered here.
    pub(super) is_spare: bool,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.places.open.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_spare {
            open.spare.retain(|(id, _)| *id != self.id);
        } else {
            open.usual.remove(&self.id);
        }
    }
}

/// What a connection does: it is idle from when it is there, or its last answer is written, until its next request has come.
pub(super) struct Activity {
    began: Instant,
    /// Whether a request is answered.
    working: AtomicBool,
    /// Milliseconds after `began`, or [`BUSY`].
    idle_since: AtomicU64,
    end: Notify,
}

impl Activity {
    fn since(began: Instant) -> Self {
        let now = began.elapsed().as_millis() as u64;
        Self { began, working: AtomicBool::new(false), idle_since: AtomicU64::new(now), end: Notify::new() }
    }

    /// A request has come; its answer is made until what is returned is dropped.
    pub(super) fn work(self: &Arc<Self>) -> Working {
        self.working.store(true, Ordering::Relaxed);
        self.idle_since.store(BUSY, Ordering::Relaxed);
        Working(Arc::clone(self))
    }

    /// All that was to be written is written.
    pub(super) fn flushed(&self) {
        let is_done = !self.working.load(Ordering::Relaxed) && self.idle_since.load(Ordering::Relaxed) == BUSY;
        if is_done {
            self.idle_since.store(self.began.elapsed().as_millis() as u64, Ordering::Relaxed);
        }
    }

    /// Whether a request has come whose answer is not written yet.
    pub(super) fn is_busy(&self) -> bool {
        self.idle_since.load(Ordering::Relaxed) == BUSY
    }

    /// Ready when the connection is to make room.
    pub(super) async fn ended(&self) {
        self.end.notified().await;
    }
}

/// An answer that is made.
pub(super) struct Working(Arc<Activity>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.working.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::FutureExt;

    use super::*;

    fn is_ended(place: &Place) -> bool {
        place.activity.ended().now_or_never().is_some()
    }

    #[tokio::test(start_paused = true)]
    async fn the_connection_that_is_idle_for_longest_makes_room_and_none_that_is_answered() {
        let places = Places::new(3);
        let mut taken = Vec::new();
        for _ in 0..3 {
            taken.push(places.enter());
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        let working = taken[0].activity.work();
        taken[0].activity.flushed();
        let new = places.enter();
        assert!(!new.is_spare && is_ended(&taken[1]), "the second was idle for longest");
        assert!(!is_ended(&taken[0]) && !is_ended(&taken[2]));
        // The first is idle again once its answer is made and written.
        drop(working);
        let newer = places.enter();
        assert!(!newer.is_spare && is_ended(&taken[2]), "an answer that is not written keeps its connection");
        taken[0].activity.flushed();
        let _working = (new.activity.work(), newer.activity.work());
        assert!(!places.enter().is_spare && is_ended(&taken[0]));
    }

    #[tokio::test]
    async fn where_none_is_idle_there_are_spare_places_of_which_the_oldest_makes_room() {
        let places = Places::new(1);
        let usual = places.enter();
        let working = usual.activity.work();
        let spare: Vec<Place> = (0..SPARE).map(|_| places.enter()).collect();
        assert!(spare.iter().all(|place| place.is_spare && !is_ended(place)));
        let next = places.enter();
        assert!(next.is_spare && is_ended(&spare[0]) && !is_ended(&spare[1]));
        drop((working, usual));
        assert!(!places.enter().is_spare, "a place was given back");
    }
}
