//! Backups: every row of every table as compressed lines of JSON, the same for both engines, so that a backup of one can
//! be restored into the other.
//!
//! The first line names format and schema, then each table has a line with its columns followed by one line per row, and
//! the last line counts the rows: a file that was cut off is recognised.

mod destination;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::error::{StoreError, StoreErrorKind};
use crate::migrate::SCHEMA_VERSION;
use crate::row::Row;
use crate::store::Store;
use crate::tx::Tx;
use crate::value::Param;

/// Version of the file format; a newer one is refused.
pub const FORMAT_VERSION: i64 = 1;

/// Table that every database has of its own.
const LEDGER: &str = "schema_migration";

/// What a backup or a restore did; a backup and its restore say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupSummary {
    /// Tables with at least one row.
    pub tables: u64,
    /// Rows written or restored.
    pub rows: u64,
}

/// Why a backup or a restore failed; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file cannot be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The database refused.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The file is not a whole backup of a schema this Muster knows.
    #[error("{0}")]
    Format(String),
    /// The name must not be written to: what is there would be lost, or it leads somewhere else.
    #[error("{0}")]
    Place(String),
}

impl Store {
    /// Writes a consistent snapshot to `path` while everything goes on. The file appears under its name only when it is
    /// complete and on disk, and replaces one of that name unless it is a database.
    ///
    /// # Errors
    /// [`BackupError::Place`] before anything is done; [`BackupError::File`] or [`BackupError::Store`]; no file is left behind.
    pub fn backup(&self, path: &Path) -> Result<BackupSummary, BackupError> {
        destination::check(path, self.engine())?;
        let target = path.to_owned();
        self.read_much("backup", move |tx| {
            let (partial, file) = destination::partial(&target)?;
            let done = dump(tx, file).and_then(|summary| {
                std::fs::rename(&partial, &target)?;
                destination::sync_directory(&target)?;
                Ok(summary)
            });
            if done.is_err() {
                let _ = std::fs::remove_file(&partial);
            }
            done
        })
        .wait()
    }

