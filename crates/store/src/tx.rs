//! A running transaction: the statements a closure may send.

use crate::error::StoreError;
use crate::fault::Fault;
use crate::postgres::Session;
use crate::row::{Inner, Row};
use crate::sqlite;
use crate::value::Param;

/// A running transaction. One SQL text serves both engines, with placeholders `?1`, `?2`, … (see `docs/sql.md`).
pub struct Tx<'c> {
    connection: Connection<'c>,
    fault: &'c Fault,
    failure: Option<StoreError>,
    rung: Vec<&'static str>,
}

pub(crate) enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut Session),
}

impl<'c> Tx<'c> {
    pub(crate) fn new(connection: Connection<'c>, fault: &'c Fault) -> Self {
        Self { connection, fault, failure: None, rung: Vec::new() }
    }

    /// Whether this is the embedded engine. For diagnosis and maintenance only: rules must not ask.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.connection, Connection::Sqlite(_))
    }

    /// Runs a statement and returns how many rows it touched.
    pub fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let done = self.fault.check().and_then(|()| match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::execute(connection, sql, params),
            Connection::Postgres(session) => session.execute(sql, params),
        });
        self.remember(done)
    }

    /// Has a statement done of which nobody needs to know how many rows it touched. It is done before any later statement;
    /// its failure may show only with that one, or with the commit.
    pub fn send(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), StoreError> {
        let sent = self.fault.check().and_then(|()| match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::execute(connection, sql, params).map(drop),
            Connection::Postgres(session) => session.send(sql, params),
        });
        self.remember(sent)
    }

    /// Runs a query and hands each row to `visit`. An error of `visit` ends the query and is returned.
    pub fn each<E>(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        mut visit: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        E: From<StoreError>,
    {
        let allowed = self.fault.check();
        self.remember(allowed)?;
        let mut visited = Ok(());
        let mut step = |row: Inner<'_>| {
            visited = visit(&Row(row));
            visited.is_ok()
        };
        let done = match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::query(connection, sql, params, &mut step),
            Connection::Postgres(session) => session.query(sql, params, &mut step),
        };
        self.remember(done)?;
        visited
    }

    /// The first row of a query, or `None`.
    pub fn one<T, E>(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, E>,
    ) -> Result<Option<T>, E>
    where
        E: From<StoreError>,
    {
        let mut found = None;
        self.each(sql, params, |row| {
            if found.is_none() {
                found = Some(read(row)?);
            }
            Ok::<(), E>(())
        })?;
        Ok(found)
    }

    /// All rows of a query. Callers bound the number by LIMIT.
    pub fn all<T, E>(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, E>,
    ) -> Result<Vec<T>, E>
    where
        E: From<StoreError>,
    {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(read(row)?);
            Ok::<(), E>(())
        })?;
        Ok(rows)
    }

    /// A single number, such as a COUNT.
    pub fn number(&mut self, sql: &str, params: &[Param<'_>]) -> Result<i64, StoreError> {
        Ok(self.one(sql, params, |row| row.int(0))?.unwrap_or_default())
    }

    /// Whether a query has a row: `SELECT CAST(1 AS BIGINT) FROM … WHERE … LIMIT 1`. What the row holds does not matter.
    pub fn exists(&mut self, sql: &str, params: &[Param<'_>]) -> Result<bool, StoreError> {
        Ok(self.one(sql, params, |_| Ok::<(), StoreError>(()))?.is_some())
    }

    /// Rings the bell of `topic` on every node after the commit, and never when there is none. Not for transactions of every
    /// request: PostgreSQL commits those that ring one after another (decision 0008). A read rings nothing.
    pub fn ring(&mut self, topic: &'static str) {
        if !self.rung.contains(&topic) {
            self.rung.push(topic);
        }
    }

    /// The topics that were rung, each once.
    pub(crate) fn take_rung(&mut self) -> Vec<&'static str> {
        std::mem::take(&mut self.rung)
    }

    /// The failure of the first statement that failed.
    pub(crate) fn take_failure(&mut self) -> Option<StoreError> {
        self.failure.take()
    }

    /// Keeps the first failure: those after it are its consequences (PostgreSQL refuses all that follows).
    fn remember<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &done {
            self.fail(error);
        }
        done
    }

    pub(crate) fn fail(&mut self, error: &StoreError) {
        self.failure.get_or_insert_with(|| error.clone());
    }
}
