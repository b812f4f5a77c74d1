//! What an event is about.

use std::fmt;

use crate::id::{AccountId, ConfigurationId, CustomerId, DeviceId, DpcId, OperationId, OrganisationId};

/// What an event is about; its text form is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'s> {
    /// A device: `devices/1`.
    Device(DeviceId),
    /// A configuration of a customer: `customers/1/configurations/2`.
    Configuration {
        /// The customer.
        customer_id: CustomerId,
        /// The configuration.
        id: ConfigurationId,
    },
    /// An organisation: `companies/1`.
    Organisation(OrganisationId),
    /// A service-account key: `keys/0123abcd`.
    Key(&'s str),
    /// A person who signs in: `users/1`.
    User(AccountId),
    /// An OAuth client: `clients/1-abc.apps.googleusercontent.com`.
    Client(&'s str),
    /// A DPC of the catalogue: `dpcs/1`.
    Dpc(DpcId),
    /// A bulk operation: `operations/apibatchoperation/1`.
    Operation(OperationId),
    /// Something of the operator's that there is once: `settings/manufacturers`.
    Setting(&'s str),
}

impl Subject<'_> {
    /// What a text form begins with, before its first slash.
    pub const KINDS: [&'static str; 9] =
        ["devices", "companies", "customers", "keys", "users", "clients", "dpcs", "operations", "settings"];
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Device(id) => write!(f, "devices/{id}"),
            Subject::Configuration { customer_id, id } => write!(f, "customers/{customer_id}/configurations/{id}"),
            Subject::Organisation(id) => write!(f, "companies/{id}"),
            Subject::Key(id) => write!(f, "keys/{id}"),
            Subject::User(id) => write!(f, "users/{id}"),
            Subject::Client(id) => write!(f, "clients/{id}"),
            Subject::Dpc(id) => write!(f, "dpcs/{id}"),
            Subject::Operation(id) => write!(f, "operations/apibatchoperation/{id}"),
            Subject::Setting(name) => write!(f, "settings/{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_stored_as_a_path() {
        for (subject, text) in [
            (Subject::Device(DeviceId::new(1)), "devices/1"),
            (
                Subject::Configuration { customer_id: CustomerId::new(1), id: ConfigurationId::new(2) },
                "customers/1/configurations/2",
            ),
            (Subject::Organisation(OrganisationId::new(1)), "companies/1"),
            (Subject::Key("0a"), "keys/0a"),
            (Subject::User(AccountId::new(1)), "users/1"),
            (Subject::Client("1-a.apps.googleusercontent.com"), "clients/1-a.apps.googleusercontent.com"),
            (Subject::Dpc(DpcId::new(1)), "dpcs/1"),
            (Subject::Operation(OperationId::new(1)), "operations/apibatchoperation/1"),
            (Subject::Setting("manufacturers"), "settings/manufacturers"),
        ] {
            assert_eq!(subject.to_string(), text);
            assert!(Subject::KINDS.iter().any(|kind| text.starts_with(&format!("{kind}/"))), "{text} is of no kind");
        }
    }
}
