//! Writing an event, and a delivery for each consumer that waits for its kind.

use muster_store::Record;

use crate::call::Call;
use crate::error::Error;
use crate::event::{Event, Kind, Recorded, delivery};
use crate::id::EventId;
use crate::tenancy::Tenant;

impl Call<'_, '_> {
    /// Writes the event of a change, in the change's own transaction: `tenant` says whose audit log it belongs
    /// to.
    ///
    /// # Errors
    /// Only the database's.
    pub fn record(&mut self, tenant: impl Into<Tenant>, event: Event<'_>) -> Result<(), Error> {
        let recorded = self.recorded(self.id(), tenant.into(), &event)?;
        recorded.insert(self.tx)?;
        delivery::request(self, recorded.id, event.kind)
    }

    /// An event as it is stored.
    pub(crate) fn recorded(&self, id: EventId, tenant: Tenant, event: &Event<'_>) -> Result<Recorded, Error> {
        let recorded = Recorded {
            id,
            tenant_id: tenant,
            at: self.now,
            caller: self.caller.label().to_owned(),
            kind: event.kind.as_str().to_owned(),
            subject: event.subject.to_string(),
            detail: event.detail.to_json()?,
        };
        Ok(recorded)
    }

    /// Writes many events as [`Call::record`] writes one.
    pub(crate) fn record_all(&mut self, events: &[Recorded]) -> Result<(), Error> {
        Recorded::insert_many(self.tx, events)?;
        for event in events {
            if let Some(kind) = Kind::from_name(&event.kind) {
                delivery::request(self, event.id, kind)?;
            }
        }
        Ok(())
    }
}
