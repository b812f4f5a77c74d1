//! Enumerations that are stored as their names.

/// Has an enumeration with `as_str` and `from_name` stored as its name. A name that it has no value for, which a newer Muster
/// may have written, is an error of the row.
macro_rules! text_column {
    ($name:ident, $unknown:literal) => {
        impl ::muster_store::Column for $name {
            fn read(row: &::muster_store::Row<'_>, index: usize) -> Result<Self, ::muster_store::StoreError> {
                $name::from_name(row.text(index)?)
                    .ok_or_else(|| ::muster_store::StoreError::new(::muster_store::StoreErrorKind::Statement, $unknown))
            }

            fn param(&self) -> ::muster_store::Param<'_> {
                ::muster_store::Param::Text(self.as_str())
            }
        }
    };
}

pub(crate) use text_column;
