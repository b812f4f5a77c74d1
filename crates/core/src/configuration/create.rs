//! `customers.configurations.create`.

use muster_store::params;
use muster_wire::zero_touch as wire;

use crate::call::Call;
use crate::configuration::{Configuration, fields, patch};
use crate::error::{Code, Error};
use crate::event::{Event, Kind};

/// Configurations one customer may have. Google publishes no limit; the list has no paging, so there must be one.
pub const MAX_CONFIGURATIONS: i64 = 1000;

/// Makes a configuration from every field of `given`. Calling it twice makes two.
pub fn create(call: &mut Call<'_, '_>, customer_id: i64, given: &wire::Configuration) -> Result<Configuration, Error> {
    let mut made = Configuration {
        customer_id,
        id: call.id(),
        configuration_name: String::new(),
        company_name: String::new(),
        contact_email: String::new(),
        contact_phone: String::new(),
        custom_message: None,
        dpc_id: 0,
        dpc_extras: None,
        is_default: false,
        forced_reset_seconds: None,
    };
    for field in fields::WRITABLE {
        fields::write(call.tx, &mut made, given, field)?;
    }
    let count = call.tx.number("SELECT COUNT(*) FROM configuration WHERE customer_id = ?1", params![customer_id])?;
    if count >= MAX_CONFIGURATIONS {
        let message = format!("a customer may have at most {MAX_CONFIGURATIONS} configurations");
        return Err(Error::new(Code::FailedPrecondition, message));
    }
    if made.is_default {
        patch::clear_default(call, customer_id)?;
    }
    insert(call, &made)?;
    call.record(customer_id, Event::new(Kind::ConfigurationCreated, made.subject()))?;
    Ok(made)
}

fn insert(call: &mut Call<'_, '_>, made: &Configuration) -> Result<(), Error> {
    call.tx.send(
        "INSERT INTO configuration (customer_id, id, configuration_name, company_name, contact_email, contact_phone,
             custom_message, dpc_id, dpc_extras, is_default, forced_reset_seconds, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            made.customer_id,
            made.id,
            &made.configuration_name,
            &made.company_name,
            &made.contact_email,
            &made.contact_phone,
            &made.custom_message,
            made.dpc_id,
            &made.dpc_extras,
            made.is_default,
            made.forced_reset_seconds,
            call.now,
        ],
    )?;
    Ok(())
}
