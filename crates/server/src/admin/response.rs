//! What the operator is answered. Rows are what `--json` prints: ids are strings, as everywhere in the APIs.

use std::collections::BTreeMap;

use muster_core::DeviceId;
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use super::secret::SecretText;

/// The answer to a [`super::Request`]. It has no `Debug`, because one of them carries a private key.
#[derive(Clone, Serialize, Deserialize)]
pub enum Response {
    /// Done; there is nothing to tell.
    Done,
    /// An installation was begun.
    Installation(Box<InstallationMade>),
    /// A company was made.
    Company(CompanyRow),
    /// A company with what it holds.
    CompanyShown(Box<CompanyShown>),
    /// Companies of one kind, by id.
    Companies(Vec<CompanyRow>),
    /// A person was added.
    User(UserRow),
    /// A person was invited.
    Invited(InvitedRow),
    /// An OAuth client was made.
    Client(ClientMade),
    /// An OAuth client.
    ClientShown(Box<ClientRow>),
    /// All OAuth clients, oldest first.
    Clients(Vec<ClientRow>),
    /// A person with the companies it is of.
    Person(PersonRow),
    /// People of a company, by address.
    Users(Vec<UserRow>),
    /// A DPC was added or changed.
    Dpc(DpcRow),
    /// A DPC with the number of configurations that use it.
    DpcShown(DpcShown),
    /// The catalogue, by title.
    Dpcs(Vec<DpcRow>),
    /// Manufacturers with their models; an empty model stands for all of them.
    Manufacturers(Vec<(String, String)>),
    /// The whole id of a key or a client that was revoked or deleted.
    Ended(String),
    /// A key was made.
    Key(KeyMade),
    /// A key.
    KeyShown(Box<KeyRow>),
    /// The key of an issuer is known.
    KeyRegistered {
        /// The key's id.
        key_id: String,
        /// The issuer's address.
        email: String,
    },
    /// All keys, oldest first.
    Keys(Vec<KeyRow>),
    /// What became of each row, in the order of the rows.
    Imported(Vec<Imported>),
    /// Devices that were looked up.
    Devices(Vec<DeviceRow>),
    /// A page of devices.
    DevicesPage(DevicesPage),
    /// A page of events.
    Events(EventsPage),
    /// A backup was written.
    BackedUp(BackedUp),
    /// What `doctor` needs to know of the database.
    Facts(Facts),
    /// A setting's value, or the public address.
    Text(Option<String>),
}

/// What an installation begins with.
#[derive(Clone, Serialize, Deserialize)]
pub struct InstallationMade {
    /// The reseller.
    pub reseller: CompanyRow,
    /// The customer.
    pub customer: CompanyRow,
    /// The DPCs that were asked for.
    pub dpcs: Vec<DpcRow>,
    /// The reseller's key.
    pub reseller_key: KeyMade,
    /// The customer's key.
    pub customer_key: KeyMade,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompanyRow {
    /// Its id.
    pub id: String,
    /// Its name, as people know it.
    pub name: String,
    /// Its name in the API, e.g. `customers/1`.
    pub resource_name: String,
    /// Its name in addresses.
    #[serde(default)]
    pub slug: String,
    /// Customers only: `TERMS_STATUS_ACCEPTED` and so on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub terms_status: Option<String>,
    /// Customers only: the Google Workspace customer id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub workspace_customer_id: Option<String>,
}

/// An organisation with what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompanyShown {
    /// The organisation.
    #[serde(flatten)]
    pub company: CompanyRow,
    /// When it was made, RFC 3339.
    pub created: String,
    /// Customers only: the language of the mail that welcomes it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language_code: Option<String>,
    /// Vendors: the reseller it is of; customers: the resellers that serve it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub reseller_ids: Vec<String>,
    /// What it holds, with its number. Only without most of it can the organisation be deleted.
    pub holds: BTreeMap<String, i64>,
}

/// A person of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserRow {
    /// The company's id.
    pub company_id: String,
    /// The address, in lower case.
    pub email: String,
    /// `owner` or `admin`.
    pub role: String,
    /// `accepted`, `stale` or `not-accepted`.
    pub terms: String,
}

/// A person with the companies it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// The address, in lower case.
    pub email: String,
    /// Whether the person has set a password, with which people sign in.
    pub has_password: bool,
    /// The companies, by id.
    pub companies: Vec<UserRow>,
}

/// A person who was invited.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvitedRow {
    /// The person's id.
    pub id: String,
    /// The address, in lower case.
    pub email: String,
    /// The link; whoever has it can set the password.
    pub link: SecretText,
    /// Until when it is good, RFC 3339.
    pub expires: String,
}

/// A fresh OAuth client.
#[derive(Clone, Serialize, Deserialize)]
pub struct ClientMade {
    /// The client's id.
    pub client_id: String,
    /// The server's address, as the client's file names it.
    pub public_url: String,
    /// The file: Google's `client_secret.json`. The secret is not kept anywhere.
    pub file: SecretText,
}

/// An OAuth client as listings show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientRow {
    /// The client's id.
    pub id: String,
    /// `installed` or `web`.
    pub kind: String,
    /// What people are told it is called.
    pub name: String,
    /// Where people are sent back to.
    pub redirect_uris: Vec<String>,
    /// The server's address, as the client's file names it.
    pub public_url: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was revoked, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked: Option<String>,
}

