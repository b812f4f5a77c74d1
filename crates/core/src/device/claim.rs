//! Claiming a device for a customer (zero-touch reference, section 4.2).

use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::device::assignment::assign;
use crate::device::claims::{Claims, New};
use crate::device::held::Claimant;
use crate::device::identifier::{DeviceType, Identifier};
use crate::device::owner::{Owner, Owners};
use crate::device::record::{Device, Metadata, SimLock, ZeroTouch};
use crate::device::section::Section;
use crate::device::{locate, metadata, section};
use crate::error::{Error, Noun, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{ConfigurationId, CustomerId, DeviceId, ProfileId, ResellerId};
use crate::{configuration, organisation, text};

/// Longest pre-provisioning token. Google publishes no limit.
pub const MAX_TOKEN_CHARS: usize = 255;

/// What a reseller says when it claims a device. Nothing of it has been checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// The section to claim; required.
    pub section: Option<Section>,
    /// The device's hardware identifiers, as they were given; required.
    pub identifier: Option<Identifier>,
    /// The customer it is claimed for, unless the Google Workspace account is named.
    pub customer_id: Option<CustomerId>,
    /// The Google Workspace account it is claimed for.
    pub workspace_id: Option<String>,
    /// The configuration it gets in place of the default.
    pub configuration_id: Option<ConfigurationId>,
    /// Notes about it.
    pub metadata: Option<Metadata>,
    /// ChromeOS only: the token that lets the device enrol by itself.
    pub provisioning_token: Option<String>,
    /// SIM lock only: the lock's profile.
    pub sim_lock_profile_id: Option<ProfileId>,
}

/// A claim whose every field has been checked; nothing has been written yet.
struct Checked<'r> {
    request: &'r Claim,
    section: CheckedSection,
    identifier: Identifier,
    owner: Owner,
    configuration_id: Option<ConfigurationId>,
    token: Option<&'r str>,
}

impl Checked<'_> {
    /// The kind of the claim's event.
    fn kind(&self) -> Kind {
        match self.section {
            CheckedSection::SimLock(_) => Kind::SimLockClaimed,
            CheckedSection::ZeroTouch => Kind::DeviceClaimed,
        }
    }

    fn section(&self) -> Section {
        match self.section {
            CheckedSection::SimLock(_) => Section::SimLock,
            CheckedSection::ZeroTouch => Section::ZeroTouch,
        }
    }
}

/// A section with what goes with it alone.
#[derive(Clone, Copy)]
enum CheckedSection {
    ZeroTouch,
    SimLock(ProfileId),
}

/// Claims one section of a device for a customer, in the claimant's record of the device, which is made if there is none.
/// Claiming again for the same customer succeeds, keeps the id, and merges the metadata. Returns the record's id.
///
/// # Errors
/// A field that breaks its rule; ALREADY_EXISTS when another organisation or reseller holds the section. Nothing is written
/// then.
pub fn claim(call: &mut Call<'_, '_>, partner_id: ResellerId, request: &Claim) -> Result<DeviceId, Error> {
    let mut claims = Claims::of(partner_id);
    let id = claims.claim(call, request)?;
    claims.write(call)?;
    Ok(id)
}

/// [`claim`], one of several in a transaction. A new device is not written but added to those that will be.
pub(super) fn claim_with(call: &mut Call<'_, '_>, claims: &mut Claims, request: &Claim) -> Result<DeviceId, Error> {
    let checked = check(call, claims.owners(), request)?;
    claims.require_known_build(call, &checked.identifier)?;
    let partner_id = claims.owners().partner_id();
    if !claims.is_new(&checked.identifier) {
        // Only now: the device may be one of those that are not written yet.
        claims.write(call)?;
        let claimant = Claimant { partner_id, owner: &checked.owner };
        if let Some((before, identifier)) = claimant.record(call.tx, checked.section(), &checked.identifier)? {
            return claim_known(call, claims.owners(), &checked, &before, identifier);
        }
    }
    let mut device = Device {
        customer_id: None,
        id: call.id(),
        identifier: checked.identifier.clone(),
        metadata: Metadata::new(),
        registrar_id: partner_id,
        zero_touch: None,
        sim_lock: None,
        configuration_id: None,
        created_at: call.now,
    };
    let configuration_id = occupy(call, claims.owners(), &checked, &mut device)?;
    remember_token(call, &checked)?;
    let id = device.id;
    let (event_id, kind, tenant) = (call.id(), checked.kind(), checked.owner.customer_id.into());
    claims.add(New { device, configuration_id, event_id, kind, tenant });
    Ok(id)
}

