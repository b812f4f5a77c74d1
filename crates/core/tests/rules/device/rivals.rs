//! What one reseller may do with the device of another, of which it knows a number (zero-touch reference, sections 4.2 and 6:
//! a device has a claim for each section, and metadata has an owner, the partner).

use muster_core::device::{self, Claim, Claims, Identifier, Section, SimLockState, Unclaim};
use muster_core::{Code, CustomerId, DeviceId, Noun, ResellerId};

use crate::support::{
    Basics, Refused, START, World, by_imei, by_serial, chrome_os_claim, claim_of, imei, invalid, invalid_parameter,
    metadata, no_such_device, on_every_engine, reference, reference_by, refused, sim_lock_claim_of, unclaim_of,
    with_code,
};

/// A phone of the reseller `ours` and another reseller that knows its IMEI.
struct Scene {
    ours: Basics,
    id: DeviceId,
    rival: ResellerId,
    theirs: CustomerId,
}

/// All that is registered of the phone.
fn phone() -> Identifier {
    let text = |value: &str| Some(value.to_owned());
    Identifier { serial_number: text("R5AB"), manufacturer: text("Google"), model: text("Pixel 9"), ..by_imei(1) }
}

fn with_second(number: u64) -> Identifier {
    Identifier { imei2: Some(imei(number)), ..by_imei(1) }
}

fn scene(world: &World) -> Scene {
    let ours = world.basics();
    world.configuration(ours, true);
    let notes = metadata(&[("ordernumber", "A1"), ("phonenumber", "+1 213")]);
    let claim = Claim { metadata: Some(notes), ..claim_of(ours.customer, phone()) };
    let id = world.claim(ours.reseller, &claim).unwrap();
    let rival = world.reseller("Rival");
    Scene { ours, id, rival, theirs: world.customer("Theirs", &[rival]) }
}

fn taken<'f>() -> Refused<'f> {
    with_code(Code::AlreadyExists, Noun::Device)
}

fn sim_unclaim(device_id: DeviceId) -> Unclaim {
    Unclaim { section: Some(Section::SimLock), ..unclaim_of(device_id) }
}

/// Whether a phone with these numbers is told to enrol with somebody.
fn is_configured(world: &World, phone: Identifier) -> bool {
    let question = device::SetupQuestion { identifier: Some(phone), secret: None };
    world.read(move |tx| device::setup(tx, &question, false, START)).unwrap().is_some()
}

fn state(world: &World, asker: ResellerId, identifier: Identifier) -> Result<SimLockState, muster_core::Error> {
    world.read(move |tx| device::sim_lock_state(tx, asker, Some(&identifier), START))
}

#[test]
fn given_anothers_device_when_its_sim_lock_is_claimed_then_nothing_but_the_own_claim_is_seen() {
    on_every_engine(|world| {
        let Scene { ours, id, rival, theirs } = scene(world);
        let locked = world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap();
        let found = world.find(rival, by_imei(1)).unwrap();
        assert_eq!((found.total_size, found.devices[0].id), (1, locked));
        for seen in [&found.devices[0], &world.partner_device(rival, locked).unwrap()] {
            assert_eq!(seen.identifier, by_imei(1).normalise().unwrap(), "what it said itself");
            assert_eq!((seen.customer_id, &seen.zero_touch, seen.configuration_id), (None, &None, None));
            assert!(seen.metadata.is_empty());
            assert_eq!(seen.sim_lock.as_ref().map(|claim| claim.reseller_id), Some(rival));
        }
        assert_eq!(world.find(rival, Identifier { imei: None, ..phone() }).unwrap().total_size, 0);
        world.refuses(no_such_device(), |world| world.partner_device(rival, id));
        let seen = world.device(ours.customer, id).unwrap();
        assert_eq!((seen.sim_lock, seen.metadata.len()), (None, 2), "nor does its owner see who locks the SIM");
    });
}

