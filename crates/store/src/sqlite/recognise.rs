//! Whether a file is a database of Muster's. Another program's must not get Muster's tables, and one that lost its tables must
//! not begin anew as if nothing had been in it.

use std::fs::File;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::is_sqlite;
use super::open::{denied, unusable};
use super::trouble::{self, RESTORE};
use crate::error::StoreError;

/// Table that every database of Muster's has.
const LEDGER: &str = "schema_migration";

/// Tables of another program that a message names.
const NAMED_TABLES: usize = 3;

/// What to do with a database that is not Muster's.
const ADVICE: &str =
    "restore a backup with --force, which keeps this file under another name, or name another data directory";

/// Refuses a file with something in it that is no database of Muster's. Nothing is changed in it.
pub(super) fn check(file: &Path) -> Result<(), StoreError> {
    let shown = file.display();
    File::open(file).map_err(|error| denied("open", file, &error))?;
    if !is_sqlite(file) {
        return Err(unusable(format!("{shown} is no database, or its beginning is damaged: {RESTORE}")));
    }
    let tables = tables(file).map_err(|error| trouble::of_file(file, error))?;
    if tables.iter().any(|table| table == LEDGER) {
        return Ok(());
    }
    Err(unusable(if tables.is_empty() {
        format!("{shown} is a database without tables: {ADVICE}; if it is to become a new database, remove it")
    } else {
        let named = tables[..tables.len().min(NAMED_TABLES)].join(", ");
        format!("{shown} is the database of another program, with the tables {named}: {ADVICE}")
    }))
}

/// The tables of the database, also those that are in its write-ahead log so far.
fn tables(file: &Path) -> rusqlite::Result<Vec<String>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    // The last one to close a database brings its write-ahead log into its file otherwise.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}
