//! Who is calling, and what that caller may do.

use crate::error::{Code, Detail, Error};
use crate::id::{AccountId, ClientId, CustomerId, KeyId, OrganisationId, ResellerId};

/// As what somebody may act for an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// As a reseller: claims devices for its customers.
    Reseller,
    /// As a customer: configures its devices.
    Customer,
}

/// The right to act for one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    /// As what.
    pub role: Role,
    /// For whom.
    pub tenant: OrganisationId,
}

impl Grant {
    /// The right to act as this reseller.
    pub fn reseller(id: ResellerId) -> Self {
        Self { role: Role::Reseller, tenant: id.into() }
    }

    /// The right to act as this customer.
    pub fn customer(id: CustomerId) -> Self {
        Self { role: Role::Customer, tenant: id.into() }
    }
}

/// Where a token came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A key of the service account.
    Key(KeyId),
    /// The OAuth client that the person let act.
    Client(ClientId),
}

/// Whoever a token belongs to: a service account, or a person who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's id.
    pub id: AccountId,
    /// The person's address, or the service account's: the `client_email` of its key file.
    pub email: String,
    /// Where the token came from.
    pub proof: Proof,
    /// Space-separated scope URLs; `None` for a self-signed token without scopes, which may do all the account may.
    pub scope: Option<String>,
    /// Whom the account acts for, by id.
    pub grants: Vec<Grant>,
    /// The customers it acts for that had accepted the newest terms when the account was looked up, by id: for a service
    /// account one of the customer's people, for a person that very person. Whoever remembers the account forgets it when
    /// [`crate::bell::ACCESS`] rings.
    pub accepted: Vec<CustomerId>,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// An API client with a service account.
    ServiceAccount(Account),
    /// An API client that a person of some organisations let act.
    Person(Account),
    /// The operator at the command line.
    Operator,
    /// Muster itself, in what nobody asked for: leases, pruning, giving a chunk up, tokens.
    Muster,
    /// A job of Muster that goes on with what a service account of this reseller asked for.
    Job {
        /// The reseller whose operation is processed.
        partner_id: ResellerId,
    },
    /// A phone that sets itself up.
    Phone,
    /// Whoever opens a page that asks for no credentials.
    Anybody,
}

impl Caller {
    /// How events name the caller.
    pub fn label(&self) -> &str {
        match self {
            Caller::ServiceAccount(account) | Caller::Person(account) => &account.email,
            Caller::Operator => "operator",
            Caller::Muster => "muster",
            Caller::Job { .. } => "job",
            Caller::Phone => "phone",
            Caller::Anybody => "anybody",
        }
    }

    /// The service account or person, or `UNAUTHENTICATED`.
    pub fn account(&self) -> Result<&Account, Error> {
        self.token_holder().ok_or_else(|| {
            Error::new(Code::Unauthenticated, "this method needs a service account or a person who signed in")
        })
    }

    /// The address of the person who is calling, if it is one.
    pub fn person(&self) -> Option<&str> {
        match self {
            Caller::Person(account) => Some(&account.email),
            _ => None,
        }
    }

    /// The service account or person, if it is one.
    pub fn token_holder(&self) -> Option<&Account> {
        match self {
            Caller::ServiceAccount(account) | Caller::Person(account) => Some(account),
            _ => None,
        }
    }
}

impl Account {
    /// Whether the account was given this right.
    pub fn has(&self, grant: Grant) -> bool {
        self.grants.contains(&grant)
    }

    /// Whether the account acts for this customer, and the customer was known to have accepted the newest terms. `false`
    /// says nothing: the terms may have been accepted since.
    pub fn has_accepted(&self, customer_id: CustomerId) -> bool {
        self.accepted.binary_search(&customer_id).is_ok()
    }

    /// The reseller the account acts for. A service account acts for one at most; of a person's it is the first.
    pub fn reseller(&self) -> Option<ResellerId> {
        let found = self.grants.iter().find(|grant| grant.role == Role::Reseller)?;
        Some(ResellerId::new(found.tenant.get()))
    }

    /// The customers the account acts for.
    pub fn customers(&self) -> impl Iterator<Item = CustomerId> + '_ {
        let of_customers = self.grants.iter().filter(|grant| grant.role == Role::Customer);
        of_customers.map(|grant| CustomerId::new(grant.tenant.get()))
    }

    /// Refuses a token that was asked for none of these scopes. A method that names no scopes takes any token.
    pub fn require_one_of(&self, scopes: &[&str]) -> Result<(), Error> {
        let Some(granted) = &self.scope else { return Ok(()) };
        let Some(first) = scopes.first() else { return Ok(()) };
        if granted.split(' ').any(|url| scopes.contains(&url)) {
            return Ok(());
        }
        Err(Error::forbidden(format!("the access token lacks the scope {first}")).detail(Detail::ScopeInsufficient))
    }
}