#[test]
fn given_anothers_device_when_its_sim_lock_is_claimed_then_metadata_of_each_stays_its_own() {
    on_every_engine(|world| {
        let Scene { ours, id, rival, theirs } = scene(world);
        let before = world.device(ours.customer, id).unwrap();
        let notes = Some(metadata(&[("ordernumber", "X"), ("phonenumber", "")]));
        let claim = Claim { metadata: notes.clone(), ..sim_lock_claim_of(theirs, by_imei(1)) };
        let locked = world.claim(rival, &claim).unwrap();
        for by in [reference(locked), reference_by(by_imei(1))] {
            let given = notes.clone();
            let changed = world.write(move |call| device::update_metadata(call, rival, &by, given.as_ref()));
            assert_eq!(changed.unwrap(), locked);
        }
        world.refuses(no_such_device(), |world| {
            let given = notes.clone();
            world.write(move |call| device::update_metadata_of(call, rival, id, given.as_ref()))
        });
        assert_eq!(world.device(ours.customer, id).unwrap(), before);
        let given = Some(metadata(&[("ordernumber", "A2")]));
        world
            .write(move |call| device::update_metadata(call, ours.reseller, &reference_by(by_imei(1)), given.as_ref()))
            .unwrap();
        let seen = world.partner_device(rival, locked).unwrap().metadata;
        assert_eq!(seen, metadata(&[("ordernumber", "X")]));
    });
}

#[test]
fn given_anothers_device_when_a_claim_names_a_second_number_then_no_phone_with_it_enrols_with_its_owner() {
    on_every_engine(|world| {
        let Scene { ours, id, rival, theirs } = scene(world);
        let before = world.device(ours.customer, id).unwrap();
        // The first claim of the SIM lock, and one that adds a number later.
        for second in [with_second(2), by_imei(1), with_second(2)] {
            world.claim(rival, &sim_lock_claim_of(theirs, second)).unwrap();
            assert!(!is_configured(world, by_imei(2)));
        }
        assert_eq!(world.device(ours.customer, id).unwrap(), before);
        assert_eq!(world.find(ours.reseller, by_imei(2)).unwrap().total_size, 0);
        assert!(is_configured(world, by_imei(1)));
        // The phone with that number is somebody's own all the same.
        let own = world.claim(ours.reseller, &claim_of(ours.customer, by_imei(2))).unwrap();
        assert!(own != id && is_configured(world, by_imei(2)));
    });
}

#[test]
fn given_a_sim_lock_with_false_numbers_when_the_device_is_claimed_later_then_it_brings_none_of_them() {
    on_every_engine(|world| {
        let ours = world.basics();
        world.configuration(ours, true);
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let falsely = Identifier { serial_number: Some("FALSE".to_owned()), ..with_second(2) };
        world.claim(rival, &sim_lock_claim_of(theirs, falsely)).unwrap();
        let id = world.claim(ours.reseller, &claim_of(ours.customer, phone())).unwrap();
        assert_eq!(world.device(ours.customer, id).unwrap().identifier, phone().normalise().unwrap());
        assert!(is_configured(world, phone()) && !is_configured(world, by_imei(2)));
    });
}

#[test]
fn given_a_number_of_anothers_device_when_it_comes_into_an_own_record_of_that_section_then_it_is_refused() {
    on_every_engine(|world| {
        let Scene { ours, rival, theirs, .. } = scene(world);
        // Zero-touch of another phone, whose SIM lock is then claimed with a number of theirs.
        world.claim(rival, &claim_of(theirs, by_imei(3))).unwrap();
        let joined = Identifier { imei2: Some(imei(1)), ..by_imei(3) };
        for claim in [claim_of(theirs, joined.clone()), sim_lock_claim_of(theirs, joined)] {
            world.refuses(taken(), |world| world.claim(rival, &claim));
        }
        // The SIM lock of both numbers, and then zero-touch by the one that is free.
        world.claim(rival, &sim_lock_claim_of(theirs, with_second(2))).unwrap();
        world.refuses(taken(), |world| world.claim(rival, &claim_of(theirs, by_imei(2))));
        assert!(is_configured(world, by_imei(1)));
        assert_eq!(world.find(ours.reseller, by_imei(1)).unwrap().total_size, 1);
    });
}

#[test]
fn given_a_false_record_that_nobody_holds_when_the_device_is_claimed_then_it_constrains_nobody() {
    on_every_engine(|world| {
        let ours = world.basics();
        world.configuration(ours, true);
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let falsely = Identifier { serial_number: Some("FALSE".to_owned()), ..with_second(2) };
        let id = world.claim(rival, &claim_of(theirs, falsely)).unwrap();
        world.unclaim(rival, &unclaim_of(id)).unwrap();
        let claimed = world.claim(ours.reseller, &claim_of(ours.customer, phone())).unwrap();
        let seen = world.device(ours.customer, claimed).unwrap();
        assert_eq!(
            (claimed, seen.identifier),
            (id, phone().normalise().unwrap()),
            "the record is kept, not what it said"
        );
        assert!(is_configured(world, phone()) && !is_configured(world, by_imei(2)));
        for gone in [by_imei(2), by_serial("FALSE", "Google", "Pixel 9")] {
            assert_eq!(world.find(ours.reseller, gone).unwrap().total_size, 0);
        }
    });
}

