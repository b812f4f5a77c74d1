//! Writing an event, and a delivery for each consumer that waits for its kind.

use muster_store::Record;

use crate::call::Call;
use crate::error::Error;
use crate::event::{Event, Kind, Recorded, delivery};

impl Call<'_, '_> {
    /// Writes the event of a change, in the change's own transaction: `tenant_id` is the organisation whose audit log it
    /// belongs to, 0 for what is the operator's alone.
    ///
    /// # Errors
    /// Only the database's.
    pub fn record(&mut self, tenant_id: i64, event: Event<'_>) -> Result<(), Error> {
        let recorded = self.recorded(self.id(), tenant_id, &event)?;
        recorded.insert(self.tx)?;
        delivery::request(self, recorded.id, event.kind)
    }

    /// An event as it is stored.
    pub(crate) fn recorded(&self, id: i64, tenant_id: i64, event: &Event<'_>) -> Result<Recorded, Error> {
        let recorded = Recorded {
            id,
            tenant_id,
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
