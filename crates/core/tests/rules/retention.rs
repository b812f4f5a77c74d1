//! The time by which old things are removed follows the clock only as fast as a server was seen to run.

use muster_core::retention::{self, CATCH_UP};

use crate::support::{START, World, on_every_engine};

const HOUR: i64 = 60 * 60 * 1000;
const MONTH: i64 = 31 * 24 * HOUR;

fn advance(world: &World, ran: i64) -> i64 {
    world.write(move |call| retention::advance(call, ran)).unwrap()
}

#[test]
fn given_a_server_that_runs_when_its_clock_goes_on_then_the_time_is_the_clocks() {
    on_every_engine(|world| {
        assert_eq!(advance(world, 0), START, "a new database has nothing that is old");
        for _ in 0..3 {
            world.clock.advance(HOUR);
            assert_eq!(advance(world, HOUR), world.context.now());
        }
        world.changes_nothing(|world| world.write(|call| retention::advance(call, 0)));
    });
}

#[test]
fn given_a_clock_a_month_ahead_when_a_server_starts_then_the_time_stays_and_follows_as_it_runs() {
    on_every_engine(|world| {
        advance(world, 0);
        world.clock.advance(MONTH);
        assert_eq!(advance(world, 0), START, "a start alone moves nothing");
        assert_eq!(advance(world, HOUR), START + CATCH_UP * HOUR);
        // The clock is set right: nothing was lost.
        world.clock.advance(HOUR - MONTH);
        assert_eq!(advance(world, 0), START + HOUR, "and the time is never ahead of the clock");
    });
}

#[test]
fn given_a_stop_of_a_month_when_the_server_runs_again_then_the_time_catches_up() {
    on_every_engine(|world| {
        advance(world, 0);
        world.clock.advance(MONTH);
        let mut ran = 0;
        while advance(world, HOUR) < world.context.now() {
            ran += HOUR;
        }
        assert!(ran < MONTH / CATCH_UP + HOUR, "{ran}");
    });
}

#[test]
fn given_a_database_that_kept_no_time_when_first_asked_then_it_was_at_work_when_its_newest_event_was_written() {
    on_every_engine(|world| {
        world.reseller("Reseller");
        world.clock.advance(MONTH);
        assert_eq!(advance(world, 0), START);
    });
}
