//! Another name for an organisation.

use muster_store::params;

use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::id::OrganisationId;
use crate::organisation::{Kind, MAX_NAME_CHARS, require_kind};
use crate::text;

/// Gives a reseller or a vendor another name. Its slug stays: addresses that people wrote down lead where they led.
///
/// # Errors
/// NOT_FOUND for an id of another kind; a name that breaks its rule; and any name of a customer, which cannot be changed once
/// it was made (zero-touch reference, section 4.1, `companyName`).
pub fn rename(call: &mut Call<'_, '_>, kind: Kind, id: OrganisationId, name: &str) -> Result<(), Error> {
    const FIELD: &str = "name";
    require_kind(call.tx, "id", id, kind)?;
    if kind == Kind::Customer {
        let rule = "of a customer cannot be changed once it was made";
        return Err(Error::invalid(FIELD, Violation::ReadOnly).of(Noun::Customer).rule(rule));
    }
    let name = text::required(FIELD, Some(name), MAX_NAME_CHARS)?;
    let touched =
        call.tx.execute("UPDATE organisation SET name = ?2 WHERE id = ?1 AND name <> ?2", params![id, name])?;
    if touched == 0 {
        return Ok(());
    }
    let changed = Event::new(event::Kind::OrganisationChanged, Subject::Organisation(id));
    call.record(id, changed.with(event::Detail::Fields { fields: &[FIELD] }))
}
