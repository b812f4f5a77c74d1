//! Invitations: a link with a secret in it that lets a person set a password, once.

use muster_store::{Record, Tx, params, sql};

use crate::call::Call;
use crate::client::revoke_all_of;
use crate::error::{Error, Noun};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::AccountId;
use crate::person::record::{Invitation, Person};
use crate::person::{PasswordHash, by_email, by_id, record_event};
use crate::{secret, text};

/// How long an invitation is good, in hours: three days, so that one sent on a Friday works on Monday (Muster's own).
pub const INVITATION_HOURS: i64 = 72;

/// What an invitation's secret begins with.
const PREFIX: &str = "inv.";

/// An invitation that was just made. It has no `Debug`.
pub struct Invited {
    /// Who was invited.
    pub person: Person,
    /// The secret of the link; only its hash is stored.
    pub secret: String,
    /// Until when it is good, in milliseconds since 1970.
    pub expires_at: i64,
}

/// Invites a person to set a password, or another one. An earlier invitation stops working.
///
/// # Errors
/// NOT_FOUND where no organisation has a user of that address.
pub fn invite(call: &mut Call<'_, '_>, email: &str) -> Result<Invited, Error> {
    let email = text::email("email", Some(email))?.to_lowercase();
    let is_user =
        call.tx.exists("SELECT CAST(1 AS BIGINT) FROM organisation_user WHERE email = ?1 LIMIT 1", params![&email])?;
    if !is_user {
        let message = format!("no company has a user with the email {email}: add one with `muster user create` first");
        return Err(Error::not_found(Noun::Person, message).about("email"));
    }
    let person = match by_email(call.tx, &email)? {
        Some(known) => known,
        None => {
            let new = Person { id: call.id(), email, password_hash: None, created_at: call.now };
            new.insert(call.tx)?;
            new
        }
    };
    let secret = secret::fresh(call.context, PREFIX);
    let expires_at = call.now + INVITATION_HOURS * 60 * 60 * 1000;
    Invitation { person_id: person.id, token_hash: secret::hash(&secret).to_vec(), expires_at }.put(call.tx)?;
    tell(call, &person, Kind::UserInvited)?;
    Ok(Invited { person, secret, expires_at })
}

/// Whom an invitation is for, while it is good.
///
/// # Errors
/// Only the database's.
pub fn invited(tx: &mut Tx<'_>, secret: &str, now: i64) -> Result<Option<Person>, Error> {
    let sql = sql!(
        "SELECT {} FROM person p JOIN invitation i ON i.person_id = p.id WHERE i.token_hash = ?1 AND i.expires_at > ?2",
        Person::select("p")
    );
    Ok(tx.one(sql, params![secret::hash(secret).as_slice(), now], Person::read)?)
}

/// Sets the password of an invited person. The invitation is used up, and everything that was allowed to clients with an
/// earlier password ends: it may have been somebody else who knew it.
///
/// # Errors
/// NOT_FOUND for an invitation that is unknown, used or too old.
pub fn set_password(call: &mut Call<'_, '_>, secret: &str, password: &PasswordHash) -> Result<Person, Error> {
    let found = invited(call.tx, secret, call.now)?;
    let person = found.ok_or_else(|| Error::not_found(Noun::Person, "this invitation is unknown, used or too old"))?;
    let person = Person { password_hash: Some(password.0.clone()), ..person };
    person.update(call.tx)?;
    call.tx.send("DELETE FROM invitation WHERE person_id = ?1", params![person.id])?;
    call.tx.send("DELETE FROM sign_in WHERE person_id = ?1", params![person.id])?;
    revoke_all_of(call, person.id)?;
    tell(call, &person, Kind::PasswordSet)?;
    Ok(person)
}

fn tell(call: &mut Call<'_, '_>, person: &Person, kind: Kind) -> Result<(), Error> {
    let event = Event::new(kind, Subject::User(person.id)).with(Detail::Person { email: &person.email });
    record_event(call, &person.email, &event)
}

/// Reads a person again whose password was compared outside of the transaction, and refuses one who set another meanwhile.
pub(super) fn unchanged(tx: &mut Tx<'_>, id: AccountId, compared: &Person) -> Result<bool, Error> {
    Ok(by_id(tx, id)?.is_some_and(|now| now.password_hash == compared.password_hash))
}
