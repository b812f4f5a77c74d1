//! Reading configurations, and how the API shows them.

use muster_store::{Row, Tx, params};
use muster_wire::{Duration, zero_touch as wire};

use crate::error::{Error, Noun};
use crate::event::Subject;

/// A configuration as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// The customer it belongs to.
    pub customer_id: i64,
    /// Its id.
    pub id: i64,
    /// What administrators call it.
    pub configuration_name: String,
    /// The organisation's name, shown to the device's user.
    pub company_name: String,
    /// Shown to the device's user.
    pub contact_email: String,
    /// Shown to the device's user.
    pub contact_phone: String,
    /// One or two sentences for the device's user.
    pub custom_message: Option<String>,
    /// The DPC that the device installs.
    pub dpc_id: i64,
    /// JSON object of provisioning extras, as the caller wrote it.
    pub dpc_extras: Option<String>,
    /// Whether devices claimed from now on get it.
    pub is_default: bool,
    /// Seconds until a device that could not be set up is reset; `None`: the platform's two hours.
    pub forced_reset_seconds: Option<i64>,
}

const COLUMNS: &str = "customer_id, id, configuration_name, company_name, contact_email, contact_phone, custom_message,
    dpc_id, dpc_extras, is_default, forced_reset_seconds";

impl Configuration {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            customer_id: row.int(0)?,
            id: row.int(1)?,
            configuration_name: row.string(2)?,
            company_name: row.string(3)?,
            contact_email: row.string(4)?,
            contact_phone: row.string(5)?,
            custom_message: row.opt_string(6)?,
            dpc_id: row.int(7)?,
            dpc_extras: row.opt_string(8)?,
            is_default: row.flag(9)?,
            forced_reset_seconds: row.opt_int(10)?,
        })
    }

    /// `customers/[C]/configurations/[ID]`.
    pub fn name(&self) -> String {
        format!("customers/{}/configurations/{}", self.customer_id, self.id)
    }

    /// How events name it.
    pub(super) fn subject(&self) -> Subject<'static> {
        Subject::Configuration { customer_id: self.customer_id, id: self.id }
    }

    /// What the API shows.
    pub fn into_wire(self) -> wire::Configuration {
        wire::Configuration {
            name: Some(self.name()),
            configuration_id: Some(self.id),
            configuration_name: Some(self.configuration_name),
            company_name: Some(self.company_name),
            contact_email: Some(self.contact_email),
            contact_phone: Some(self.contact_phone),
            custom_message: self.custom_message,
            dpc_resource_path: Some(format!("customers/{}/dpcs/{}", self.customer_id, self.dpc_id)),
            dpc_extras: self.dpc_extras,
            is_default: Some(self.is_default),
            forced_reset_time: self.forced_reset_seconds.map(|seconds| Duration { seconds, nanos: 0 }),
        }
    }
}

/// A configuration of a customer.
///
/// # Errors
/// NOT_FOUND when the customer has no such configuration.
pub fn get(tx: &mut Tx<'_>, customer_id: i64, id: i64) -> Result<Configuration, Error> {
    let sql = format!("SELECT {COLUMNS} FROM configuration WHERE customer_id = ?1 AND id = ?2");
    tx.one(&sql, params![customer_id, id], Configuration::read)?.ok_or_else(|| not_found(customer_id, id))
}

/// All configurations of a customer, oldest first. The API has no paging for them.
pub fn list(tx: &mut Tx<'_>, customer_id: i64) -> Result<Vec<Configuration>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM configuration WHERE customer_id = ?1 ORDER BY id");
    tx.all(&sql, params![customer_id], Configuration::read)
}

/// Id of the customer's default configuration, if it has one.
pub fn default_of(tx: &mut Tx<'_>, customer_id: i64) -> Result<Option<i64>, Error> {
    tx.one("SELECT id FROM configuration WHERE customer_id = ?1 AND is_default = 1", params![customer_id], |row| {
        Ok(row.int(0)?)
    })
}

/// Whether the customer has this configuration.
pub(crate) fn exists(tx: &mut Tx<'_>, customer_id: i64, id: i64) -> Result<bool, Error> {
    let sql = "SELECT is_default FROM configuration WHERE customer_id = ?1 AND id = ?2";
    Ok(tx.one(sql, params![customer_id, id], |row| Ok::<_, Error>(row.int(0)?))?.is_some())
}

/// The error for a configuration the customer does not have.
pub(crate) fn not_found(customer_id: i64, id: i64) -> Error {
    Error::not_found(Noun::Parameter, format!("customers/{customer_id}/configurations/{id} does not exist"))
}