/// A DPC of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DpcRow {
    /// Its id, the same for every customer.
    pub id: String,
    /// Android application id.
    pub package_name: String,
    /// Title.
    pub dpc_name: String,
}

/// A DPC of the catalogue with the number of configurations that use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DpcShown {
    /// The DPC.
    #[serde(flatten)]
    pub dpc: DpcRow,
    /// Configurations that use it.
    pub configurations: i64,
}

/// A fresh key.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeyMade {
    /// The key's id.
    pub key_id: String,
    /// The service account's address.
    pub email: String,
    /// The server's address, as the key file names it.
    pub public_url: String,
    /// The key file: Google's service-account JSON. It is not kept anywhere.
    pub file: SecretText,
}

/// A key as listings show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyRow {
    /// The key's id.
    pub id: String,
    /// The service account's address.
    pub email: String,
    /// Who the account acts for, as `reseller:ID` or `customer:ID`.
    pub members: Vec<String>,
    /// The server's address, as the key file names it; empty for an issuer's key, which has no file.
    pub public_url: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was revoked, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked: Option<String>,
}

/// What became of a row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Imported {
    /// The device's id. In a dry run of a new device the id is not kept.
    Claimed(DeviceId),
    /// Why the row was refused.
    Refused(Refusal),
}

/// A device as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRow {
    /// Its id.
    pub id: String,
    /// `DEVICE_TYPE_ANDROID` or `DEVICE_TYPE_CHROME_OS`.
    pub device_type: String,
    /// The owner in the zero-touch section.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub customer_id: Option<String>,
    /// The reseller that claimed it in the zero-touch section.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reseller_id: Option<String>,
    /// The Google Workspace account it was claimed for, if one was named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub workspace_customer_id: Option<String>,
    /// The configuration its owner applied.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub configuration_id: Option<String>,
    /// First IMEI.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub imei: Option<String>,
    /// Second IMEI.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub imei2: Option<String>,
    /// First MEID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub meid: Option<String>,
    /// Second MEID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub meid2: Option<String>,
    /// Serial number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub serial_number: Option<String>,
    /// Manufacturer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub manufacturer: Option<String>,
    /// Model.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub model: Option<String>,
    /// Attested id of a ChromeOS device.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chrome_os_attested_device_id: Option<String>,
    /// What the reseller wrote about it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub metadata: BTreeMap<String, String>,
    /// The claim in the SIM-lock section.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sim_lock: Option<SimLockRow>,
}

/// A page of devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesPage {
    /// The devices, by id. There may be none though more follow.
    pub rows: Vec<DeviceRow>,
    /// Where to go on: behind the device with this id. `None` at the end.
    pub next: Option<DeviceId>,
}

/// A claim in the SIM-lock section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SimLockRow {
    /// The customer it was claimed for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub customer_id: Option<String>,
    /// The Google Workspace account it was claimed for, if one was named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub workspace_customer_id: Option<String>,
    /// The reseller that claimed it.
    pub reseller_id: String,
    /// The lock's profile.
    pub profile_id: String,
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsPage {
    /// The events, in the order that was asked for.
    pub rows: Vec<EventRow>,
    /// Key of the next page, if there is one.
    pub next: Option<String>,
    /// When they were read, in milliseconds since 1970: what is committed later is not among them.
    pub read_at: i64,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// When it happened, RFC 3339.
    pub at: String,
    /// The company whose audit log it belongs to; none for what is the operator's alone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tenant_id: Option<String>,
    /// Who made the change.
    pub caller: String,
    /// What happened, e.g. `device.claimed`.
    pub kind: String,
    /// What it happened to, e.g. `devices/1`.
    pub subject: String,
    /// What else there is to say, an object.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<serde_json::Value>,
}

/// A backup that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BackedUp {
    /// Tables with at least one row.
    pub tables: u64,
    /// Rows.
    pub rows: u64,
}

/// What `doctor` needs to know of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// `SQLite` or `PostgreSQL`.
    pub engine: String,
    /// The engine's version.
    pub engine_version: String,
    /// What SQLite found when it checked its file: nothing if all is well. `None`: the engine has no such check.
    pub damages: Option<Vec<String>>,
    /// The database's schema.
    pub schema: i64,
    /// The schema this Muster writes.
    pub newest_schema: i64,
    /// Customers with more than one default configuration.
    pub customers_with_several_defaults: i64,
    /// References that lead nowhere, by what they are; only those that exist.
    pub orphans: Vec<Orphans>,
    /// Live keys whose file names another address than the server's.
    pub keys_at_other_addresses: Vec<KeyAtOtherAddress>,
    /// The address clients know the server by, if it ever ran.
    pub public_url: Option<String>,
    /// When the newest event was written, in milliseconds since 1970.
    pub newest_event_at: Option<i64>,
}

/// Rows whose reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orphans {
    /// What they are.
    pub what: String,
    /// How many there are.
    pub rows: i64,
}

/// A live key whose file names another address than the server's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyAtOtherAddress {
    /// The key's id.
    pub key_id: String,
    /// Who its account acts for, as `reseller:ID` or `customer:ID`.
    pub members: Vec<String>,
    /// The address its file names.
    pub public_url: String,
}
