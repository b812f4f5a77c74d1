//! People of a company: owners and admins. Google manages them in its portal; Muster at its command line.

use muster_store::{Tx, params};

use crate::bell;
use crate::call::Call;
use crate::company::Terms;
use crate::error::{Error, Noun};
use crate::event::{Detail, Event, Kind, Subject};
use crate::text;

/// What a person may do in the portal (zero-touch reference, section 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Admin rights, and may manage users.
    Owner,
    /// May manage devices and configurations.
    Admin,
}

impl Role {
    /// How the store and the command line write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Admin => "admin",
        }
    }

    /// Reads what [`Role::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        [Role::Owner, Role::Admin].into_iter().find(|role| role.as_str() == name)
    }
}

/// A person of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// E-mail address, in lower case.
    pub email: String,
    /// What the person may do.
    pub role: Role,
    /// What the person did with the terms of service.
    pub terms: Terms,
}

/// Adds a person, or replaces what is known of the person with that address.
pub fn add_user(
    call: &mut Call<'_, '_>,
    company_id: i64,
    email: &str,
    role: Role,
    terms: Terms,
) -> Result<User, Error> {
    let email = text::email("email", Some(email))?.to_lowercase();
    if crate::company::kind_of(call.tx, company_id)?.is_none() {
        return Err(Error::not_found(Noun::Customer, format!("there is no company {company_id}")));
    }
    call.tx.send(
        "INSERT INTO company_user (company_id, email, role, terms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (company_id, email) DO UPDATE SET role = excluded.role, terms = excluded.terms",
        params![company_id, &email, role.as_str(), terms.as_str()],
    )?;
    call.tx.ring(bell::ACCESS);
    let detail = Detail::User { email: &email, role: role.as_str(), terms: terms.as_str() };
    call.record(company_id, Event::new(Kind::UserAdded, Subject::Organisation(company_id)).with(detail))?;
    Ok(User { email, role, terms })
}

/// The people of a company, by address.
pub fn list_users(tx: &mut Tx<'_>, company_id: i64) -> Result<Vec<User>, Error> {
    tx.all(
        "SELECT email, role, terms FROM company_user WHERE company_id = ?1 ORDER BY email",
        params![company_id],
        |row| {
            Ok(User {
                email: row.string(0)?,
                role: Role::from_name(row.text(1)?).unwrap_or(Role::Admin),
                terms: Terms::from_name(row.text(2)?).unwrap_or(Terms::NotAccepted),
            })
        },
    )
}
