//! What the threads of one queue know of each other: who has a connection, and what those without one leave to them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::error::{StoreError, StoreErrorKind};
use crate::job::Job;

/// What the threads of one queue share.
pub(super) struct Crew {
    /// How many of them have a connection, or are about to get one.
    seats: AtomicUsize,
    /// How many of them have one.
    connected: AtomicUsize,
    /// Where a thread without a connection puts what it took.
    leave: Sender<Box<dyn Job>>,
    left: Receiver<Box<dyn Job>>,
}

impl Crew {
    /// None has a connection yet.
    pub(super) fn new() -> Self {
        let (leave, left) = unbounded();
        Self { seats: AtomicUsize::new(0), connected: AtomicUsize::new(0), leave, left }
    }

    /// Leaves a closure to those that have a connection. A thread does so once and then waits for a connection of its own, so
    /// there are never more of these than threads.
    pub(super) fn leave(&self, job: Box<dyn Job>) {
        // The other end is here too.
        let _ = self.leave.send(job);
    }

    /// What was left.
    pub(super) fn left(&self) -> &Receiver<Box<dyn Job>> {
        &self.left
    }

    /// Whether any thread has a connection, or is about to get one.
    pub(super) fn has_seats(&self) -> bool {
        self.seats.load(Ordering::SeqCst) > 0
    }

    /// Whether others can do what a thread got no connection for. One that is about to get a connection may find room where
    /// this one found none; but a server that does not answer this one will not answer it either.
    pub(super) fn can_without(&self, error: &StoreError) -> bool {
        match error.kind {
            StoreErrorKind::TimedOut => self.connected.load(Ordering::SeqCst) > 0,
            _ => self.has_seats(),
        }
    }
}

/// A thread's place among those that have a connection.
pub(super) struct Seat {
    crew: Arc<Crew>,
    connected: bool,
}

impl Seat {
    /// The thread is about to connect.
    pub(super) fn take(crew: &Arc<Crew>) -> Self {
        crew.seats.fetch_add(1, Ordering::SeqCst);
        Self { crew: Arc::clone(crew), connected: false }
    }

    /// The connection is there.
    pub(super) fn connected(mut self) -> Self {
        self.crew.connected.fetch_add(1, Ordering::SeqCst);
        self.connected = true;
        self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.crew.seats.fetch_sub(1, Ordering::SeqCst);
        self.crew.connected.fetch_sub(usize::from(self.connected), Ordering::SeqCst);
    }
}