#[test]
fn given_several_records_that_nobody_holds_when_a_device_with_numbers_of_all_is_claimed_then_it_is_claimed() {
    on_every_engine(|world| {
        let ours = world.basics();
        world.configuration(ours, true);
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let ids = [1, 2].map(|number| world.claim(rival, &claim_of(theirs, by_imei(number))).unwrap());
        for id in ids {
            world.unclaim(rival, &unclaim_of(id)).unwrap();
        }
        let id = world.claim(ours.reseller, &claim_of(ours.customer, with_second(2))).unwrap();
        assert!(is_configured(world, by_imei(1)) && is_configured(world, by_imei(2)));
        for number in [1, 2] {
            assert_eq!(world.find(ours.reseller, by_imei(number)).unwrap().devices[0].id, id);
        }
        // What is left of the other record is in nobody's way either.
        world.give_back(ours.customer, reference_by(by_imei(2))).unwrap();
        world.claim(ours.reseller, &claim_of(ours.customer, with_second(2))).unwrap();
    });
}

#[test]
fn given_anothers_device_when_it_is_claimed_with_numbers_that_fit_or_do_not_then_the_refusal_is_the_same() {
    on_every_engine(|world| {
        let Scene { ours, rival, theirs, .. } = scene(world);
        let other = world.customer("Other", &[ours.reseller]);
        let text = |value: &str| Some(value.to_owned());
        let guesses = [
            by_imei(1),
            phone(),
            Identifier { serial_number: text("GUESS"), ..phone() },
            Identifier { model: text("Pixel 8"), ..phone() },
            Identifier { manufacturer: text("Zebra"), ..by_imei(1) },
            with_second(2),
        ];
        for guess in guesses {
            for (reseller, customer) in [(rival, theirs), (ours.reseller, other)] {
                let message = world.refuses(taken(), |world| world.claim(reseller, &claim_of(customer, guess.clone())));
                let first = world.claim(rival, &claim_of(theirs, by_imei(1)));
                assert_eq!(message, refused(first, taken()));
            }
            assert_eq!(
                state(world, rival, guess).unwrap(),
                SimLockState::Unlocked,
                "nor does the state of its lock tell"
            );
        }
    });
}

#[test]
fn given_two_sections_of_two_resellers_when_one_lets_go_then_the_other_has_what_it_had() {
    on_every_engine(|world| {
        let Scene { ours, id, rival, theirs } = scene(world);
        let locked = world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap();
        assert_eq!(state(world, ours.reseller, phone()).unwrap(), SimLockState::LockedByAnother);
        assert_eq!(state(world, rival, by_imei(1)).unwrap(), SimLockState::LockedByAsker);
        let before = world.device(ours.customer, id).unwrap();
        let by = |section| Unclaim { device: reference_by(by_imei(1)), section: Some(section), ..Unclaim::default() };
        world.refuses(no_such_device(), |world| world.unclaim(rival, &by(Section::ZeroTouch)));
        world.refuses(no_such_device(), |world| world.unclaim(ours.reseller, &by(Section::SimLock)));
        assert_eq!(world.unclaim(rival, &by(Section::SimLock)).unwrap(), locked);
        assert_eq!(world.device(ours.customer, id).unwrap(), before);
        assert_eq!(state(world, ours.reseller, phone()).unwrap(), SimLockState::Unlocked);
        world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap();
        assert_eq!(world.unclaim(ours.reseller, &by(Section::ZeroTouch)).unwrap(), id);
        assert!(world.partner_device(rival, locked).unwrap().sim_lock.is_some());
        world.unclaim(rival, &sim_unclaim(locked)).unwrap();
    });
}

#[test]
fn given_locks_of_another_reseller_when_many_devices_are_claimed_at_once_then_each_gets_one_record_of_the_claimants() {
    on_every_engine(|world| {
        let ours = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let locked = [1, 2].map(|number| world.claim(rival, &sim_lock_claim_of(theirs, by_imei(number))).unwrap());
        // Each twice, one of them with another number the second time, and one that is new.
        let numbers = [by_imei(1), by_imei(2), by_imei(3), with_second(4), by_imei(2), by_imei(3), by_imei(4)];
        let requests = numbers.map(|identifier| claim_of(ours.customer, identifier));
        let ids = world.write(move |call| {
            let mut claims = Claims::of(ours.reseller);
            claims.look_ahead(call, requests.iter())?;
            let ids: Result<Vec<DeviceId>, _> = requests.iter().map(|request| claims.claim(call, request)).collect();
            claims.write(call)?;
            ids
        });
        let ids = ids.unwrap();
        let [one, two, three] = [ids[0], ids[1], ids[2]];
        assert_eq!(ids, [one, two, three, one, two, three, one]);
        assert!(!locked.contains(&one) && !locked.contains(&two));
        assert_eq!(world.dump()["device"].len(), 5);
    });
}

