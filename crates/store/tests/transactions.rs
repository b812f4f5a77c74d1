//! What a transaction promises: all or nothing, on disk before the answer, one snapshot, bounded queues.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use muster_store::{Options, QueueDepth, Store, StoreError, StoreErrorKind, Tx, params};
use support::{Database, insert, names, on_every_engine, put};

/// Waits, for some seconds at most, until so many writes wait in the queue.
fn wait_for_writes(store: &Store, waiting: usize) {
    wait_until(store, |depth| depth.writes == waiting);
}

/// Waits, for some seconds at most, until so many reads wait in the queue.
fn wait_for_reads(store: &Store, waiting: usize) {
    wait_until(store, |depth| depth.reads == waiting);
}

fn wait_until(store: &Store, fits: impl Fn(QueueDepth) -> bool) {
    for _ in 0..5000 {
        if fits(store.queue_depth()) {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("the queues should have filled by now, but hold {:?}", store.queue_depth());
}

/// Occupies the one writer of `store` until `go` says so or is dropped.
fn occupy(store: &Store, started: Sender<()>, go: Receiver<()>) {
    store.write("occupy", until_told(started, go)).wait().unwrap();
}

/// A closure that says when it has begun, and ends when it is told to.
fn until_told(started: Sender<()>, go: Receiver<()>) -> impl Fn(&mut Tx<'_>) -> Result<(), StoreError> {
    let go = Mutex::new(go);
    move |_| {
        let _ = started.send(());
        let _ = go.lock().unwrap().recv();
        Ok(())
    }
}

#[test]
fn given_an_answered_write_when_the_store_is_opened_again_then_it_is_there() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "kept").unwrap();
        assert_eq!(names(&store), ["kept"], "a reader must see an answered write at once");
        drop(store);
        assert_eq!(names(&database.open()), ["kept"]);
    });
}

#[test]
fn given_a_closure_that_fails_when_it_ends_then_nothing_of_it_stays_and_its_error_is_the_answer() {
    on_every_engine(|database| {
        let store = database.open();
        let answer: Result<(), StoreError> = store
            .write("fails", |tx| {
                put(tx, "first", "1")?;
                put(tx, "second", "2")?;
                Err(StoreError::new(StoreErrorKind::Statement, "the rule says no"))
            })
            .wait();
        assert_eq!(answer.unwrap_err().message, "the rule says no");
        assert!(names(&store).is_empty());
        insert(&store, "first").unwrap();
    });
}

#[test]
fn given_closures_of_one_group_when_some_fail_then_only_those_are_undone() {
    on_every_engine(|database| {
        let store = database.open();
        let ((started, begun), (go, wait)) = (channel(), channel());
        std::thread::scope(|scope| {
            scope.spawn(|| occupy(&store, started, wait));
            begun.recv().unwrap();
            let good = ["a", "c", "e"].map(|name| {
                scope.spawn({
                    let store = &store;
                    move || insert(store, name)
                })
            });
            let bad = scope.spawn(|| {
                store
                    .write("bad", |tx| {
                        put(tx, "b", "1")?;
                        tx.execute("INSERT INTO nosuch (name) VALUES ('x')", &[]).map(drop)
                    })
                    .wait()
            });
            let refused = scope.spawn(|| {
                store
                    .write("refused", |tx| {
                        put(tx, "d", "1")?;
                        Err::<(), _>(StoreError::new(StoreErrorKind::Statement, "refused"))
                    })
                    .wait()
            });
            let careless = scope.spawn(|| {
                store
                    .write("careless", |tx| -> Result<(), StoreError> {
                        put(tx, "f", "1")?;
                        panic!("this panic is part of a test");
                    })
                    .wait()
            });
            if database.is_sqlite() {
                // All of them are now waiting for the one writer, which will take them as one group.
                wait_for_writes(&store, 6);
            }
            go.send(()).unwrap();
            for thread in good {
                thread.join().unwrap().unwrap();
            }
            assert_eq!(bad.join().unwrap().unwrap_err().kind, StoreErrorKind::Statement);
            assert_eq!(refused.join().unwrap().unwrap_err().message, "refused");
            careless.join().unwrap().unwrap_err();
        });
        assert_eq!(names(&store), ["a", "c", "e"]);
    });
}

