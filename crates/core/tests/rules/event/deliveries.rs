//! Deliveries on one node: who gets what, when, and how often.

use muster_core::event::Kind;
use muster_core::event::delivery::{self, MAX_ATTEMPTS, MAX_TAKEN};
use muster_core::{Code, Error};

use super::{ALL, BOTH, CLAIMS, LEASE_MILLIS, ONE, subjects};
use crate::support::{by_imei, claim_of, invalid_parameter, on_every_engine};

#[test]
fn given_consumers_when_something_happens_then_each_gets_the_kinds_it_wants_and_others_nothing() {
    on_every_engine(|world| {
        world.happen(0, Kind::DeviceClaimed, 1);
        assert!(world.dump()["delivery"].is_empty(), "nobody waits for events unless somebody is named");
        world.deliver_to(&BOTH);
        world.happen(0, Kind::DeviceClaimed, 2);
        world.happen(0, Kind::DeviceUnclaimed, 3);
        assert_eq!(subjects(&world.take(ALL, 10).1), ["devices/2", "devices/3"]);
        let (_, claims) = world.take(CLAIMS, 10);
        assert_eq!(subjects(&claims), ["devices/2"]);
        assert_eq!((claims[0].event.kind.as_str(), claims[0].attempts), ("device.claimed", 1));
    });
}

#[test]
fn given_a_call_that_is_refused_then_nothing_of_it_is_delivered() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        let basics = world.basics();
        let before = world.dump();
        let claim = claim_of(basics.customer, by_imei(1));
        let refused: Result<(), Error> = world.write(move |call| {
            muster_core::device::claim(call, basics.reseller, &claim)?;
            Err(Error::new(Code::FailedPrecondition, "thought better of it"))
        });
        refused.unwrap_err();
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn given_a_lease_then_nobody_else_gets_the_delivery_until_it_is_done_or_the_lease_ends() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        assert!(!world.is_waiting(ALL));
        world.happen(0, Kind::DeviceClaimed, 1);
        world.happen(0, Kind::DeviceClaimed, 2);
        assert!(world.is_waiting(ALL));
        let (first, slow) = world.take(ALL, 1);
        let (other, quick) = world.take(ALL, 10);
        assert_eq!((subjects(&slow), subjects(&quick)), (vec!["devices/1"], vec!["devices/2"]));
        assert!(!world.is_waiting(ALL), "both are leased");
        assert_eq!(world.take(ALL, 10).1, []);
        assert_eq!(world.done(other, &quick).unwrap(), 1);

        world.clock.advance(LEASE_MILLIS);
        assert!(world.is_waiting(ALL), "the first lease has run out");
        let (second, retaken) = world.take(ALL, 10);
        assert_eq!((subjects(&retaken), retaken[0].attempts), (vec!["devices/1"], 2));
        assert_eq!(world.done(first, &slow).unwrap(), 0, "whoever lost its lease must not end another's work");
        assert!(!world.again(first, slow[0].event.id, 0));
        assert_eq!(world.done(second, &retaken).unwrap(), 1);
        assert!(world.dump()["delivery"].is_empty());
        assert_eq!(world.events().len(), 2, "the events themselves stay");
    });
}

#[test]
fn given_many_deliveries_when_taken_in_parts_then_they_come_in_the_order_of_the_events() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        for device in 0..150 {
            world.happen(0, Kind::DeviceClaimed, device);
            world.clock.advance(1);
        }
        let mut taken = Vec::new();
        for (limit, expected) in [(MAX_TAKEN, MAX_TAKEN), (20, 20), (MAX_TAKEN, 30)] {
            let (lease, some) = world.take(ALL, limit);
            assert_eq!(some.len(), expected);
            assert_eq!(world.done(lease, &some).unwrap(), u64::try_from(expected).unwrap());
            taken.extend(some.into_iter().map(|delivery| delivery.event.subject));
        }
        assert_eq!(taken, (0..150).map(|device| format!("devices/{device}")).collect::<Vec<_>>());
        for limit in [0, MAX_TAKEN + 1] {
            world.refuses(invalid_parameter("limit"), |world| {
                world.write(move |call| delivery::take(call, &ALL, limit, LEASE_MILLIS))
            });
        }
    });
}

#[test]
fn given_a_delivery_that_fails_then_it_comes_again_when_due_and_does_not_hold_up_others() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        world.happen(0, Kind::DeviceClaimed, 1);
        let (lease, taken) = world.take(ALL, 1);
        assert!(world.again(lease, taken[0].event.id, world.context.now() + delivery::pause(1)));
        world.happen(0, Kind::DeviceClaimed, 2);
        assert_eq!(subjects(&world.take(ALL, 10).1), ["devices/2"]);
        world.clock.advance(delivery::pause(1) - 1);
        assert!(!world.is_waiting(ALL));
        world.clock.advance(1);
        assert_eq!(subjects(&world.take(ALL, 10).1), ["devices/1"]);
    });
}

#[test]
fn given_a_delivery_that_fails_every_time_then_it_is_given_up_on_and_stays_until_it_is_revived() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        world.happen(0, Kind::DeviceClaimed, 1);
        let mut id = None;
        for attempt in 1..=MAX_ATTEMPTS {
            assert_eq!(world.dead_letters(ALL), [], "before attempt {attempt}");
            let (lease, taken) = world.take(ALL, 1);
            assert_eq!(taken[0].attempts, attempt);
            id = Some(taken[0].event.id);
            assert!(world.again(lease, taken[0].event.id, world.context.now()));
        }
        assert_eq!(world.dead_letters(ALL), id.as_slice());
        world.clock.advance(LEASE_MILLIS * 1000);
        assert!(!world.is_waiting(ALL));
        assert_eq!(world.take(ALL, 1).1, []);

        let id = id.unwrap();
        assert!(world.write(move |call| delivery::revive(call, &ALL, id)).unwrap());
        assert!(!world.write(move |call| delivery::revive(call, &ALL, id)).unwrap(), "it is alive already");
        assert_eq!(world.take(ALL, 1).1[0].attempts, 1);
    });
}

#[test]
fn given_a_consumer_that_dies_of_a_delivery_every_time_then_it_is_given_up_on_too() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        world.happen(0, Kind::DeviceClaimed, 1);
        let mut id = None;
        for _ in 0..MAX_ATTEMPTS {
            id = Some(world.take(ALL, 1).1[0].event.id);
            world.clock.advance(LEASE_MILLIS);
        }
        world.happen(0, Kind::DeviceClaimed, 2);
        assert_eq!(subjects(&world.take(ALL, 10).1), ["devices/2"]);
        assert_eq!(world.dead_letters(ALL), id.as_slice());
        world.clock.advance(LEASE_MILLIS);
        assert_eq!(subjects(&world.take(ALL, 10).1), ["devices/2"], "only the one that was left over");
    });
}
