//! Binding [`Param`] to PostgreSQL: only BIGINT, TEXT and BYTEA exist.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, WrongType, to_sql_checked};

use crate::value::Param;

impl Param<'_> {
    /// Whether it can be sent for a placeholder of that type.
    pub(crate) fn fits(&self, wanted: &Type) -> bool {
        match self {
            Param::Null => true,
            Param::Int(_) => *wanted == Type::INT8,
            Param::Text(_) => *wanted == Type::TEXT,
            Param::Bytes(_) => *wanted == Type::BYTEA,
        }
    }
}

impl ToSql for Param<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        if !self.fits(ty) {
            // Without this the value's bytes would be taken for one of the other type.
            return Err(Box::new(WrongType::new::<Self>(ty.clone())));
        }
        match self {
            Param::Null => Ok(IsNull::Yes),
            Param::Int(value) => value.to_sql(ty, out),
            Param::Text(value) => value.to_sql(ty, out),
            Param::Bytes(value) => value.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}
