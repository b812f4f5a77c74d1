//! What the operator can ask for.

use std::path::PathBuf;

use muster_core::device::{Claim, Selection};
use muster_core::{ClientId, CustomerId, DeviceId, DpcId, KeyId, OrganisationId, ResellerId, Setting, VendorId};
use serde::{Deserialize, Serialize};

use super::secret::SecretText;

/// One administration command. It has no `Debug`, because some of them carry secrets.
#[derive(Clone, Serialize, Deserialize)]
pub enum Request {
    /// Whether [`Request::Init`] can be asked of this database: nothing is changed.
    InitCheck,
    /// Makes a reseller, a customer, a catalogue and two keys, in a database that has none.
    Init(NewInstallation),
    /// Makes a reseller: a `partners/*` of the API.
    ResellerCreate {
        /// Its name.
        name: String,
    },
    /// All resellers.
    ResellerList,
    /// An organisation with what it holds.
    OrganisationShow {
        /// `reseller`, `vendor` or `customer`.
        kind: String,
        /// Its id.
        id: OrganisationId,
    },
    /// Gives an organisation another name.
    OrganisationRename {
        /// `reseller`, `vendor` or `customer`.
        kind: String,
        /// Its id.
        id: OrganisationId,
        /// The new name.
        name: String,
    },
    /// Deletes an organisation that holds nothing any more.
    OrganisationDelete {
        /// `reseller`, `vendor` or `customer`.
        kind: String,
        /// Its id.
        id: OrganisationId,
    },
    /// Makes a vendor of a reseller.
    VendorCreate {
        /// The reseller.
        reseller_id: ResellerId,
        /// The vendor's name.
        name: String,
    },
    /// The vendors of a reseller.
    VendorList {
        /// The reseller.
        reseller_id: ResellerId,
    },
    /// Makes a customer.
    CustomerCreate(NewCustomer),
    /// All customers.
    CustomerList,
    /// Sets the secret a customer's phones must know, or takes it away.
    SetupSecret {
        /// The customer.
        customer_id: CustomerId,
        /// The new secret; `None` takes it away.
        secret: Option<SecretText>,
    },
    /// Adds a person to a company, or replaces what is known of the person with that address.
    UserAdd {
        /// The company.
        company_id: OrganisationId,
        /// The address.
        email: String,
        /// `owner` or `admin`.
        role: String,
        /// `accepted`, `stale` or `not-accepted`.
        terms: String,
    },
    /// Makes a link with which a person sets a password.
    UserInvite {
        /// The address of a person of some company.
        email: String,
        /// The server's address for the link; without it the address the server has, or had when it last ran.
        public_url: Option<String>,
    },
    /// A person, with the companies it is of.
    UserShow {
        /// The address.
        email: String,
    },
    /// Takes a person out of a company.
    UserDelete {
        /// The company.
        company_id: OrganisationId,
        /// The address.
        email: String,
    },
    /// The people of a company.
    UserList {
        /// The company.
        company_id: OrganisationId,
    },
    /// Adds a DPC to the catalogue.
    DpcAdd {
        /// Android application id.
        package: String,
        /// Title.
        name: String,
    },
    /// The catalogue.
    DpcList,
    /// A DPC of the catalogue.
    DpcShow {
        /// Its id.
        id: DpcId,
    },
    /// Gives a DPC another title.
    DpcRename {
        /// Its id.
        id: DpcId,
        /// The new title.
        name: String,
    },
    /// Takes a DPC out of the catalogue.
    DpcRemove {
        /// Its id.
        id: DpcId,
    },
    /// Adds manufacturers and models to those that claims may name.
    ManufacturersAdd {
        /// Manufacturer, and model or nothing for all of its models; at most [`muster_core::known_build::MAX_ADDED`].
        builds: Vec<(String, Option<String>)>,
        /// Whether they replace those that are there.
        replace: bool,
    },
    /// A page of them.
    ManufacturersList {
        /// The last entry of the page before.
        after: Option<(String, String)>,
    },
    /// Takes a manufacturer or one of its models off the list.
    ManufacturersRemove {
        /// The manufacturer.
        manufacturer: String,
        /// The model; without it all of them.
        model: Option<String>,
    },
    /// Has claims name any manufacturer and model again.
    ManufacturersClear,
    /// Makes a service account with one key.
    KeyCreate {
        /// Who the account acts for: one reseller and any number of customers.
        members: Vec<Member>,
        /// The server's address for the key file; without it the address the server has, or had when it last ran.
        public_url: Option<String>,
        /// The universe that the key file names instead of Google's.
        #[serde(default)]
        universe_domain: Option<String>,
    },
    /// Tells Muster the key of a program that has its issuer built in.
    KeyRegister {
        /// Who the issuer acts for: one reseller and any number of customers.
        members: Vec<Member>,
        /// The issuer's address.
        email: String,
        /// The public half, PEM.
        public_key: String,
        /// What the issuer calls the key.
        key_id: Option<String>,
    },
    /// All keys, revoked ones too.
    KeyList,
    /// A key, revoked or not.
    KeyShow {
        /// The key's id, or enough of its beginning.
        key_id: KeyId,
    },
    /// Revokes a key and the tokens made from it.
    KeyRevoke {
        /// The key's id, or enough of its beginning.
        key_id: KeyId,
    },
    /// Makes an OAuth client.
    ClientCreate {
        /// `installed` or `web`.
        kind: String,
        /// What people are told it is called.
        name: String,
        /// A web server's addresses.
        redirect_uris: Vec<String>,
        /// The server's address for the client's file; without it the address the server has, or had when it last ran.
        public_url: Option<String>,
    },
    /// All OAuth clients, revoked ones too.
    ClientList,
    /// An OAuth client, revoked or not.
    ClientShow {
        /// The client's id, or enough of its beginning.
        client_id: ClientId,
    },
    /// Deletes an OAuth client and what people let it do.
    ClientDelete {
        /// The client's id, or enough of its beginning.
        client_id: ClientId,
    },
    /// Revokes an OAuth client and what people let it do.
    ClientRevoke {
        /// The client's id, or enough of its beginning.
        client_id: ClientId,
    },
    /// Claims devices, each for itself: a row that is refused does not stop the others.
    DevicesImport {
        /// The rows, at most [`super::MAX_IMPORT_ROWS`].
        rows: Vec<ImportRow>,
        /// Check everything and change nothing.
        dry_run: bool,
    },
    /// A page of devices, by id.
    DevicesPage {
        /// Which of them.
        wanted: Selection,
        /// Only devices with a higher id.
        after: Option<DeviceId>,
        /// At most so many, from 1 to [`super::MAX_PAGE_ROWS`].
        limit: i64,
    },
    /// Devices that an id, an IMEI, an MEID or a serial number fits.
    DevicesFind {
        /// The id, IMEI, MEID or serial number.
        text: String,
    },
    /// A page of events.
    EventsList(EventsWanted),
    /// Writes a backup.
    Backup {
        /// The file to write, an absolute path.
        file: PathBuf,
        /// Whether a file of that name may be replaced.
        replace: bool,
    },
    /// What `doctor` needs to know of the database.
    Facts,
    /// The address clients know the server by.
    PublicUrl,
    /// Reads a setting.
    SettingGet(Setting),
    /// Writes a setting.
    SettingSet(Setting, String),
}

