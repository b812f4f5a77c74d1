//! Deliveries with two nodes on one database.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{Scope, ScopedJoinHandle};

use muster_core::event::delivery::{self, Consumer, Delivery, Lease};
use muster_core::event::{Event, Kind, Subject};
use muster_core::{Call, Caller, Code, Context, DeviceId, Error, EventId, Tenant};
use muster_store::{Store, Tx};

use super::{ALL, LEASE_MILLIS, ONE, subjects};
use crate::support::{Database, SeededChance, SetClock, databases, write_with};

/// A node: a store and a source of ids of its own. SQLite lets only one process in, so its nodes share a store.
struct Node {
    store: Arc<Store>,
    context: Context,
}

impl Node {
    fn write<T: Send + 'static>(
        &self,
        rule: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        write_with(&self.store, &self.context, Caller::Operator, rule)
    }

    fn happen(&self, device_id: i64) {
        self.write(move |call| call.record(Tenant::OPERATOR, claimed(device_id))).unwrap();
    }

    fn take(&self) -> (Lease, Vec<Delivery>) {
        self.write(|call| delivery::take(call, &ALL, 10, LEASE_MILLIS)).unwrap()
    }

    fn done(&self, lease: Lease, deliveries: &[Delivery]) -> u64 {
        let ids: Vec<EventId> = deliveries.iter().map(|delivery| delivery.event.id).collect();
        self.write(move |call| delivery::done(call, lease, &ids)).unwrap()
    }

    fn is_waiting(&self) -> bool {
        let now = self.context.now();
        self.store.read("test", move |tx| delivery::is_waiting(tx, &ALL, now)).wait().unwrap()
    }

    /// Ids and subjects of all events, in the order of the ids.
    fn events(&self) -> Vec<(EventId, String)> {
        let all = |tx: &mut Tx<'_>| {
            tx.all("SELECT id, subject FROM event ORDER BY id", &[], |row| {
                Ok::<_, Error>((EventId::read(row, 0)?, row.string(1)?))
            })
        };
        self.store.read("test", all).wait().unwrap()
    }
}

fn claimed(device_id: i64) -> Event<'static> {
    Event::new(Kind::DeviceClaimed, Subject::Device(DeviceId::new(device_id)))
}

fn two_nodes(database: &Database, clock: &Arc<SetClock>, consumers: &'static [Consumer]) -> [Node; 2] {
    let first = Arc::new(database.open());
    let second = if database.is_sqlite() { Arc::clone(&first) } else { Arc::new(database.open()) };
    let node = |store, seed| {
        let context = Context::new(Arc::clone(clock) as _, Arc::new(SeededChance::new(seed)));
        Node { store, context: context.with_consumers(consumers) }
    };
    [node(first, 1), node(second, 2)]
}

/// A transaction that has made its event and waits to be told how to end.
struct Held<'scope> {
    end: Sender<Ending>,
    ended: ScopedJoinHandle<'scope, Result<(), Error>>,
}

#[derive(Clone, Copy)]
enum Ending {
    Commit,
    RollBack,
}

fn hold<'scope>(scope: &'scope Scope<'scope, '_>, node: &'scope Node, device_id: i64) -> Held<'scope> {
    let (made, is_made): (Sender<()>, Receiver<()>) = channel();
    let (end, how) = channel();
    let how = Mutex::new(how);
    let rule = move |call: &mut Call<'_, '_>| {
        call.record(Tenant::OPERATOR, claimed(device_id))?;
        // An answer of the server: the event has been sent to it by now.
        call.tx.number("SELECT COUNT(*) FROM setting", &[])?;
        made.send(()).unwrap();
        match how.lock().unwrap().recv().unwrap() {
            Ending::Commit => Ok(()),
            Ending::RollBack => Err(planned()),
        }
    };
    let ended = scope.spawn(move || node.write(rule));
    is_made.recv().unwrap();
    Held { end, ended }
}

fn planned() -> Error {
    Error::new(Code::FailedPrecondition, "thought better of it")
}

#[test]
fn given_an_early_id_that_is_committed_late_then_it_is_delivered_and_one_that_was_rolled_back_is_not() {
    // SQLite has one writer, so there no transaction can overtake another.
    let Some(database) = Database::postgres() else { return };
    let clock = Arc::new(SetClock::default());
    let [one, two] = two_nodes(&database, &clock, &ONE);
    std::thread::scope(|scope| {
        let late = hold(scope, &one, 1);
        let never = hold(scope, &one, 2);
        clock.advance(1000);
        two.happen(3);
        let (lease, taken) = two.take();
        assert_eq!(subjects(&taken), ["devices/3"], "what is not committed must not be delivered");
        let read_up_to = taken[0].event.id;
        assert_eq!(two.done(lease, &taken), 1);

        never.end.send(Ending::RollBack).unwrap();
        late.end.send(Ending::Commit).unwrap();
        assert_eq!(never.ended.join().unwrap().unwrap_err().code, Code::FailedPrecondition);
        late.ended.join().unwrap().unwrap();
        let (lease, taken) = two.take();
        assert_eq!(subjects(&taken), ["devices/1"]);
        assert!(taken[0].event.id < read_up_to, "this test is about an id that a cursor would have gone past");
        assert_eq!(two.done(lease, &taken), 1);
        assert!(!one.is_waiting() && !two.is_waiting());
        assert_eq!(one.events().len(), 2, "the one that was rolled back is no event");
    });
}