/// The claim goes into a record that there is: the claimant's own, or one that nobody holds.
fn claim_known(
    call: &mut Call<'_, '_>,
    owners: &mut Owners,
    checked: &Checked<'_>,
    before: &Device,
    identifier: Identifier,
) -> Result<DeviceId, Error> {
    check_notes(before, checked)?;
    let mut device = Device { identifier, ..before.clone() };
    if !before.holds(Section::ZeroTouch) && !keeps_notes(before, checked) {
        device.metadata.clear();
    }
    let configuration_id = if before.holds(checked.section()) {
        merge_metadata(checked, &mut device)?;
        if let (Some(sim_lock), CheckedSection::SimLock(profile_id)) = (&mut device.sim_lock, checked.section) {
            sim_lock.profile_id = profile_id;
        }
        checked.configuration_id
    } else {
        occupy(call, owners, checked, &mut device)?
    };
    if device != *before {
        device.update(call.tx, before)?;
    }
    finish(call, checked, before, &device, configuration_id)?;
    Ok(device.id)
}

/// Whether the notes on a record without zero-touch are the claim's owner's own: those of the SIM lock that it has already.
/// Whoever had the device before leaves none ([`crate::device::unclaim`]).
fn keeps_notes(before: &Device, checked: &Checked<'_>) -> bool {
    before.holds_for(Section::SimLock, &checked.owner)
}

/// Notes are shown to the owner of the zero-touch section. A SIM lock for somebody else brings none, because they would be
/// written over that owner's and be read by it.
fn check_notes(before: &Device, checked: &Checked<'_>) -> Result<(), Error> {
    let brings_notes = checked.request.metadata.as_ref().is_some_and(|given| !given.is_empty());
    let is_lock = matches!(checked.section, CheckedSection::SimLock(_));
    let is_anothers = before.holds(Section::ZeroTouch) && !before.holds_for(Section::ZeroTouch, &checked.owner);
    if brings_notes && is_lock && is_anothers {
        let rule = "must be absent: the device's notes are those of the company that has it for zero-touch";
        return Err(Error::invalid("metadata", Violation::Conflict).rule(rule));
    }
    Ok(())
}

/// Puts the claim into the device's record and tells which configuration it gets.
fn occupy(
    call: &mut Call<'_, '_>,
    owners: &mut Owners,
    checked: &Checked<'_>,
    device: &mut Device,
) -> Result<Option<ConfigurationId>, Error> {
    merge_metadata(checked, device)?;
    let (partner_id, owner) = (owners.partner_id(), &checked.owner);
    device.registrar_id = partner_id;
    if let CheckedSection::SimLock(profile_id) = checked.section {
        device.sim_lock = Some(SimLock {
            owner_id: owner.customer_id,
            reseller_id: partner_id,
            workspace_id: owner.workspace_id.clone(),
            profile_id,
            vacation: None,
        });
        return Ok(None);
    }
    device.customer_id = owner.customer_id;
    device.zero_touch = Some(ZeroTouch { reseller_id: partner_id, workspace_id: owner.workspace_id.clone() });
    match (checked.configuration_id, owner.customer_id) {
        (Some(id), _) => Ok(Some(id)),
        // The default is for devices claimed from now on (zero-touch reference, section 3.4).
        (None, Some(customer_id)) => owners.default_configuration(call.tx, customer_id),
        (None, None) => Ok(None),
    }
}

fn merge_metadata(checked: &Checked<'_>, device: &mut Device) -> Result<(), Error> {
    if let Some(given) = &checked.request.metadata {
        metadata::merge(&mut device.metadata, given, checked.identifier.device_type == DeviceType::ChromeOs)?;
    }
    Ok(())
}

