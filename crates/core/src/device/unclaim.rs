//! A reseller takes a device from its customer, or opens its SIM lock for a while (zero-touch reference, section 4.2).

use crate::call::Call;
use crate::device::assignment::unassign;
use crate::device::locate::{self, Reference};
use crate::device::record::Device;
use crate::device::section::{self, Section};
use crate::error::{Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{DeviceId, ResellerId};
use crate::tenancy::Viewer;

/// Longest vacation in days. Google publishes no limit; a year is longer than any roaming unlock.
pub const MAX_VACATION_DAYS: i64 = 365;

/// A vacation day has 24 hours (zero-touch reference, section 4.2).
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What a reseller says when it gives a device up. Nothing of it has been checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unclaim {
    /// The device.
    pub device: Reference,
    /// The section to give up; required.
    pub section: Option<Section>,
    /// SIM lock only: open it for so many days instead.
    pub vacation_days: Option<i64>,
    /// SIM lock only: open it until this time instead, in milliseconds since 1970.
    pub vacation_until: Option<i64>,
}

/// Gives one section of a device back, or starts a vacation (a temporary unlock) of its SIM lock. Returns the device's
/// id.
///
/// # Errors
/// NOT_FOUND when this reseller did not claim that section of the device.
pub fn unclaim(call: &mut Call<'_, '_>, partner_id: ResellerId, request: &Unclaim) -> Result<DeviceId, Error> {
    let section = section::required(request.section)?;
    let expire = vacation_end(call.now, request)?;
    if expire.is_some() && section != Section::SimLock {
        let field = if request.vacation_days.is_some() { DAYS } else { UNTIL };
        return Err(Error::invalid(field, Violation::NotAllowed).rule("is for the SIM-lock section only"));
    }
    let before = locate::referenced(call.tx, "", &request.device, &Viewer::Reseller(partner_id))?
        .into_iter()
        .find(|device| device.reseller_of(section) == Some(partner_id))
        .ok_or_else(locate::not_found)?;
    let mut after = before.clone();
    match (section, expire) {
        (Section::SimLock, Some(expire)) => {
            if let Some(claim) = &mut after.sim_lock {
                claim.vacation = Some((call.now, expire));
            }
        }
        (Section::SimLock, None) => after.sim_lock = None,
        (Section::ZeroTouch, _) => leave_zero_touch(call, &mut after)?,
    }
    if after.is_free() {
        after.metadata.clear();
    }
    after.update(call.tx, &before)?;
    let locked_for = before.sim_lock.as_ref().and_then(|claim| claim.owner_id);
    let (tenant, kind, detail) = match (section, expire) {
        (Section::SimLock, Some(until)) => (locked_for, Kind::VacationStarted, Detail::Vacation { until }),
        (Section::SimLock, None) => (locked_for, Kind::SimLockUnclaimed, Detail::None),
        (Section::ZeroTouch, _) => (before.customer_id, Kind::DeviceUnclaimed, no_configuration_any_more(&before)),
    };
    call.record(tenant, Event::new(kind, Subject::Device(before.id)).with(detail))?;
    Ok(before.id)
}

/// Takes the zero-touch claim and the configuration away, and the notes, which the next owner must not read; the record stays.
/// Notes of an owner who has the SIM lock as well stay with it.
pub(super) fn leave_zero_touch(call: &mut Call<'_, '_>, device: &mut Device) -> Result<(), Error> {
    unassign(call.tx, device.customer_id, device.id)?;
    if !device.has_one_owner_for_both() {
        device.metadata.clear();
    }
    device.configuration_id = None;
    device.zero_touch = None;
    device.customer_id = None;
    Ok(())
}

/// The detail of the event of a device that leaves.
pub(super) fn no_configuration_any_more(before: &Device) -> Detail<'static> {
    Detail::Configuration { configuration_id: None, before: before.configuration_id }
}

/// The field of [`Unclaim::vacation_days`].
const DAYS: &str = "vacationDays";

/// The field of [`Unclaim::vacation_until`].
const UNTIL: &str = "vacationUntil";

/// The end of the vacation that was asked for, in milliseconds since 1970.
fn vacation_end(now: i64, request: &Unclaim) -> Result<Option<i64>, Error> {
    let latest = now + MAX_VACATION_DAYS * DAY_MILLIS;
    match (request.vacation_days, request.vacation_until) {
        (Some(_), Some(_)) => {
            Err(Error::invalid(UNTIL, Violation::Conflict).rule("must not be given together with vacationDays"))
        }
        (Some(days), None) if (1..=MAX_VACATION_DAYS).contains(&days) => Ok(Some(now + days * DAY_MILLIS)),
        (Some(_), None) => Err(Error::invalid(DAYS, Violation::OutOfRange { least: 1, most: MAX_VACATION_DAYS })),
        (None, Some(until)) if until > now && until <= latest => Ok(Some(until)),
        (None, Some(_)) => {
            let rule = format!("must be in the future, at most {MAX_VACATION_DAYS} days ahead");
            Err(Error::invalid(UNTIL, Violation::OutOfRange { least: now, most: latest }).rule(rule))
        }
        (None, None) => Ok(None),
    }
}
