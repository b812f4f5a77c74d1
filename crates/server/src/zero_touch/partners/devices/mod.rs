//! `partners.devices.*`; the methods on many devices are in [`bulk`].

mod bulk;

pub(crate) use bulk::{claim_async, may_act, unclaim_async, update_metadata_async};

use muster_core::{DeviceId, Error, ResellerId, device};
use muster_wire::resource_name::PARTNER_DEVICE;
use muster_wire::zero_touch::{
    ClaimDeviceRequest, ClaimDeviceResponse, Device, DeviceMetadata, Empty, FindDevicesByDeviceIdentifierRequest,
    FindDevicesByDeviceIdentifierResponse, FindDevicesByOwnerRequest, FindDevicesByOwnerResponse,
    GetDeviceSimLockStateRequest, GetDeviceSimLockStateResponse, PartnerClaim, PartnerUnclaim, UnclaimDeviceRequest,
    UpdateDeviceMetadataRequest,
};

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert;
use crate::zero_touch::convert::device::for_partner;

/// `partners.devices.claim`
pub(crate) fn claim(request: &mut Request<'_, '_>, body: &ClaimDeviceRequest) -> Result<ClaimDeviceResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let claim = body.clone();
    let claim = PartnerClaim {
        configuration_id: claim.configuration_id,
        customer_id: claim.customer_id,
        device_identifier: claim.device_identifier,
        device_metadata: claim.device_metadata,
        google_workspace_customer_id: claim.google_workspace_customer_id,
        pre_provisioning_token: claim.pre_provisioning_token,
        section_type: claim.section_type,
        simlock_profile_id: claim.simlock_profile_id,
    };
    let id = device::claim(&mut request.call, partner_id, &convert::device::claim(&claim))?;
    let name = PARTNER_DEVICE.format([partner_id.get(), id.get()]);
    Ok(ClaimDeviceResponse { device_id: Some(id.get()), device_name: Some(name) })
}

/// `partners.devices.unclaim`
pub(crate) fn unclaim(request: &mut Request<'_, '_>, body: &UnclaimDeviceRequest) -> Result<Empty, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let unclaim = PartnerUnclaim {
        device_id: body.device_id,
        device_identifier: body.device_identifier.clone(),
        section_type: body.section_type,
        vacation_mode_days: body.vacation_mode_days,
        vacation_mode_expire_time: body.vacation_mode_expire_time,
    };
    device::unclaim(&mut request.call, partner_id, &convert::device::unclaim(&unclaim))?;
    Ok(Empty {})
}

/// `partners.devices.metadata`
pub(crate) fn metadata(
    request: &mut Request<'_, '_>,
    body: &UpdateDeviceMetadataRequest,
) -> Result<DeviceMetadata, Error> {
    let partner_id = request.partner_id("metadataOwnerId")?;
    let device_id = DeviceId::new(request.parameters.id("deviceId")?);
    let given = body.device_metadata.as_ref().map(|metadata| &metadata.entries);
    let entries = device::update_metadata_of(&mut request.call, partner_id, device_id, given)?;
    Ok(DeviceMetadata { entries })
}

/// `partners.devices.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Device, Error> {
    let (partner_id, id): (ResellerId, DeviceId) = request.partner("name", PARTNER_DEVICE)?;
    let device = device::get_for_partner(request.call.tx, partner_id, id)?;
    Ok(for_partner(device, partner_id, request.call.now))
}

/// `partners.devices.findByIdentifier`
pub(crate) fn find_by_identifier(
    request: &mut Request<'_, '_>,
    body: &FindDevicesByDeviceIdentifierRequest,
) -> Result<FindDevicesByDeviceIdentifierResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let found = device::find_by_identifier(request.call.tx, partner_id, &convert::device::identifier_search(body))?;
    let now = request.call.now;
    Ok(FindDevicesByDeviceIdentifierResponse {
        devices: found.devices.into_iter().map(|device| for_partner(device, partner_id, now)).collect(),
        next_page_token: found.next_page_token,
        total_size: i32::try_from(found.total_size).ok(),
    })
}

/// `partners.devices.findByOwner`
pub(crate) fn find_by_owner(
    request: &mut Request<'_, '_>,
    body: &FindDevicesByOwnerRequest,
) -> Result<FindDevicesByOwnerResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let found = device::find_by_owner(request.call.tx, partner_id, &convert::device::owner_search(body))?;
    let now = request.call.now;
    Ok(FindDevicesByOwnerResponse {
        devices: found.devices.into_iter().map(|device| for_partner(device, partner_id, now)).collect(),
        next_page_token: found.next_page_token,
        total_size: i32::try_from(found.total_size).ok(),
    })
}

/// `partners.devices.getSimLockState`
pub(crate) fn get_sim_lock_state(
    request: &mut Request<'_, '_>,
    body: &GetDeviceSimLockStateRequest,
) -> Result<GetDeviceSimLockStateResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let now = request.call.now;
    let given = body.device_identifier.as_ref().map(convert::identifier::from_wire);
    let state = device::sim_lock_state(request.call.tx, partner_id, given.as_ref(), now)?;
    Ok(GetDeviceSimLockStateResponse { sim_lock_state: Some(convert::device::sim_lock_state(state)) })
}
