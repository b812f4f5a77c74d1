//! A PostgreSQL schema of a test's own.

use muster_store::{Options, Store, StoreError};

/// A schema, dropped when the test ends.
pub struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// A fresh schema on the server of `MUSTER_TEST_POSTGRES`; `None`, said loudly, when there is none.
    pub fn fresh(test: &str) -> Option<Self> {
        let Some(server) = std::env::var("MUSTER_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) else {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "CI=true but MUSTER_TEST_POSTGRES is not set: the commands must be tested on PostgreSQL too"
            );
            eprintln!("PostgreSQL SKIPPED: MUSTER_TEST_POSTGRES is not set");
            return None;
        };
        let schema = Self { server, name: format!("cli_{test}_{}", std::process::id()) };
        schema.administrate(&format!("CREATE SCHEMA {}", schema.name)).unwrap();
        Some(schema)
    }

    /// The URL of a database that is the schema.
    pub fn url(&self) -> String {
        self.in_schema(&self.name)
    }

    fn in_schema(&self, schema: &str) -> String {
        let separator = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{separator}options=-csearch_path%3D{schema}", self.server)
    }

    /// Runs a statement that belongs to no database of a test: the store keeps its tables in the session's own schema.
    fn administrate(&self, sql: &str) -> Result<(), StoreError> {
        let options = Options { readers: 1, writers: 1, ..Options::postgres(self.in_schema("pg_temp")) };
        let sql = sql.to_owned();
        Store::open(&options)?.write("administrate", move |tx| tx.execute(&sql, &[]).map(drop)).wait()
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let _ = self.administrate(&format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name));
    }
}
