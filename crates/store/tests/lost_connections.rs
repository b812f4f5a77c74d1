//! PostgreSQL ends a connection while nobody looks, or in the middle of a transaction.
#![allow(clippy::unwrap_used)]

mod support;

use muster_store::{Options, Store, StoreError, StoreErrorKind, Tx, params};
use support::{Database, administrate};

/// A store with one connection of each kind, so that it is known which one the next closure meets.
fn with_one_connection_of_each_kind(test: impl Fn(&Store)) {
    let Some(database) = Database::postgres() else { return };
    let store = Store::open(&Options { readers: 1, writers: 1, ..database.options.clone() }).unwrap();
    test(&store);
}

fn backend(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.number("SELECT CAST(pg_backend_pid() AS BIGINT)", &[])
}

fn terminate(backend: i64) {
    administrate(&format!("SELECT pg_terminate_backend({backend}, 10000)")).unwrap();
}

/// Ends both idle connections of the store.
fn terminate_all(store: &Store) {
    terminate(store.read("backend", backend).wait().unwrap());
    terminate(store.write("backend", backend).wait().unwrap());
}

fn put(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    tx.send("INSERT INTO setting (name, value) VALUES (?1, '1')", params![name])
}

fn names(store: &Store) -> Vec<String> {
    let names = |tx: &mut Tx<'_>| tx.all("SELECT name FROM setting ORDER BY name", &[], |row| row.string(0));
    store.read("names", names).wait().unwrap()
}

#[test]
fn given_idle_connections_that_were_ended_when_a_closure_comes_then_it_gets_a_new_one_and_nobody_notices() {
    with_one_connection_of_each_kind(|store| {
        store.write("sends", |tx| put(tx, "first")).wait().unwrap();
        assert_eq!(names(store), ["first"]);
        terminate_all(store);
        assert_eq!(names(store), ["first"], "a query that the session had prepared");
        store.write("sends", |tx| put(tx, "second")).wait().unwrap();
        terminate_all(store);
        let counted = store.read("counts", |tx| tx.number("SELECT COUNT(*) + 1 FROM setting", &[])).wait();
        assert_eq!(counted.unwrap(), 3, "a query that the session had not prepared");
        let deleted = store.write("executes", |tx| tx.execute("DELETE FROM setting WHERE name = 'first'", &[])).wait();
        assert_eq!(deleted.unwrap(), 1, "a statement that the session had not prepared");
        assert_eq!(names(store), ["second"]);
    });
}

#[test]
fn given_a_connection_that_ends_in_a_transaction_when_the_closure_goes_on_then_nothing_of_it_stays() {
    with_one_connection_of_each_kind(|store| {
        for statements_after in 0..3 {
            let answer = store
                .write("loses its connection", move |tx| {
                    put(tx, "half")?;
                    terminate(backend(tx)?);
                    for number in 0..statements_after {
                        put(tx, &format!("later {number}"))?;
                    }
                    Ok::<(), StoreError>(())
                })
                .wait();
            assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unavailable, "{statements_after} statements after it");
            assert!(names(store).is_empty(), "{statements_after} statements after it");
        }
        store.write("sends", |tx| put(tx, "after")).wait().unwrap();
        assert_eq!(names(store), ["after"]);
    });
}
