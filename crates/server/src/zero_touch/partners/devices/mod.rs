//! `partners.devices.*`; the methods on many devices are in [`bulk`].

mod bulk;

pub(crate) use bulk::{claim_async, unclaim_async, update_metadata_async};

use muster_core::{Error, device};
use muster_wire::resource_name::PARTNER_DEVICE;
use muster_wire::zero_touch::{
    ClaimDeviceRequest, ClaimDeviceResponse, Device, DeviceMetadata, Empty, FindDevicesByDeviceIdentifierRequest,
    FindDevicesByDeviceIdentifierResponse, FindDevicesByOwnerRequest, FindDevicesByOwnerResponse,
    GetDeviceSimLockStateRequest, GetDeviceSimLockStateResponse, PartnerClaim, PartnerUnclaim, UnclaimDeviceRequest,
    UpdateDeviceMetadataRequest,
};

use crate::dispatch::Request;
use crate::family::NoBody;

/// `partners.devices.claim`
pub(crate) fn claim(request: &mut Request<'_, '_>, body: &ClaimDeviceRequest) -> Result<ClaimDeviceResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let claim = body.clone();
    let id = device::claim(
        &mut request.call,
        partner_id,
        &PartnerClaim {
            configuration_id: claim.configuration_id,
            customer_id: claim.customer_id,
            device_identifier: claim.device_identifier,
            device_metadata: claim.device_metadata,
            google_workspace_customer_id: claim.google_workspace_customer_id,
            pre_provisioning_token: claim.pre_provisioning_token,
            section_type: claim.section_type,
            simlock_profile_id: claim.simlock_profile_id,
        },
    )?;
    Ok(ClaimDeviceResponse { device_id: Some(id), device_name: Some(PARTNER_DEVICE.format([partner_id, id])) })
}

/// `partners.devices.unclaim`
pub(crate) fn unclaim(request: &mut Request<'_, '_>, body: &UnclaimDeviceRequest) -> Result<Empty, Error> {
    let partner_id = request.partner_id("partnerId")?;
    device::unclaim(
        &mut request.call,
        partner_id,
        &PartnerUnclaim {
            device_id: body.device_id,
            device_identifier: body.device_identifier.clone(),
            section_type: body.section_type,
            vacation_mode_days: body.vacation_mode_days,
            vacation_mode_expire_time: body.vacation_mode_expire_time,
        },
    )?;
    Ok(Empty {})
}

/// `partners.devices.metadata`
pub(crate) fn metadata(
    request: &mut Request<'_, '_>,
    body: &UpdateDeviceMetadataRequest,
) -> Result<DeviceMetadata, Error> {
    let partner_id = request.partner_id("metadataOwnerId")?;
    let device_id = request.parameters.id("deviceId")?;
    device::update_metadata_of(&mut request.call, partner_id, device_id, body.device_metadata.as_ref())
}

/// `partners.devices.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Device, Error> {
    let [partner_id, id] = request.partner("name", PARTNER_DEVICE)?;
    Ok(device::get_for_partner(request.call.tx, partner_id, id)?.into_partner_wire(request.call.now, partner_id))
}

/// `partners.devices.findByIdentifier`
pub(crate) fn find_by_identifier(
    request: &mut Request<'_, '_>,
    body: &FindDevicesByDeviceIdentifierRequest,
) -> Result<FindDevicesByDeviceIdentifierResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let found = device::find_by_identifier(request.call.tx, partner_id, body)?;
    let now = request.call.now;
    Ok(FindDevicesByDeviceIdentifierResponse {
        devices: found.devices.into_iter().map(|device| device.into_partner_wire(now, partner_id)).collect(),
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
    let found = device::find_by_owner(request.call.tx, partner_id, body)?;
    let now = request.call.now;
    Ok(FindDevicesByOwnerResponse {
        devices: found.devices.into_iter().map(|device| device.into_partner_wire(now, partner_id)).collect(),
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
    let state = device::sim_lock_state(request.call.tx, partner_id, body.device_identifier.as_ref(), now)?;
    Ok(GetDeviceSimLockStateResponse { sim_lock_state: Some(state) })
}
