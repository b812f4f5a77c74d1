//! Fresh databases, gone afterwards: a file of its own for SQLite, a schema of its own for PostgreSQL.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use muster_store::{Options, Store, StoreError};
use tempfile::TempDir;

/// A place for a fresh database. Stores on it must be dropped before it is.
pub struct Database {
    /// `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    options: Options,
    home: Home,
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
        Self { engine: "SQLite", options, home: Home::Directory(directory) }
    }

    /// A fresh schema on the PostgreSQL server of the tests, or `None` when there is no server.
    pub fn postgres() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server_url()?;
        let schema = format!("muster_api_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        administrate(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).unwrap();
        administrate(&format!("CREATE SCHEMA {schema}")).unwrap();
        let options = Options { readers: 2, writers: 3, ..Options::postgres(with_schema(server, &schema)) };
        Some(Self { engine: "PostgreSQL", options, home: Home::Schema(schema) })
    }

    /// One fresh database of every engine there is.
    pub fn of_every_engine() -> Vec<Self> {
        let mut databases = vec![Self::sqlite()];
        databases.extend(Self::postgres());
        databases
    }

    pub fn open(&self) -> Store {
        Store::open(&self.options).unwrap_or_else(|error| panic!("{}: the store should open: {error}", self.engine))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Home::Schema(schema) = &self.home {
            let _ = administrate(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
    }
}

fn server_url() -> Option<&'static str> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    URL.get_or_init(|| {
        let url = std::env::var("MUSTER_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
        if url.is_none() {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "CI=true but MUSTER_TEST_POSTGRES is not set: the API must be tested on PostgreSQL too; run the tests \
                 with bin/postgres-for-tests run …"
            );
            eprintln!("PostgreSQL SKIPPED: MUSTER_TEST_POSTGRES is not set (bin/postgres-for-tests run … sets it)");
        }
        url
    })
    .as_deref()
}

fn with_schema(server: &str, schema: &str) -> String {
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-csearch_path%3D{schema}")
}

/// Runs a statement that belongs to no database of a test. The store it runs on keeps its own tables in the session's
/// temporary schema.
fn administrate(sql: &str) -> Result<(), StoreError> {
    static ADMINISTRATION: OnceLock<Store> = OnceLock::new();
    let store = ADMINISTRATION.get_or_init(|| {
        let url = with_schema(server_url().unwrap(), "pg_temp");
        Store::open(&Options { readers: 1, writers: 1, ..Options::postgres(url) })
            .unwrap_or_else(|error| panic!("MUSTER_TEST_POSTGRES is set, but its server cannot be used: {error}"))
    });
    let sql = sql.to_owned();
    store.write_blocking("administrate", move |tx| tx.execute(&sql, &[]).map(drop))
}
