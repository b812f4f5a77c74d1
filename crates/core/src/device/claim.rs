//! `partners.devices.claim`, and the items of `claimAsync` (zero-touch reference, section 4.2).

use std::collections::BTreeMap;

use muster_wire::zero_touch::{PartnerClaim, SectionType};

use crate::call::Call;
use crate::device::assignment::assign;
use crate::device::claims::{Claims, New};
use crate::device::identifier::{DeviceType, Identifier};
use crate::device::owner::{Owner, Owners};
use crate::device::record::{Device, SimLock, ZeroTouch};
use crate::device::{locate, metadata, section};
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::{company, configuration, text};

/// Longest pre-provisioning token. Google publishes no limit.
pub const MAX_TOKEN_CHARS: usize = 255;

/// A claim whose every field has been checked; nothing has been written yet.
struct Checked<'r> {
    request: &'r PartnerClaim,
    section: SectionType,
    identifier: Identifier,
    owner: Owner,
    configuration_id: Option<i64>,
    profile_id: i64,
    token: Option<&'r str>,
}

impl Checked<'_> {
    /// The kind of the claim's event.
    fn kind(&self) -> Kind {
        if self.section == SectionType::SimLock { Kind::SimLockClaimed } else { Kind::DeviceClaimed }
    }
}

/// Claims one section of a device for a customer, making the device's record if there is none. Claiming again for the
/// same customer succeeds, keeps the id, and merges the metadata. Returns the device's id.
///
/// # Errors
/// A field that breaks its rule; ALREADY_EXISTS when another company or reseller holds the section. Nothing is written
/// then.
pub fn claim(call: &mut Call<'_, '_>, partner_id: i64, request: &PartnerClaim) -> Result<i64, Error> {
    let mut claims = Claims::of(partner_id);
    let id = claims.claim(call, request)?;
    claims.write(call)?;
    Ok(id)
}

/// [`claim`], one of several in a transaction. A new device is not written but added to those that will be.
pub(super) fn claim_with(call: &mut Call<'_, '_>, claims: &mut Claims, request: &PartnerClaim) -> Result<i64, Error> {
    let checked = check(call, claims.owners(), request)?;
    let partner_id = claims.owners().partner_id();
    if !claims.is_new(&checked.identifier) {
        // Only now: the device may be one of those that are not written yet.
        claims.write(call)?;
        let candidates = locate::candidates(call.tx, &checked.identifier)?;
        if !candidates.is_empty() {
            return claim_known(call, claims.owners(), &checked, &candidates);
        }
    }
    let mut device = Device {
        customer_id: 0,
        id: call.id(),
        identifier: checked.identifier.clone(),
        metadata: BTreeMap::new(),
        registrar_id: partner_id,
        zero_touch: None,
        sim_lock: None,
        configuration_id: None,
    };
    let configuration_id = occupy(call, claims.owners(), &checked, &mut device)?;
    remember_token(call, &checked)?;
    let id = device.id;
    let event_id = call.id();
    let (kind, tenant_id) = (checked.kind(), checked.owner.customer_id);
    claims.add(New { device, configuration_id, event_id, kind, tenant_id });
    Ok(id)
}

/// The device has a record already: claimed by the same reseller, claimed by somebody else, or given back before.
fn claim_known(
    call: &mut Call<'_, '_>,
    owners: &mut Owners,
    checked: &Checked<'_>,
    candidates: &[i64],
) -> Result<i64, Error> {
    let [id] = candidates else {
        let rule = "the identifiers belong to different devices";
        return Err(Error::invalid("deviceIdentifier", Violation::Conflict).of(Noun::IdentifierSet).saying(rule));
    };
    let before = locate::by_id(call.tx, *id)?.ok_or_else(locate::not_found)?.into_unseen();
    if let Some(field) = checked.identifier.contradicts(&before.identifier) {
        let field = format!("deviceIdentifier.{field}");
        return Err(Error::invalid(field, Violation::Conflict)
            .of(Noun::IdentifierSet)
            .rule("differs from what is registered for this device"));
    }
    let held = held_by(&before, checked.section);
    if let Some((holder, reseller_id)) = held
        && (reseller_id != owners.partner_id() || !holder.is(&checked.owner))
    {
        let message = "the device is claimed by another company: it must be unclaimed first";
        return Err(Error::new(Code::AlreadyExists, message).of(Noun::Device));
    }
    let mut device = before.clone();
    let again = held.is_some();
    device.identifier = complete(&before.identifier, &checked.identifier);
    let configuration_id = if again {
        merge_metadata(checked, &mut device)?;
        if let Some(sim_lock) = &mut device.sim_lock
            && checked.section == SectionType::SimLock
        {
            sim_lock.profile_id = checked.profile_id;
        }
        checked.configuration_id
    } else {
        // Whoever had the device before must not leave notes for the next owner, unless the other section still stands.
        if before.zero_touch.is_none() && before.sim_lock.is_none() {
            device.metadata.clear();
        }
        occupy(call, owners, checked, &mut device)?
    };
    if device != before {
        device.update(call.tx, &before)?;
    }
    finish(call, checked, &device, configuration_id)?;
    Ok(device.id)
}

