//! Rules of claims (zero-touch reference, sections 4.2, 5 and 7).

use muster_core::device::{Claim, Identifier};
use muster_core::{Code, ConfigurationId, CustomerId, DeviceId, Noun};

use crate::support::{
    Basics, Refused, by_imei, by_serial, claim_of, imei, invalid, invalid_parameter, metadata, on_every_engine,
    reference, unclaim_of, with_code,
};

fn taken<'f>() -> Refused<'f> {
    with_code(Code::AlreadyExists, Noun::Device)
}

fn two_imeis(first: u64, second: u64) -> Identifier {
    Identifier { imei2: Some(imei(second)), ..by_imei(first) }
}

#[test]
fn given_a_new_device_when_claimed_then_its_record_shows_customer_reseller_and_identifiers() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world
            .one_event("device.claimed", |world| world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))));
        let shown = world.device(basics.customer, id).unwrap();
        assert_eq!((shown.id, shown.customer_id), (id, Some(basics.customer)));
        assert_eq!(shown.identifier.imei, Some(imei(1)));
        assert_eq!((shown.configuration_id, shown.metadata.len(), shown.sim_lock), (None, 0, None));
        assert_eq!(shown.zero_touch.unwrap().reseller_id, basics.reseller);
        assert_eq!(shown.registrar_id, basics.reseller);
    });
}

#[test]
fn given_a_claimed_device_when_the_same_reseller_claims_it_for_the_same_customer_then_the_id_stays() {
    on_every_engine(|world| {
        let basics = world.basics();
        let first = claim_of(basics.customer, by_imei(1));
        let id = world.claim(basics.reseller, &first).unwrap();
        let with = |entries: &[(&str, &str)]| Claim { metadata: Some(metadata(entries)), ..first.clone() };
        let again = world.one_event("device.claimed", |world| {
            world.claim(basics.reseller, &with(&[("ordernumber", "A1"), ("phonenumber", "1")]))
        });
        assert_eq!(again, id);
        let same = with(&[("ordernumber", "A1")]);
        assert_eq!(world.changes_nothing(|world| world.claim(basics.reseller, &same)), id, "not even an event");
        world.claim(basics.reseller, &with(&[("ordernumber", ""), ("phonenumber", "2")])).unwrap();
        let entries = world.device(basics.customer, id).unwrap().metadata;
        assert_eq!(entries, metadata(&[("phonenumber", "2")]), "metadata is merged by key, empty deletes");
        assert_eq!(world.find(basics.reseller, by_imei(1)).unwrap().total_size, 1);
    });
}

#[test]
fn given_a_claimed_device_when_claimed_for_another_customer_or_by_another_reseller_then_it_is_taken() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let shared = world.customer("Shared", &[basics.reseller, rival]);
        let id = world.claim(basics.reseller, &claim_of(shared, by_imei(1))).unwrap();
        world.refuses(taken(), |world| world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))));
        world.refuses(taken(), |world| world.claim(rival, &claim_of(shared, by_imei(1))));
        world.unclaim(basics.reseller, &unclaim_of(id)).unwrap();
        assert_eq!(world.claim(rival, &claim_of(shared, by_imei(1))).unwrap(), id, "the record is kept");
    });
}

#[test]
fn given_a_free_device_when_many_claim_it_at_once_then_one_gets_it_and_there_is_one_record() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let world = &*world;
        for number in 1..=5 {
            let answers: Vec<_> = std::thread::scope(|scope| {
                let ours = [(); 2].map(|()| {
                    scope.spawn(|| world.claim(basics.reseller, &claim_of(basics.customer, by_imei(number))))
                });
                let others = [(); 2].map(|()| scope.spawn(|| world.claim(rival, &claim_of(theirs, by_imei(number)))));
                ours.into_iter().chain(others).map(|thread| thread.join().unwrap()).collect()
            });
            let ids: Vec<DeviceId> = answers.iter().filter_map(|answer| answer.as_ref().ok().copied()).collect();
            assert!(ids.len() == 2 && ids[0] == ids[1], "both claims of one reseller get the one record: {answers:?}");
            let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
            assert!(refused.map(|error| error.code).eq([Code::AlreadyExists; 2]), "{answers:?}");
        }
        assert_eq!(world.dump()["device"].len(), 5);
    });
}

