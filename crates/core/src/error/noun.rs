//! What an error can be about.

/// What an error is about. Families choose their code names by it, with a `match` that leaves none out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// The request as a whole: its body, its headers.
    Request,
    /// A field or parameter that belongs to no noun of its own.
    Parameter,
    /// A place in a list.
    PageToken,
    /// The path of a request.
    Path,
    /// Who is calling.
    Caller,
    /// An organisation of any kind.
    Organisation,
    /// An organisation that owns devices.
    Customer,
    /// An organisation that claims devices for customers.
    Reseller,
    /// A sub-reseller.
    Vendor,
    /// A Google Workspace account of a customer.
    Workspace,
    /// A person of an organisation.
    Person,
    /// A device.
    Device,
    /// Hardware identifiers, all together.
    IdentifierSet,
    /// An IMEI.
    Imei,
    /// A MEID.
    Meid,
    /// A serial number.
    Serial,
    /// A maker's name.
    Manufacturer,
    /// A model's name.
    Model,
    /// A section in which devices are claimed.
    Section,
    /// A token that a ChromeOS device is claimed with.
    ProvisioningToken,
    /// A provisioning configuration.
    Configuration,
    /// A device policy controller of the catalogue.
    Dpc,
    /// A long-running operation.
    Operation,
    /// A key of a service account.
    Key,
    /// An OAuth client.
    Client,
    /// A file on the operator's machine.
    File,
}
