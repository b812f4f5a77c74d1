//! One call on its way through the rules: its transaction, its caller, its time.

use muster_store::{Tx, params};

use crate::caller::{Caller, Scope};
use crate::context::Context;
use crate::error::Error;

/// One call inside its transaction. It may be run again after a conflict, so its time is fixed before the first run.
pub struct Call<'c, 't> {
    /// The transaction.
    pub tx: &'c mut Tx<'t>,
    /// Chance and ids.
    pub context: &'c Context,
    /// Who is calling.
    pub caller: &'c Caller,
    /// When the call came in, in milliseconds since 1970-01-01 UTC.
    pub now: i64,
}

impl Call<'_, '_> {
    /// A fresh id.
    pub fn id(&self) -> i64 {
        self.context.id(self.now)
    }

    /// Writes the event of a change: `tenant_id` is the company whose audit log it belongs to, `subject` the resource
    /// name of what changed, `detail` a JSON object or nothing.
    pub fn event(&mut self, tenant_id: i64, kind: &str, subject: &str, detail: Option<&str>) -> Result<(), Error> {
        let id = self.id();
        self.tx.send(
            "INSERT INTO event (id, tenant_id, at, caller, kind, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, tenant_id, self.now, self.caller.label(), kind, subject, detail],
        )?;
        Ok(())
    }

    /// Only the reseller itself may act as `partner_id`. Whether another partner exists is not told.
    pub fn authorise_partner(&self, partner_id: i64) -> Result<(), Error> {
        let account = self.caller.account()?;
        account.require(Scope::Reseller)?;
        if account.reseller_id == Some(partner_id) {
            return Ok(());
        }
        Err(Error::forbidden(format!("the caller may not act for partners/{partner_id}")))
    }

    /// Only an account linked to the customer may act for it, and only while a user of the customer has accepted the
    /// newest terms. Whether another customer exists is not told.
    pub fn authorise_customer(&mut self, customer_id: i64) -> Result<(), Error> {
        let account = self.caller.account()?;
        account.require(Scope::Customer)?;
        if !account.customer_ids.contains(&customer_id) {
            return Err(Error::forbidden(format!("the caller may not act for customers/{customer_id}")));
        }
        crate::company::require_terms(self.tx, customer_id)
    }
}
