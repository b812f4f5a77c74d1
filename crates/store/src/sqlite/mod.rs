//! The embedded engine: one file, one writer thread with group commit, a few reader threads.

mod checkpointer;
mod files;
mod lock;
mod open;
mod reader;
mod recognise;
mod trouble;
mod writer;

pub(crate) use checkpointer::spawn_checkpointer;
pub(crate) use files::beside;
pub use files::{DatabaseFiles, is_same, is_sqlite, is_write_ahead_log};
pub use lock::DatabaseLock;
pub(crate) use open::{Location, check_version};
pub(crate) use reader::spawn_readers;
pub(crate) use trouble::of_statement;
pub(crate) use writer::spawn_writer;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};

use crate::error::StoreError;
use crate::row::Inner;
use crate::value::Param;

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Param::Null => ValueRef::Null,
            Param::Int(value) => ValueRef::Integer(value),
            Param::Text(value) => ValueRef::Text(value.as_bytes()),
            Param::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

pub(crate) fn execute(connection: &Connection, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
    let run = || connection.prepare_cached(sql)?.execute(rusqlite::params_from_iter(params));
    let touched = run().map_err(|error| of_statement(connection, error))?;
    Ok(touched as u64)
}

/// Steps through the rows until `visit` answers false.
pub(crate) fn query(
    connection: &Connection,
    sql: &str,
    params: &[Param<'_>],
    visit: &mut dyn FnMut(Inner<'_>) -> bool,
) -> Result<(), StoreError> {
    let mut run = || -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            if !visit(Inner::Sqlite(row)) {
                break;
            }
        }
        Ok(())
    };
    run().map_err(|error| of_statement(connection, error))
}
