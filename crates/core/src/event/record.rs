//! Writing an event, and a delivery for each consumer that waits for its kind.

use muster_store::Record;

use crate::call::Call;
use crate::error::Error;
use crate::event::{Event, Recorded, delivery};

impl Call<'_, '_> {
    /// Writes the event of a change, in the change's own transaction: `tenant_id` is the organisation whose audit log it
    /// belongs to, 0 for what is the operator's alone.
    ///
    /// # Errors
    /// Only the database's.
    pub fn record(&mut self, tenant_id: i64, event: Event<'_>) -> Result<(), Error> {
        let recorded = Recorded {
            id: self.id(),
            tenant_id,
            at: self.now,
            caller: self.caller.label().to_owned(),
            kind: event.kind.as_str().to_owned(),
            subject: event.subject.to_string(),
            detail: event.detail.to_json()?,
        };
        recorded.insert(self.tx)?;
        delivery::request(self, recorded.id, event.kind)
    }
}
