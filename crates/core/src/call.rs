//! One call on its way through the rules: its transaction, its caller, its time.

use muster_store::Tx;

use crate::caller::{Caller, Grant};
use crate::context::Context;
use crate::error::Error;
use crate::id::{CustomerId, NumberId, ResellerId};

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
    pub fn id<I: NumberId>(&self) -> I {
        self.context.id(self.now).into()
    }

    /// Only the reseller itself may act as `partner_id`. Whether another partner exists is not told.
    pub fn authorise_partner(&self, partner_id: ResellerId) -> Result<(), Error> {
        let account = self.caller.account()?;
        if account.has(Grant::reseller(partner_id)) {
            return Ok(());
        }
        Err(Error::forbidden(format!("the caller may not act for partners/{partner_id}")))
    }

    /// Only an account linked to the customer may act for it, and only while the terms are accepted: a person must have
    /// accepted the newest ones in person, for a service account a user of the customer must have. As it was when the account was looked up, or else as it is. Whether another customer exists is not told.
    pub fn authorise_customer(&mut self, customer_id: CustomerId) -> Result<(), Error> {
        let account = self.caller.account()?;
        if account.has_accepted(customer_id) {
            return Ok(());
        }
        if !account.has(Grant::customer(customer_id)) {
            return Err(Error::forbidden(format!("the caller may not act for customers/{customer_id}")));
        }
        crate::organisation::require_terms(self.tx, customer_id, self.caller.person())
    }
}
