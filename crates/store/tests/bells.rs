//! Bells: what one transaction rings is heard after its commit, on every node.
#![allow(clippy::unwrap_used)]

mod support;

use std::time::Duration;

use muster_store::{DatabaseUrl, Engine, Options, Store, StoreError, StoreErrorKind, Tx};
use support::{Database, administrate, on_every_engine};
use tokio::sync::watch::Receiver;

/// Longest time a ring may take. A lost listener begins again after a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for the next ring.
fn hear(bell: &mut Receiver<u64>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let heard = runtime.block_on(async { tokio::time::timeout(PATIENCE, bell.changed()).await });
    heard.expect("the bell should ring in time").expect("the store is open");
}

fn ring(store: &Store, topic: &'static str) {
    let ring = move |tx: &mut Tx<'_>| {
        tx.ring(topic);
        Ok::<(), StoreError>(())
    };
    store.write("rings", ring).wait().unwrap();
}

#[test]
fn given_a_transaction_that_rings_when_it_is_committed_then_the_bell_is_heard_and_no_other() {
    on_every_engine(|database| {
        let store = database.open();
        let (mut bell, other) = (store.bell("committed"), store.bell("committed-other"));
        ring(&store, "committed");
        hear(&mut bell);
        store
            .write("writes and rings twice", |tx| {
                tx.ring("committed");
                tx.send("INSERT INTO setting (name, value) VALUES ('a', '1')", &[])?;
                tx.ring("committed");
                Ok::<(), StoreError>(())
            })
            .wait()
            .unwrap();
        hear(&mut bell);
        assert!(!other.has_changed().unwrap(), "nobody rang for the other topic");
    });
}

#[test]
fn given_a_transaction_that_rings_when_it_is_not_committed_then_nobody_hears_of_it() {
    on_every_engine(|database| {
        let store = database.open();
        let (silent, mut bell) = (store.bell("undone"), store.bell("undone-after"));
        let refused = store
            .write("refused", |tx| {
                tx.ring("undone");
                tx.send("INSERT INTO setting (name, value) VALUES ('a', '1')", &[])?;
                Err::<(), _>(StoreError::new(StoreErrorKind::Busy, "the rule says no"))
            })
            .wait();
        assert_eq!(refused.unwrap_err().kind, StoreErrorKind::Busy);
        let failed = store
            .write("fails", |tx| {
                tx.ring("undone");
                tx.send("INSERT INTO nowhere (name) VALUES ('a')", &[])
            })
            .wait();
        assert_eq!(failed.unwrap_err().kind, StoreErrorKind::Statement);
        let read = store
            .read("reads", |tx| {
                tx.ring("undone");
                tx.number("SELECT COUNT(*) FROM setting", &[])
            })
            .wait();
        assert_eq!(read.unwrap(), 0);
        // Rings arrive in the order of their commits, so after this one nothing is on its way.
        ring(&store, "undone-after");
        hear(&mut bell);
        assert!(!silent.has_changed().unwrap(), "a transaction without a commit must not ring");
    });
}

#[test]
fn given_two_nodes_when_one_rings_then_the_other_hears_it() {
    let Some(database) = Database::postgres() else { return };
    let (here, there) = (database.open(), database.open());
    let mut bells = [here.bell("two-nodes"), there.bell("two-nodes")];
    for ringing in [&here, &there] {
        ring(ringing, "two-nodes");
        bells.iter_mut().for_each(hear);
    }
}

/// The database with a name for its connections, so that they can be told from those of other tests.
fn with_name(database: &Database, name: &str) -> Options {
    let Engine::Postgres { url } = &database.options.engine else { panic!("not PostgreSQL") };
    let url = DatabaseUrl::from(format!("{}&application_name={name}", url.reveal()));
    Options { engine: Engine::Postgres { url }, ..database.options.clone() }
}

#[test]
fn given_a_listener_that_lost_its_connection_when_it_is_back_then_it_rings_for_what_it_missed_and_hears_again() {
    let Some(database) = Database::postgres() else { return };
    let (here, there) = (database.open(), Store::open(&with_name(&database, "loses_its_listener")).unwrap());
    let mut bell = there.bell("lost");
    for _ in 0..2 {
        let end = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                   WHERE application_name = 'loses_its_listener' AND query = 'LISTEN muster'";
        administrate(end).unwrap();
        hear(&mut bell);
        ring(&here, "lost");
        hear(&mut bell);
    }
}

#[test]
fn given_a_store_with_a_listener_when_it_is_dropped_then_the_bell_says_that_nobody_rings_any_more() {
    on_every_engine(|database| {
        let store = database.open();
        let bell = store.bell("dropped");
        // Waits for all threads, the listener's among them.
        drop(store);
        assert!(bell.has_changed().is_err(), "a bell without a store would be waited for in vain");
    });
}
