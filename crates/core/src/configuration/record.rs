//! A configuration as it is stored.

use muster_store::{Record, Tx, params, record, sql};

use crate::error::{Error, Noun};
use crate::event::Subject;
use crate::id::{ConfigurationId, CustomerId, DpcId};

record! {
    /// A configuration as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Configuration in "configuration" key (customer_id, id) {
        /// The customer it belongs to.
        pub customer_id: CustomerId,
        /// Its id.
        pub id: ConfigurationId,
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
        pub dpc_id: DpcId,
        /// JSON object of provisioning extras, as the caller wrote it.
        pub dpc_extras: Option<String>,
        /// Whether devices claimed from now on get it.
        pub is_default: bool,
        /// Seconds until a device that could not be set up is reset; `None`: the platform's two hours.
        pub forced_reset_seconds: Option<i64>,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
    }
}

impl Configuration {
    /// How events name it.
    pub(super) fn subject(&self) -> Subject<'static> {
        Subject::Configuration { customer_id: self.customer_id, id: self.id }
    }
}

/// A configuration of a customer.
///
/// # Errors
/// NOT_FOUND when the customer has no such configuration.
pub fn get(tx: &mut Tx<'_>, customer_id: CustomerId, id: ConfigurationId) -> Result<Configuration, Error> {
    let sql = sql!("SELECT {} FROM configuration c WHERE c.customer_id = ?1 AND c.id = ?2", Configuration::select("c"));
    tx.one(sql, params![customer_id, id], Configuration::read)?.ok_or_else(|| not_found(customer_id, id))
}

/// All configurations of a customer, oldest first. The API has no paging for them.
pub fn list(tx: &mut Tx<'_>, customer_id: CustomerId) -> Result<Vec<Configuration>, Error> {
    let sql = sql!("SELECT {} FROM configuration c WHERE c.customer_id = ?1 ORDER BY c.id", Configuration::select("c"));
    Ok(tx.all(sql, params![customer_id], Configuration::read)?)
}

/// Id of the customer's default configuration, if it has one.
pub fn default_of(tx: &mut Tx<'_>, customer_id: CustomerId) -> Result<Option<ConfigurationId>, Error> {
    tx.one("SELECT id FROM configuration WHERE customer_id = ?1 AND is_default = 1", params![customer_id], |row| {
        Ok(ConfigurationId::read(row, 0)?)
    })
}

/// Whether the customer has this configuration.
pub(crate) fn exists(tx: &mut Tx<'_>, customer_id: CustomerId, id: ConfigurationId) -> Result<bool, Error> {
    let sql = "SELECT is_default FROM configuration WHERE customer_id = ?1 AND id = ?2";
    Ok(tx.one(sql, params![customer_id, id], |row| Ok::<_, Error>(row.int(0)?))?.is_some())
}

/// The customer a configuration belongs to, for the operator, who may name it alone: ids are drawn once for all customers.
/// It goes through all configurations; there are few of them.
pub(crate) fn owner_of(tx: &mut Tx<'_>, id: ConfigurationId) -> Result<Option<CustomerId>, Error> {
    let sql = "SELECT customer_id FROM configuration WHERE id = ?1 ORDER BY customer_id LIMIT 1";
    tx.one(sql, params![id], |row| Ok(CustomerId::read(row, 0)?))
}

/// The error for a configuration the customer does not have.
pub fn not_found(customer_id: CustomerId, id: ConfigurationId) -> Error {
    Error::not_found(Noun::Configuration, format!("customers/{customer_id}/configurations/{id} does not exist"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let text = |value: &str| value.to_owned();
        let first = Configuration {
            customer_id: CustomerId::new(11),
            id: ConfigurationId::new(12),
            configuration_name: text("configuration"),
            company_name: text("company"),
            contact_email: text("email"),
            contact_phone: text("phone"),
            custom_message: Some(text("message")),
            dpc_id: DpcId::new(3),
            dpc_extras: Some(text("extras")),
            is_default: true,
            forced_reset_seconds: Some(4),
            created_at: 6,
        };
        let second = Configuration {
            configuration_name: text("configuration 2"),
            company_name: text("company 2"),
            contact_email: text("email 2"),
            contact_phone: text("phone 2"),
            custom_message: None,
            dpc_id: DpcId::new(5),
            dpc_extras: Some(text("extras 2")),
            is_default: false,
            forced_reset_seconds: Some(7),
            created_at: 8,
            ..first.clone()
        };
        crate::round_trip::round_trip(&first, &second);
    }
}
