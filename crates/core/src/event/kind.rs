//! Everything that can happen.

/// Writes the enumeration, its list and its names from one table, so that none of them can lack a kind.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What happened. The names are what is stored: a released one is never changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// How the store and the command line write it: noun, dot, what happened to it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
    /// What is known of an organisation was changed.
    OrganisationChanged = "organisation.changed",
    /// A reseller was made.
    ResellerCreated = "reseller.created",
    /// A vendor of a reseller was made.
    VendorCreated = "vendor.created",
    /// A customer was made.
    CustomerCreated = "customer.created",
    /// A person was added to an organisation, or changed.
    UserAdded = "company.userAdded",
    /// A reseller was deleted.
    ResellerDeleted = "reseller.deleted",
    /// A vendor of a reseller was deleted.
    VendorDeleted = "vendor.deleted",
    /// A customer was deleted.
    CustomerDeleted = "customer.deleted",
    /// A person was taken out of an organisation.
    UserRemoved = "company.userRemoved",
    /// The secret that an organisation's phones must know was set.
    SetupSecretSet = "company.setupSecretSet",
    /// An organisation's phones need no secret any more.
    SetupSecretRemoved = "company.setupSecretRemoved",
    /// A configuration was made.
    ConfigurationCreated = "configuration.created",
    /// Fields of a configuration were changed.
    ConfigurationChanged = "configuration.changed",
    /// A configuration was deleted.
    ConfigurationDeleted = "configuration.deleted",
    /// A reseller claimed a device.
    DeviceClaimed = "device.claimed",
    /// A device left zero-touch.
    DeviceUnclaimed = "device.unclaimed",
    /// A reseller claimed a device's SIM lock.
    SimLockClaimed = "device.simLockClaimed",
    /// A device's SIM lock was given back.
    SimLockUnclaimed = "device.simLockUnclaimed",
    /// A device's SIM lock is open for a while.
    VacationStarted = "device.vacationStarted",
    /// What the reseller wrote about a device was changed.
    DeviceMetadataChanged = "device.metadataChanged",
    /// A customer applied a configuration to a device.
    ConfigurationApplied = "device.configurationApplied",
    /// A customer took a device's configuration away.
    ConfigurationRemoved = "device.configurationRemoved",
    /// A phone asked what it is to be set up as.
    DeviceSetUp = "device.setUp",
    /// A DPC was added to the catalogue.
    DpcAdded = "dpc.added",
    /// A DPC of the catalogue got another title.
    DpcChanged = "dpc.changed",
    /// A DPC was taken out of the catalogue.
    DpcRemoved = "dpc.removed",
    /// The list of manufacturers and models was changed.
    ManufacturersChanged = "manufacturers.changed",
    /// A service-account key was made.
    KeyCreated = "key.created",
    /// A service-account key's file names another address of the server from now on.
    KeyReaddressed = "key.readdressed",
    /// A service-account key was revoked.
    KeyRevoked = "key.revoked",
    /// A person accepted the newest terms of service.
    TermsAccepted = "company.termsAccepted",
    /// A person got a link to set a password with.
    UserInvited = "user.invited",
    /// A person set a password.
    PasswordSet = "user.passwordSet",
    /// A person lets an OAuth client act.
    AccessAllowed = "user.accessAllowed",
    /// An OAuth client may not act for a person any more.
    AccessRevoked = "user.accessRevoked",
    /// An OAuth client was made.
    ClientCreated = "client.created",
    /// An OAuth client was revoked.
    ClientRevoked = "client.revoked",
    /// An OAuth client was deleted.
    ClientDeleted = "client.deleted",
    /// A bulk operation was received.
    OperationCreated = "operation.created",
    /// All items of a bulk operation are done.
    OperationProcessed = "operation.processed",
}

impl Kind {
    /// Reads what [`Kind::as_str`] wrote; `None` for a kind of another version of Muster.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own_that_is_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.as_str()), Some(*kind));
        }
        let names: HashSet<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(names.len(), Kind::ALL.len(), "two kinds share a name");
        assert_eq!(Kind::from_name("device.eaten"), None);
    }
}
