//! People of an organisation: owners and admins. Google manages them in its portal; Muster at its command line.

use muster_store::{Record, Tx, params, record, sql};

use crate::bell;
use crate::call::Call;
use crate::error::{Code, Error, Noun};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::OrganisationId;
use crate::organisation::{Terms, require};
use crate::person;
use crate::text;
use crate::text_column::text_column;

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

text_column!(Role, "a stored person has an unknown role");

record! {
    /// A person of an organisation.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct User in "organisation_user" key (organisation_id, email) {
        /// The organisation.
        pub organisation_id: OrganisationId,
        /// E-mail address, in lower case.
        pub email: String,
        /// What the person may do.
        pub role: Role,
        /// What the person did with the terms of service.
        pub terms: Terms,
    }
}

/// Adds a person, or replaces what is known of the person with that address. Accounts that act for the organisation may be
/// able to do more or less now.
///
/// # Errors
/// FAILED_PRECONDITION for the last owner in another role.
pub fn add_user(
    call: &mut Call<'_, '_>,
    organisation_id: OrganisationId,
    email: &str,
    role: Role,
    terms: Terms,
) -> Result<User, Error> {
    call.tx.ring(bell::ACCESS);
    put_user(call, organisation_id, email, role, terms)
}

/// As [`add_user`], for an organisation that no service account acts for yet: only what is remembered of a person who signs in
/// has to be forgotten.
pub(super) fn put_user(
    call: &mut Call<'_, '_>,
    organisation_id: OrganisationId,
    email: &str,
    role: Role,
    terms: Terms,
) -> Result<User, Error> {
    let email = text::email("email", Some(email))?.to_lowercase();
    require(call.tx, "company", organisation_id)?;
    if role != Role::Owner {
        require_another_owner(&list_users(call.tx, organisation_id)?, organisation_id, &email)?;
    }
    let user = User { organisation_id, email, role, terms };
    user.put(call.tx)?;
    if person::is_known(call.tx, &user.email)? {
        call.tx.ring(bell::ACCESS);
    }
    let detail = Detail::User { email: &user.email, role: role.as_str(), terms: terms.as_str() };
    let event = Event::new(Kind::UserAdded, Subject::Organisation(organisation_id));
    call.record(organisation_id, event.with(detail))?;
    Ok(user)
}

/// Takes a person out of an organisation. What the person may do elsewhere, and the password, stay.
///
/// # Errors
/// NOT_FOUND where the organisation or the person is not there; FAILED_PRECONDITION for the last owner, without whom nobody
/// could let anybody in.
pub fn delete_user(call: &mut Call<'_, '_>, organisation_id: OrganisationId, email: &str) -> Result<(), Error> {
    const FIELD: &str = "email";
    let email = text::email(FIELD, Some(email))?.to_lowercase();
    require(call.tx, "company", organisation_id)?;
    let users = list_users(call.tx, organisation_id)?;
    let Some(user) = users.iter().find(|user| user.email == email) else {
        let message = format!("company {organisation_id} has no user with the email {email}");
        return Err(Error::not_found(Noun::Person, message).about(FIELD));
    };
    require_another_owner(&users, organisation_id, &user.email)?;
    let sql = "DELETE FROM organisation_user WHERE organisation_id = ?1 AND email = ?2";
    call.tx.send(sql, params![organisation_id, &email])?;
    call.tx.ring(bell::ACCESS);
    let event = Event::new(Kind::UserRemoved, Subject::Organisation(organisation_id));
    call.record(organisation_id, event.with(Detail::Person { email: &email }))
}

/// Refuses to take the role of an owner from the last one.
fn require_another_owner(users: &[User], organisation_id: OrganisationId, email: &str) -> Result<(), Error> {
    let mut owners = users.iter().filter(|user| user.role == Role::Owner);
    if owners.next().is_some_and(|owner| owner.email == email) && owners.next().is_none() {
        let message =
            format!("user {email} is the last owner of company {organisation_id}: make somebody else an owner first");
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Person));
    }
    Ok(())
}

/// The people of an organisation, by address.
pub fn list_users(tx: &mut Tx<'_>, organisation_id: OrganisationId) -> Result<Vec<User>, Error> {
    let sql = sql!("SELECT {} FROM organisation_user WHERE organisation_id = ?1 ORDER BY email", User::select(""));
    Ok(tx.all(sql, params![organisation_id], User::read)?)
}

/// The organisations that have a user of that address, by id.
///
/// # Errors
/// An address that is none.
pub fn companies_of(tx: &mut Tx<'_>, email: &str) -> Result<Vec<User>, Error> {
    let email = text::email("email", Some(email))?.to_lowercase();
    let sql = sql!("SELECT {} FROM organisation_user WHERE email = ?1 ORDER BY organisation_id", User::select(""));
    Ok(tx.all(sql, params![&email], User::read)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let user = |role, terms| User { organisation_id: OrganisationId::new(1), email: "a@b".to_owned(), role, terms };
        let (first, second) = (user(Role::Owner, Terms::Stale), user(Role::Admin, Terms::Accepted));
        crate::round_trip::round_trip(&first, &second);
    }
}
