//! Rules of the SIM-lock section, its profile and its vacation (zero-touch reference, section 4.2).

use muster_core::device::{self, Claim, MAX_VACATION_DAYS, Section, SimLockState, Unclaim};
use muster_core::{Code, DeviceId, Error, Noun, ProfileId, ResellerId};

use crate::support::{
    START, World, by_imei, claim_of, invalid_parameter, metadata, no_such_device, on_every_engine, sim_lock_claim_of,
    unclaim_of, with_code,
};

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

fn state(world: &World, partner: ResellerId, number: u64) -> Result<SimLockState, Error> {
    let now = world.context.now();
    world.read(move |tx| device::sim_lock_state(tx, partner, Some(&by_imei(number)), now))
}

fn sim_unclaim(device_id: DeviceId) -> Unclaim {
    Unclaim { section: Some(Section::SimLock), ..unclaim_of(device_id) }
}

#[test]
fn given_a_profile_when_claimed_then_it_goes_with_the_sim_lock_section_only_and_always() {
    on_every_engine(|world| {
        let basics = world.basics();
        let sim = sim_lock_claim_of(basics.customer, by_imei(1));
        for (claim, wrong) in [(&sim, None), (&sim, Some(-1)), (&claim_of(basics.customer, by_imei(1)), Some(7))] {
            let claim = Claim { sim_lock_profile_id: wrong.map(ProfileId::new), ..claim.clone() };
            world.refuses(invalid_parameter("simLockProfileId"), |world| world.claim(basics.reseller, &claim));
        }
        let with_configuration = Claim { configuration_id: Some(world.configuration(basics, false)), ..sim.clone() };
        world.refuses(invalid_parameter("configurationId"), |world| world.claim(basics.reseller, &with_configuration));
        world.one_event("device.simLockClaimed", |world| world.claim(basics.reseller, &sim));
    });
}

#[test]
fn given_a_sim_lock_claim_when_made_then_it_brings_no_configuration_and_no_zero_touch() {
    on_every_engine(|world| {
        let basics = world.basics();
        let default = world.configuration(basics, true);
        let id = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        world.refuses(no_such_device(), |world| world.device(basics.customer, id));
        let shown = world.partner_device(basics.reseller, id).unwrap();
        assert_eq!((shown.customer_id, shown.zero_touch, shown.configuration_id), (None, None, None));
        assert_eq!(shown.sim_lock.unwrap().owner_id, Some(basics.customer));
        // The other section of the same device is claimed on its own, and is the one that brings the default.
        assert_eq!(world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap(), id);
        assert_eq!(world.configuration_of(basics.customer, id), Some(default));
        let both = world.device(basics.customer, id).unwrap();
        assert!(both.zero_touch.is_some() && both.sim_lock.is_some(), "{both:?}");
    });
}

#[test]
fn given_both_sections_when_one_is_unclaimed_then_the_other_and_the_metadata_stay() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim =
            Claim { metadata: Some(metadata(&[("ordernumber", "A1")])), ..claim_of(basics.customer, by_imei(1)) };
        let id = world.claim(basics.reseller, &claim).unwrap();
        world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        world.one_event("device.unclaimed", |world| world.unclaim(basics.reseller, &unclaim_of(id)));
        let left = world.partner_device(basics.reseller, id).unwrap();
        assert!(left.zero_touch.is_none() && left.sim_lock.is_some());
        assert_eq!(left.metadata.len(), 1);
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::LockedByAsker);
        world.one_event("device.simLockUnclaimed", |world| world.unclaim(basics.reseller, &sim_unclaim(id)));
        let left = world.partner_device(basics.reseller, id).unwrap();
        assert!(left.sim_lock.is_none() && left.metadata.is_empty());
    });
}

