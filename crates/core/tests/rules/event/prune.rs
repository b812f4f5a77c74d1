//! Removing events that are too old.

use muster_core::event::{self, Kind};
use muster_core::{DeviceId, Tenant};

use super::{ALL, ONE};
use crate::support::{World, on_every_engine};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Removes until there is nothing more to remove; tells how many transactions that took.
fn prune_all(world: &World) -> usize {
    let mut after = None;
    for transactions in 1..100 {
        match world.write(move |call| event::prune(call, 10 * DAY_MILLIS, after)).unwrap() {
            Some(last) => after = Some(last),
            None => return transactions,
        }
    }
    panic!("pruning does not end");
}

#[test]
fn given_events_of_two_days_when_the_first_are_too_old_then_only_they_go() {
    on_every_engine(|world| {
        for device in 0..3 {
            world.happen(0, Kind::DeviceClaimed, device);
        }
        world.clock.advance(DAY_MILLIS);
        world.happen(0, Kind::DeviceClaimed, 3);
        world.clock.advance(9 * DAY_MILLIS);
        prune_all(world);
        assert_eq!(world.events().len(), 4, "ten days are not over");
        world.clock.advance(1);
        prune_all(world);
        assert_eq!(world.events(), ["device.claimed devices/3"]);
        world.changes_nothing(|world| world.write(|call| event::prune(call, 10 * DAY_MILLIS, None)));
    });
}

#[test]
fn given_many_old_events_then_they_are_removed_in_several_transactions() {
    on_every_engine(|world| {
        world
            .write(|call| {
                (0..250).try_for_each(|device| {
                    let subject = event::Subject::Device(DeviceId::new(device));
                    call.record(Tenant::OPERATOR, event::Event::new(Kind::DeviceClaimed, subject))
                })
            })
            .unwrap();
        world.clock.advance(11 * DAY_MILLIS);
        assert_eq!(prune_all(world), 3);
        assert_eq!(world.events().len(), 0);
    });
}

#[test]
fn given_an_old_event_that_somebody_waits_for_then_it_stays_until_it_is_dealt_with_and_holds_up_no_other() {
    on_every_engine(|world| {
        world.deliver_to(&ONE);
        world.happen(0, Kind::DeviceClaimed, 1);
        world.deliver_to(&[]);
        world.happen(0, Kind::DeviceClaimed, 2);
        world.clock.advance(11 * DAY_MILLIS);
        prune_all(world);
        assert_eq!(world.events(), ["device.claimed devices/1"]);
        let (lease, taken) = world.take(ALL, 10);
        assert_eq!(super::subjects(&taken), ["devices/1"], "it is still delivered");
        prune_all(world);
        assert_eq!(world.events().len(), 1, "as long as it is being dealt with");
        world.done(lease, &taken).unwrap();
        prune_all(world);
        assert_eq!(world.events().len(), 0);
    });
}
