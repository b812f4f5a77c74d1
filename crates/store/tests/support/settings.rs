//! Rows for tests that need some: settings, which are a name and a value.

use muster_store::{Store, StoreError, Tx, params};

/// Writes a setting.
pub fn put(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    tx.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", params![name, value]).map(drop)
}

/// Writes a setting in a transaction of its own.
pub fn insert(store: &Store, name: &'static str) -> Result<(), StoreError> {
    store.write("insert", move |tx| put(tx, name, "1")).wait()
}

/// The names of all settings, in their order.
pub fn names(store: &Store) -> Vec<String> {
    store.read("names", |tx| tx.all("SELECT name FROM setting ORDER BY name", &[], |row| row.string(0))).wait().unwrap()
}
