//! How long a customer's extras may be together.

use muster_store::{Tx, params};

use crate::configuration::Configuration;
use crate::error::{Code, Error, Noun};

/// Characters that the extras of all of a customer's configurations may have: those of 128 of the longest. Google publishes no
/// limit; the list of configurations has no paging, so its length must be bounded.
pub const MAX_ALL_EXTRAS_CHARS: i64 = 8 * 1024 * 1024;

/// Refuses a configuration with whose extras its customer would have more than [`MAX_ALL_EXTRAS_CHARS`].
///
/// # Errors
/// FAILED_PRECONDITION.
pub(super) fn require_room(tx: &mut Tx<'_>, configuration: &Configuration) -> Result<(), Error> {
    let Some(extras) = &configuration.dpc_extras else { return Ok(()) };
    let others = tx.number(
        "SELECT CAST(COALESCE(SUM(LENGTH(dpc_extras)), 0) AS BIGINT) FROM configuration WHERE customer_id = ?1 AND id <> ?2",
        params![configuration.customer_id, configuration.id],
    )?;
    let own = i64::try_from(extras.chars().count()).unwrap_or(i64::MAX);
    if others.saturating_add(own) > MAX_ALL_EXTRAS_CHARS {
        let message = format!(
            "the dpcExtras of all of a customer's configurations may have at most {MAX_ALL_EXTRAS_CHARS} characters"
        );
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Configuration));
    }
    Ok(())
}
