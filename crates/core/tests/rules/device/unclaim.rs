//! Rules of giving devices back (zero-touch reference, sections 3.4, 4.2 and 7).

use muster_core::device::{Claim, Identifier, Reference, Section, Unclaim};
use muster_core::{DeviceId, Noun};

use crate::support::{
    by_imei, claim_of, invalid, invalid_parameter, metadata, no_such_device, on_every_engine, reference, reference_by,
    unclaim_of,
};

#[test]
fn given_a_claimed_device_when_its_reseller_unclaims_it_then_the_customer_loses_it_and_the_reseller_still_finds_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.configuration(basics, true);
        let claim =
            Claim { metadata: Some(metadata(&[("ordernumber", "A1")])), ..claim_of(basics.customer, by_imei(1)) };
        let id = world.claim(basics.reseller, &claim).unwrap();
        let answered = world.one_event("device.unclaimed", |world| world.unclaim(basics.reseller, &unclaim_of(id)));
        assert_eq!(answered, id);
        world.refuses(no_such_device(), |world| world.device(basics.customer, id));
        let kept = world.partner_device(basics.reseller, id).unwrap();
        assert_eq!((kept.zero_touch, kept.configuration_id, kept.metadata.len()), (None, None, 0));
        assert_eq!(world.find(basics.reseller, by_imei(1)).unwrap().total_size, 1);
        assert!(world.dump()["device_configuration"].is_empty());
        world.refuses(no_such_device(), |world| world.unclaim(basics.reseller, &unclaim_of(id)));
    });
}

#[test]
fn given_hardware_identifiers_when_a_device_is_unclaimed_then_it_is_the_one_they_mean() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let by = |identifier: Identifier| Unclaim {
            device: reference_by(identifier),
            section: Some(Section::ZeroTouch),
            ..Unclaim::default()
        };
        world.refuses(no_such_device(), |world| world.unclaim(basics.reseller, &by(by_imei(2))));
        let model = Identifier { model: Some("Pixel 9".to_owned()), ..by_imei(1) };
        assert_eq!(world.unclaim(basics.reseller, &by(model)).unwrap(), id, "more than is registered does no harm");
    });
}

#[test]
fn given_another_resellers_device_when_unclaimed_then_it_does_not_exist() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let unknown = world.refuses(no_such_device(), |world| world.unclaim(rival, &unclaim_of(DeviceId::new(4711))));
        let foreign = world.refuses(no_such_device(), |world| world.unclaim(rival, &unclaim_of(id)));
        assert_eq!(unknown, foreign, "whether it exists must not be told");
        world.refuses(no_such_device(), |world| world.partner_device(rival, id));
    });
}

#[test]
fn given_an_unclaim_with_wrong_fields_when_done_then_the_field_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let unclaim = |change: fn(&mut Unclaim)| {
            let mut request = unclaim_of(id);
            change(&mut request);
            move |world: &crate::support::World| world.unclaim(basics.reseller, &request)
        };
        world.refuses(invalid(Noun::Section, "section"), unclaim(|given| given.section = None));
        world.refuses(
            invalid(Noun::IdentifierSet, "deviceIdentifier"),
            unclaim(|given| given.device = Reference::default()),
        );
        world.refuses(invalid_parameter("deviceId"), unclaim(|given| given.device.identifier = Some(by_imei(1))));
        world.refuses(invalid_parameter("vacationDays"), unclaim(|given| given.vacation_days = Some(1)));
        // The SIM-lock section is not claimed.
        world.refuses(no_such_device(), unclaim(|given| given.section = Some(Section::SimLock)));
    });
}

#[test]
fn given_a_customer_when_it_gives_a_device_back_then_only_a_reseller_can_register_it_again() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        world.configuration(basics, true);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.refuses(no_such_device(), |world| world.give_back(other, reference(id)));
        world.one_event("device.unclaimed", |world| world.give_back(basics.customer, reference_by(by_imei(1))));
        world.refuses(no_such_device(), |world| world.give_back(basics.customer, reference(id)));
        world.refuses(no_such_device(), |world| world.give_back(basics.customer, reference_by(by_imei(1))));
        assert_eq!(world.claim(basics.reseller, &claim_of(other, by_imei(1))).unwrap(), id);
    });
}

#[test]
fn given_a_reference_that_is_empty_or_double_when_used_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.refuses(invalid(Noun::IdentifierSet, "device.deviceIdentifier"), |world| {
            world.give_back(basics.customer, Reference::default())
        });
        world.refuses(invalid_parameter("device.deviceId"), |world| {
            world.give_back(basics.customer, Reference { device_id: Some(id), ..reference_by(by_imei(1)) })
        });
        world.refuses(invalid(Noun::Imei, "device.deviceIdentifier.imei"), |world| {
            let wrong = Identifier { imei: Some("1".to_owned()), ..Identifier::default() };
            world.give_back(basics.customer, reference_by(wrong))
        });
        let customer = basics.customer;
        world.refuses(invalid_parameter("device"), |world| {
            world.write(move |call| muster_core::device::unclaim_by_customer(call, customer, None))
        });
    });
}

#[test]
fn given_a_device_that_another_reseller_claimed_since_when_the_first_looks_then_it_does_not_exist() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.unclaim(basics.reseller, &unclaim_of(id)).unwrap();
        world.claim(rival, &claim_of(theirs, by_imei(1))).unwrap();
        world.refuses(no_such_device(), |world| world.partner_device(basics.reseller, id));
        assert_eq!(world.find(basics.reseller, by_imei(1)).unwrap().total_size, 0);
        world.unclaim(rival, &unclaim_of(id)).unwrap();
        world.refuses(no_such_device(), |world| world.partner_device(basics.reseller, id));
        assert_eq!(world.find(rival, by_imei(1)).unwrap().total_size, 1);
    });
}
