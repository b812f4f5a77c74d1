//! `partners.devices.getSimLockState` (zero-touch reference, section 4.2).

use muster_store::Tx;
use muster_wire::zero_touch::{DeviceIdentifier, SimLockState};

use crate::device::locate;
use crate::error::Error;

/// Whether the device is locked, and to whom. During a vacation it is unlocked. Any reseller may ask about any device:
/// that is what the method is for, so it tells no more than the three states.
pub fn sim_lock_state(
    tx: &mut Tx<'_>,
    partner_id: i64,
    given: Option<&DeviceIdentifier>,
    now: i64,
) -> Result<SimLockState, Error> {
    const FIELD: &str = "deviceIdentifier";
    let identifier = locate::identifier_from_wire(FIELD, given)?;
    identifier.require_reference().map_err(|refused| locate::refusal(FIELD, &refused))?;
    let device = locate::by_identifier(tx, &identifier)?.ok_or_else(locate::not_found)?;
    // Anybody's device is asked about: what may be told is the state alone.
    Ok(match device.into_unseen().sim_lock {
        Some(claim) if claim.vacation.is_some_and(|(_, expire)| expire > now) => SimLockState::Unlocked,
        Some(claim) if claim.reseller_id == partner_id => SimLockState::LockedToPartner,
        Some(_) => SimLockState::LockedToOtherPartner,
        None => SimLockState::Unlocked,
    })
}
