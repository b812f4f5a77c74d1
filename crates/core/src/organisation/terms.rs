//! Terms of service: which users accepted them, and what that means for their organisation.

use muster_store::{Column as _, Tx, params};

use crate::error::{Code, Detail, Error};
use crate::id::{CustomerId, OrganisationId};
use crate::text_column::text_column;

/// What a person did with the terms of service, and how far an organisation is with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// Accepted the newest terms.
    Accepted,
    /// Accepted older terms only.
    Stale,
    /// Never accepted any.
    NotAccepted,
}

impl Terms {
    /// How the store and the command line write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Terms::Accepted => "accepted",
            Terms::Stale => "stale",
            Terms::NotAccepted => "not-accepted",
        }
    }

    /// Reads what [`Terms::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        [Terms::Accepted, Terms::Stale, Terms::NotAccepted].into_iter().find(|terms| terms.as_str() == name)
    }

    /// What its people's terms mean for an organisation.
    pub(crate) fn of_all(people: impl IntoIterator<Item = Terms>) -> Self {
        people.into_iter().fold(Terms::NotAccepted, Terms::better)
    }

    /// The better of two.
    pub(crate) fn better(self, other: Self) -> Self {
        match (self, other) {
            (Terms::Accepted, _) | (_, Terms::Accepted) => Terms::Accepted,
            (Terms::Stale, _) | (_, Terms::Stale) => Terms::Stale,
            (Terms::NotAccepted, Terms::NotAccepted) => Terms::NotAccepted,
        }
    }
}

text_column!(Terms, "a stored person did something unknown with the terms");

/// How far an organisation is with the terms: accepted as soon as one of its people accepted the newest ones, stale if
/// someone accepted older ones (zero-touch reference, section 4.1, `termsStatus`).
pub fn terms_of(tx: &mut Tx<'_>, id: impl Into<OrganisationId>) -> Result<Terms, Error> {
    let sql = "SELECT DISTINCT terms FROM organisation_user WHERE organisation_id = ?1";
    let found = tx.all(sql, params![id.into()], |row| Ok::<_, Error>(Terms::read(row, 0)?))?;
    Ok(Terms::of_all(found))
}

/// Refuses calls for a customer none of whose people accepted the newest terms, or, where a person calls, who did not accept
/// them in person, with the typed detail clients look for (zero-touch reference, section 2.1).
pub(crate) fn require_terms(tx: &mut Tx<'_>, customer_id: CustomerId, person: Option<&str>) -> Result<(), Error> {
    let accepted = tx.exists(
        "SELECT CAST(1 AS BIGINT) FROM organisation_user
         WHERE organisation_id = ?1 AND terms = 'accepted' AND (CAST(?2 AS TEXT) IS NULL OR email = ?2) LIMIT 1",
        params![customer_id, person],
    )?;
    if accepted {
        return Ok(());
    }
    Err(not_accepted())
}

/// The error of a caller whose terms are not accepted.
pub(crate) fn not_accepted() -> Error {
    Error::new(Code::PermissionDenied, "the newest terms of service have not been accepted")
        .detail(Detail::TermsNotAccepted)
}
