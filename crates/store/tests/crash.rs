//! SIGKILL under load: whatever was acknowledged is there afterwards, and nothing is half there.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use muster_store::{Engine, Options, Store, StoreError, Tx, params};
use support::on_every_engine;

const DATABASE: &str = "MUSTER_TEST_CRASH_DATABASE";
const ROUND: &str = "MUSTER_TEST_CRASH_ROUND";

/// Times the process is killed.
const ROUNDS: usize = 4;

/// Acknowledged writes after which it is killed; each round at another moment.
const KILL_AFTER: [usize; ROUNDS] = [1, 150, 400, 1000];

const WRITERS: usize = 6;

/// Not a rule of its own: the process that is killed. It writes until then and prints each name it was promised.
#[test]
fn process_that_is_killed() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let round = std::env::var(ROUND).unwrap();
    let options = Options::from_database_url(&database).unwrap_or_else(|_| Options::sqlite(PathBuf::from(database)));
    let store = Store::open(&Options { writers: 3, ..options }).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (store, round) = (&store, &round);
            scope.spawn(move || {
                for number in 0_u64.. {
                    let name = format!("{round}-{writer}-{number}");
                    let written = name.clone();
                    store.write("two rows", move |tx| two_rows(tx, &written)).wait().unwrap();
                    let mut out = std::io::stdout().lock();
                    out.write_all(format!("ack {name}\n").as_bytes()).unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

fn two_rows(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    tx.execute("INSERT INTO setting (name, value) VALUES (?1, 'x')", params![name])?;
    tx.execute("INSERT INTO workspace_token (workspace_customer_id, token) VALUES (?1, 'x')", params![name])?;
    Ok(())
}

fn start(engine: &Engine, round: usize) -> Child {
    let database = match engine {
        Engine::Sqlite { file } => file.clone().into_os_string(),
        Engine::Postgres { url } => url.reveal().into(),
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "process_that_is_killed", "--nocapture"])
        .env(DATABASE, database)
        .env(ROUND, round.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Reads acknowledgements, kills the process at the wanted one, and reads what it had still said by then.
fn kill_after(mut process: Child, acknowledgements: usize) -> Vec<String> {
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let (mut acknowledged, mut line, mut killed) = (Vec::new(), String::new(), false);
    while out.read_line(&mut line).unwrap() > 0 {
        // A line that was cut off in the middle was not said.
        if let Some(name) = line.strip_suffix('\n').and_then(|line| line.split_once("ack ")) {
            acknowledged.push(name.1.to_owned());
        }
        if acknowledged.len() == acknowledgements && !killed {
            // On Unix this is SIGKILL: the process gets no chance to tidy up.
            process.kill().unwrap();
            killed = true;
        }
        line.clear();
    }
    process.wait().unwrap();
    assert!(killed, "the process ended by itself after {} acknowledgements", acknowledged.len());
    acknowledged
}

fn names(store: &Store, sql: &'static str) -> HashSet<String> {
    store.read("names", move |tx| tx.all(sql, &[], |row| row.string(0))).wait().unwrap().into_iter().collect()
}

#[test]
fn given_a_process_killed_under_load_when_the_store_is_opened_then_every_acknowledged_write_is_there() {
    on_every_engine(|database| {
        let mut promised = Vec::new();
        for (round, acknowledgements) in KILL_AFTER.into_iter().enumerate() {
            promised.extend(kill_after(start(&database.options.engine, round), acknowledgements));
            let store = database.open();
            let left = names(&store, "SELECT name FROM setting");
            let right = names(&store, "SELECT workspace_customer_id FROM workspace_token");
            let lost: Vec<&String> = promised.iter().filter(|name| !left.contains(*name)).collect();
            assert!(lost.is_empty(), "{} of {} acknowledged writes are lost: {lost:?}", lost.len(), promised.len());
            assert_eq!(left, right, "a transaction must be there as a whole or not at all");
        }
        assert!(promised.len() >= KILL_AFTER.iter().sum::<usize>());
    });
}
