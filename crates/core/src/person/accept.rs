//! What a person belongs to, and the terms of service there.

use muster_store::{Column as _, Tx, params};

use crate::bell;
use crate::call::Call;
use crate::error::Error;
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::OrganisationId;
use crate::organisation::{self, Role, Terms};
use crate::person::{MAX_ORGANISATIONS, Person};

/// An organisation that has the person as a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: organisation::Kind,
    /// What the person may do there.
    pub role: Role,
    /// What he did with the terms of service.
    pub terms: Terms,
}

/// The organisations of a person, by id.
///
/// # Errors
/// Only the database's.
pub fn memberships(tx: &mut Tx<'_>, email: &str) -> Result<Vec<Membership>, Error> {
    let sql = "SELECT o.id, o.name, o.kind, u.role, u.terms
               FROM organisation_user u JOIN organisation o ON o.id = u.organisation_id
               WHERE u.email = ?1 ORDER BY o.id LIMIT ?2";
    tx.all(sql, params![email, MAX_ORGANISATIONS], |row| {
        Ok(Membership {
            organisation_id: OrganisationId::read(row, 0)?,
            name: row.string(1)?,
            kind: organisation::Kind::read(row, 2)?,
            role: Role::read(row, 3)?,
            terms: Terms::read(row, 4)?,
        })
    })
}

/// The person accepts the newest terms for each of his organisations that he has not accepted them for yet.
///
/// # Errors
/// Only the database's.
pub fn accept_terms(call: &mut Call<'_, '_>, person: &Person) -> Result<(), Error> {
    let missing: Vec<Membership> =
        memberships(call.tx, &person.email)?.into_iter().filter(|of| of.terms != Terms::Accepted).collect();
    for of in &missing {
        call.tx.send(
            "UPDATE organisation_user SET terms = ?3 WHERE organisation_id = ?1 AND email = ?2",
            params![of.organisation_id, &person.email, Terms::Accepted.as_str()],
        )?;
        let (email, terms) = (person.email.as_str(), Terms::Accepted.as_str());
        let detail = Detail::User { email, role: of.role.as_str(), terms };
        let event = Event::new(Kind::TermsAccepted, Subject::Organisation(of.organisation_id));
        call.record(of.organisation_id, event.with(detail))?;
    }
    if !missing.is_empty() {
        call.tx.ring(bell::ACCESS);
    }
    Ok(())
}
