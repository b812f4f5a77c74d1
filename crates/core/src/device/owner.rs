//! Who a device is claimed for (zero-touch reference, section 4.2).

use std::collections::HashMap;

use muster_store::Tx;
use muster_wire::zero_touch::PartnerClaim;

use crate::error::{Error, Noun, Violation};
use crate::{company, configuration};

/// Who a device is claimed for.
pub(super) struct Owner {
    /// The customer; 0 for a Google Workspace account that belongs to no customer.
    pub customer_id: i64,
    /// The account, if the claim named one.
    pub workspace_id: Option<String>,
}

/// The owners that claims of one transaction name. What was found of a customer is kept: claims change nothing of it, and
/// a hundred thousand of them are for a few customers.
pub(super) struct Owners {
    partner_id: i64,
    served: HashMap<i64, bool>,
    defaults: HashMap<i64, Option<i64>>,
}

impl Owners {
    /// For claims of one reseller, in one transaction.
    pub(super) fn named_by(partner_id: i64) -> Self {
        Self { partner_id, served: HashMap::new(), defaults: HashMap::new() }
    }

    /// The reseller.
    pub(super) fn partner_id(&self) -> i64 {
        self.partner_id
    }

    /// The owner a claim names, who must be a customer of the reseller.
    pub(super) fn of(&mut self, tx: &mut Tx<'_>, request: &PartnerClaim, chrome_os: bool) -> Result<Owner, Error> {
        let unknown = |field: &str| {
            Error::not_found(Noun::Customer, format!("{field} is not a customer of this reseller")).about(field)
        };
        match (request.customer_id.filter(|id| *id != 0), request.google_workspace_customer_id.as_deref()) {
            (Some(_), Some(_)) => Err(Error::invalid("googleWorkspaceCustomerId", Violation::Conflict)
                .rule("must not be given together with customerId")),
            (None, None) => Err(Error::invalid("customerId", Violation::Required)
                .of(Noun::Customer)
                .rule("or googleWorkspaceCustomerId is required")),
            (Some(customer_id), None) => {
                if !self.serves(tx, customer_id)? {
                    return Err(unknown("customerId"));
                }
                Ok(Owner { customer_id, workspace_id: None })
            }
            (None, Some(workspace)) => {
                const FIELD: &str = "googleWorkspaceCustomerId";
                let workspace = company::workspace_id(FIELD, workspace)?;
                let customer = company::customer_of_workspace(tx, workspace)?;
                let served = match customer {
                    Some(id) => self.serves(tx, id)?.then_some(id),
                    None => None,
                };
                // ChromeOS devices of an account without a customer record are claimed for the account alone.
                match (served, chrome_os) {
                    (None, false) => Err(unknown(FIELD)),
                    (customer, _) => {
                        Ok(Owner { customer_id: customer.unwrap_or(0), workspace_id: Some(workspace.to_owned()) })
                    }
                }
            }
        }
    }

    /// The configuration that devices claimed for the customer get when the claim names none.
    pub(super) fn default_configuration(&mut self, tx: &mut Tx<'_>, customer_id: i64) -> Result<Option<i64>, Error> {
        if let Some(known) = self.defaults.get(&customer_id) {
            return Ok(*known);
        }
        let found = configuration::default_of(tx, customer_id)?;
        self.defaults.insert(customer_id, found);
        Ok(found)
    }

    fn serves(&mut self, tx: &mut Tx<'_>, customer_id: i64) -> Result<bool, Error> {
        if let Some(known) = self.served.get(&customer_id) {
            return Ok(*known);
        }
        let found = company::serves(tx, self.partner_id, customer_id)?;
        self.served.insert(customer_id, found);
        Ok(found)
    }
}
