//! The schema and its numbered steps: one text for both engines. On SQLite each step is a transaction, on PostgreSQL all that
//! are missing are one.

use rusqlite::Connection;

use crate::error::{StoreError, StoreErrorKind};
use crate::options::Missing;
use crate::postgres::Session;
use crate::sqlite::of_statement;

/// One numbered step.
struct Migration {
    number: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "registry", sql: include_str!("../migrations/0001_registry.sql") },
    Migration { number: 2, name: "events", sql: include_str!("../migrations/0002_events.sql") },
    Migration { number: 3, name: "organisation", sql: include_str!("../migrations/0003_organisation.sql") },
    Migration { number: 4, name: "known_build", sql: include_str!("../migrations/0004_known_build.sql") },
    Migration { number: 5, name: "records", sql: include_str!("../migrations/0005_records.sql") },
    Migration { number: 6, name: "sign_in", sql: include_str!("../migrations/0006_sign_in.sql") },
    Migration { number: 7, name: "build_keys", sql: include_str!("../migrations/0007_build_keys.sql") },
];

/// The schema this Muster writes: the number of its last migration.
pub const SCHEMA_VERSION: i64 = MIGRATIONS[MIGRATIONS.len() - 1].number;

/// Keeps two starting PostgreSQL nodes from migrating at once; any fixed number will do.
const ADVISORY_LOCK: i64 = 0x004d_5553_5445_5221;

/// How each engine writes the tokens of a migration (docs/sql.md).
struct Dialect {
    int: &'static str,
    text: &'static str,
    bytes: &'static str,
    /// Ends a table whose primary key is not its storage order.
    rows: &'static str,
    /// Ends a table that is stored in the order of its primary key.
    clustered: &'static str,
}

const SQLITE: Dialect =
    Dialect { int: "INTEGER", text: "TEXT", bytes: "BLOB", rows: "STRICT", clustered: "STRICT, WITHOUT ROWID" };

const POSTGRES: Dialect =
    Dialect { int: "BIGINT", text: "TEXT COLLATE \"C\"", bytes: "BYTEA", rows: "", clustered: "" };

impl Dialect {
    fn write(&self, sql: &str) -> String {
        sql.replace("{INT}", self.int)
            .replace("{TEXT}", self.text)
            .replace("{BYTES}", self.bytes)
            .replace("{ROWS}", self.rows)
            .replace("{CLUSTERED}", self.clustered)
    }
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number {INT} PRIMARY KEY,
    name {TEXT} NOT NULL
) {ROWS}";

pub(crate) fn sqlite(connection: &Connection) -> Result<(), StoreError> {
    let batch = |sql: &str| connection.execute_batch(sql).map_err(|error| of_statement(connection, error));
    batch(&SQLITE.write(LEDGER))?;
    let at: i64 = connection
        .query_row("SELECT COALESCE(MAX(number), 0) FROM schema_migration", [], |row| row.get(0))
        .map_err(|error| of_statement(connection, error))?;
    for migration in pending(at)? {
        batch(&format!("BEGIN IMMEDIATE; {}; {}; COMMIT", SQLITE.write(migration.sql), entry(migration)))?;
    }
    Ok(())
}

/// Whether some Muster has made its tables in the schema of this session.
fn has_schema(session: &mut Session) -> Result<bool, StoreError> {
    let mut ledgers = 0;
    session.query("SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('schema_migration')", &[], &mut |row| {
        ledgers = crate::row::Row(row).int(0).unwrap_or(0);
        true
    })?;
    Ok(ledgers > 0)
}

pub(crate) fn postgres(session: &mut Session, missing: Missing) -> Result<(), StoreError> {
    if missing == Missing::Refuse && !has_schema(session)? {
        return Err(StoreError::missing("this PostgreSQL database: it has none of the tables"));
    }
    // The lock is let go of with the transaction, whichever way that ends: a lock of the session would outlive it where a
    // pooler keeps the connection. The isolation is named because a server may have another by default, with which the
    // ledger would be read as it was before the lock was waited for.
    session.batch(&format!(
        "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({ADVISORY_LOCK}); {}",
        POSTGRES.write(LEDGER)
    ))?;
    let mut at = 0;
    session.query("SELECT COALESCE(MAX(number), 0) FROM schema_migration", &[], &mut |row| {
        at = crate::row::Row(row).int(0).unwrap_or(0);
        true
    })?;
    for migration in pending(at)? {
        session.batch(&format!("{}; {}", POSTGRES.write(migration.sql), entry(migration)))?;
    }
    session.batch("COMMIT")
}

fn pending(at: i64) -> Result<impl Iterator<Item = &'static Migration>, StoreError> {
    if at > SCHEMA_VERSION {
        return Err(StoreError::new(
            StoreErrorKind::Unusable,
            format!(
                "the database has schema {at}, written by a newer muster; this one knows schemas up to {SCHEMA_VERSION}"
            ),
        ));
    }
    Ok(MIGRATIONS.iter().filter(move |migration| migration.number > at))
}

fn entry(migration: &Migration) -> String {
    format!("INSERT INTO schema_migration (number, name) VALUES ({}, '{}')", migration.number, migration.name)
}
