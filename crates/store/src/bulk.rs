//! Many rows in one statement. Each text is prepared and kept by every connection, so there are few sizes of each.

use crate::error::{StoreError, StoreErrorKind};
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Param;

/// Rows that one INSERT writes: as many as fit of the first size, then of the next.
const ROWS: [usize; 3] = [64, 8, 1];

/// Keys that one look-up asks for. A list that is shorter is filled up with its last key, which finds nothing new.
const KEYS: [usize; 4] = [1, 16, 64, 256];

/// Where the list of keys goes in the text of [`Tx::each_of`].
const KEYS_MARK: &str = "{keys}";

/// Values one statement may have: SQLite's limit (SQLITE_MAX_VARIABLE_NUMBER); PostgreSQL's is 65,535.
const MAX_VALUES: usize = 32_766;

impl Tx<'_> {
    /// Writes many rows in few statements, as [`Tx::send`] does. `into` is the table with its columns, `device (id, name)`;
    /// each row has a value for each of them. `suffix` is written behind: `ON CONFLICT (id) DO NOTHING`, or nothing.
    ///
    /// # Errors
    /// Those of [`Tx::send`], and `Statement` when the rows differ in length or one has more than 511 values.
    pub fn insert_many(&mut self, into: &str, rows: &[Vec<Param<'_>>], suffix: &str) -> Result<(), StoreError> {
        let Some(columns) = rows.first().map(Vec::len) else { return Ok(()) };
        if columns == 0 || columns * ROWS[0] > MAX_VALUES || rows.iter().any(|row| row.len() != columns) {
            return Err(self.refuse(format!("the rows for {into} have no common number of values, or too many")));
        }
        let mut rest = rows;
        for size in ROWS {
            if rest.len() < size {
                continue;
            }
            let sql = format!("INSERT INTO {into} VALUES {} {suffix}", places(size, columns));
            while let Some((now, later)) = rest.split_at_checked(size) {
                self.send(&sql, &now.concat())?;
                rest = later;
            }
        }
        Ok(())
    }

    /// Runs a query for each of many keys, in few statements, and hands each row to `visit`: `… WHERE organisation_id = ?1 AND
    /// key IN ({keys})`, where `{keys}` stands for the keys and `params` are the other values. The query must select the key
    /// for `visit` to know whose row it is; rows come in any order. A key that is listed twice may be found twice.
    ///
    /// # Errors
    /// Those of [`Tx::each`], and `Statement` when the text has no `{keys}`.
    pub fn each_of<E>(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        keys: &[Param<'_>],
        mut visit: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        E: From<StoreError>,
    {
        if !sql.contains(KEYS_MARK) {
            return Err(self.refuse(format!("the query has no {KEYS_MARK}")).into());
        }
        let most = KEYS[KEYS.len() - 1];
        for some in keys.chunks(most) {
            let size = KEYS.into_iter().find(|size| *size >= some.len()).unwrap_or(most);
            let list: Vec<String> = (1..=size).map(|place| format!("?{}", params.len() + place)).collect();
            let fill = std::iter::repeat_n(&some[some.len() - 1], size - some.len());
            let values: Vec<Param<'_>> = params.iter().chain(some).chain(fill).copied().collect();
            self.each(&sql.replace(KEYS_MARK, &list.join(", ")), &values, &mut visit)?;
        }
        Ok(())
    }

    /// A statement that is never sent ends the closure like one that failed.
    fn refuse(&mut self, message: String) -> StoreError {
        let error = StoreError::new(StoreErrorKind::Statement, message);
        self.fail(&error);
        error
    }
}

/// `(?1, ?2), (?3, ?4)` for two rows of two columns.
fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|place| format!("?{}", row * columns + place)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