/// Puts the claim into the device's record and tells which configuration it gets.
fn occupy(
    call: &mut Call<'_, '_>,
    owners: &mut Owners,
    checked: &Checked<'_>,
    device: &mut Device,
) -> Result<Option<i64>, Error> {
    merge_metadata(checked, device)?;
    let (partner_id, owner) = (owners.partner_id(), &checked.owner);
    device.registrar_id = partner_id;
    if checked.section == SectionType::SimLock {
        device.sim_lock = Some(SimLock {
            owner_id: owner.customer_id,
            reseller_id: partner_id,
            workspace_id: owner.workspace_id.clone(),
            profile_id: checked.profile_id,
            vacation: None,
        });
        return Ok(None);
    }
    device.customer_id = owner.customer_id;
    device.zero_touch = Some(ZeroTouch { reseller_id: partner_id, workspace_id: owner.workspace_id.clone() });
    match checked.configuration_id {
        Some(id) => Ok(Some(id)),
        // The default is for devices claimed from now on (zero-touch reference, section 3.4).
        None => owners.default_configuration(call.tx, owner.customer_id),
    }
}

fn merge_metadata(checked: &Checked<'_>, device: &mut Device) -> Result<(), Error> {
    if let Some(given) = &checked.request.device_metadata {
        metadata::merge(&mut device.metadata, given, checked.identifier.device_type == DeviceType::ChromeOs)?;
    }
    Ok(())
}

fn finish(
    call: &mut Call<'_, '_>,
    checked: &Checked<'_>,
    device: &Device,
    configuration_id: Option<i64>,
) -> Result<(), Error> {
    if let Some(id) = configuration_id {
        assign(call.tx, device.customer_id, device.id, id)?;
    }
    remember_token(call, checked)?;
    let detail = Detail::Configuration { configuration_id, before: None };
    let event = Event::new(checked.kind(), Subject::Device(device.id)).with(detail);
    call.record(checked.owner.customer_id, event)
}

fn remember_token(call: &mut Call<'_, '_>, checked: &Checked<'_>) -> Result<(), Error> {
    match (&checked.owner.workspace_id, checked.token) {
        (Some(workspace), Some(token)) => company::remember_token(call.tx, workspace, token),
        _ => Ok(()),
    }
}

fn check<'r>(call: &mut Call<'_, '_>, owners: &mut Owners, request: &'r PartnerClaim) -> Result<Checked<'r>, Error> {
    const FIELD: &str = "deviceIdentifier";
    let section = section::required(request.section_type)?;
    let identifier = locate::identifier_from_wire(FIELD, request.device_identifier.as_ref())?;
    identifier.require_claimable().map_err(|refused| locate::refusal(FIELD, &refused))?;
    let chrome_os = identifier.device_type == DeviceType::ChromeOs;
    let token = check_token(request, chrome_os)?;
    let profile_id = check_profile(request, section)?;
    if let Some(given) = &request.device_metadata {
        metadata::merge(&mut BTreeMap::new(), given, chrome_os)?;
    }
    let owner = owners.of(call.tx, request, chrome_os)?;
    let configuration_id = check_configuration(call, request, section, owner.customer_id)?;
    Ok(Checked { request, section, identifier, owner, configuration_id, profile_id, token })
}

/// A pre-provisioning token goes with ChromeOS, only and always (zero-touch reference, section 4.2).
fn check_token(request: &PartnerClaim, chrome_os: bool) -> Result<Option<&str>, Error> {
    const FIELD: &str = "preProvisioningToken";
    let token = text::optional(FIELD, request.pre_provisioning_token.as_deref(), MAX_TOKEN_CHARS)?;
    match (token, chrome_os) {
        (None, true) => Err(Error::invalid(FIELD, Violation::Required).rule("is required for ChromeOS devices")),
        (Some(_), false) => Err(Error::invalid(FIELD, Violation::NotAllowed).rule("is for ChromeOS devices only")),
        (token, _) => Ok(token),
    }
}