impl Request {
    /// How the log names the request.
    pub fn name(&self) -> &'static str {
        match self {
            Request::InitCheck => "init check",
            Request::Init(_) => "init",
            Request::ResellerCreate { .. } => "reseller create",
            Request::ResellerList => "reseller list",
            Request::OrganisationShow { .. } => "organisation show",
            Request::OrganisationRename { .. } => "organisation rename",
            Request::OrganisationDelete { .. } => "organisation delete",
            Request::VendorCreate { .. } => "vendor create",
            Request::VendorList { .. } => "vendor list",
            Request::CustomerCreate(_) => "customer create",
            Request::CustomerList => "customer list",
            Request::SetupSecret { .. } => "customer setup-secret",
            Request::UserAdd { .. } => "user create",
            Request::UserInvite { .. } => "user invite",
            Request::UserShow { .. } => "user show",
            Request::UserDelete { .. } => "user delete",
            Request::UserList { .. } => "user list",
            Request::DpcAdd { .. } => "dpc create",
            Request::DpcList => "dpc list",
            Request::DpcShow { .. } => "dpc show",
            Request::DpcRename { .. } => "dpc rename",
            Request::DpcRemove { .. } => "dpc delete",
            Request::ManufacturersAdd { .. } => "manufacturer import",
            Request::ManufacturersList { .. } => "manufacturer list",
            Request::ManufacturersRemove { .. } => "manufacturer delete",
            Request::ManufacturersClear => "manufacturer clear",
            Request::KeyCreate { .. } => "key create",
            Request::KeyRegister { .. } => "key create",
            Request::KeyList => "key list",
            Request::KeyShow { .. } => "key show",
            Request::KeyRevoke { .. } => "key revoke",
            Request::ClientCreate { .. } => "oauth-client create",
            Request::ClientList => "oauth-client list",
            Request::ClientShow { .. } => "oauth-client show",
            Request::ClientDelete { .. } => "oauth-client delete",
            Request::ClientRevoke { .. } => "oauth-client revoke",
            Request::DevicesImport { .. } => "device import",
            Request::DevicesPage { .. } => "device list",
            Request::DevicesFind { .. } => "device show",
            Request::EventsList(_) => "event list",
            Request::Backup { .. } => "backup",
            Request::Facts => "doctor",
            Request::PublicUrl => "public url",
            Request::SettingGet(_) => "setting get",
            Request::SettingSet(..) => "setting set",
        }
    }

    /// Whether the log should say that it was asked: it changes something, and does not come by the thousand.
    pub fn is_noteworthy(&self) -> bool {
        matches!(
            self,
            Request::Init(_)
                | Request::ResellerCreate { .. }
                | Request::OrganisationRename { .. }
                | Request::OrganisationDelete { .. }
                | Request::VendorCreate { .. }
                | Request::CustomerCreate(_)
                | Request::SetupSecret { .. }
                | Request::UserAdd { .. }
                | Request::DpcAdd { .. }
                | Request::UserDelete { .. }
                | Request::DpcRename { .. }
                | Request::DpcRemove { .. }
                | Request::ManufacturersAdd { .. }
                | Request::ManufacturersRemove { .. }
                | Request::ManufacturersClear
                | Request::KeyCreate { .. }
                | Request::KeyRegister { .. }
                | Request::KeyRevoke { .. }
                | Request::UserInvite { .. }
                | Request::ClientCreate { .. }
                | Request::ClientDelete { .. }
                | Request::ClientRevoke { .. }
                | Request::Backup { .. }
        )
    }
}

