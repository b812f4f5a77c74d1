//! Records: one list of columns is the struct, its reader and the statements that write it.

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Param;

/// A row of one table as a struct; [`record!`](crate::record!) implements it.
pub trait Record: Sized {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, in the order of the struct's fields.
    const COLUMNS: &'static [&'static str];
    /// The columns that name a row, which an update leaves as they are.
    const KEY: &'static [&'static str];

    /// The statements' texts. They are built once, because each connection finds its prepared statement by the text.
    fn texts() -> &'static Texts;

    /// Reads the columns of [`Record::select`] from a row, the first of them at `offset`.
    ///
    /// # Errors
    /// `Statement` when a column holds something else than its field.
    fn read_at(row: &Row<'_>, offset: usize) -> Result<Self, StoreError>;

    /// The values, in the order of [`Record::COLUMNS`].
    fn params(&self) -> Vec<Param<'_>>;

    /// As [`Record::read_at`], for a query that selects these columns first.
    ///
    /// # Errors
    /// As [`Record::read_at`].
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Self::read_at(row, 0)
    }

    /// What to write behind SELECT: `d.id, d.name` for the alias `d`, `id, name` for none (`""`). To be used in
    /// [`sql!`](crate::sql!), which builds the whole text once.
    fn select(alias: &str) -> String {
        let point = if alias.is_empty() { "" } else { "." };
        let names: Vec<String> = Self::COLUMNS.iter().map(|column| format!("{alias}{point}{column}")).collect();
        names.join(", ")
    }

    /// Writes a new row.
    ///
    /// # Errors
    /// `Unique` when there is one with its key; on PostgreSQL with a later statement or the commit ([`Tx::send`]).
    fn insert(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        tx.send(&Self::texts().insert, &self.params())
    }

    /// Writes many new rows, in few statements.
    ///
    /// # Errors
    /// As [`Record::insert`].
    fn insert_many(tx: &mut Tx<'_>, records: &[Self]) -> Result<(), StoreError> {
        let rows: Vec<Vec<Param<'_>>> = records.iter().map(Self::params).collect();
        tx.insert_many(&Self::texts().into, &rows, "")
    }

    /// Writes the row with this key: a new one, or all columns of the one there is.
    ///
    /// # Errors
    /// That of the statement; on PostgreSQL with a later one or the commit ([`Tx::send`]).
    fn put(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        tx.send(&Self::texts().put, &self.params())
    }

    /// Writes all columns of the row with this key, and tells whether there is one.
    ///
    /// # Errors
    /// That of the statement.
    fn update(&self, tx: &mut Tx<'_>) -> Result<bool, StoreError> {
        Ok(tx.execute(&Self::texts().update, &self.params())? > 0)
    }
}

/// The texts of a record's statements.
pub struct Texts {
    /// The table with its columns: what follows INSERT INTO.
    into: String,
    insert: String,
    put: String,
    update: String,
}

impl Texts {
    /// The texts for a record.
    pub fn of<R: Record>() -> Self {
        let into = format!("{} ({})", R::TABLE, R::select(""));
        let places: Vec<String> = (1..=R::COLUMNS.len()).map(|place| format!("?{place}")).collect();
        let insert = format!("INSERT INTO {into} VALUES ({})", places.join(", "));
        let set = |keys: bool, separator: &str| {
            let columns = R::COLUMNS.iter().zip(&places);
            let chosen = columns.filter(|(column, _)| R::KEY.contains(column) == keys);
            chosen.map(|(column, place)| format!("{column} = {place}")).collect::<Vec<_>>().join(separator)
        };
        let (values, key) = (set(false, ", "), set(true, " AND "));
        let changed = R::COLUMNS.iter().filter(|column| !R::KEY.contains(column));
        let changed: Vec<String> = changed.map(|column| format!("{column} = excluded.{column}")).collect();
        let otherwise =
            if changed.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", changed.join(", ")) };
        let put = format!("{insert} ON CONFLICT ({}) DO {otherwise}", R::KEY.join(", "));
        // Where all columns are the key there is nothing to change, but it can still be told whether the row is there.
        let values = if values.is_empty() { format!("{0} = {0}", R::KEY[0]) } else { values };
        let update = format!("UPDATE {} SET {values} WHERE {key}", R::TABLE);
        Self { into, insert, put, update }
    }
}

/// Defines a struct that is a row of a table, and implements [`Record`] for it. Fields are named as their columns and are of
/// types that implement [`Column`](crate::Column).
///
/// ```
/// muster_store::record! {
///     /// A setting of the operator.
///     #[derive(Debug, PartialEq)]
///     pub struct Setting in "setting" key (name) {
///         /// What it is called.
///         pub name: String,
///         /// What it is set to.
///         pub value: String,
///     }
/// }
///
/// # fn main() -> Result<(), muster_store::StoreError> {
/// use muster_store::{Options, Record, Store, params, sql};
/// # let directory = tempfile::tempdir().unwrap();
/// # let store = Store::open(&Options::sqlite(directory.path().join("muster.db")))?;
/// let found = store.write("example", |tx| {
///     Setting { name: "a".to_owned(), value: "1".to_owned() }.insert(tx)?;
///     let text = sql!("SELECT {} FROM setting s WHERE s.name = ?1", Setting::select("s"));
///     tx.one(text, params!["a"], Setting::read)
/// });
/// assert_eq!(found.wait()?.map(|setting| setting.value).as_deref(), Some("1"));
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident in $table:literal key ($($key:ident),+ $(,)?) {
            $($(#[$field_attribute:meta])* $field_visibility:vis $field:ident: $type:ty),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $($(#[$field_attribute])* $field_visibility $field: $type),+
        }

        impl $crate::Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];
            const KEY: &'static [&'static str] = {
                // A key that is no field is an error of the compiler.
                let _: fn(&Self) = |record| { $(let _ = &record.$key;)+ };
                &[$(stringify!($key)),+]
            };

            fn texts() -> &'static $crate::Texts {
                static TEXTS: ::std::sync::LazyLock<$crate::Texts> =
                    ::std::sync::LazyLock::new($crate::Texts::of::<$name>);
                &TEXTS
            }

            fn read_at(row: &$crate::Row<'_>, offset: usize) -> Result<Self, $crate::StoreError> {
                let mut next = offset..;
                // The fields of a struct are evaluated in the order they are written in.
                Ok(Self { $($field: $crate::Column::read(row, next.next().unwrap_or(offset))?),+ })
            }

            fn params(&self) -> Vec<$crate::Param<'_>> {
                vec![$($crate::Column::param(&self.$field)),+]
            }
        }
    };
}

/// A statement's text that is put together once, however often it is used: `sql!("SELECT {} FROM …", Device::select("d"))`.
/// Takes what `format!` takes; nothing in it may differ from one use to the next.
#[macro_export]
macro_rules! sql {
    ($($format:tt)+) => {{
        static TEXT: ::std::sync::LazyLock<String> = ::std::sync::LazyLock::new(|| format!($($format)+));
        TEXT.as_str()
    }};
}
