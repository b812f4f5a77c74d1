//! Devices: what resellers and customers say of them, and what they are shown.

use muster_core::device::{Claim, Device, Reference, Section, SimLockState, Unclaim};
use muster_core::device::{IdentifierSearch, OwnerSearch};
use muster_core::{ConfigurationId, CustomerId, DeviceId, ProfileId, ResellerId};
use muster_wire::resource_name::{CONFIGURATION, CUSTOMER_DEVICE, PARTNER_DEVICE};
use muster_wire::{Timestamp, zero_touch as wire};

use crate::zero_touch::convert::identifier;

/// A claim. 0 is how proto3 clients leave an id out.
pub(crate) fn claim(given: &wire::PartnerClaim) -> Claim {
    Claim {
        section: section(given.section_type),
        identifier: given.device_identifier.as_ref().map(identifier::from_wire),
        customer_id: CustomerId::given(given.customer_id),
        workspace_id: given.google_workspace_customer_id.clone(),
        configuration_id: ConfigurationId::given(given.configuration_id),
        metadata: given.device_metadata.as_ref().map(|metadata| metadata.entries.clone()),
        provisioning_token: given.pre_provisioning_token.clone(),
        sim_lock_profile_id: ProfileId::given(given.simlock_profile_id),
    }
}

/// An unclaim.
pub(crate) fn unclaim(given: &wire::PartnerUnclaim) -> Unclaim {
    Unclaim {
        device: named(given.device_id, given.device_identifier.as_ref()),
        section: section(given.section_type),
        vacation_days: given.vacation_mode_days.map(i64::from).filter(|days| *days != 0),
        vacation_until: given.vacation_mode_expire_time.map(|time| time.as_millis()),
    }
}

/// How a customer names a device.
pub(crate) fn reference(given: &wire::DeviceReference) -> Reference {
    named(given.device_id, given.device_identifier.as_ref())
}

/// How a device is named by fields of a request.
pub(crate) fn named(device_id: Option<i64>, given: Option<&wire::DeviceIdentifier>) -> Reference {
    Reference { device_id: DeviceId::given(device_id), identifier: given.map(identifier::from_wire) }
}

/// A search by hardware identifiers.
pub(crate) fn identifier_search(given: &wire::FindDevicesByDeviceIdentifierRequest) -> IdentifierSearch {
    IdentifierSearch {
        identifier: given.device_identifier.as_ref().map(identifier::from_wire),
        limit: given.limit,
        page_token: given.page_token.clone(),
    }
}

/// A search by owner.
pub(crate) fn owner_search(given: &wire::FindDevicesByOwnerRequest) -> OwnerSearch {
    OwnerSearch {
        section: section(given.section_type),
        customer_ids: given.customer_id.iter().copied().map(CustomerId::new).collect(),
        workspace_ids: given.google_workspace_customer_id.clone(),
        limit: given.limit,
        page_token: given.page_token.clone(),
    }
}

fn section(given: Option<wire::SectionType>) -> Option<Section> {
    match given? {
        wire::SectionType::Unspecified => None,
        wire::SectionType::SimLock => Some(Section::SimLock),
        wire::SectionType::ZeroTouch => Some(Section::ZeroTouch),
    }
}

/// The state of a SIM lock.
pub(crate) fn sim_lock_state(state: SimLockState) -> wire::SimLockState {
    match state {
        SimLockState::Unlocked => wire::SimLockState::Unlocked,
        SimLockState::LockedByAsker => wire::SimLockState::LockedToPartner,
        SimLockState::LockedByAnother => wire::SimLockState::LockedToOtherPartner,
    }
}

/// What its customer is shown: with the configuration, named below the customer.
pub(crate) fn for_customer(device: Device, customer_id: CustomerId, now: i64) -> wire::Device {
    let configuration = device.configuration_id.map(|id| CONFIGURATION.format([customer_id.get(), id.get()]));
    let name = CUSTOMER_DEVICE.format([customer_id.get(), device.id.get()]);
    to_wire(device, now, name, configuration)
}

/// What a reseller is shown: without the configuration, which resellers must not see (zero-touch reference, section 3.4),
/// named below the partner.
pub(crate) fn for_partner(device: Device, partner_id: ResellerId, now: i64) -> wire::Device {
    let name = PARTNER_DEVICE.format([partner_id.get(), device.id.get()]);
    to_wire(device, now, name, None)
}

fn to_wire(device: Device, now: i64, name: String, configuration: Option<String>) -> wire::Device {
    let claims = claims(&device, now);
    wire::Device {
        name: Some(name),
        device_id: Some(device.id.get()),
        configuration,
        device_identifier: Some(identifier::to_wire(device.identifier)),
        device_metadata: (!device.metadata.is_empty()).then_some(wire::DeviceMetadata { entries: device.metadata }),
        claims,
    }
}