#[test]
fn given_a_customer_the_reseller_does_not_serve_when_claimed_then_it_is_unknown() {
    on_every_engine(|world| {
        let basics = world.basics();
        let strangers = world.customer("Strangers", &[world.reseller("Rival")]);
        let unknown = Refused { code: Code::NotFound, noun: Some(Noun::Customer), field: Some("customerId") };
        let messages = [strangers.get(), basics.reseller.get(), 4711, -1].map(CustomerId::new).map(|customer| {
            world.refuses(unknown, |world| world.claim(basics.reseller, &claim_of(customer, by_imei(1))))
        });
        assert!(messages.iter().all(|message| *message == messages[0]), "whether it exists must not be told");
    });
}

#[test]
fn given_no_owner_or_two_when_claimed_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = claim_of(basics.customer, by_imei(1));
        world.refuses(invalid(Noun::Customer, "customerId"), |world| {
            world.claim(basics.reseller, &Claim { customer_id: None, ..claim.clone() })
        });
        world.refuses(invalid_parameter("workspaceId"), |world| {
            let both = Claim { workspace_id: Some("C0123abcd".to_owned()), ..claim.clone() };
            world.claim(basics.reseller, &both)
        });
    });
}

#[test]
fn given_no_section_when_claimed_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = Claim { section: None, ..claim_of(basics.customer, by_imei(1)) };
        world.refuses(invalid(Noun::Section, "section"), |world| world.claim(basics.reseller, &claim));
    });
}

#[test]
fn given_identifiers_that_are_wrong_or_do_not_suffice_when_claimed_then_the_field_and_its_code_are_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let text = |value: &str| Some(value.to_owned());
        let of = |change: fn(&mut Identifier, Option<String>), value: &str| {
            let mut given = Identifier::default();
            change(&mut given, text(value));
            given
        };
        let cases = [
            (of(|given, value| given.imei = value, "123456789012345"), Noun::Imei, "deviceIdentifier.imei"),
            (of(|given, value| given.imei2 = value, "12"), Noun::Imei, "deviceIdentifier.imei2"),
            (of(|given, value| given.meid = value, "XYZ"), Noun::Meid, "deviceIdentifier.meid"),
            (of(|given, value| given.serial_number = value, "a b"), Noun::Serial, "deviceIdentifier.serialNumber"),
            (two_imeis(1, 1), Noun::Imei, "deviceIdentifier.imei2"),
            (Identifier { model: text("a\0b"), ..by_imei(1) }, Noun::Model, "deviceIdentifier.model"),
            (
                Identifier { manufacturer: text("a\u{1}b"), ..by_imei(1) },
                Noun::Manufacturer,
                "deviceIdentifier.manufacturer",
            ),
            (Identifier::default(), Noun::IdentifierSet, "deviceIdentifier"),
            (
                Identifier { model: None, ..by_serial("S1", "Google", "Pixel") },
                Noun::IdentifierSet,
                "deviceIdentifier.model",
            ),
        ];
        for (identifier, reason, field) in cases {
            let claim = claim_of(basics.customer, identifier);
            world.refuses(invalid(reason, field), |world| world.claim(basics.reseller, &claim));
        }
        let claim = Claim { identifier: None, ..claim_of(basics.customer, by_imei(1)) };
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), |world| world.claim(basics.reseller, &claim));
    });
}

