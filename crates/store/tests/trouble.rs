//! PostgreSQL that does not answer, takes no writes, or has room for fewer connections than there are threads.
#![allow(clippy::unwrap_used)]

mod support;

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use muster_store::{Engine, Options, Store, StoreErrorKind};
use support::{Database, administrate, insert, put};
use tokio::time::Instant;

/// A statement's limit and a connection's, and some time for a machine that has much to do; far below the patience of a
/// caller of an API.
const PATIENCE: Duration = Duration::from_secs(19);

fn url(database: &Database) -> String {
    let Engine::Postgres { url } = &database.options.engine else { panic!("this is PostgreSQL") };
    url.reveal().to_owned()
}

/// The directory of the server's socket, as it stands in the URL.
fn socket_directory(url: &str) -> (String, PathBuf) {
    let host = url.split('@').nth(1).unwrap().split('/').next().unwrap().to_owned();
    let directory = PathBuf::from(host.replace("%2F", "/"));
    (host, directory)
}

/// Stands between Muster and the server, and can stop passing on what they say.
struct Between {
    directory: tempfile::TempDir,
    frozen: Arc<AtomicBool>,
}

impl Between {
    fn new(server: &Path) -> Self {
        const SOCKET: &str = ".s.PGSQL.5432";
        let directory = tempfile::tempdir().unwrap();
        let frozen = Arc::new(AtomicBool::new(false));
        let listener = UnixListener::bind(directory.path().join(SOCKET)).unwrap();
        let (server, stops) = (server.join(SOCKET), Arc::clone(&frozen));
        named(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let server = UnixStream::connect(&server).unwrap();
                pass_on(client.try_clone().unwrap(), server.try_clone().unwrap(), Arc::clone(&stops));
                pass_on(server, client, Arc::clone(&stops));
            }
        });
        Self { directory, frozen }
    }

    fn host(&self) -> String {
        self.directory.path().to_str().unwrap().replace('/', "%2F")
    }

    fn freeze(&self, frozen: bool) {
        self.frozen.store(frozen, Ordering::SeqCst);
    }
}

fn named(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().name("between".to_owned()).spawn(run).unwrap();
}

fn pass_on(mut from: UnixStream, mut to: UnixStream, frozen: Arc<AtomicBool>) {
    named(move || {
        let mut bytes = [0_u8; 8192];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            while frozen.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(5));
            }
            if to.write_all(&bytes[..count]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

#[test]
fn given_a_server_that_freezes_when_asked_then_everybody_is_told_in_time_and_it_goes_on_when_it_thaws() {
    let Some(database) = Database::postgres() else { return };
    let direct = url(&database);
    let (host, directory) = socket_directory(&direct);
    let between = Between::new(&directory);
    let options = Options::postgres(direct.replace(&host, &between.host()));
    let store = Store::open(&Options { readers: 2, writers: 2, ..options }).unwrap();
    insert(&store, "before").unwrap();
    between.freeze(true);
    let slowest = Mutex::new(Duration::ZERO);
    std::thread::scope(|scope| {
        for caller in 0..12 {
            let (store, slowest) = (&store, &slowest);
            scope.spawn(move || {
                let begun = Instant::now();
                let answer = if caller % 2 == 0 {
                    store.read("frozen", |tx| tx.number("SELECT COUNT(*) FROM setting", &[]).map(drop)).wait()
                } else {
                    store.write("frozen", move |tx| put(tx, &format!("frozen {caller}"), "1")).wait()
                };
                let error = answer.expect_err("nobody can have answered");
                assert!(
                    matches!(error.kind, StoreErrorKind::TimedOut | StoreErrorKind::Unavailable),
                    "{:?}: {error}",
                    error.kind
                );
                let mut slowest = slowest.lock().unwrap();
                *slowest = begun.elapsed().max(*slowest);
            });
        }
    });
    let slowest = slowest.into_inner().unwrap();
    assert!(slowest < PATIENCE, "the last was told after {slowest:?}");
    between.freeze(false);
    // Threads that were about to give a connection up may refuse one more each.
    let thawed = Instant::now();
    let go_on = |attempt: i32| store.write("after", move |tx| put(tx, &format!("after {attempt}"), "1")).wait();
    let mut attempt = 0;
    while let Err(error) = go_on(attempt) {
        assert!(thawed.elapsed() < PATIENCE, "it does not go on: {error}");
        attempt += 1;
    }
    assert!(support::names(&store).contains(&"before".to_owned()));
}

/// A role of its own, and the URL of the database for it.
fn role(database: &Database, name: &str, rest: &str) -> String {
    let direct = url(database);
    let _ = administrate(&format!("DROP OWNED BY {name}"));
    let _ = administrate(&format!("DROP ROLE {name}"));
    administrate(&format!("CREATE ROLE {name} LOGIN {rest}")).unwrap();
    let schema = direct.split("search_path%3D").nth(1).unwrap().to_owned();
    administrate(&format!("GRANT ALL ON SCHEMA {schema} TO {name}")).unwrap();
    administrate(&format!("GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {name}")).unwrap();
    direct.replacen("postgres@", &format!("{name}@"), 1)
}

fn remove(name: &str) {
    let _ = administrate(&format!("DROP OWNED BY {name}"));
    administrate(&format!("DROP ROLE {name}")).unwrap();
}

#[test]
fn given_room_for_few_connections_when_many_closures_come_then_those_that_have_one_do_them_all() {
    let Some(database) = Database::postgres() else { return };
    drop(database.open());
    // One for each kind, and one that hears other nodes; the migration's is given back before.
    let url = role(&database, "muster_scarce", "CONNECTION LIMIT 3");
    let store = Store::open(&Options { readers: 6, writers: 6, ..Options::postgres(url) }).unwrap();
    std::thread::scope(|scope| {
        for caller in 0..40 {
            let store = &store;
            scope.spawn(move || {
                for round in 0..10 {
                    store.write("write", move |tx| put(tx, &format!("{caller} {round}"), "1")).wait().unwrap();
                    store.read("read", |tx| tx.number("SELECT COUNT(*) FROM setting", &[])).wait().unwrap();
                }
            });
        }
    });
    assert_eq!(support::names(&store).len(), 400);
    drop(store);
    remove("muster_scarce");
}

#[test]
fn given_a_database_that_takes_no_writes_when_written_to_then_it_is_unavailable_and_can_be_read() {
    let Some(database) = Database::postgres() else { return };
    drop(database.open());
    for (name, make) in [
        ("muster_read_only", "ALTER ROLE muster_read_only SET default_transaction_read_only = on"),
        ("muster_no_rights", "REVOKE INSERT ON ALL TABLES IN SCHEMA {schema} FROM muster_no_rights"),
    ] {
        let url = role(&database, name, "");
        let schema = url.split("search_path%3D").nth(1).unwrap().to_owned();
        let store = Store::open(&Options { readers: 1, writers: 1, ..Options::postgres(url) }).unwrap();
        insert(&store, "before").unwrap();
        administrate(&make.replace("{schema}", &schema)).unwrap();
        administrate(&format!(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = '{name}'"
        ))
        .unwrap();
        let refused = insert(&store, "refused").expect_err("it takes no writes");
        assert_eq!(refused.kind, StoreErrorKind::Unavailable, "{name}: {refused}");
        assert!(support::names(&store).contains(&"before".to_owned()));
        drop(store);
        administrate(&format!("DELETE FROM {schema}.setting")).unwrap();
        remove(name);
    }
}