#[test]
fn given_sections_of_one_reseller_for_two_customers_when_one_changes_then_the_other_stays_and_sees_nothing_of_it() {
    on_every_engine(|world| {
        let Scene { ours, id, .. } = scene(world);
        let other = world.customer("Other", &[ours.reseller]);
        let before = world.device(ours.customer, id).unwrap();
        assert_eq!(world.claim(ours.reseller, &sim_lock_claim_of(other, by_imei(1))).unwrap(), id);
        assert!(world.partner_device(ours.reseller, id).unwrap().sim_lock.is_some());
        let customer = ours.customer;
        let listed = world.read(move |tx| device::list(tx, customer, None, None)).unwrap().devices;
        assert_eq!((world.device(ours.customer, id).unwrap(), &listed[0]), (before.clone(), &before));
        assert_eq!(world.unclaim(ours.reseller, &sim_unclaim(id)).unwrap(), id);
        assert_eq!(world.device(ours.customer, id).unwrap(), before);
        // The lock stays while zero-touch goes from hand to hand, and the next hand reads nothing of the last one's.
        world.claim(ours.reseller, &sim_lock_claim_of(other, by_imei(1))).unwrap();
        world.unclaim(ours.reseller, &unclaim_of(id)).unwrap();
        let third = world.customer("Third", &[ours.reseller]);
        assert_eq!(world.claim(ours.reseller, &claim_of(third, by_imei(1))).unwrap(), id);
        assert!(world.device(third, id).unwrap().metadata.is_empty());
        world.refuses(taken(), |world| world.claim(ours.reseller, &sim_lock_claim_of(third, by_imei(1))));
    });
}

/// Claims of one reseller for two owners, zero-touch for the first and the SIM lock for the other.
fn two_owners(world: &World, ours: Basics) -> (ResellerId, [Claim; 2], CustomerId) {
    let other = world.customer("Other", &[ours.reseller]);
    let notes = |order: &str| Some(metadata(&[("ordernumber", order), ("phonenumber", order)]));
    let zero_touch = Claim { metadata: notes("1"), ..claim_of(ours.customer, by_imei(1)) };
    (ours.reseller, [zero_touch, sim_lock_claim_of(other, by_imei(1))], other)
}

#[test]
fn given_notes_of_one_owner_when_the_lock_of_another_stands_then_whoever_gets_zero_touch_reads_none_of_them() {
    on_every_engine(|world| {
        let ours = world.basics();
        for (lock_first, by_customer) in [(false, false), (true, false), (false, true), (true, true)] {
            let (reseller, [zero_touch, lock], other) = two_owners(world, ours);
            let first = zero_touch.customer_id.unwrap();
            let claims = if lock_first { [&lock, &zero_touch] } else { [&zero_touch, &lock] };
            let id = claims.map(|claim| world.claim(reseller, claim).unwrap())[0];
            assert_eq!(world.device(first, id).unwrap().metadata.len(), 2);
            if by_customer {
                let device = reference(id);
                world.write(move |call| device::unclaim_by_customer(call, first, Some(&device))).unwrap();
            } else {
                world.unclaim(reseller, &unclaim_of(id)).unwrap();
            }
            assert_eq!(world.claim(reseller, &claim_of(other, by_imei(1))).unwrap(), id);
            let read = world.device(other, id).unwrap().metadata;
            assert!(read.is_empty(), "lock first {lock_first}, by customer {by_customer}: {read:?}");
            world.unclaim(reseller, &unclaim_of(id)).unwrap();
            world.unclaim(reseller, &sim_unclaim(id)).unwrap();
        }
    });
}

#[test]
fn given_two_workspace_accounts_that_belong_to_no_customer_then_they_are_two_owners() {
    on_every_engine(|world| {
        let reseller = world.reseller("Harbour");
        let notes = metadata(&[("ordernumber", "1")]);
        let lock = Claim {
            section: Some(Section::SimLock),
            sim_lock_profile_id: Some(muster_core::ProfileId::new(7)),
            metadata: Some(notes),
            ..chrome_os_claim("C0one0001", "S1")
        };
        let id = world.claim(reseller, &lock).unwrap();
        assert_eq!(world.claim(reseller, &chrome_os_claim("C0two0002", "S1")).unwrap(), id);
        assert!(world.partner_device(reseller, id).unwrap().metadata.is_empty());
    });
}