#[test]
fn given_closures_with_statements_when_they_end_then_each_statement_was_counted_once() {
    on_every_engine(|database| {
        let store = database.open();
        let before = store.statements();
        store.write("nothing", |_| Ok::<(), StoreError>(())).wait().unwrap();
        assert_eq!(store.statements() - before, 0, "a transaction by itself has no statement");
        store
            .write("three", |tx| {
                put(tx, "one", "1")?;
                tx.send("INSERT INTO setting (name, value) VALUES ('two', '2')", &[])?;
                tx.number("SELECT COUNT(*) FROM setting", &[])
            })
            .wait()
            .unwrap();
        assert_eq!(store.statements() - before, 3, "one executed, one sent, one query");
        store.read("fails", |tx| tx.number("SELECT COUNT(*) FROM nowhere", &[])).wait().unwrap_err();
        assert_eq!(store.statements() - before, 4, "a statement that failed was sent too");
    });
}

/// More statements than any session lets wait.
const MANY: usize = 200;

#[test]
fn given_statements_that_were_only_sent_when_the_next_query_runs_then_it_sees_them_in_their_order() {
    on_every_engine(|database| {
        let store = database.open();
        let seen = store
            .write("send", |tx| {
                tx.send("INSERT INTO setting (name, value) VALUES ('counter', '0')", &[])?;
                for _ in 0..MANY {
                    tx.send(
                        "UPDATE setting SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'counter'",
                        &[],
                    )?;
                }
                let seen = tx.one("SELECT value FROM setting WHERE name = 'counter'", &[], |row| row.string(0))?;
                tx.send("UPDATE setting SET value = 'last' WHERE name = 'counter'", &[])?;
                Ok::<_, StoreError>(seen)
            })
            .wait();
        assert_eq!(seen.unwrap(), Some(MANY.to_string()));
        let stored = store.read("look", |tx| tx.one("SELECT value FROM setting", &[], |row| row.string(0))).wait();
        assert_eq!(stored.unwrap().as_deref(), Some("last"));
    });
}

#[test]
fn given_a_closure_without_statements_when_it_ends_then_its_answer_is_what_it_says() {
    on_every_engine(|database| {
        let store = database.open();
        assert_eq!(store.write("nothing", |_| Ok::<_, StoreError>(7)).wait().unwrap(), 7);
        let refused = store.write("refuses", |_| Err::<(), _>(StoreError::new(StoreErrorKind::Statement, "no"))).wait();
        assert_eq!(refused.unwrap_err().message, "no");
        insert(&store, "after").unwrap();
    });
}

#[test]
fn given_a_reader_when_somebody_writes_meanwhile_then_all_its_statements_see_one_snapshot() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "before").unwrap();
        let ((looked, first_look), (go, written)) = (channel(), channel());
        let written = Mutex::new(written);
        let count = |tx: &mut Tx<'_>| tx.number("SELECT COUNT(*) FROM setting", &[]);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                store
                    .read("two looks", move |tx| {
                        let first = count(tx)?;
                        let _ = looked.send(());
                        let _ = written.lock().unwrap().recv();
                        Ok::<_, StoreError>((first, count(tx)?))
                    })
                    .wait()
            });
            first_look.recv().unwrap();
            insert(&store, "meanwhile").unwrap();
            go.send(()).unwrap();
            assert_eq!(reader.join().unwrap().unwrap(), (1, 1), "both looks must see the state at the first");
        });
        assert_eq!(names(&store).len(), 2);
    });
}

