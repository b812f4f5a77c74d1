//! Terms of service: which users accepted them, and what that means for their company.

use muster_store::{Tx, params};
use muster_wire::zero_touch::TermsStatus;

use crate::error::{Code, Detail, Error};

/// What a user did with the terms of service.
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
}

/// The company's status: accepted as soon as one user accepted the newest terms, stale if someone accepted older ones
/// (zero-touch reference, section 4.1, `termsStatus`).
pub fn terms_status(tx: &mut Tx<'_>, company_id: i64) -> Result<TermsStatus, Error> {
    let mut status = TermsStatus::NotAccepted;
    tx.each("SELECT DISTINCT terms FROM company_user WHERE company_id = ?1", params![company_id], |row| {
        status = better(status, Terms::from_name(row.text(0)?));
        Ok::<(), Error>(())
    })?;
    Ok(status)
}

/// A company's status once one more of its users is known.
pub(crate) fn better(status: TermsStatus, user: Option<Terms>) -> TermsStatus {
    match (user, status) {
        (Some(Terms::Accepted), _) => TermsStatus::Accepted,
        (Some(Terms::Stale), TermsStatus::NotAccepted) => TermsStatus::Stale,
        (_, status) => status,
    }
}

/// Refuses calls for a customer none of whose users accepted the newest terms, with the typed detail clients look for
/// (zero-touch reference, section 2.1).
pub(crate) fn require_terms(tx: &mut Tx<'_>, customer_id: i64) -> Result<(), Error> {
    let accepted = tx.exists(
        "SELECT CAST(1 AS BIGINT) FROM company_user WHERE company_id = ?1 AND terms = 'accepted' LIMIT 1",
        params![customer_id],
    )?;
    if accepted {
        return Ok(());
    }
    Err(not_accepted())
}

/// The error of a caller whose terms are not accepted.
pub(crate) fn not_accepted() -> Error {
    Error::new(Code::PermissionDenied, "the latest zero-touch enrollment terms of service have not been accepted")
        .detail(Detail::TermsNotAccepted)
}
