//! Whether a device's SIM is locked (zero-touch reference, section 4.2).

use muster_store::Tx;

use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::record::Device;
use crate::error::Error;
use crate::id::ResellerId;
use crate::tenancy::{Owned as _, Viewer};

/// What a reseller is told of a SIM lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimLockState {
    /// Nobody locks the device, or its lock is open for a while.
    Unlocked,
    /// The asking reseller locks it.
    LockedByAsker,
    /// Another reseller locks it.
    LockedByAnother,
}

/// Whether the device is locked, and by whom. During a vacation it is unlocked. Any reseller may ask about any device:
/// that is what the method is for, so it tells no more than the three states.
///
/// # Errors
/// Identifiers that do not suffice; NOT_FOUND for a device nobody registered.
pub fn sim_lock_state(
    tx: &mut Tx<'_>,
    partner_id: ResellerId,
    given: Option<&Identifier>,
    now: i64,
) -> Result<SimLockState, Error> {
    const FIELD: &str = "deviceIdentifier";
    let identifier = locate::identifier(FIELD, given)?;
    identifier.require_reference().map_err(|refused| locate::refusal(FIELD, refused))?;
    let found = locate::sharing(tx, &identifier)?;
    let viewer = Viewer::Reseller(partner_id);
    // What does not fit a record is told to whose record it is; of another's it would tell what is in it.
    let fits =
        |device: &&Device| !device.is_visible_to(&viewer) || identifier.contradicts(&device.identifier).is_none();
    let mut known = found.iter().filter(fits).peekable();
    if known.peek().is_none() {
        return Err(locate::not_found());
    }
    Ok(match known.find_map(|device| device.sim_lock.as_ref()) {
        Some(claim) if claim.vacation.is_some_and(|(_, expire)| expire > now) => SimLockState::Unlocked,
        Some(claim) if claim.reseller_id == partner_id => SimLockState::LockedByAsker,
        Some(_) => SimLockState::LockedByAnother,
        None => SimLockState::Unlocked,
    })
}
