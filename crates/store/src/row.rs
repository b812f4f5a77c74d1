//! One row of a result, whichever engine gave it.

use tokio_postgres::types::{FromSql, Type};

use crate::error::{StoreError, StoreErrorKind};

/// A row of a result. Columns are counted from 0 and hold BIGINT, TEXT or BYTEA, nothing else.
pub struct Row<'r>(pub(crate) Inner<'r>);

pub(crate) enum Inner<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl Row<'_> {
    /// A BIGINT that is never NULL.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| null(column))
    }

    /// A BIGINT or NULL.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.0 {
            Inner::Sqlite(row) => Ok(row.get(column)?),
            Inner::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// Whether the column, of whatever type, is NULL.
    pub fn is_null(&self, column: usize) -> Result<bool, StoreError> {
        match self.0 {
            Inner::Sqlite(row) => Ok(row.get_ref(column)? == rusqlite::types::ValueRef::Null),
            Inner::Postgres(row) => Ok(row.try_get::<_, Presence>(column)? == Presence::Null),
        }
    }

    /// A truth value stored as BIGINT 0 or 1.
    pub fn flag(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }

    /// A TEXT that is never NULL, borrowed from the row.
    pub fn text(&self, column: usize) -> Result<&str, StoreError> {
        self.opt_text(column)?.ok_or_else(|| null(column))
    }

    /// A TEXT or NULL, borrowed from the row.
    pub fn opt_text(&self, column: usize) -> Result<Option<&str>, StoreError> {
        match self.0 {
            Inner::Sqlite(row) => row
                .get_ref(column)?
                .as_str_or_null()
                .map_err(|e| StoreError::new(StoreErrorKind::Statement, format!("column {column}: {e}"))),
            Inner::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// An owned TEXT or NULL.
    pub fn opt_string(&self, column: usize) -> Result<Option<String>, StoreError> {
        Ok(self.opt_text(column)?.map(str::to_owned))
    }

    /// An owned TEXT that is never NULL.
    pub fn string(&self, column: usize) -> Result<String, StoreError> {
        Ok(self.text(column)?.to_owned())
    }

    /// A BYTEA or NULL, borrowed from the row.
    pub fn opt_bytes(&self, column: usize) -> Result<Option<&[u8]>, StoreError> {
        match self.0 {
            Inner::Sqlite(row) => row
                .get_ref(column)?
                .as_blob_or_null()
                .map_err(|e| StoreError::new(StoreErrorKind::Statement, format!("column {column}: {e}"))),
            Inner::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A BYTEA that is never NULL, borrowed from the row.
    pub fn bytes(&self, column: usize) -> Result<&[u8], StoreError> {
        self.opt_bytes(column)?.ok_or_else(|| null(column))
    }
}

/// Whether a column of PostgreSQL holds anything.
#[derive(PartialEq, Eq)]
enum Presence {
    Null,
    Value,
}

impl<'a> FromSql<'a> for Presence {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self::Value)
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn null(column: usize) -> StoreError {
    StoreError::new(StoreErrorKind::Statement, format!("column {column} is NULL where a value was promised"))
}