#[test]
fn given_sections_held_by_two_resellers_when_claimed_then_neither_gets_in_the_others_way() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let locked = world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap();
        assert_ne!(locked, id, "each has a record of its own");
        let taken = with_code(Code::AlreadyExists, Noun::Device);
        world.refuses(taken, |world| world.claim(rival, &claim_of(theirs, by_imei(1))));
        world.refuses(taken, |world| world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))));
        for record in [id, locked] {
            world.refuses(no_such_device(), |world| world.unclaim(rival, &unclaim_of(record)));
        }
        world.refuses(no_such_device(), |world| world.partner_device(rival, id));
        world.refuses(no_such_device(), |world| world.partner_device(basics.reseller, locked));
        world.unclaim(rival, &sim_unclaim(locked)).unwrap();
        assert!(world.device(basics.customer, id).unwrap().zero_touch.is_some());
        world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
    });
}

#[test]
fn given_a_lock_when_its_state_is_asked_then_it_is_told_whether_it_is_the_askers() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        world.refuses(no_such_device(), |world| state(world, rival, 1));
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        assert_eq!(state(world, rival, 1).unwrap(), SimLockState::Unlocked);
        world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::LockedByAsker);
        assert_eq!(state(world, rival, 1).unwrap(), SimLockState::LockedByAnother);
        world.unclaim(basics.reseller, &sim_unclaim(id)).unwrap();
        assert_eq!(state(world, rival, 1).unwrap(), SimLockState::Unlocked);
    });
}

#[test]
fn given_a_vacation_when_it_lasts_then_the_lock_is_open_and_when_it_is_over_it_is_closed_again() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        world.clock.advance(HOUR);
        let begun = world.context.now();
        let days = Unclaim { vacation_days: Some(3), ..sim_unclaim(id) };
        world.one_event("device.vacationStarted", |world| world.unclaim(basics.reseller, &days));
        let vacation = |world: &World| world.partner_device(basics.reseller, id).unwrap().sim_lock.unwrap().vacation;
        assert_eq!(vacation(world), Some((begun, begun + 3 * DAY)));
        world.clock.advance(3 * DAY - 1);
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::Unlocked);
        world.clock.advance(1);
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::LockedByAsker);
    });
}

#[test]
fn given_a_vacation_until_a_time_when_started_then_it_ends_there() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        let until = |millis: i64| Unclaim { vacation_until: Some(millis), ..sim_unclaim(id) };
        for wrong in [START, START - 1, START + MAX_VACATION_DAYS * DAY + 1] {
            world.refuses(invalid_parameter("vacationUntil"), |world| world.unclaim(basics.reseller, &until(wrong)));
        }
        world.unclaim(basics.reseller, &until(START + HOUR)).unwrap();
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::Unlocked);
        world.clock.advance(HOUR);
        assert_eq!(state(world, basics.reseller, 1).unwrap(), SimLockState::LockedByAsker);
        for wrong in [-1, 366, i64::MAX, i64::MIN] {
            let days = Unclaim { vacation_days: Some(wrong), ..sim_unclaim(id) };
            world.refuses(invalid_parameter("vacationDays"), |world| world.unclaim(basics.reseller, &days));
        }
        let both = Unclaim { vacation_days: Some(1), ..until(START + DAY) };
        world.refuses(invalid_parameter("vacationUntil"), |world| world.unclaim(basics.reseller, &both));
    });
}

#[test]
fn given_a_lock_on_vacation_when_claimed_again_then_the_profile_changes_and_the_vacation_goes_on() {
    on_every_engine(|world| {
        let basics = world.basics();
        let claim = sim_lock_claim_of(basics.customer, by_imei(1));
        let id = world.claim(basics.reseller, &claim).unwrap();
        world.unclaim(basics.reseller, &Unclaim { vacation_days: Some(1), ..sim_unclaim(id) }).unwrap();
        world.claim(basics.reseller, &Claim { sim_lock_profile_id: Some(ProfileId::new(8)), ..claim }).unwrap();
        let lock = world.partner_device(basics.reseller, id).unwrap().sim_lock.unwrap();
        assert_eq!((lock.profile_id, lock.vacation), (ProfileId::new(8), Some((START, START + DAY))));
    });
}
