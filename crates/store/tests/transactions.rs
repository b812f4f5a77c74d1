//! What a transaction promises: all or nothing, on disk before the answer, one snapshot, bounded queues.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use muster_store::{Options, QueueDepth, Store, StoreError, StoreErrorKind, Tx, params};
use support::{Database, on_every_engine};

fn put(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    tx.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", params![name, value]).map(drop)
}

fn insert(store: &Store, name: &'static str) -> Result<(), StoreError> {
    store.write_blocking("insert", move |tx| put(tx, name, "1"))
}

fn names(store: &Store) -> Vec<String> {
    store
        .read_blocking("names", |tx| tx.all("SELECT name FROM setting ORDER BY name", &[], |row| row.string(0)))
        .unwrap()
}

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
    store.write_blocking("occupy", until_told(started, go)).unwrap();
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
        let answer: Result<(), StoreError> = store.write_blocking("fails", |tx| {
            put(tx, "first", "1")?;
            put(tx, "second", "2")?;
            Err(StoreError::new(StoreErrorKind::Statement, "the rule says no"))
        });
        assert_eq!(answer.unwrap_err().message, "the rule says no");
        assert!(names(&store).is_empty());
        insert(&store, "first").unwrap();
    });
}

#[test]
fn given_a_closure_that_swallows_a_failed_statement_when_it_ends_then_it_is_not_committed() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        let answer = store.write_blocking("swallows", |tx| {
            put(tx, "before", "1")?;
            let _ = put(tx, "taken", "2");
            Ok::<(), StoreError>(())
        });
        assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unique);
        assert_eq!(names(&store), ["taken"], "what was written before the failed statement must be gone");
    });
}

/// What a closure answers that takes a failed look-up for "no".
fn forbidden<T>(_: StoreError) -> Result<T, StoreError> {
    Err(StoreError::new(StoreErrorKind::Busy, "forbidden"))
}

#[test]
fn given_a_failed_statement_when_the_closure_answers_with_an_error_of_its_own_then_the_failure_is_the_answer() {
    on_every_engine(|database| {
        let store = database.open();
        let look = |tx: &mut Tx<'_>| tx.number("SELECT COUNT(*) FROM nowhere", &[]).or_else(forbidden);
        let read = store.read_blocking("reads", look).unwrap_err();
        assert_eq!(read.kind, StoreErrorKind::Statement, "a read: {read}");
        let write = store.write_blocking("writes", move |tx| {
            put(tx, "before", "1")?;
            look(tx)
        });
        assert_eq!(write.unwrap_err().kind, StoreErrorKind::Statement, "a write");
        store.fault().fail_statement(1);
        let planned =
            store.read_blocking("reads", |tx| tx.number("SELECT COUNT(*) FROM setting", &[]).or_else(forbidden));
        assert_eq!(planned.unwrap_err().kind, StoreErrorKind::Unavailable, "a planned failure of a read");
        assert!(names(&store).is_empty());
    });
}

#[test]
fn given_several_failed_statements_when_the_closure_ends_then_the_first_failure_is_the_answer() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        let answer = store.write_blocking("fails twice", |tx| {
            let _ = put(tx, "taken", "2");
            tx.number("SELECT COUNT(*) FROM nowhere", &[]).or_else(forbidden)
        });
        assert_eq!(
            answer.unwrap_err().kind,
            StoreErrorKind::Unique,
            "the second statement failed because of the first"
        );
        let answer = store.read_blocking("fails twice", |tx| {
            let _ = tx.number("SELECT COUNT(*) FROM nowhere", &[]);
            tx.number("SELECT COUNT(*) FROM elsewhere", &[])
        });
        let error = answer.unwrap_err();
        assert!(error.message.contains("nowhere"), "the answer should be the first failure: {error}");
    });
}

