//! What an event is about.

use std::fmt;

/// What an event is about; its text form is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'s> {
    /// A device: `devices/1`.
    Device(i64),
    /// A configuration of a customer: `customers/1/configurations/2`.
    Configuration {
        /// The customer.
        customer_id: i64,
        /// The configuration.
        id: i64,
    },
    /// An organisation: `companies/1`.
    Organisation(i64),
    /// An organisation in its role as a customer: `customers/1`.
    Customer(i64),
    /// A service-account key: `keys/0123abcd`.
    Key(&'s str),
    /// A DPC of the catalogue: `dpcs/1`.
    Dpc(i64),
    /// A bulk operation: `operations/apibatchoperation/1`.
    Operation(i64),
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Device(id) => write!(f, "devices/{id}"),
            Subject::Configuration { customer_id, id } => write!(f, "customers/{customer_id}/configurations/{id}"),
            Subject::Organisation(id) => write!(f, "companies/{id}"),
            Subject::Customer(id) => write!(f, "customers/{id}"),
            Subject::Key(id) => write!(f, "keys/{id}"),
            Subject::Dpc(id) => write!(f, "dpcs/{id}"),
            Subject::Operation(id) => write!(f, "operations/apibatchoperation/{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_stored_as_a_path() {
        for (subject, text) in [
            (Subject::Device(1), "devices/1"),
            (Subject::Configuration { customer_id: 1, id: 2 }, "customers/1/configurations/2"),
            (Subject::Organisation(1), "companies/1"),
            (Subject::Customer(1), "customers/1"),
            (Subject::Key("0a"), "keys/0a"),
            (Subject::Dpc(1), "dpcs/1"),
            (Subject::Operation(1), "operations/apibatchoperation/1"),
        ] {
            assert_eq!(subject.to_string(), text);
        }
    }
}
