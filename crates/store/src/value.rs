//! Values bound to the placeholders of a statement.

/// A value for one placeholder (`?1`, `?2`, …). Both engines take exactly these types, see `docs/sql.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Param<'a> {
    /// SQL NULL.
    Null,
    /// BIGINT in PostgreSQL, INTEGER in SQLite.
    Int(i64),
    /// TEXT; it must not contain NUL, which only SQLite would take.
    Text(&'a str),
    /// BYTEA in PostgreSQL, BLOB in SQLite.
    Bytes(&'a [u8]),
}

impl Param<'_> {
    /// What it is, for an error: never its content.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Param::Null => "NULL",
            Param::Int(_) => "a number",
            Param::Text(_) => "a text",
            Param::Bytes(_) => "a byte string",
        }
    }
}

/// A [`Param`] that outlives the call it was given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OwnedParam {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl OwnedParam {
    pub(crate) fn as_param(&self) -> Param<'_> {
        match self {
            OwnedParam::Null => Param::Null,
            OwnedParam::Int(value) => Param::Int(*value),
            OwnedParam::Text(value) => Param::Text(value),
            OwnedParam::Bytes(value) => Param::Bytes(value),
        }
    }
}

impl From<&Param<'_>> for OwnedParam {
    fn from(param: &Param<'_>) -> Self {
        match *param {
            Param::Null => OwnedParam::Null,
            Param::Int(value) => OwnedParam::Int(value),
            Param::Text(value) => OwnedParam::Text(value.to_owned()),
            Param::Bytes(value) => OwnedParam::Bytes(value.to_owned()),
        }
    }
}

impl From<i64> for Param<'_> {
    fn from(value: i64) -> Self {
        Param::Int(value)
    }
}

impl From<bool> for Param<'_> {
    fn from(value: bool) -> Self {
        Param::Int(i64::from(value))
    }
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(value: &'a str) -> Self {
        Param::Text(value)
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(value: &'a String) -> Self {
        Param::Text(value)
    }
}

impl<'a> From<&'a [u8]> for Param<'a> {
    fn from(value: &'a [u8]) -> Self {
        Param::Bytes(value)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Param<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Param::Bytes(value)
    }
}

impl<'a> From<&'a Vec<u8>> for Param<'a> {
    fn from(value: &'a Vec<u8>) -> Self {
        Param::Bytes(value)
    }
}

impl<'a> From<&'a Option<String>> for Param<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().map_or(Param::Null, Param::Text)
    }
}

impl<'a, T> From<Option<T>> for Param<'a>
where
    Param<'a>: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Param::Null, Param::from)
    }
}

/// Builds the parameter list of a statement: `params![id, name, None::<i64>]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Param::from($value)),*] };
}
