//! A customer's new configuration.

use muster_store::{Record, params};

use crate::call::Call;
use crate::configuration::room::require_room;
use crate::configuration::{Change, Configuration, Field, patch};
use crate::error::{Code, Error, Noun};
use crate::event::{Event, Kind};
use crate::id::{CustomerId, DpcId};

/// Configurations one customer may have. Google publishes no limit; the list has no paging, so there must be one.
pub const MAX_CONFIGURATIONS: i64 = 1000;

/// Makes a configuration from every field of `given`. Calling it twice makes two.
///
/// # Errors
/// A field that breaks its rule; FAILED_PRECONDITION when the customer has [`MAX_CONFIGURATIONS`], or too long extras together.
pub fn create(call: &mut Call<'_, '_>, customer_id: CustomerId, given: &Change) -> Result<Configuration, Error> {
    let mut made = Configuration {
        customer_id,
        id: call.id(),
        configuration_name: String::new(),
        company_name: String::new(),
        contact_email: String::new(),
        contact_phone: String::new(),
        custom_message: None,
        dpc_id: DpcId::new(0),
        dpc_extras: None,
        is_default: false,
        forced_reset_seconds: None,
        created_at: call.now,
    };
    for field in Field::ALL {
        given.write(call.tx, &mut made, field)?;
    }
    let count = call.tx.number("SELECT COUNT(*) FROM configuration WHERE customer_id = ?1", params![customer_id])?;
    if count >= MAX_CONFIGURATIONS {
        let message = format!("a customer may have at most {MAX_CONFIGURATIONS} configurations");
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Configuration));
    }
    require_room(call.tx, &made)?;
    if made.is_default {
        patch::clear_default(call, customer_id)?;
    }
    made.insert(call.tx)?;
    call.record(customer_id, Event::new(Kind::ConfigurationCreated, made.subject()))?;
    Ok(made)
}
