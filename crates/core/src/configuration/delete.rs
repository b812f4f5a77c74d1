//! Deleting a configuration.

use muster_store::params;

use crate::call::Call;
use crate::configuration::get;
use crate::error::{Code, Error, Noun};
use crate::event::{Event, Kind};
use crate::id::{ConfigurationId, CustomerId};

/// Deletes a configuration that no device uses.
///
/// # Errors
/// FAILED_PRECONDITION (HTTP 400) with the number of devices that use it (zero-touch reference, section 3.3).
pub fn delete(call: &mut Call<'_, '_>, customer_id: CustomerId, id: ConfigurationId) -> Result<(), Error> {
    let configuration = get(call.tx, customer_id, id)?;
    // Deleting is rare, so the count walks the customer's narrow rows instead of keeping an index that every apply
    // would have to write.
    let devices = call.tx.number(
        "SELECT COUNT(*) FROM device_configuration WHERE customer_id = ?1 AND configuration_id = ?2",
        params![customer_id, id],
    )?;
    if devices > 0 {
        let (noun, verb) = if devices == 1 { ("device", "uses") } else { ("devices", "use") };
        let message = format!("{devices} {noun} {verb} this configuration: it must be removed from them first");
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Configuration));
    }
    call.tx.send("DELETE FROM configuration WHERE customer_id = ?1 AND id = ?2", params![customer_id, id])?;
    call.record(customer_id, Event::new(Kind::ConfigurationDeleted, configuration.subject()))
}
