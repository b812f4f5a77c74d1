//! `partners.devices.unclaim`, and the items of `unclaimAsync` (zero-touch reference, section 4.2).

use muster_wire::zero_touch::{PartnerUnclaim, SectionType};

use crate::call::Call;
use crate::device::assignment::unassign;
use crate::device::record::Device;
use crate::device::{locate, section};
use crate::error::{Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::tenancy::Viewer;

/// Longest vacation in days. Google publishes no limit; a year is longer than any roaming unlock.
pub const MAX_VACATION_DAYS: i64 = 365;

/// A vacation day has 24 hours (zero-touch reference, section 4.2).
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Gives one section of a device back, or starts a vacation (a temporary unlock) of its SIM lock. Returns the device's
/// id.
///
/// # Errors
/// NOT_FOUND when this reseller did not claim that section of the device.
pub fn unclaim(call: &mut Call<'_, '_>, partner_id: i64, request: &PartnerUnclaim) -> Result<i64, Error> {
    let section = section::required(request.section_type)?;
    let expire = vacation_end(call.now, request)?;
    if expire.is_some() && section != SectionType::SimLock {
        let field = if request.vacation_mode_days.is_some() { "vacationModeDays" } else { "vacationModeExpireTime" };
        return Err(Error::invalid(field, Violation::NotAllowed).rule("is for SECTION_TYPE_SIM_LOCK only"));
    }
    let before = locate::referenced(call.tx, "", request.device_id, request.device_identifier.as_ref())?
        .and_then(|device| device.visible_to(&Viewer::Reseller(partner_id)))
        .filter(|device| holder(device, section) == Some(partner_id))
        .ok_or_else(locate::not_found)?;
    let mut after = before.clone();
    match (section, expire) {
        (SectionType::SimLock, Some(expire)) => {
            if let Some(claim) = &mut after.sim_lock {
                claim.vacation = Some((call.now, expire));
            }
        }
        (SectionType::SimLock, None) => after.sim_lock = None,
        _ => leave_zero_touch(call, &mut after)?,
    }
    if after.zero_touch.is_none() && after.sim_lock.is_none() {
        after.metadata.clear();
    }
    after.update(call.tx, &before)?;
    let of_lock = before.sim_lock.as_ref().map_or(0, |claim| claim.owner_id);
    let (tenant, kind, detail) = match (section, expire) {
        (SectionType::SimLock, Some(until)) => (of_lock, Kind::VacationStarted, Detail::Vacation { until }),
        (SectionType::SimLock, None) => (of_lock, Kind::SimLockUnclaimed, Detail::None),
        _ => (before.customer_id, Kind::DeviceUnclaimed, no_configuration_any_more(&before)),
    };
    call.record(tenant, Event::new(kind, Subject::Device(before.id)).with(detail))?;
    Ok(before.id)
}

/// Takes the zero-touch claim and the configuration away; the record stays.
pub(super) fn leave_zero_touch(call: &mut Call<'_, '_>, device: &mut Device) -> Result<(), Error> {
    unassign(call.tx, device.customer_id, device.id)?;
    device.configuration_id = None;
    device.zero_touch = None;
    device.customer_id = 0;
    Ok(())
}

/// The detail of the event of a device that leaves.
pub(super) fn no_configuration_any_more(before: &Device) -> Detail<'static> {
    Detail::Configuration { configuration_id: None, before: before.configuration_id }
}

fn holder(device: &Device, section: SectionType) -> Option<i64> {
    match section {
        SectionType::SimLock => device.sim_lock.as_ref().map(|claim| claim.reseller_id),
        _ => device.zero_touch.as_ref().map(|claim| claim.reseller_id),
    }
}

/// The end of the vacation that was asked for, in milliseconds since 1970.
fn vacation_end(now: i64, request: &PartnerUnclaim) -> Result<Option<i64>, Error> {
    match (request.vacation_mode_days.filter(|days| *days != 0), request.vacation_mode_expire_time) {
        (Some(_), Some(_)) => Err(Error::invalid("vacationModeExpireTime", Violation::Conflict)
            .rule("must not be given together with vacationModeDays")),
        (Some(days), None) if (1..=MAX_VACATION_DAYS).contains(&i64::from(days)) => {
            Ok(Some(now + i64::from(days) * DAY_MILLIS))
        }
        (Some(_), None) => {
            Err(Error::invalid("vacationModeDays", Violation::OutOfRange { least: 1, most: MAX_VACATION_DAYS }))
        }
        (None, Some(time)) if time.as_millis() > now && time.as_millis() <= now + MAX_VACATION_DAYS * DAY_MILLIS => {
            Ok(Some(time.as_millis()))
        }
        (None, Some(_)) => {
            let rule = format!("must be in the future, at most {MAX_VACATION_DAYS} days ahead");
            Err(Error::invalid("vacationModeExpireTime", Violation::Malformed).rule(rule))
        }
        (None, None) => Ok(None),
    }
}