/// What an installation begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInstallation {
    /// The reseller's name.
    pub reseller: String,
    /// The customer's name.
    pub customer: String,
    /// The address of the customer's owner.
    pub owner: String,
    /// Whether the owner has accepted the newest terms of service.
    pub terms_accepted: bool,
    /// Application id and title of the DPCs of the catalogue.
    pub dpcs: Vec<(String, String)>,
    /// The server's address for the key files; without it the address the server has, or had when it last ran.
    pub public_url: Option<String>,
}

/// What a new customer is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCustomer {
    /// Its name.
    pub name: String,
    /// Resellers that serve it.
    pub reseller_ids: Vec<ResellerId>,
    /// The vendor through which the first of them serves it.
    pub vendor_id: Option<VendorId>,
    /// Addresses of owners.
    pub owner_emails: Vec<String>,
    /// Addresses of admins.
    pub admin_emails: Vec<String>,
    /// What these people did with the terms: `accepted`, `stale` or `not-accepted` (the default).
    pub terms: Option<String>,
    /// Google Workspace customer id.
    pub workspace_customer_id: Option<String>,
    /// Language of the welcome e-mail, a BCP 47 tag.
    pub language_code: Option<String>,
}

/// The kind of company a service account acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Company {
    /// A reseller.
    Reseller,
    /// A customer.
    Customer,
}

/// A company a service account acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What it is.
    pub company: Company,
    /// Its id.
    pub id: OrganisationId,
}

/// Which events are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsWanted {
    /// Only those of this company's audit log.
    pub tenant: Option<Member>,
    /// Only those of this kind, e.g. `device.claimed`.
    pub kind: Option<String>,
    /// Only those about this, e.g. `devices/1`.
    pub subject: Option<String>,
    /// Only those of this time or later, in milliseconds since 1970.
    pub since: Option<i64>,
    /// The oldest first instead of the newest.
    pub oldest_first: bool,
    /// Those behind the page with this `next`.
    pub after: Option<String>,
    /// At most so many, from 1 to [`super::MAX_EVENTS_PAGE`].
    pub limit: i64,
}

/// A device to be claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportRow {
    /// The reseller that claims it.
    pub reseller_id: ResellerId,
    /// The claim.
    pub claim: Claim,
}