/// Writers of a soak, their transactions, and every how many of them one is rolled back.
const WRITERS: usize = 4;
const TRANSACTIONS: usize = 30;
const ROLLED_BACK_EVERY: usize = 4;

/// Writers on both nodes, some of whose transactions are rolled back, and a taker on each. `dies`: whether the taker of this
/// count of takes forgets what it has in its hands. Gives all events in their order, and all deliveries.
fn soak(database: &Database, dies: fn(usize) -> bool) -> (Vec<EventId>, Vec<EventId>) {
    let clock = Arc::new(SetClock::default());
    let nodes = two_nodes(database, &clock, &ONE);
    let writing = AtomicUsize::new(WRITERS);
    let delivered = Mutex::new(Vec::new());
    let rolled_back = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (node, clock, writing, rolled_back) = (&nodes[writer % 2], &clock, &writing, &rolled_back);
            scope.spawn(move || {
                for transaction in 0..TRANSACTIONS {
                    let keep = transaction % ROLLED_BACK_EVERY != 0;
                    let device_id = i64::try_from(writer * TRANSACTIONS + transaction).unwrap();
                    let result = node.write(move |call| {
                        call.record(Tenant::OPERATOR, claimed(device_id))?;
                        call.record(Tenant::OPERATOR, claimed(device_id))?;
                        if keep { Ok(()) } else { Err(planned()) }
                    });
                    assert_eq!(result.is_ok(), keep, "{result:?}");
                    if !keep {
                        rolled_back.lock().unwrap().insert(format!("devices/{device_id}"));
                    }
                    clock.advance(1);
                }
                writing.fetch_sub(1, Ordering::SeqCst);
            });
        }
        for node in &nodes {
            let (clock, writing, delivered) = (&clock, &writing, &delivered);
            scope.spawn(move || {
                let mut takes = 0;
                loop {
                    let last = writing.load(Ordering::SeqCst) == 0;
                    let (lease, taken) = node.take();
                    takes += 1;
                    delivered.lock().unwrap().extend(taken.iter().map(|delivery| delivery.event.clone()));
                    if !dies(takes) {
                        node.done(lease, &taken);
                    }
                    if last && taken.is_empty() {
                        break;
                    }
                    if last && dies(takes) {
                        clock.advance(LEASE_MILLIS);
                    }
                }
            });
        }
    });
    // What a taker that died left behind, until nothing is left.
    loop {
        clock.advance(LEASE_MILLIS);
        let (lease, taken) = nodes[0].take();
        nodes[0].done(lease, &taken);
        if taken.is_empty() {
            break;
        }
        delivered.lock().unwrap().extend(taken.into_iter().map(|delivery| delivery.event));
    }
    let delivered = delivered.into_inner().unwrap();
    let rolled_back = rolled_back.into_inner().unwrap();
    assert!(!rolled_back.is_empty());
    for event in &delivered {
        assert!(!rolled_back.contains(&event.subject), "{event:?} was rolled back");
    }
    let events = nodes[0].events().into_iter().map(|(id, _)| id).collect();
    (events, delivered.into_iter().map(|event| event.id).collect())
}

#[test]
fn given_writers_and_takers_on_two_nodes_when_leases_are_kept_then_every_committed_event_is_delivered_exactly_once() {
    for database in databases::every_engine() {
        println!("engine: {}", database.engine);
        let (events, mut delivered) = soak(&database, |_| false);
        assert_eq!(events.len(), 2 * WRITERS * (TRANSACTIONS - TRANSACTIONS.div_ceil(ROLLED_BACK_EVERY)));
        delivered.sort_unstable();
        assert_eq!(delivered, events);
    }
}

#[test]
fn given_takers_that_die_when_their_leases_run_out_then_every_committed_event_is_delivered_at_least_once() {
    for database in databases::every_engine() {
        println!("engine: {}", database.engine);
        let (events, delivered) = soak(&database, |takes| takes % 3 == 1);
        assert!(delivered.len() > events.len(), "this test is about deliveries that were made twice");
        assert_eq!(delivered.into_iter().collect::<BTreeSet<_>>(), events.into_iter().collect());
    }
}