#[test]
fn given_a_number_written_otherwise_when_claimed_again_then_it_is_the_same_device() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let whole = imei(1);
        for written in [format!("{} {}-{}", &whole[..2], &whole[2..8], &whole[8..]), whole[..14].to_owned()] {
            let given = Identifier { imei: Some(written), ..Identifier::default() };
            assert_eq!(world.claim(basics.reseller, &claim_of(basics.customer, given)).unwrap(), id);
        }
        let wifi = world
            .claim(basics.reseller, &claim_of(basics.customer, by_serial("R5Ab", "Google", "Pixel Tablet")))
            .unwrap();
        let folded = claim_of(basics.customer, by_serial("r5aB", "GOOGLE", "pixel tablet"));
        assert_eq!(world.claim(basics.reseller, &folded).unwrap(), wifi);
        let serial = world.device(basics.customer, wifi).unwrap().identifier.serial_number;
        assert_eq!(serial.as_deref(), Some("R5Ab"), "the first spelling is kept");
    });
}

#[test]
fn given_identifiers_of_two_devices_when_claimed_then_the_set_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(2))).unwrap();
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), |world| {
            world.claim(basics.reseller, &claim_of(basics.customer, two_imeis(1, 2)))
        });
    });
}

#[test]
fn given_identifiers_that_contradict_the_record_when_claimed_then_the_field_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let whole = Identifier { model: Some("Pixel 9".to_owned()), ..two_imeis(1, 2) };
        world.claim(basics.reseller, &claim_of(basics.customer, whole)).unwrap();
        let other_sim = claim_of(basics.customer, two_imeis(1, 3));
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier.imei2"), |world| {
            world.claim(basics.reseller, &other_sim)
        });
        let other_model = Identifier { model: Some("Pixel 8".to_owned()), ..by_imei(1) };
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier.model"), |world| {
            world.claim(basics.reseller, &claim_of(basics.customer, other_model))
        });
    });
}

#[test]
fn given_a_second_sim_that_was_not_known_when_claimed_again_then_it_is_added_and_found() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let more = Identifier {
            serial_number: Some("R5".to_owned()),
            manufacturer: Some("Google".to_owned()),
            model: Some("Pixel 9".to_owned()),
            // The slots are the other way round than they were registered.
            imei: Some(imei(2)),
            imei2: Some(imei(1)),
            ..Identifier::default()
        };
        assert_eq!(world.claim(basics.reseller, &claim_of(basics.customer, more)).unwrap(), id);
        let known = world.device(basics.customer, id).unwrap().identifier;
        assert_eq!((known.imei, known.imei2), (Some(imei(1)), Some(imei(2))), "known slots stay");
        assert_eq!(known.serial_number.as_deref(), Some("R5"));
        for identifier in [by_imei(2), by_serial("r5", "google", "PIXEL 9")] {
            assert_eq!(world.find(basics.reseller, identifier).unwrap().devices[0].id, id);
        }
        // A claim that knows less takes nothing away.
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(2))).unwrap();
        assert_eq!(world.device(basics.customer, id).unwrap().identifier.imei2, Some(imei(2)));
    });
}

#[test]
fn given_a_default_configuration_when_devices_are_claimed_then_only_later_ones_get_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let early = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let default = world.configuration(basics, true);
        let later = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(2))).unwrap();
        assert_eq!(
            world.configuration_of(basics.customer, early),
            None,
            "the default is not for devices claimed before"
        );
        assert_eq!(world.configuration_of(basics.customer, later), Some(default));
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        assert_eq!(world.configuration_of(basics.customer, early), None, "claiming again is no new claim");
        let next = world.configuration(basics, true);
        assert_eq!(world.configuration_of(basics.customer, later), Some(default), "{next} is for later devices");
        world.remove(basics.customer, reference(later)).unwrap();
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(2))).unwrap();
        assert_eq!(world.configuration_of(basics.customer, later), None, "what the customer removed stays removed");
    });
}