#[test]
fn given_a_device_of_one_owner_when_the_lock_of_another_brings_notes_then_they_are_refused_and_none_is_overwritten() {
    on_every_engine(|world| {
        let (reseller, [zero_touch, lock], _) = two_owners(world, world.basics());
        let id = world.claim(reseller, &zero_touch).unwrap();
        let before = world.partner_device(reseller, id).unwrap();
        let with_notes = Claim { metadata: Some(metadata(&[("ordernumber", "2")])), ..lock.clone() };
        world.refuses(invalid_parameter("metadata"), |world| world.claim(reseller, &with_notes));
        assert_eq!(world.partner_device(reseller, id).unwrap(), before);
        world.claim(reseller, &lock).unwrap();
        let own = Claim {
            metadata: Some(metadata(&[("ordernumber", "3")])),
            ..sim_lock_claim_of(zero_touch.customer_id.unwrap(), by_imei(2))
        };
        world.claim(reseller, &claim_of(zero_touch.customer_id.unwrap(), by_imei(2))).unwrap();
        world.claim(reseller, &own).unwrap();
    });
}

#[test]
fn given_a_rival_with_more_devices_of_one_serial_number_than_are_gone_through_then_anothers_without_a_modem_is_found() {
    on_every_engine(|world| {
        let ours = world.basics();
        world.configuration(ours, true);
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let text = |value: &str| Some(value.to_owned());
        let build = move |model: &str| Identifier {
            serial_number: text("R5AB"),
            manufacturer: text("Google"),
            model: text(model),
            ..Identifier::default()
        };
        // Some with a modem, some without, some of an unknown maker: all before ours.
        let flood = move |number: u64| match number % 3 {
            0 => build(&format!("Tablet {number}")),
            1 => Identifier { imei: Some(imei(number)), ..build(&format!("Phone {number}")) },
            _ => Identifier { serial_number: text("r5ab"), ..by_imei(number) },
        };
        world
            .write(move |call| {
                let mut claims = Claims::of(rival);
                for number in 0..3300 {
                    claims.claim(call, &claim_of(theirs, flood(number)))?;
                }
                claims.write(call)
            })
            .unwrap();

        let id = world.claim(ours.reseller, &claim_of(ours.customer, build("Slate"))).unwrap();
        assert!(is_configured(world, build("slate")), "the tablet finds its customer");
        let again = world.claim(ours.reseller, &claim_of(ours.customer, build("SLATE"))).unwrap();
        assert_eq!(again, id, "a second claim is of the same device");
        world.refuses(taken(), |world| world.claim(rival, &claim_of(theirs, build("Slate"))));
        for searched in [build("Slate"), Identifier { serial_number: text("R5AB"), ..Identifier::default() }] {
            let found = world.find(ours.reseller, searched).unwrap();
            assert_eq!(
                (found.devices.iter().map(|device| device.id).collect::<Vec<_>>(), found.total_size),
                (vec![id], 1)
            );
        }
        let serial = Identifier { serial_number: text("R5AB"), ..Identifier::default() };
        let found = world.find(rival, serial).unwrap();
        assert_eq!((found.devices.len(), found.total_size, found.next_page_token.is_some()), (100, 3300, true));
    });
}

#[test]
fn given_anothers_device_of_the_same_serial_number_and_build_when_the_modems_numbers_differ_then_it_is_another_device()
{
    on_every_engine(|world| {
        let Scene { ours, id, rival, theirs } = scene(world);
        world.configuration(ours, false);
        let same_build = Identifier { imei: Some(imei(2)), ..phone() };
        assert!(!is_configured(world, same_build.clone()), "a phone with another IMEI is not the registered one");
        assert!(is_configured(world, Identifier { imei: None, ..phone() }), "without a number the build decides");
        let other = world.claim(rival, &claim_of(theirs, same_build)).unwrap();
        assert_ne!(other, id);
        world.refuses(taken(), |world| world.claim(rival, &claim_of(theirs, Identifier { imei: None, ..phone() })));
        let mistyped = Identifier { imei: Some(imei(3)), ..phone() };
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier.imei"), |world| {
            world.claim(ours.reseller, &claim_of(ours.customer, mistyped))
        });
    });
}
