//! Who is calling, and what that caller may do.

use crate::error::{Code, Detail, Error};

/// What a token may be used for: Google's OAuth scopes (zero-touch reference, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The reseller API.
    Reseller,
    /// The customer API.
    Customer,
}

impl Scope {
    /// The scope's URL, as clients ask for it.
    pub fn url(self) -> &'static str {
        match self {
            Scope::Reseller => "https://www.googleapis.com/auth/androidworkprovisioning",
            Scope::Customer => "https://www.googleapis.com/auth/androidworkzerotouchemm",
        }
    }
}

/// A service account as its token shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAccount {
    /// The account's id.
    pub id: i64,
    /// The account's address, the `client_email` of its key file.
    pub email: String,
    /// The key the token came from.
    pub key_id: String,
    /// Space-separated scope URLs; `None` for a self-signed token without scopes, which may do all the account may.
    pub scope: Option<String>,
    /// The reseller the account acts for.
    pub reseller_id: Option<i64>,
    /// The customers the account acts for.
    pub customer_ids: Vec<i64>,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// An API client with a service account.
    ServiceAccount(ServiceAccount),
    /// The operator at the command line.
    Operator,
    /// A job of Muster that goes on with what a service account of this partner asked for.
    Job {
        /// The partner (reseller) whose operation is processed.
        partner_id: i64,
    },
    /// Muster itself, in what nobody asked for: leases, pruning, giving a chunk up.
    Muster,
    /// A phone that sets itself up.
    Phone,
    /// Whoever opens a page that asks for no credentials.
    Anybody,
}

impl Caller {
    /// How events name the caller.
    pub fn label(&self) -> &str {
        match self {
            Caller::ServiceAccount(account) => &account.email,
            Caller::Operator => "operator",
            Caller::Job { .. } => "job",
            Caller::Muster => "muster",
            Caller::Phone => "phone",
            Caller::Anybody => "anybody",
        }
    }

    /// The service account, or `UNAUTHENTICATED`.
    pub fn account(&self) -> Result<&ServiceAccount, Error> {
        match self {
            Caller::ServiceAccount(account) => Ok(account),
            _ => Err(Error::new(Code::Unauthenticated, "this method needs a service account")),
        }
    }
}

impl ServiceAccount {
    /// Refuses a token that was asked for none of these scopes. A method that names no scopes takes any token.
    pub fn require_one_of(&self, scopes: &[&str]) -> Result<(), Error> {
        let Some(granted) = &self.scope else { return Ok(()) };
        let Some(first) = scopes.first() else { return Ok(()) };
        if granted.split(' ').any(|url| scopes.contains(&url)) {
            return Ok(());
        }
        Err(Error::forbidden(format!("the access token lacks the scope {first}")).detail(Detail::ScopeInsufficient))
    }

    /// Refuses a token that was not asked for this use.
    pub fn require(&self, scope: Scope) -> Result<(), Error> {
        let Some(granted) = &self.scope else { return Ok(()) };
        if granted.split(' ').any(|url| url == scope.url()) {
            return Ok(());
        }
        Err(Error::forbidden(format!("the access token lacks the scope {}", scope.url()))
            .detail(Detail::ScopeInsufficient))
    }
}
