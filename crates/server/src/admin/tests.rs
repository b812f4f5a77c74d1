//! The socket: a server's side and a command's side, talking to each other.

use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;

use muster_core::{Context, KeyId, bell};
use muster_store::{Options, Store};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::client::{CallError, connect};
use super::*;

/// A store whose administration is served in a directory of its own.
struct Served {
    directory: TempDir,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    /// Counts the changes of what a token may do.
    access: watch::Receiver<u64>,
}

const PUBLIC_URL: &str = "https://muster.example.com";

impl Served {
    fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(&Options::sqlite(directory.path().join("muster.db"))).unwrap());
        let listener = listen(&directory.path().join(SOCKET_NAME)).unwrap();
        let (stop, stopping) = watch::channel(false);
        let access = store.bell(bell::ACCESS);
        let task = tokio::spawn(serve(listener, store, Context::system(), PUBLIC_URL.to_owned(), stopping));
        Self { directory, stop, task, access }
    }

    /// What a command does: it blocks, so it has a thread of its own.
    async fn command<T: Send + 'static>(&self, command: impl FnOnce(&Path) -> T + Send + 'static) -> T {
        let directory = self.directory.path().to_owned();
        tokio::task::spawn_blocking(move || command(&directory)).await.unwrap()
    }

    async fn stop(self) -> TempDir {
        self.stop.send(true).unwrap();
        self.task.await.unwrap();
        self.directory
    }
}

fn make_reseller(connection: &mut client::Connection) -> String {
    match connection.call(&Request::ResellerCreate { name: "Harbour".to_owned() }) {
        Ok(Response::Company(row)) => row.id,
        _ => panic!("a reseller should be made"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_carries_several_requests_and_refusals() {
    let served = Served::start();
    served
        .command(|directory| {
            let mut connection = connect(directory).unwrap().expect("the server runs");
            let id = make_reseller(&mut connection);
            let Err(CallError::Refused(refusal)) = connection.call(&Request::ResellerCreate { name: String::new() })
            else {
                panic!("an empty name should be refused")
            };
            assert_eq!((refusal.field.as_deref(), refusal.message.as_str()), (Some("name"), "name is required"));
            match connection.call(&Request::ResellerList) {
                Ok(Response::Companies(rows)) => assert_eq!(rows.iter().map(|row| &row.id).collect::<Vec<_>>(), [&id]),
                _ => panic!("the resellers should be listed"),
            }
            match connection.call(&Request::PublicUrl) {
                Ok(Response::Text(url)) => assert_eq!(url.as_deref(), Some(PUBLIC_URL)),
                _ => panic!("the server should tell its address"),
            }
        })
        .await;
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_may_use_the_socket_and_it_goes_away_with_the_server() {
    let served = Served::start();
    let socket = served.directory.path().join(SOCKET_NAME);
    assert_eq!(std::fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    let directory = served.stop().await;
    assert!(!socket.exists());
    assert!(connect(directory.path()).unwrap().is_none(), "no server runs there any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_hears_of_access_that_changed_and_of_nothing_else() {
    let served = Served::start();
    served
        .command(|directory| {
            let mut connection = connect(directory).unwrap().expect("the server runs");
            let id = make_reseller(&mut connection).parse().unwrap();
            let members = vec![Member { company: Company::Reseller, id }];
            let create = Request::KeyCreate { members, public_url: Some(PUBLIC_URL.to_owned()), universe_domain: None };
            let Ok(Response::Key(key)) = connection.call(&create) else { panic!("a key should be made") };
            assert!(matches!(
                connection.call(&Request::KeyRevoke { key_id: KeyId::new(key.key_id.clone()) }),
                Ok(Response::Ended(_))
            ));
            assert!(
                connection.call(&Request::KeyRevoke { key_id: KeyId::new(key.key_id) }).is_err(),
                "it is revoked already"
            );
        })
        .await;
    assert_eq!(*served.access.borrow(), 1, "one key was revoked");
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_request_is_answered_or_dropped_and_others_go_on() {
    let served = Served::start();
    served
        .command(|directory| {
            let socket = directory.join(SOCKET_NAME);
            let mut unknown = UnixStream::connect(&socket).unwrap();
            unknown.write_all(&frame::encode(&serde_json::json!({"Abdicate": {}}), 1000).unwrap()).unwrap();
            let mut length = [0; frame::LENGTH_BYTES];
            unknown.read_exact(&mut length).unwrap();
            let mut body = vec![0; frame::length(length, MAX_RESPONSE_BYTES).unwrap()];
            unknown.read_exact(&mut body).unwrap();
            assert!(String::from_utf8(body).unwrap().contains("does not know this command"));

            let mut huge = UnixStream::connect(&socket).unwrap();
            huge.write_all(&u32::MAX.to_be_bytes()).unwrap();
            assert_eq!(huge.read(&mut [0; 1]).unwrap(), 0, "the connection is closed before the body is read");

            make_reseller(&mut connect(directory).unwrap().expect("the server still runs"));
        })
        .await;
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn given_an_idle_connection_then_the_server_ends_all_the_same() {
    let served = Served::start();
    let connection = served.command(|directory| connect(directory).unwrap()).await;
    let directory = served.stop().await;
    drop(connection);
    Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("the server let go of its store");
}

#[tokio::test]
async fn a_socket_that_was_left_behind_is_replaced_and_one_that_answers_is_not() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(SOCKET_NAME);
    drop(listen(&path).unwrap());
    assert!(path.exists(), "this test is about a socket that was left behind");
    let _listener = listen(&path).unwrap();
    let refused = listen(&path).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::AddrInUse, "{refused}");
}

#[test]
fn an_import_of_more_rows_than_one_transaction_takes_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).unwrap();
    let row = ImportRow { reseller_id: muster_core::ResellerId::new(1), claim: muster_core::device::Claim::default() };
    let request = |rows: usize| Request::DevicesImport { rows: vec![row.clone(); rows], dry_run: true };
    let Err(refused) = execute(&store, &Context::system(), request(MAX_IMPORT_ROWS + 1)) else {
        panic!("too many rows should be refused")
    };
    assert_eq!(refused.field.as_deref(), Some("rows"));
    assert!(execute(&store, &Context::system(), request(MAX_IMPORT_ROWS)).is_ok());
}
