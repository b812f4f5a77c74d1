//! Who a device is claimed for (zero-touch reference, section 4.2).

use std::collections::HashMap;

use muster_store::Tx;

use crate::device::claim::Claim;
use crate::error::{Error, Noun, Violation};
use crate::id::{ConfigurationId, CustomerId, ResellerId};
use crate::{configuration, organisation};

/// Who a device is claimed for.
pub(super) struct Owner {
    /// The customer; `None` for a Google Workspace account that belongs to no customer.
    pub customer_id: Option<CustomerId>,
    /// The account, if the claim named one.
    pub workspace_id: Option<String>,
}

/// The owners that claims of one transaction name. What was found of a customer is kept: claims change nothing of it, and
/// a hundred thousand of them are for a few customers.
pub(super) struct Owners {
    partner_id: ResellerId,
    served: HashMap<CustomerId, bool>,
    defaults: HashMap<CustomerId, Option<ConfigurationId>>,
}

impl Owners {
    /// For claims of one reseller, in one transaction.
    pub(super) fn named_by(partner_id: ResellerId) -> Self {
        Self { partner_id, served: HashMap::new(), defaults: HashMap::new() }
    }

    /// The reseller.
    pub(super) fn partner_id(&self) -> ResellerId {
        self.partner_id
    }

    /// The owner a claim names, who must be a customer of the reseller.
    pub(super) fn of(&mut self, tx: &mut Tx<'_>, request: &Claim, chrome_os: bool) -> Result<Owner, Error> {
        const CUSTOMER: &str = "customerId";
        const WORKSPACE: &str = "workspaceId";
        let unknown = |field: &str| {
            Error::not_found(Noun::Customer, format!("{field} is not a customer of this reseller")).about(field)
        };
        match (request.customer_id, request.workspace_id.as_deref()) {
            (Some(_), Some(_)) => {
                Err(Error::invalid(WORKSPACE, Violation::Conflict).rule("must not be given together with customerId"))
            }
            (None, None) => Err(Error::required(CUSTOMER).of(Noun::Customer).rule("or workspaceId is required")),
            (Some(customer_id), None) => {
                if !self.serves(tx, customer_id)? {
                    return Err(unknown(CUSTOMER));
                }
                Ok(Owner { customer_id: Some(customer_id), workspace_id: None })
            }
            (None, Some(workspace)) => {
                let workspace = organisation::workspace_id(WORKSPACE, workspace)?;
                let customer = organisation::customer_of_workspace(tx, workspace)?;
                let served = match customer {
                    Some(id) => self.serves(tx, id)?,
                    // ChromeOS devices of an account without a customer record are claimed for the account alone.
                    None => chrome_os,
                };
                if !served {
                    return Err(unknown(WORKSPACE));
                }
                Ok(Owner { customer_id: customer, workspace_id: Some(workspace.to_owned()) })
            }
        }
    }

    /// The configuration that devices claimed for the customer get when the claim names none.
    pub(super) fn default_configuration(
        &mut self,
        tx: &mut Tx<'_>,
        customer_id: CustomerId,
    ) -> Result<Option<ConfigurationId>, Error> {
        if let Some(known) = self.defaults.get(&customer_id) {
            return Ok(*known);
        }
        let found = configuration::default_of(tx, customer_id)?;
        self.defaults.insert(customer_id, found);
        Ok(found)
    }

    fn serves(&mut self, tx: &mut Tx<'_>, customer_id: CustomerId) -> Result<bool, Error> {
        if let Some(known) = self.served.get(&customer_id) {
            return Ok(*known);
        }
        let found = organisation::serves(tx, self.partner_id, customer_id)?;
        self.served.insert(customer_id, found);
        Ok(found)
    }
}
