//! Rules of metadata (zero-touch reference, section 6).

use muster_core::device::{self, Claim, MAX_METADATA_VALUE_CHARS, Metadata, Reference};
use muster_core::{DeviceId, Error, Noun, ResellerId};

use crate::support::{
    Basics, World, by_imei, chrome_os_claim, claim_of, invalid, invalid_parameter, metadata, no_such_device,
    on_every_engine, reference_by, unclaim_of,
};

fn update(world: &World, partner: ResellerId, device: DeviceId, given: Metadata) -> Result<Metadata, Error> {
    world.write(move |call| device::update_metadata_of(call, partner, device, Some(&given)))
}

fn claimed(world: &World) -> (Basics, DeviceId) {
    let basics = world.basics();
    (basics, world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap())
}

#[test]
fn given_metadata_when_updated_then_it_is_merged_by_key_and_the_whole_is_answered() {
    on_every_engine(|world| {
        let (basics, id) = claimed(world);
        let first = metadata(&[("ordernumber", "A1"), ("phonenumber", "+1 213")]);
        let answer =
            world.one_event("device.metadataChanged", |world| update(world, basics.reseller, id, first.clone()));
        assert_eq!(answer, first);
        let answer = update(world, basics.reseller, id, metadata(&[("ordernumber", "B2 ü")])).unwrap();
        assert_eq!(answer, metadata(&[("ordernumber", "B2 ü"), ("phonenumber", "+1 213")]));
        let answer = update(world, basics.reseller, id, metadata(&[("phonenumber", "")])).unwrap();
        assert_eq!(answer, metadata(&[("ordernumber", "B2 ü")]));
        world.changes_nothing(|world| update(world, basics.reseller, id, answer.clone()));
        assert_eq!(world.device(basics.customer, id).unwrap().metadata, answer);
        update(world, basics.reseller, id, metadata(&[("ordernumber", "")])).unwrap();
        assert!(world.device(basics.customer, id).unwrap().metadata.is_empty());
    });
}

#[test]
fn given_an_unknown_key_or_a_value_beyond_the_limit_when_updated_then_it_is_named() {
    on_every_engine(|world| {
        let (basics, id) = claimed(world);
        for key in ["colour", "OrderNumber", "", "annotateduser"] {
            let field = format!("metadata.{key}");
            let message = world.refuses(invalid_parameter(&field), |world| {
                update(world, basics.reseller, id, metadata(&[("ordernumber", "kept out"), (key, "x")]))
            });
            assert!(message.contains("phonenumber"), "the known keys should be named: {message}");
        }
        let long = "ä".repeat(MAX_METADATA_VALUE_CHARS);
        update(world, basics.reseller, id, metadata(&[("ordernumber", &long)])).unwrap();
        for wrong in [format!("{long}x"), "a\0b".to_owned()] {
            world.refuses(invalid_parameter("metadata.ordernumber"), |world| {
                update(world, basics.reseller, id, metadata(&[("ordernumber", &wrong)]))
            });
        }
    });
}

#[test]
fn given_a_device_the_reseller_does_not_hold_when_updated_then_it_does_not_exist() {
    on_every_engine(|world| {
        let (basics, id) = claimed(world);
        let rival = world.reseller("Rival");
        let given = metadata(&[("ordernumber", "x")]);
        for (partner, device) in [(rival, id), (basics.reseller, DeviceId::new(id.get() + 1))] {
            world.refuses(no_such_device(), |world| update(world, partner, device, given.clone()));
        }
        world.unclaim(basics.reseller, &unclaim_of(id)).unwrap();
        world.refuses(no_such_device(), |world| update(world, basics.reseller, id, given.clone()));
    });
}

#[test]
fn given_a_chrome_os_device_when_updated_then_it_is_refused_but_its_claim_takes_its_own_keys() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = |entries: &[(&str, &str)]| Claim {
            metadata: Some(metadata(entries)),
            ..chrome_os_claim("C0123abcd", "S1")
        };
        world.refuses(invalid_parameter("metadata.phonenumber"), |world| {
            world.claim(basics.reseller, &claim(&[("phonenumber", "1")]))
        });
        let id = world.claim(basics.reseller, &claim(&[("annotateduser", "Ann"), ("ordernumber", "1")])).unwrap();
        assert_eq!(world.partner_device(basics.reseller, id).unwrap().metadata.len(), 2);
        world.refuses(invalid_parameter("metadata"), |world| {
            update(world, basics.reseller, id, metadata(&[("ordernumber", "2")]))
        });
    });
}

#[test]
fn given_an_item_of_an_asynchronous_update_when_done_then_identifiers_are_as_good_as_an_id() {
    on_every_engine(|world| {
        let (basics, id) = claimed(world);
        let by = reference_by(by_imei(1));
        let update = |device: Reference, given: Option<Metadata>| {
            move |world: &World| {
                world.write(move |call| device::update_metadata(call, basics.reseller, &device, given.as_ref()))
            }
        };
        let given = Some(metadata(&[("ordernumber", "A1")]));
        assert_eq!(world.one_event("device.metadataChanged", update(by.clone(), given.clone())), id);
        let both = Reference { device_id: Some(id), ..by.clone() };
        world.refuses(invalid_parameter("deviceId"), update(both, given.clone()));
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), update(Reference::default(), given));
        world.refuses(invalid_parameter("metadata"), update(by, None));
    });
}
