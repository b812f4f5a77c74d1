//! Ids as types of their own, so that a customer's cannot be given where a device's is meant.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use muster_store::{Column, Param, Row, StoreError};
use serde::{Deserialize, Serialize};

/// An id that is a number: what [`crate::IdSource`] makes.
pub trait NumberId: Copy + From<i64> + Into<i64> {}

impl NumberId for i64 {}

/// A text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidId;

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be the number of an id, such as 116584392, without what stands before it in a name")
    }
}

impl std::error::Error for InvalidId {}

/// Makes types of ids that are numbers. Each reads itself from a row and is a parameter of a statement.
macro_rules! number_ids {
    ($($(#[$says:meta])* $name:ident;)+) => {$(
        $(#[$says])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// The id with this number.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// Its number.
            pub const fn get(self) -> i64 {
                self.0
            }

            /// The id a caller gave; 0 is how proto3 clients leave one out.
            pub fn given(number: Option<i64>) -> Option<Self> {
                number.filter(|number| *number != 0).map(Self)
            }

            /// The id in a column that is never NULL.
            pub fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                row.int(column).map(Self)
            }

            /// The id in a column that may be NULL.
            pub fn read_optional(row: &Row<'_>, column: usize) -> Result<Option<Self>, StoreError> {
                Ok(row.opt_int(column)?.map(Self))
            }
        }

        impl NumberId for $name {}

        impl Column for $name {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
                row.int(index).map(Self)
            }

            fn read_nullable(row: &Row<'_>, index: usize) -> Result<Option<Self>, StoreError> {
                Ok(row.opt_int(index)?.map(Self))
            }

            fn param(&self) -> Param<'_> {
                Param::Int(self.0)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<$name> for Param<'_> {
            fn from(id: $name) -> Self {
                Param::Int(id.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.parse().map(Self).map_err(|_| InvalidId)
            }
        }
    )+};
}

/// Makes types of ids that are texts.
macro_rules! text_ids {
    ($($(#[$says:meta])* $name:ident;)+) => {$(
        $(#[$says])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id with this text.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Its text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The id in a column that is never NULL.
            pub fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                row.string(column).map(Self)
            }
        }

        impl Column for $name {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
                row.string(index).map(Self)
            }

            fn param(&self) -> Param<'_> {
                Param::Text(&self.0)
            }
        }

        impl<'i> From<&'i $name> for Param<'i> {
            fn from(id: &'i $name) -> Self {
                Param::Text(&id.0)
            }
        }

        impl FromStr for $name {
            type Err = Infallible;

            fn from_str(text: &str) -> Result<Self, Infallible> {
                Ok(Self::new(text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

number_ids! {
    /// An organisation, whatever it is.
    OrganisationId;
    /// An organisation that owns devices.
    CustomerId;
    /// An organisation that claims devices for customers.
    ResellerId;
    /// A sub-reseller.
    VendorId;
    /// A device.
    DeviceId;
    /// A provisioning configuration.
    ConfigurationId;
    /// A device policy controller of the catalogue.
    DpcId;
    /// A long-running operation.
    OperationId;
    /// A service account, or a person who signs in.
    AccountId;
    /// What a person lets a client do.
    ConsentId;
    /// A SIM lock's profile; Muster keeps the number and knows nothing more of it.
    ProfileId;
    /// An event.
    EventId;
}

text_ids! {
    /// A key of a service account: 40 hexadecimal digits, or what the program calls it that has the key.
    KeyId;
    /// An OAuth client: a number, a hyphen, random letters, and the ending Google's have.
    ClientId;
}

impl From<CustomerId> for OrganisationId {
    fn from(id: CustomerId) -> Self {
        Self(id.0)
    }
}

impl From<ResellerId> for OrganisationId {
    fn from(id: ResellerId) -> Self {
        Self(id.0)
    }
}

impl From<VendorId> for OrganisationId {
    fn from(id: VendorId) -> Self {
        Self(id.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_and_read_as_itself() {
        let id = DeviceId::new(123);
        assert_eq!((id.to_string().as_str(), "123".parse(), i64::from(id)), ("123", Ok(id), 123));
        assert_eq!(serde_json::to_string(&id).ok().as_deref(), Some("123"), "transparent: its number alone");
        assert_eq!(Param::from(Some(id)), Param::Int(123));
    }

    #[test]
    fn zero_is_no_id() {
        assert_eq!((DeviceId::given(Some(0)), DeviceId::given(None)), (None, None));
        assert_eq!(DeviceId::given(Some(7)), Some(DeviceId::new(7)));
    }

    #[test]
    fn a_text_is_written_as_itself() {
        let id = KeyId::new("c0ffee");
        assert_eq!((id.to_string().as_str(), Param::from(&id)), ("c0ffee", Param::Text("c0ffee")));
    }
}
