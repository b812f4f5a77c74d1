//! A connection pooler that lends connections for less than a session.
#![allow(clippy::unwrap_used)]

mod support;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use muster_store::{Options, Store, StoreError, StoreErrorKind, params};
use support::Database;

/// What an operator must be told.
const ADVICE: &str = "pool_mode=session";

/// Speaks as much of PostgreSQL's protocol as is needed to be asked which process does the work, and answers with what
/// `process` says for the how manyth connection and the how manyth question of all.
fn pooler(process: impl Fn(u32, u32) -> u32 + Send + Sync + 'static) -> Options {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (process, asked) = (Arc::new(process), Arc::new(AtomicU32::new(0)));
    std::thread::Builder::new()
        .name("pooler".to_owned())
        .spawn(move || {
            for (connection, stream) in (1..).zip(listener.incoming()) {
                let (process, asked) = (Arc::clone(&process), Arc::clone(&asked));
                let answer = move || process(connection, asked.fetch_add(1, Ordering::SeqCst));
                let serve = move || drop(serve(&mut stream.unwrap(), answer));
                std::thread::Builder::new().name("pooled".to_owned()).spawn(serve).unwrap();
            }
        })
        .unwrap();
    Options::postgres(format!("postgres://muster@127.0.0.1:{port}/muster?sslmode=disable"))
}

/// Serves one connection until it sends something else than a simple query.
fn serve(stream: &mut TcpStream, process: impl Fn() -> u32) -> std::io::Result<()> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    body(stream, length)?;
    let ready = message(b'Z', b"I");
    stream.write_all(&[message(b'R', &[0; 4]), ready.clone()].concat())?;
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let sql = body(stream, length)?;
        if kind != b'Q' {
            return Ok(());
        }
        let mut answer = Vec::new();
        if String::from_utf8_lossy(&sql).contains("pg_backend_pid") {
            let text = process().to_string();
            let size = u32::try_from(text.len()).unwrap().to_be_bytes();
            // One column without a table, of type text (25).
            let column = [&[0, 1, b'p', 0][..], &[0; 6], &[0, 0, 0, 25], &[0xff, 0xff], &[0xff; 4], &[0, 0]].concat();
            answer.extend(message(b'T', &column));
            answer.extend(message(b'D', &[&[0, 1][..], &size, text.as_bytes()].concat()));
        }
        answer.extend(message(b'C', b"DONE\0"));
        answer.extend(&ready);
        stream.write_all(&answer)?;
    }
}

fn body(stream: &mut TcpStream, length: [u8; 4]) -> std::io::Result<Vec<u8>> {
    let mut body = vec![0; usize::try_from(u32::from_be_bytes(length)).unwrap() - 4];
    stream.read_exact(&mut body)?;
    Ok(body)
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
    [&[kind][..], &length, body].concat()
}

fn refusal(options: &Options) -> StoreError {
    Store::open(options).err().expect("no database stands behind it")
}

#[test]
fn given_a_pooler_that_lends_one_process_to_two_sessions_when_opened_then_it_is_refused_with_what_to_do() {
    let refused = refusal(&pooler(|_, _| 1));
    assert_eq!(refused.kind, StoreErrorKind::Unusable);
    assert!(refused.message.contains(ADVICE), "{refused}");
}

#[test]
fn given_a_pooler_that_lends_another_process_each_time_when_opened_then_it_is_refused_with_what_to_do() {
    let refused = refusal(&pooler(|_, question| question));
    assert!(refused.message.contains(ADVICE), "{refused}");
}

#[test]
fn given_a_pooler_that_lends_the_same_process_at_first_when_opened_then_it_is_refused_too() {
    // The first round looks as it should: two sessions, two processes.
    let refused = refusal(&pooler(|connection, question| if question < 3 { connection } else { 1 }));
    assert!(refused.message.contains(ADVICE), "{refused}");
}

#[test]
fn given_a_process_for_each_session_when_opened_then_no_pooler_is_blamed() {
    let refused = refusal(&pooler(|connection, _| connection));
    assert!(!refused.message.contains(ADVICE), "{refused}");
}

#[test]
fn given_a_prepared_statement_that_is_gone_or_stands_there_already_when_used_then_the_pooler_is_named() {
    let Some(database) = Database::postgres() else { return };
    let store = database.open();
    let gone = store.write("gone", |tx| {
        let read = "SELECT COUNT(*) FROM setting WHERE name = ?1";
        tx.number(read, params!["a"])?;
        tx.execute("DEALLOCATE ALL", &[])?;
        tx.number(read, params!["a"])
    });
    let refused: StoreError = gone.wait().expect_err("the statement is gone");
    assert_eq!(refused.kind, StoreErrorKind::Unusable);
    assert!(refused.message.contains(ADVICE), "{refused}");
}