fn finish(
    call: &mut Call<'_, '_>,
    checked: &Checked<'_>,
    before: &Device,
    device: &Device,
    configuration_id: Option<ConfigurationId>,
) -> Result<(), Error> {
    if let (Some(id), Some(customer_id)) = (configuration_id, device.customer_id) {
        assign(call.tx, customer_id, device.id, id)?;
    }
    remember_token(call, checked)?;
    let is_given = configuration_id.is_some() && configuration_id != before.configuration_id;
    if device == before && !is_given {
        // A fleet is imported again and again, and nothing happens to most of it.
        return Ok(());
    }
    // Another customer's configuration is nothing the owner of now may read, and one that stays is not told.
    let same_owner = before.customer_id == device.customer_id;
    let before = before.configuration_id.filter(|_| same_owner && configuration_id.is_some());
    let detail = Detail::Configuration { configuration_id, before };
    let event = Event::new(checked.kind(), Subject::Device(device.id)).with(detail);
    call.record(checked.owner.customer_id, event)
}

fn remember_token(call: &mut Call<'_, '_>, checked: &Checked<'_>) -> Result<(), Error> {
    match (&checked.owner.workspace_id, checked.token) {
        (Some(workspace), Some(token)) => organisation::remember_token(call.tx, workspace, token),
        _ => Ok(()),
    }
}

fn check<'r>(call: &mut Call<'_, '_>, owners: &mut Owners, request: &'r Claim) -> Result<Checked<'r>, Error> {
    const FIELD: &str = "deviceIdentifier";
    let section = section::required(request.section)?;
    let identifier = locate::identifier(FIELD, request.identifier.as_ref())?;
    identifier.require_claimable().map_err(|refused| locate::refusal(FIELD, refused))?;
    let chrome_os = identifier.device_type == DeviceType::ChromeOs;
    let token = check_token(request, chrome_os)?;
    let section = check_profile(request, section)?;
    if let Some(given) = &request.metadata {
        metadata::merge(&mut Metadata::new(), given, chrome_os)?;
    }
    let owner = owners.of(call.tx, request, chrome_os)?;
    let configuration_id = check_configuration(call, request, section, owner.customer_id)?;
    Ok(Checked { request, section, identifier, owner, configuration_id, token })
}

/// A pre-provisioning token goes with ChromeOS, only and always (zero-touch reference, section 4.2).
fn check_token(request: &Claim, chrome_os: bool) -> Result<Option<&str>, Error> {
    const FIELD: &str = "provisioningToken";
    let token = text::optional(FIELD, request.provisioning_token.as_deref(), MAX_TOKEN_CHARS)
        .map_err(|error| error.of(Noun::ProvisioningToken))?;
    let refused = match (token, chrome_os) {
        (None, true) => Error::required(FIELD).rule("is required for ChromeOS devices"),
        (Some(_), false) => Error::invalid(FIELD, Violation::NotAllowed).rule("is for ChromeOS devices only"),
        (token, _) => return Ok(token),
    };
    Err(refused.of(Noun::ProvisioningToken))
}

/// A SIM-lock profile goes with the SIM-lock section, only and always (zero-touch reference, section 4.2).
fn check_profile(request: &Claim, section: Section) -> Result<CheckedSection, Error> {
    const FIELD: &str = "simLockProfileId";
    match (request.sim_lock_profile_id, section) {
        (None, Section::SimLock) => Err(Error::required(FIELD).rule("is required for the SIM-lock section")),
        (Some(id), Section::SimLock) if id.get() > 0 => Ok(CheckedSection::SimLock(id)),
        (Some(_), Section::SimLock) => Err(Error::invalid(FIELD, Violation::OutOfRange { least: 1, most: i64::MAX })),
        (Some(_), Section::ZeroTouch) => {
            Err(Error::invalid(FIELD, Violation::NotAllowed).rule("is for the SIM-lock section only"))
        }
        (None, Section::ZeroTouch) => Ok(CheckedSection::ZeroTouch),
    }
}

fn check_configuration(
    call: &mut Call<'_, '_>,
    request: &Claim,
    section: CheckedSection,
    customer_id: Option<CustomerId>,
) -> Result<Option<ConfigurationId>, Error> {
    const FIELD: &str = "configurationId";
    let Some(id) = request.configuration_id else { return Ok(None) };
    if let CheckedSection::SimLock(_) = section {
        return Err(Error::invalid(FIELD, Violation::NotAllowed).rule("is for the zero-touch section only"));
    }
    let exists = match customer_id {
        Some(customer_id) => configuration::exists(call.tx, customer_id, id)?,
        None => false,
    };
    if !exists {
        return Err(Error::invalid(FIELD, Violation::Unknown).rule("names no configuration of this customer"));
    }
    Ok(Some(id))
}