#[test]
fn given_reads_that_wait_together_when_they_run_then_each_sees_what_was_written_before_it_was_asked_for() {
    on_every_engine(|database| {
        let store = Store::open(&Options { readers: 1, ..database.options.clone() }).unwrap();
        let ((started, begun), (go, wait)) = (channel(), channel());
        std::thread::scope(|scope| {
            scope.spawn(|| store.read("occupy", until_told(started, wait)).wait().unwrap());
            begun.recv().unwrap();
            insert(&store, "before").unwrap();
            let readers: Vec<_> = (0..20).map(|_| scope.spawn(|| names(&store))).collect();
            let careless = scope.spawn(|| {
                store.read("careless", |_| -> Result<(), StoreError> { panic!("this panic is part of a test") }).wait()
            });
            let failing = scope
                .spawn(|| store.read("fails", |tx| tx.number("SELECT COUNT(*) FROM nowhere", &[]).map(drop)).wait());
            wait_for_reads(&store, 22);
            go.send(()).unwrap();
            for reader in readers {
                assert_eq!(reader.join().unwrap(), ["before"], "whatever else waited beside it");
            }
            assert!(careless.join().unwrap().is_err() && failing.join().unwrap().is_err());
        });
    });
}

#[test]
fn given_a_read_of_everything_when_others_wait_beside_it_then_they_are_answered_before_it_ends() {
    let database = Database::sqlite();
    let store = Store::open(&Options { readers: 1, ..database.options.clone() }).unwrap();
    let ((started, begun), (go, wait)) = (channel(), channel());
    let ((long_started, long_begun), (end, long_wait)) = (channel(), channel());
    std::thread::scope(|scope| {
        scope.spawn(|| store.read("occupy", until_told(started, wait)).wait().unwrap());
        begun.recv().unwrap();
        let long = scope.spawn(|| store.read_much("long", until_told(long_started, long_wait)).wait().unwrap());
        wait_for_reads(&store, 1);
        let short: Vec<_> = (0..5).map(|_| scope.spawn(|| names(&store))).collect();
        wait_for_reads(&store, 6);
        go.send(()).unwrap();
        short.into_iter().for_each(|read| assert!(read.join().unwrap().is_empty()));
        long_begun.recv().unwrap();
        assert!(!long.is_finished(), "the long read goes on after the short ones were answered");
        end.send(()).unwrap();
    });
}

#[test]
fn given_a_panic_over_a_row_when_the_connection_is_used_again_then_it_sees_what_was_written_since() {
    on_every_engine(|database| {
        let store = Store::open(&Options { readers: 1, writers: 1, ..database.options.clone() }).unwrap();
        insert(&store, "row").unwrap();
        let careless = |tx: &mut Tx<'_>| {
            tx.each("SELECT name FROM setting", &[], |_| -> Result<(), StoreError> {
                panic!("this panic is part of a test")
            })
        };
        assert!(store.read("careless", careless).wait().is_err());
        assert!(store.write("careless", careless).wait().is_err());
        insert(&store, "since").unwrap();
        assert_eq!(names(&store), ["row", "since"]);
    });
}

#[test]
fn given_a_read_when_it_tries_to_write_then_it_is_refused() {
    on_every_engine(|database| {
        let store = database.open();
        let answer = store.read("sneaky", |tx| put(tx, "x", "1")).wait();
        assert!(answer.is_err(), "a read transaction must not write");
        assert!(names(&store).is_empty());
    });
}

#[test]
fn given_a_full_queue_when_one_more_write_comes_then_it_is_refused_as_busy() {
    on_every_engine(|database| {
        let options = Options { queue: 2, writers: 1, ..database.options.clone() };
        let store = Store::open(&options).unwrap();
        let ((started, begun), (go, wait)) = (channel(), channel());
        std::thread::scope(|scope| {
            scope.spawn(|| occupy(&store, started, wait));
            begun.recv().unwrap();
            let waiting = ["a", "b"].map(|name| {
                scope.spawn({
                    let store = &store;
                    move || insert(store, name)
                })
            });
            wait_for_writes(&store, 2);
            assert_eq!(insert(&store, "c").unwrap_err().kind, StoreErrorKind::Busy);
            assert!(names(&store).is_empty(), "reads have a queue of their own");
            go.send(()).unwrap();
            for thread in waiting {
                thread.join().unwrap().unwrap();
            }
        });
        assert_eq!(names(&store), ["a", "b"], "the refused write must not appear later");
    });
}

