//! What a failed statement, a refusal or a panic does to a transaction, and what its caller is told.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::atomic::{AtomicU32, Ordering};

use muster_store::{StoreError, StoreErrorKind, Tx, params};
use support::{insert, names, on_every_engine, put};

/// More statements than any session lets wait.
const MANY: usize = 200;

#[test]
fn given_a_closure_that_swallows_a_failed_statement_when_it_ends_then_it_is_not_committed() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        let answer = store
            .write("swallows", |tx| {
                put(tx, "before", "1")?;
                let _ = put(tx, "taken", "2");
                Ok::<(), StoreError>(())
            })
            .wait();
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
        let read = store.read("reads", look).wait().unwrap_err();
        assert_eq!(read.kind, StoreErrorKind::Statement, "a read: {read}");
        let write = store
            .write("writes", move |tx| {
                put(tx, "before", "1")?;
                look(tx)
            })
            .wait();
        assert_eq!(write.unwrap_err().kind, StoreErrorKind::Statement, "a write");
        store.fault().fail_statement(1);
        let planned =
            store.read("reads", |tx| tx.number("SELECT COUNT(*) FROM setting", &[]).or_else(forbidden)).wait();
        assert_eq!(planned.unwrap_err().kind, StoreErrorKind::Unavailable, "a planned failure of a read");
        assert!(names(&store).is_empty());
    });
}

#[test]
fn given_several_failed_statements_when_the_closure_ends_then_the_first_failure_is_the_answer() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        let answer = store
            .write("fails twice", |tx| {
                let _ = put(tx, "taken", "2");
                tx.number("SELECT COUNT(*) FROM nowhere", &[]).or_else(forbidden)
            })
            .wait();
        assert_eq!(
            answer.unwrap_err().kind,
            StoreErrorKind::Unique,
            "the second statement failed because of the first"
        );
        let answer = store
            .read("fails twice", |tx| {
                let _ = tx.number("SELECT COUNT(*) FROM nowhere", &[]);
                tx.number("SELECT COUNT(*) FROM elsewhere", &[])
            })
            .wait();
        let error = answer.unwrap_err();
        assert!(error.message.contains("nowhere"), "the answer should be the first failure: {error}");
    });
}

#[test]
fn given_a_closure_that_panics_when_it_ends_then_the_answer_is_an_error_and_the_store_goes_on() {
    on_every_engine(|database| {
        let store = database.open();
        for _ in 0..20 {
            let answer: Result<(), StoreError> = store
                .write("careless", |tx| {
                    put(tx, "half", "1")?;
                    panic!("this panic is part of a test");
                })
                .wait();
            let error = answer.unwrap_err();
            assert_eq!(error.kind, StoreErrorKind::Statement);
            assert!(error.message.contains("careless"), "the error should name the transaction: {error}");
            let answer: Result<(), StoreError> =
                store.read("careless read", |_| panic!("this panic is part of a test")).wait();
            assert!(answer.unwrap_err().message.contains("careless read"));
        }
        insert(&store, "after").unwrap();
        assert_eq!(names(&store), ["after"]);
    });
}

#[test]
fn given_a_statement_that_fails_by_plan_when_it_is_reached_then_only_its_closure_is_undone() {
    on_every_engine(|database| {
        let store = database.open();
        store.fault().fail_statement(2);
        let answer = store
            .write("two", |tx| {
                put(tx, "one", "1")?;
                put(tx, "two", "2")
            })
            .wait();
        assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unavailable);
        assert!(!store.fault().is_pending());
        assert!(names(&store).is_empty());
        insert(&store, "one").unwrap();
    });
}

#[test]
fn given_a_sent_statement_that_fails_when_the_closure_ends_well_then_nothing_stays_and_the_answer_is_its_error() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        for later_statements in [0, 1, MANY] {
            let answer = store
                .write("sends", move |tx| {
                    tx.send("INSERT INTO setting (name, value) VALUES ('before', '1')", &[])?;
                    tx.send("INSERT INTO setting (name, value) VALUES ('taken', '2')", &[])?;
                    for number in 0..later_statements {
                        let name = format!("later {number}");
                        tx.send("INSERT INTO setting (name, value) VALUES (?1, '3')", params![&name])?;
                    }
                    Ok::<(), StoreError>(())
                })
                .wait();
            assert_eq!(answer.unwrap_err().kind, StoreErrorKind::Unique, "{later_statements} statements after it");
            assert_eq!(names(&store), ["taken"], "{later_statements} statements after it");
        }
    });
}

#[test]
fn given_a_sent_statement_with_a_value_of_another_type_when_the_closure_ends_then_nothing_stays() {
    on_every_engine(|database| {
        let store = database.open();
        let answer = store
            .write("sends", |tx| {
                tx.send("INSERT INTO setting (name, value) VALUES ('before', '1')", &[])?;
                // The closure swallows what it is told at once.
                let _ = tx.send("UPDATE setting SET value = ?1", params![&[1_u8, 2]]);
                Ok::<(), StoreError>(())
            })
            .wait();
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
        let answer = store
            .write("sends", move |tx| {
                let name = if runs.fetch_add(1, Ordering::SeqCst) == 0 { "taken" } else { "free" };
                tx.send("INSERT INTO setting (name, value) VALUES (?1, '2')", params![name])
            })
            .wait();
        answer.unwrap();
        assert_eq!(names(&store), ["free", "taken"]);
    });
}

#[test]
fn given_a_unique_row_when_it_is_inserted_again_then_the_error_is_unique_and_nothing_else_is() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "taken").unwrap();
        assert_eq!(insert(&store, "taken").unwrap_err().kind, StoreErrorKind::Unique);
        let missing = store
            .write("null", |tx| {
                tx.execute("INSERT INTO setting (name, value) VALUES ('n', ?1)", params![None::<&str>]).map(drop)
            })
            .wait();
        assert_eq!(missing.unwrap_err().kind, StoreErrorKind::Statement, "a missing value is a defect, not a conflict");
    });
}

#[test]
fn given_an_id_that_is_taken_when_the_closure_makes_another_on_its_next_run_then_nobody_notices() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, "id-0").unwrap();
        let runs = AtomicU32::new(0);
        let made = store
            .write("fresh id", move |tx| {
                let name = format!("id-{}", runs.fetch_add(1, Ordering::Relaxed));
                put(tx, &format!("beside {name}"), "1")?;
                put(tx, &name, "1")?;
                Ok::<_, StoreError>(name)
            })
            .wait();
        assert_eq!(made.unwrap(), "id-1");
        assert_eq!(names(&store), ["beside id-1", "id-0", "id-1"], "nothing of the first run may stay");
    });
}