#[test]
fn given_a_closure_that_panics_when_it_ends_then_the_answer_is_an_error_and_the_store_goes_on() {
    on_every_engine(|database| {
        let store = database.open();
        for _ in 0..20 {
            let answer: Result<(), StoreError> = store.write_blocking("careless", |tx| {
                put(tx, "half", "1")?;
                panic!("this panic is part of a test");
            });
            let error = answer.unwrap_err();
            assert_eq!(error.kind, StoreErrorKind::Statement);
            assert!(error.message.contains("careless"), "the error should name the transaction: {error}");
            let answer: Result<(), StoreError> =
                store.read_blocking("careless read", |_| panic!("this panic is part of a test"));
            assert!(answer.unwrap_err().message.contains("careless read"));
        }
        insert(&store, "after").unwrap();
        assert_eq!(names(&store), ["after"]);
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
                store.write_blocking("bad", |tx| {
                    put(tx, "b", "1")?;
                    tx.execute("INSERT INTO nosuch (name) VALUES ('x')", &[]).map(drop)
                })
            });
            let refused = scope.spawn(|| {
                store.write_blocking("refused", |tx| {
                    put(tx, "d", "1")?;
                    Err::<(), _>(StoreError::new(StoreErrorKind::Statement, "refused"))
                })
            });
            let careless = scope.spawn(|| {
                store.write_blocking("careless", |tx| -> Result<(), StoreError> {
                    put(tx, "f", "1")?;
                    panic!("this panic is part of a test");
                })
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
fn given_a_statement_that_fails_by_plan_when_it_is_reached_then_only_its_closure_is_undone() {
    on_every_engine(|database| {
        let store = database.open();
        store.fault().fail_statement(2);
        let answer = store.write_blocking("two", |tx| {
            put(tx, "one", "1")?;
            put(tx, "two", "2")
        });
        assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unavailable);
        assert!(!store.fault().is_pending());
        assert!(names(&store).is_empty());
        insert(&store, "one").unwrap();
    });
}

#[test]
fn given_closures_with_statements_when_they_end_then_each_statement_was_counted_once() {
    on_every_engine(|database| {
        let store = database.open();
        let before = store.statements();
        store.write_blocking("nothing", |_| Ok::<(), StoreError>(())).unwrap();
        assert_eq!(store.statements() - before, 0, "a transaction by itself has no statement");
        store
            .write_blocking("three", |tx| {
                put(tx, "one", "1")?;
                tx.send("INSERT INTO setting (name, value) VALUES ('two', '2')", &[])?;
                tx.number("SELECT COUNT(*) FROM setting", &[])
            })
            .unwrap();
        assert_eq!(store.statements() - before, 3, "one executed, one sent, one query");
        store.read_blocking("fails", |tx| tx.number("SELECT COUNT(*) FROM nowhere", &[])).unwrap_err();
        assert_eq!(store.statements() - before, 4, "a statement that failed was sent too");
    });
}

/// More statements than any session lets wait.
const MANY: usize = 200;

#[test]
fn given_statements_that_were_only_sent_when_the_next_query_runs_then_it_sees_them_in_their_order() {
    on_every_engine(|database| {
        let store = database.open();
        let seen = store.write_blocking("send", |tx| {
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
        });
        assert_eq!(seen.unwrap(), Some(MANY.to_string()));
        let stored = store.read_blocking("look", |tx| tx.one("SELECT value FROM setting", &[], |row| row.string(0)));
        assert_eq!(stored.unwrap().as_deref(), Some("last"));
    });
}

#[test]
fn given_a_sent_statement_that_fails_when_the_closure_ends_well_then_nothing_stays_and_the_answer_is_its_error() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        for later_statements in [0, 1, MANY] {
            let answer = store.write_blocking("sends", move |tx| {
                tx.send("INSERT INTO setting (name, value) VALUES ('before', '1')", &[])?;
                tx.send("INSERT INTO setting (name, value) VALUES ('taken', '2')", &[])?;
                for number in 0..later_statements {
                    let name = format!("later {number}");
                    tx.send("INSERT INTO setting (name, value) VALUES (?1, '3')", params![&name])?;
                }
                Ok::<(), StoreError>(())
            });
            assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unique, "{later_statements} statements after it");
            assert_eq!(names(&store), ["taken"], "{later_statements} statements after it");
        }
    });
}

#[test]
fn given_a_sent_statement_with_a_value_of_another_type_when_the_closure_ends_then_nothing_stays() {
    on_every_engine(|database| {
        let store = database.open();
        let answer = store.write_blocking("sends", |tx| {
            tx.send("INSERT INTO setting (name, value) VALUES ('before', '1')", &[])?;
            // The closure swallows what it is told at once.
            let _ = tx.send("UPDATE setting SET value = ?1", params![&[1_u8, 2]]);
            Ok::<(), StoreError>(())
        });
        assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Statement);
        assert!(names(&store).is_empty());
    });
}

#[test]
fn given_a_sent_row_that_is_there_already_when_the_next_run_makes_another_then_nobody_notices() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        let runs = AtomicU32::new(0);
        let answer = store.write_blocking("sends", move |tx| {
            let name = if runs.fetch_add(1, Ordering::SeqCst) == 0 { "taken" } else { "free" };
            tx.send("INSERT INTO setting (name, value) VALUES (?1, '2')", params![name])
        });
        answer.unwrap();
        assert_eq!(names(&store), ["free", "taken"]);
    });
}