#[test]
fn given_writers_that_read_and_write_one_row_when_they_meet_then_no_increment_is_lost() {
    const WRITERS: i64 = 4;
    const EACH: i64 = 25;
    on_every_engine(|database| {
        let store = database.open();
        store.write("start", |tx| put(tx, "counter", "0")).wait().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    for _ in 0..EACH {
                        store.write("increment", increment).wait().unwrap();
                    }
                });
            }
        });
        let last = store.read("last", counter).wait().unwrap();
        assert_eq!(last, WRITERS * EACH, "every answered increment must have arrived");
    });
}

fn counter(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.number("SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'counter'", &[])
}

fn increment(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let next = (counter(tx)? + 1).to_string();
    tx.send("UPDATE setting SET value = ?1 WHERE name = 'counter'", params![&next])
}

#[test]
fn given_two_callers_that_look_before_they_insert_when_they_meet_then_one_finds_the_others_row() {
    on_every_engine(|database| {
        let store = database.open();
        for round in 0..20 {
            let insert_unless_there = || {
                store
                    .write("look, then insert", move |tx| {
                        let name = format!("round-{round}");
                        let there = tx.number("SELECT COUNT(*) FROM setting WHERE name = ?1", params![&name])?;
                        if there == 0 {
                            put(tx, &name, "1")?;
                        }
                        Ok::<_, StoreError>(there)
                    })
                    .wait()
            };
            let answers: Vec<i64> = std::thread::scope(|scope| {
                let threads = [(); 3].map(|()| scope.spawn(insert_unless_there));
                threads.map(|thread| thread.join().unwrap().expect("nobody should see the unique index")).to_vec()
            });
            assert_eq!(answers.iter().filter(|there| **there == 0).count(), 1, "exactly one inserts: {answers:?}");
        }
    });
}

#[test]
fn given_more_statements_than_the_cache_keeps_when_they_are_repeated_then_all_work() {
    on_every_engine(|database| {
        let options = Options { readers: 1, ..database.options.clone() };
        let store = Store::open(&options).unwrap();
        for _ in 0..2 {
            for number in 0..300_i64 {
                let sql = format!("SELECT CAST({number} AS BIGINT) + ?1");
                let sum = store.read("sum", move |tx| tx.number(&sql, params![1_i64])).wait().unwrap();
                assert_eq!(sum, number + 1);
            }
        }
    });
}

#[test]
fn given_a_statement_in_the_cache_when_the_transaction_it_failed_in_is_over_then_it_works_again() {
    on_every_engine(|database| {
        let store = Store::open(&Options { writers: 1, ..database.options.clone() }).unwrap();
        insert(&store, "taken").unwrap();
        for _ in 0..3 {
            insert(&store, "taken").unwrap_err();
        }
        insert(&store, "free").unwrap();
        assert_eq!(names(&store), ["free", "taken"]);
    });
}

#[test]
fn given_async_callers_when_many_write_at_once_then_all_are_answered() {
    on_every_engine(|database| {
        let store = std::sync::Arc::new(database.open());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
        runtime.block_on(async {
            let mut tasks = Vec::new();
            for number in 0..200 {
                let store = std::sync::Arc::clone(&store);
                tasks.push(tokio::spawn(async move {
                    store.write("async", move |tx| put(tx, &format!("n{number:03}"), "1")).await
                }));
            }
            for task in tasks {
                task.await.unwrap().unwrap();
            }
            let count: Result<i64, StoreError> =
                store.read("count", |tx| tx.number("SELECT COUNT(*) FROM setting", &[])).await;
            assert_eq!(count.unwrap(), 200);
        });
    });
}

#[test]
fn given_writes_in_the_queue_when_the_store_is_dropped_then_they_are_done_first() {
    let database = Database::sqlite();
    let store = database.open();
    // What was asked for is in the queue, although nobody waits for the answers.
    for number in 0..50 {
        drop(store.write("forgotten", move |tx| put(tx, &format!("n{number}"), "1")));
    }
    drop(store);
    assert_eq!(names(&database.open()).len(), 50);
}