#[test]
fn given_a_device_that_was_given_back_when_claimed_then_it_gets_the_default_of_its_new_owner() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = Basics { customer: world.customer("Other", &[basics.reseller]), ..basics };
        world.configuration(basics, true);
        let theirs = world.configuration(other, true);
        let first =
            Claim { metadata: Some(metadata(&[("ordernumber", "A1")])), ..claim_of(basics.customer, by_imei(1)) };
        let id = world.claim(basics.reseller, &first).unwrap();
        world.give_back(basics.customer, reference(id)).unwrap();
        assert_eq!(world.claim(basics.reseller, &claim_of(other.customer, by_imei(1))).unwrap(), id);
        let device = world.device(other.customer, id).unwrap();
        assert_eq!(device.configuration_id, Some(theirs));
        assert!(device.metadata.is_empty(), "the next owner must not see the notes about the last one");
        world.refuses(crate::support::no_such_device(), |world| world.device(basics.customer, id));
    });
}

#[test]
fn given_a_configuration_on_the_claim_when_claimed_then_it_goes_before_the_default() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (default, wanted) = (world.configuration(basics, true), world.configuration(basics, false));
        let with = |number: u64, id: ConfigurationId| Claim {
            configuration_id: Some(id),
            ..claim_of(basics.customer, by_imei(number))
        };
        let device = world.claim(basics.reseller, &with(1, wanted)).unwrap();
        assert_eq!(world.configuration_of(basics.customer, device), Some(wanted));
        world.claim(basics.reseller, &with(1, default)).unwrap();
        assert_eq!(world.configuration_of(basics.customer, device), Some(default), "a later claim may name another");
    });
}

#[test]
fn given_a_configuration_of_somebody_else_when_claimed_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = Basics { customer: world.customer("Other", &[basics.reseller]), ..basics };
        let theirs = world.configuration(other, false);
        for wrong in [theirs, ConfigurationId::new(4711), ConfigurationId::new(-1)] {
            let claim = Claim { configuration_id: Some(wrong), ..claim_of(basics.customer, by_imei(1)) };
            world.refuses(invalid(Noun::Parameter, "configurationId"), |world| world.claim(basics.reseller, &claim));
        }
    });
}

#[test]
fn given_wrong_metadata_when_claimed_then_the_device_is_not_claimed() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = Claim { metadata: Some(metadata(&[("colour", "red")])), ..claim_of(basics.customer, by_imei(1)) };
        world.refuses(invalid_parameter("metadata.colour"), |world| world.claim(basics.reseller, &claim));
    });
}

#[test]
fn given_texts_that_look_the_same_when_claimed_and_looked_up_then_they_are_of_one_device() {
    on_every_engine(|world| {
        let basics = world.basics();
        let first = by_serial("S1", "Te\u{301}le\u{301}phone  Noir", "Pixel\u{a0}9");
        let id = world.claim(basics.reseller, &claim_of(basics.customer, first)).unwrap();
        let device = world.device(basics.customer, id).unwrap();
        assert_eq!(device.identifier, by_serial("S1", "Téléphone Noir", "Pixel 9"), "it is kept in one form");
        let again = claim_of(basics.customer, by_serial("S1", "TÉLÉPHONE\u{2003}NOIR", " pixel 9"));
        assert_eq!(world.claim(basics.reseller, &again).unwrap(), id);
        let phone = by_serial("S1", "Téléphone Noir", "Pixel 9");
        assert_eq!(world.find(basics.reseller, phone).unwrap().total_size, 1);
    });
}

#[test]
fn given_a_character_that_is_not_shown_when_claimed_then_its_field_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        for (identifier, noun, field) in [
            (by_serial("S1", "Goo\u{200b}gle", "Pixel 9"), Noun::Manufacturer, "deviceIdentifier.manufacturer"),
            (by_serial("S1", "Google", "Pixel 9\u{200f}"), Noun::Model, "deviceIdentifier.model"),
            (by_serial("\u{feff}S1", "Google", "Pixel 9"), Noun::Serial, "deviceIdentifier.serialNumber"),
            (
                Identifier { imei: Some(format!("{}\u{200b}", imei(1))), ..Identifier::default() },
                Noun::Imei,
                "deviceIdentifier.imei",
            ),
        ] {
            let request = claim_of(basics.customer, identifier);
            let told = world.refuses(invalid(noun, field), |world| world.claim(basics.reseller, &request));
            assert!(told.contains("U+"), "{told}");
        }
    });
}