#[test]
fn given_a_closure_without_statements_when_it_ends_then_its_answer_is_what_it_says() {
    on_every_engine(|database| {
        let store = database.open();
        assert_eq!(store.write_blocking("nothing", |_| Ok::<_, StoreError>(7)).unwrap(), 7);
        let refused =
            store.write_blocking("refuses", |_| Err::<(), _>(StoreError::new(StoreErrorKind::Statement, "no")));
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
                store.read_blocking("two looks", move |tx| {
                    let first = count(tx)?;
                    let _ = looked.send(());
                    let _ = written.lock().unwrap().recv();
                    Ok::<_, StoreError>((first, count(tx)?))
                })
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
            scope.spawn(|| store.read_blocking("occupy", until_told(started, wait)).unwrap());
            begun.recv().unwrap();
            insert(&store, "before").unwrap();
            let readers: Vec<_> = (0..20).map(|_| scope.spawn(|| names(&store))).collect();
            let careless = scope.spawn(|| {
                store
                    .read_blocking("careless", |_| -> Result<(), StoreError> { panic!("this panic is part of a test") })
            });
            let failing = scope
                .spawn(|| store.read_blocking("fails", |tx| tx.number("SELECT COUNT(*) FROM nowhere", &[]).map(drop)));
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
        scope.spawn(|| store.read_blocking("occupy", until_told(started, wait)).unwrap());
        begun.recv().unwrap();
        let long = scope.spawn(|| store.read_much_blocking("long", until_told(long_started, long_wait)).unwrap());
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
        assert!(store.read_blocking("careless", careless).is_err());
        assert!(store.write_blocking("careless", careless).is_err());
        insert(&store, "since").unwrap();
        assert_eq!(names(&store), ["row", "since"]);
    });
}

#[test]
fn given_a_read_when_it_tries_to_write_then_it_is_refused() {
    on_every_engine(|database| {
        let store = database.open();
        let answer = store.read_blocking("sneaky", |tx| put(tx, "x", "1"));
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
        store.write_blocking("start", |tx| put(tx, "counter", "0")).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    for _ in 0..EACH {
                        store.write_blocking("increment", increment).unwrap();
                    }
                });
            }
        });
        let last = store.read_blocking("last", counter).unwrap();
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
                store.write_blocking("look, then insert", move |tx| {
                    let name = format!("round-{round}");
                    let there = tx.number("SELECT COUNT(*) FROM setting WHERE name = ?1", params![&name])?;
                    if there == 0 {
                        put(tx, &name, "1")?;
                    }
                    Ok::<_, StoreError>(there)
                })
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
fn given_a_unique_row_when_it_is_inserted_again_then_the_error_is_unique_and_nothing_else_is() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        assert_eq!(insert(&store, "taken").unwrap_err().kind, StoreErrorKind::Unique);
        let missing = store.write_blocking("null", |tx| {
            tx.execute("INSERT INTO setting (name, value) VALUES ('n', ?1)", params![None::<&str>]).map(drop)
        });
        assert_eq!(missing.unwrap_err().kind, StoreErrorKind::Statement, "a missing value is a defect, not a conflict");
    });
}

#[test]
fn given_an_id_that_is_taken_when_the_closure_makes_another_on_its_next_run_then_nobody_notices() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "id-0").unwrap();
        let runs = AtomicU32::new(0);
        let made = store.write_blocking("fresh id", move |tx| {
            let name = format!("id-{}", runs.fetch_add(1, Ordering::Relaxed));
            put(tx, &format!("beside {name}"), "1")?;
            put(tx, &name, "1")?;
            Ok::<_, StoreError>(name)
        });
        assert_eq!(made.unwrap(), "id-1");
        assert_eq!(names(&store), ["beside id-1", "id-0", "id-1"], "nothing of the first run may stay");
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
                let sum = store.read_blocking("sum", move |tx| tx.number(&sql, params![1_i64])).unwrap();
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
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
    let store = database.open();
    // Futures that were polled once are in the queue; nobody waits for their answers.
    for number in 0..50 {
        let write = store.write("forgotten", move |tx| put(tx, &format!("n{number}"), "1"));
        runtime.block_on(async { tokio::time::timeout(Duration::ZERO, write).await.ok() });
    }
    drop(store);
    assert_eq!(names(&database.open()).len(), 50);
}
