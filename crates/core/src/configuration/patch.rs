//! Changing a configuration.

use muster_store::{Record, params};

use crate::call::Call;
use crate::configuration::room::require_room;
use crate::configuration::{Change, Configuration, Field, get};
use crate::error::Error;
use crate::event::{Detail, Event, Kind};
use crate::id::{ConfigurationId, CustomerId};

/// Changes the named fields to the values of `given`, where an absent one is empty.
///
/// # Errors
/// NOT_FOUND when the customer has no such configuration; a named field that breaks its rule; FAILED_PRECONDITION for extras that
/// are too long together with the customer's others.
pub fn patch(
    call: &mut Call<'_, '_>,
    customer_id: CustomerId,
    id: ConfigurationId,
    given: &Change,
    fields: &[Field],
) -> Result<Configuration, Error> {
    let before = get(call.tx, customer_id, id)?;
    let mut after = before.clone();
    for field in fields {
        given.write(call.tx, &mut after, *field)?;
    }
    if after == before {
        return Ok(after);
    }
    if after.dpc_extras != before.dpc_extras {
        require_room(call.tx, &after)?;
    }
    if after.is_default && !before.is_default {
        clear_default(call, customer_id)?;
    }
    after.update(call.tx)?;
    let changed = Field::ALL.into_iter().filter(|field| field.differs(&before, &after));
    let changed: Vec<&str> = changed.map(Field::name).collect();
    let event = Event::new(Kind::ConfigurationChanged, after.subject());
    call.record(customer_id, event.with(Detail::Fields { fields: &changed }))?;
    Ok(after)
}

/// Takes the default away from the configuration that has it: there is at most one (zero-touch reference, section 3.3).
pub(super) fn clear_default(call: &mut Call<'_, '_>, customer_id: CustomerId) -> Result<(), Error> {
    call.tx.send(
        "UPDATE configuration SET is_default = 0 WHERE customer_id = ?1 AND is_default = 1",
        params![customer_id],
    )?;
    Ok(())
}
