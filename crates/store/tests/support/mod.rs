//! Databases for tests: every engine there is, each database fresh and gone afterwards.
//!
//! SQLite is always there. PostgreSQL is used when `MUSTER_TEST_POSTGRES` names a server (`bin/postgres-for-tests run …`
//! starts one); with `CI=true` it must. Each PostgreSQL database of a test is a schema of its own.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    reason = "shared by several test programs, none of which uses all of it"
)]

mod dump;
mod settings;

pub use dump::{Dump, dump};
pub use settings::{insert, names, put};

use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use muster_store::{Options, Store, StoreError};
use tempfile::TempDir;

/// A place for a fresh database. Dropping it removes the database, so stores on it must be dropped before.
pub struct Database {
    /// `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// How to open it: few connections, so that many tests can run side by side.
    pub options: Options,
    _home: Home,
}

enum Home {
    Directory(#[allow(dead_code, reason = "removes the directory when dropped")] TempDir),
    Schema(String),
}

impl Database {
    /// A fresh SQLite file in a directory of its own.
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let options = Options::sqlite(directory.path().join("muster.db"));
        Self { engine: "SQLite", options, _home: Home::Directory(directory) }
    }

    /// A fresh schema on the PostgreSQL server of the tests, or `None` when there is no server.
    pub fn postgres() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server_url()?;
        let schema = format!("muster_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        administrate(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).unwrap();
        administrate(&format!("CREATE SCHEMA {schema}")).unwrap();
        let options = Options { readers: 2, writers: 3, ..Options::postgres(with_schema(server, &schema)) };
        Some(Self { engine: "PostgreSQL", options, _home: Home::Schema(schema) })
    }

    /// Opens the store; tests that expect a refusal call [`Store::open`] themselves.
    pub fn open(&self) -> Store {
        Store::open(&self.options).unwrap_or_else(|e| panic!("{}: the store should open: {e}", self.engine))
    }

    /// Whether this is the embedded engine.
    pub fn is_sqlite(&self) -> bool {
        matches!(self._home, Home::Directory(_))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Home::Schema(schema) = &self._home {
            let _ = administrate(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
    }
}

/// A fresh database of every engine there is.
pub fn every_engine() -> Vec<Database> {
    let mut databases = vec![Database::sqlite()];
    databases.extend(Database::postgres());
    databases
}

/// Runs a test once per engine. The engine's name is printed, so that a failure shows which one it was.
pub fn on_every_engine(test: impl Fn(&Database)) {
    for database in every_engine() {
        println!("engine: {}", database.engine);
        test(&database);
    }
}

fn server_url() -> Option<&'static str> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    URL.get_or_init(|| {
        let url = std::env::var("MUSTER_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
        if url.is_none() {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "CI=true but MUSTER_TEST_POSTGRES is not set: every rule must be tested on PostgreSQL too; run the tests \
                 with bin/postgres-for-tests run …"
            );
            // Past the capture of the test program, which shows nothing of tests that pass.
            let _ = std::io::stderr().write_all(
                b"PostgreSQL SKIPPED: MUSTER_TEST_POSTGRES is not set (bin/postgres-for-tests run COMMAND sets it)\n",
            );
        }
        url
    })
    .as_deref()
}

fn with_schema(server: &str, schema: &str) -> String {
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-csearch_path%3D{schema}")
}

/// Runs a statement that belongs to no database of a test.
pub fn administrate(sql: &str) -> Result<(), StoreError> {
    static ADMINISTRATION: OnceLock<Store> = OnceLock::new();
    let store = ADMINISTRATION.get_or_init(|| {
        // A store brings its tables along; those of this one go to the session's temporary schema, so that the server is
        // left as it was.
        let url = with_schema(server_url().unwrap(), "pg_temp");
        Store::open(&Options { readers: 1, writers: 1, ..Options::postgres(url) })
            .unwrap_or_else(|e| panic!("MUSTER_TEST_POSTGRES is set, but its server cannot be used: {e}"))
    });
    let sql = sql.to_owned();
    store.write("administrate", move |tx| tx.execute(&sql, &[]).map(drop)).wait()
}
