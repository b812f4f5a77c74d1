//! Types a column's value can be read into and written from.

use crate::error::StoreError;
use crate::row::Row;
use crate::value::Param;

/// A type that is one column of a [`Record`](crate::Record). A type of the rules, such as an id, implements it by the type
/// it wraps.
pub trait Column: Sized {
    /// The value in a row; columns are counted from 0.
    ///
    /// # Errors
    /// `Statement` when the column holds another type, or NULL where the type has no room for it.
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError>;

    /// The value in a row, or `None` for NULL. Types that can tell with one look at the column say how.
    ///
    /// # Errors
    /// As [`Column::read`].
    fn read_nullable(row: &Row<'_>, index: usize) -> Result<Option<Self>, StoreError> {
        if row.is_null(index)? { Ok(None) } else { Self::read(row, index).map(Some) }
    }

    /// The value as a statement takes it.
    fn param(&self) -> Param<'_>;
}

impl Column for i64 {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        row.int(index)
    }

    fn read_nullable(row: &Row<'_>, index: usize) -> Result<Option<Self>, StoreError> {
        row.opt_int(index)
    }

    fn param(&self) -> Param<'_> {
        Param::Int(*self)
    }
}

impl Column for bool {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        row.flag(index)
    }

    fn param(&self) -> Param<'_> {
        Param::from(*self)
    }
}

impl Column for String {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        row.string(index)
    }

    fn read_nullable(row: &Row<'_>, index: usize) -> Result<Option<Self>, StoreError> {
        row.opt_string(index)
    }

    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}

impl Column for Vec<u8> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        Ok(row.bytes(index)?.to_vec())
    }

    fn param(&self) -> Param<'_> {
        Param::Bytes(self)
    }
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        T::read_nullable(row, index)
    }

    fn param(&self) -> Param<'_> {
        self.as_ref().map_or(Param::Null, T::param)
    }
}