    /// Fills an empty database from the backup in `path`, in one transaction.
    ///
    /// # Errors
    /// [`BackupError::Format`] when the file is no whole backup or the database is not empty; nothing is changed then.
    pub fn restore(&self, path: &Path) -> Result<BackupSummary, BackupError> {
        let source = path.to_owned();
        self.write("restore", move |tx| load(tx, &source)).wait()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Int,
    Text,
    Bytes,
}

struct Table {
    name: String,
    columns: Vec<(String, Kind)>,
}

impl Table {
    fn column_list(&self) -> String {
        self.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

fn tables(tx: &mut Tx<'_>) -> Result<Vec<Table>, StoreError> {
    let sql = if tx.is_sqlite() {
        "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
    } else {
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
         WHERE table_schema = current_schema() ORDER BY CAST(table_name AS TEXT) COLLATE \"C\", ordinal_position"
    };
    let mut tables: Vec<Table> = Vec::new();
    tx.each(sql, &[], |row| {
        let (table, column) = (row.text(0)?, row.string(1)?);
        let kind = match row.text(2)?.to_ascii_lowercase().as_str() {
            "integer" | "bigint" => Kind::Int,
            "text" => Kind::Text,
            "blob" | "bytea" => Kind::Bytes,
            other => {
                return Err(StoreError::new(StoreErrorKind::Statement, format!("{table}.{column} has type {other}")));
            }
        };
        if table == LEDGER {
            return Ok(());
        }
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push((column, kind)),
            _ => tables.push(Table { name: table.to_owned(), columns: vec![(column, kind)] }),
        }
        Ok(())
    })?;
    Ok(tables)
}

fn dump(tx: &mut Tx<'_>, file: File) -> Result<BackupSummary, BackupError> {
    let mut out = GzEncoder::new(BufWriter::new(file), Compression::fast());
    line(&mut out, &json!({"muster_backup": FORMAT_VERSION, "schema": SCHEMA_VERSION}))?;
    let mut summary = BackupSummary { tables: 0, rows: 0 };
    for table in tables(tx)? {
        line(
            &mut out,
            &json!({"table": table.name, "columns": table.columns.iter().map(|c| &c.0).collect::<Vec<_>>()}),
        )?;
        let before = summary.rows;
        tx.each::<BackupError>(&format!("SELECT {} FROM {}", table.column_list(), table.name), &[], |row| {
            summary.rows += 1;
            line(&mut out, &row_json(row, &table)?)
        })?;
        summary.tables += u64::from(summary.rows > before);
    }
    line(&mut out, &json!({"rows": summary.rows}))?;
    let file = out.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(summary)
}

fn line(out: &mut impl Write, value: &Value) -> Result<(), BackupError> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn row_json(row: &Row<'_>, table: &Table) -> Result<Value, StoreError> {
    let mut values = Vec::with_capacity(table.columns.len());
    for (index, (_, kind)) in table.columns.iter().enumerate() {
        values.push(match kind {
            Kind::Int => row.opt_int(index)?.map_or(Value::Null, Value::from),
            Kind::Text => row.opt_text(index)?.map_or(Value::Null, Value::from),
            Kind::Bytes => row.opt_bytes(index)?.map_or(Value::Null, |bytes| json!({"b64": BASE64.encode(bytes)})),
        });
    }
    Ok(Value::Array(values))
}

fn load(tx: &mut Tx<'_>, path: &Path) -> Result<BackupSummary, BackupError> {
    let known = tables(tx)?;
    for table in &known {
        if tx.number(&format!("SELECT COUNT(*) FROM {}", table.name), &[])? > 0 {
            return Err(format_error(format!("the database is not empty: {} has rows", table.name)));
        }
    }
    let mut lines = BufReader::new(MultiGzDecoder::new(BufReader::new(File::open(path)?))).lines();
    let header = parse(lines.next(), 1)?;
    check_header(&header)?;
    let mut summary = BackupSummary { tables: 0, rows: 0 };
    let mut insert: Option<(String, usize)> = None;
    let mut counted = true;
    let mut number = 1;
    while let Some(text) = lines.next() {
        number += 1;
        match parse(Some(text), number)? {
            Value::Array(values) => {
                let (sql, columns) = insert.as_ref().ok_or_else(|| at(number, "a row before its table"))?;
                if values.len() != *columns {
                    return Err(at(number, "a row with another number of columns than its table"));
                }
                insert_row(tx, sql, &values, number)?;
                summary.rows += 1;
                summary.tables += u64::from(!std::mem::replace(&mut counted, true));
            }
            Value::Object(object) if object.contains_key("table") => {
                insert = Some(insert_statement(&object, &known, number)?);
                counted = false;
            }
            Value::Object(object) if object.get("rows").and_then(Value::as_u64) == Some(summary.rows) => {
                // Reading to the end checks the file's checksum.
                return match lines.next() {
                    None => Ok(summary),
                    Some(Ok(_)) => Err(at(number + 1, "something follows the last line")),
                    Some(Err(e)) => Err(format_error(format!("the backup is damaged: {e}"))),
                };
            }
            _ => return Err(at(number, "neither a table, a row, nor the right count of rows")),
        }
    }
    Err(format_error("the backup is cut off: its last line is missing".to_owned()))
}

/// Reads the beginning of a backup and refuses one that this version cannot restore, before anything is made for it.
///
/// # Errors
/// `Format` for what is no backup or one of another schema; `Io` where the file cannot be read.
pub fn check(path: &Path) -> Result<(), BackupError> {
    let mut lines = BufReader::new(MultiGzDecoder::new(BufReader::new(File::open(path)?))).lines();
    check_header(&parse(lines.next(), 1)?)
}

fn check_header(header: &Value) -> Result<(), BackupError> {
    if header["muster_backup"].as_i64() != Some(FORMAT_VERSION) {
        return Err(format_error("this is not a muster backup of a format this version reads".to_owned()));
    }
    if header["schema"].as_i64() != Some(SCHEMA_VERSION) {
        return Err(format_error(format!(
            "the backup has schema {}, this muster has {SCHEMA_VERSION}: restore it with the version that wrote it",
            header["schema"]
        )));
    }
    Ok(())
}

fn insert_statement(
    object: &serde_json::Map<String, Value>,
    known: &[Table],
    number: usize,
) -> Result<(String, usize), BackupError> {
    let name = object.get("table").and_then(Value::as_str).unwrap_or_default();
    let table = known.iter().find(|table| table.name == name).ok_or_else(|| at(number, "an unknown table"))?;
    let listed = object.get("columns").and_then(Value::as_array).cloned().unwrap_or_default();
    // Column names go into the statement's text, so only names the database itself gave are taken.
    let columns: Vec<&str> = listed.iter().filter_map(Value::as_str).collect();
    let all_known = columns.iter().all(|column| table.columns.iter().any(|(name, _)| name == column));
    if columns.is_empty() || columns.len() != listed.len() || !all_known {
        return Err(at(number, "unknown columns"));
    }
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    Ok((format!("INSERT INTO {name} ({}) VALUES ({})", columns.join(", "), places.join(", ")), columns.len()))
}

fn insert_row(tx: &mut Tx<'_>, sql: &str, values: &[Value], number: usize) -> Result<(), BackupError> {
    let mut decoded: Vec<Option<Vec<u8>>> = Vec::with_capacity(values.len());
    for value in values {
        decoded.push(match value.get("b64").and_then(Value::as_str) {
            Some(text) => Some(BASE64.decode(text).map_err(|_| at(number, "bytes that are not base64"))?),
            None => None,
        });
    }
    let params = values
        .iter()
        .zip(&decoded)
        .map(|(value, bytes)| match (value, bytes) {
            (_, Some(bytes)) => Ok(Param::Bytes(bytes)),
            (Value::Null, _) => Ok(Param::Null),
            (Value::String(text), _) => Ok(Param::Text(text)),
            (Value::Number(n), _) => n.as_i64().map(Param::Int).ok_or_else(|| at(number, "a number that is no int64")),
            _ => Err(at(number, "a value of no column type")),
        })
        .collect::<Result<Vec<_>, _>>()?;
    tx.execute(sql, &params)?;
    Ok(())
}

fn parse(text: Option<std::io::Result<String>>, number: usize) -> Result<Value, BackupError> {
    let text = text.ok_or_else(|| format_error("the file is empty".to_owned()))?;
    let text = text.map_err(|e| format_error(format!("line {number} cannot be read: {e}")))?;
    serde_json::from_str(&text).map_err(|e| at(number, &format!("no JSON: {e}")))
}

fn at(number: usize, what: &str) -> BackupError {
    format_error(format!("line {number} of the backup is wrong: {what}"))
}

fn format_error(message: String) -> BackupError {
    BackupError::Format(message)
}