/// A SIM-lock profile goes with the SIM-lock section, only and always (zero-touch reference, section 4.2).
fn check_profile(request: &PartnerClaim, section: SectionType) -> Result<i64, Error> {
    const FIELD: &str = "simlockProfileId";
    match (request.simlock_profile_id.filter(|id| *id != 0), section) {
        (None, SectionType::SimLock) => {
            Err(Error::invalid(FIELD, Violation::Required).rule("is required for SECTION_TYPE_SIM_LOCK"))
        }
        (Some(id), SectionType::SimLock) if id > 0 => Ok(id),
        (Some(_), SectionType::SimLock) => {
            Err(Error::invalid(FIELD, Violation::OutOfRange { least: 1, most: i64::MAX }).rule("must be positive"))
        }
        (Some(_), _) => Err(Error::invalid(FIELD, Violation::NotAllowed).rule("is for SECTION_TYPE_SIM_LOCK only")),
        (None, _) => Ok(0),
    }
}

fn check_configuration(
    call: &mut Call<'_, '_>,
    request: &PartnerClaim,
    section: SectionType,
    customer_id: i64,
) -> Result<Option<i64>, Error> {
    const FIELD: &str = "configurationId";
    let Some(id) = request.configuration_id.filter(|id| *id != 0) else { return Ok(None) };
    if section != SectionType::ZeroTouch {
        return Err(Error::invalid(FIELD, Violation::NotAllowed).rule("is for SECTION_TYPE_ZERO_TOUCH only"));
    }
    if customer_id == 0 || !configuration::exists(call.tx, customer_id, id)? {
        return Err(Error::invalid(FIELD, Violation::Unknown).rule("is not a configuration of this customer"));
    }
    Ok(Some(id))
}

/// Who holds a section.
#[derive(Clone, Copy)]
struct Holder<'d> {
    customer_id: i64,
    workspace_id: Option<&'d str>,
}

impl Holder<'_> {
    /// A customer is the same whether it was named by its id or by its Google Workspace account.
    fn is(&self, owner: &Owner) -> bool {
        if self.customer_id != 0 || owner.customer_id != 0 {
            return self.customer_id == owner.customer_id;
        }
        self.workspace_id == owner.workspace_id.as_deref()
    }
}

fn held_by(device: &Device, section: SectionType) -> Option<(Holder<'_>, i64)> {
    if section == SectionType::SimLock {
        let claim = device.sim_lock.as_ref()?;
        return Some((
            Holder { customer_id: claim.owner_id, workspace_id: claim.workspace_id.as_deref() },
            claim.reseller_id,
        ));
    }
    let claim = device.zero_touch.as_ref()?;
    Some((Holder { customer_id: device.customer_id, workspace_id: claim.workspace_id.as_deref() }, claim.reseller_id))
}

/// What is registered, with the identifiers added that a later claim knows in addition.
fn complete(stored: &Identifier, given: &Identifier) -> Identifier {
    let mut whole = stored.clone();
    for imei in [&given.imei, &given.imei2].into_iter().flatten() {
        add_slot(&mut whole.imei, &mut whole.imei2, imei);
    }
    for meid in [&given.meid, &given.meid2].into_iter().flatten() {
        add_slot(&mut whole.meid, &mut whole.meid2, meid);
    }
    let fill = |slot: &mut Option<String>, value: &Option<String>| {
        if slot.is_none() {
            slot.clone_from(value);
        }
    };
    fill(&mut whole.serial_number, &given.serial_number);
    fill(&mut whole.manufacturer, &given.manufacturer);
    fill(&mut whole.model, &given.model);
    fill(&mut whole.chrome_os_attested_device_id, &given.chrome_os_attested_device_id);
    whole
}

fn add_slot(first: &mut Option<String>, second: &mut Option<String>, number: &String) {
    let known = first.as_ref() == Some(number) || second.as_ref() == Some(number);
    match (known, &first, &second) {
        (true, _, _) | (_, Some(_), Some(_)) => {}
        (_, None, _) => *first = Some(number.clone()),
        (_, _, None) => *second = Some(number.clone()),
    }
}
