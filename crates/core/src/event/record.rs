//! Writing an event, and a delivery for each consumer that waits for its kind.

use muster_store::params;

use crate::call::Call;
use crate::error::Error;
use crate::event::Event;
use crate::event::delivery;

impl Call<'_, '_> {
    /// Writes the event of a change, in the change's own transaction: `tenant_id` is the organisation whose audit log it
    /// belongs to, 0 for what is the operator's alone.
    ///
    /// # Errors
    /// Only the database's.
    pub fn record(&mut self, tenant_id: i64, event: Event<'_>) -> Result<(), Error> {
        let id = self.id();
        let detail = event.detail.to_json()?;
        self.tx.send(
            "INSERT INTO event (id, tenant_id, at, caller, kind, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                tenant_id,
                self.now,
                self.caller.label(),
                event.kind.as_str(),
                &event.subject.to_string(),
                &detail
            ],
        )?;
        delivery::request(self, id, event.kind)
    }
}