/// One claim for each section, zero-touch first.
fn claims(device: &Device, now: i64) -> Vec<wire::DeviceClaim> {
    let zero_touch = device.zero_touch.as_ref().map(|claim| wire::DeviceClaim {
        section_type: Some(wire::SectionType::ZeroTouch),
        owner_company_id: device.customer_id.map(i64::from),
        reseller_id: Some(claim.reseller_id.get()),
        google_workspace_customer_id: claim.workspace_id.clone(),
        ..wire::DeviceClaim::default()
    });
    let sim_lock = device.sim_lock.as_ref().map(|claim| {
        let vacation = claim.vacation.filter(|(_, expire)| *expire > now);
        wire::DeviceClaim {
            section_type: Some(wire::SectionType::SimLock),
            owner_company_id: claim.owner_id.map(i64::from),
            reseller_id: Some(claim.reseller_id.get()),
            google_workspace_customer_id: claim.workspace_id.clone(),
            vacation_mode_start_time: vacation.and_then(|(start, _)| Timestamp::from_millis(start)),
            vacation_mode_expire_time: vacation.and_then(|(_, expire)| Timestamp::from_millis(expire)),
            ..wire::DeviceClaim::default()
        }
    });
    zero_touch.into_iter().chain(sim_lock).collect()
}

#[cfg(test)]
mod tests {
    use muster_core::device::{Identifier, Metadata, SimLock, ZeroTouch};

    use super::*;

    const CUSTOMER: CustomerId = CustomerId::new(1);
    const PARTNER: ResellerId = ResellerId::new(2);

    fn device() -> Device {
        Device {
            customer_id: Some(CUSTOMER),
            id: DeviceId::new(3),
            identifier: Identifier { imei: Some("123456789012347".to_owned()), ..Identifier::default() },
            metadata: Metadata::new(),
            registrar_id: PARTNER,
            zero_touch: Some(ZeroTouch { reseller_id: PARTNER, workspace_id: None }),
            sim_lock: None,
            configuration_id: Some(ConfigurationId::new(4)),
            created_at: 0,
        }
    }

    #[test]
    fn an_id_of_zero_and_a_section_that_says_nothing_are_absent() {
        let given = wire::PartnerClaim {
            customer_id: Some(0),
            configuration_id: Some(0),
            simlock_profile_id: Some(0),
            section_type: Some(wire::SectionType::Unspecified),
            ..wire::PartnerClaim::default()
        };
        assert_eq!(claim(&given), Claim::default());
        let given = wire::PartnerUnclaim {
            device_id: Some(0),
            vacation_mode_days: Some(0),
            section_type: Some(wire::SectionType::Unspecified),
            ..wire::PartnerUnclaim::default()
        };
        assert_eq!(unclaim(&given), Unclaim::default());
    }

    #[test]
    fn a_customer_sees_the_configuration_below_its_own_name_and_a_reseller_does_not() {
        let shown = for_customer(device(), CUSTOMER, 0);
        assert_eq!(shown.name.as_deref(), Some("customers/1/devices/3"));
        assert_eq!(shown.configuration.as_deref(), Some("customers/1/configurations/4"));
        let shown = for_partner(device(), PARTNER, 0);
        assert_eq!((shown.name.as_deref(), shown.configuration), (Some("partners/2/devices/3"), None));
        assert_eq!(shown.device_metadata, None, "no notes are no metadata");
    }

    #[test]
    fn each_section_is_a_claim_of_its_own_and_a_vacation_is_shown_while_it_lasts() {
        let lock = SimLock {
            owner_id: None,
            reseller_id: PARTNER,
            workspace_id: Some("C0123abcd".to_owned()),
            profile_id: ProfileId::new(7),
            vacation: Some((1000, 2000)),
        };
        let both = Device { sim_lock: Some(lock), ..device() };
        let shown = for_partner(both.clone(), PARTNER, 1999).claims;
        let sections: Vec<_> = shown.iter().map(|claim| claim.section_type).collect();
        assert_eq!(sections, [Some(wire::SectionType::ZeroTouch), Some(wire::SectionType::SimLock)]);
        assert_eq!((shown[0].owner_company_id, shown[1].owner_company_id), (Some(1), None));
        assert_eq!(shown[1].google_workspace_customer_id.as_deref(), Some("C0123abcd"));
        let times = |claim: &wire::DeviceClaim| (claim.vacation_mode_start_time, claim.vacation_mode_expire_time);
        assert_eq!(times(&shown[1]), (Timestamp::from_millis(1000), Timestamp::from_millis(2000)));
        let over = for_partner(both, PARTNER, 2000).claims;
        assert_eq!(times(&over[1]), (None, None), "the times disappear with the vacation");
    }
}
