//! The audit.

use muster_core::Noun;
use muster_core::event::{self, Kind, Listed, MAX_PAGE, Order, Query, Whose};

use super::tenant;
use crate::support::{START, World, invalid, invalid_parameter, on_every_engine};

fn page(world: &World, query: &Query, after: Option<&str>, limit: i64) -> Listed {
    let (query, after) = (query.clone(), after.map(str::to_owned));
    world.read(move |tx| event::list(tx, &query, after.as_deref(), limit)).unwrap()
}

/// Everybody's events, the newest first.
fn all() -> Query {
    Query::of(Whose::Everybodys)
}

/// The numbers of the devices the events are about.
fn devices(listed: &Listed) -> Vec<i64> {
    listed.events.iter().map(|event| event.subject.strip_prefix("devices/").unwrap().parse().unwrap()).collect()
}

/// Six events of two organisations and two kinds, a second apart.
fn six(world: &World) {
    for device in 1..=6 {
        let kind = if device % 3 == 0 { Kind::DeviceUnclaimed } else { Kind::DeviceClaimed };
        world.happen(10 + device % 2, kind, device);
        world.clock.advance(1000);
    }
}

#[test]
fn given_filters_then_only_what_fits_all_of_them_is_listed() {
    on_every_engine(|world| {
        six(world);
        let oldest = Query { order: Order::OldestFirst, ..all() };
        for (query, expected) in [
            (oldest.clone(), vec![1, 2, 3, 4, 5, 6]),
            (all(), vec![6, 5, 4, 3, 2, 1]),
            (Query { whose: Whose::Of(tenant(11)), ..oldest.clone() }, vec![1, 3, 5]),
            (Query { whose: Whose::Of(tenant(99)), ..oldest.clone() }, vec![]),
            (Query { kind: Some(Kind::DeviceUnclaimed), ..oldest.clone() }, vec![3, 6]),
            (Query { subject: Some("devices/4".to_owned()), ..oldest.clone() }, vec![4]),
            (Query { since: Some(START + 3000), ..oldest.clone() }, vec![4, 5, 6]),
            (Query { since: Some(START + 3001), ..oldest.clone() }, vec![5, 6]),
            (
                Query {
                    whose: Whose::Of(tenant(11)),
                    kind: Some(Kind::DeviceClaimed),
                    since: Some(START + 1),
                    ..oldest.clone()
                },
                vec![5],
            ),
        ] {
            let listed = page(world, &query, None, 100);
            assert_eq!((devices(&listed), listed.next), (expected, None), "{query:?}");
        }
        let first = &page(world, &oldest, None, 1).events[0];
        assert_eq!((first.tenant_id, first.at, first.kind.as_str()), (tenant(11), START, "device.claimed"));
        assert_eq!((first.caller.as_str(), first.detail.as_deref()), ("operator", None));
    });
}

#[test]
fn given_pages_in_either_order_then_together_they_are_the_list_even_when_events_come_in_between() {
    on_every_engine(|world| {
        six(world);
        for (order, expected) in [(Order::OldestFirst, [1, 2, 3, 4, 5, 6]), (Order::NewestFirst, [6, 5, 4, 3, 2, 1])] {
            let query = Query { order, since: Some(START), ..all() };
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let listed = page(world, &query, after.as_deref(), 2);
                seen.extend(devices(&listed));
                after = listed.next;
                if after.is_none() || seen.len() >= 6 {
                    break;
                }
            }
            assert_eq!(seen, expected, "{order:?}");
            world.clock.advance(1000);
        }
        let newest = Query { whose: Whose::Of(tenant(11)), ..all() };
        let first = page(world, &newest, None, 1);
        world.happen(11, Kind::DeviceClaimed, 7);
        assert_eq!(
            devices(&page(world, &newest, first.next.as_deref(), 10)),
            [3, 1],
            "what came later is on no page behind"
        );
    });
}

#[test]
fn given_a_key_of_another_query_or_a_wrong_limit_then_it_is_refused() {
    on_every_engine(|world| {
        six(world);
        let query = Query { whose: Whose::Of(tenant(11)), ..all() };
        let key = page(world, &query, None, 1).next.unwrap();
        for other in [
            Query { whose: Whose::Of(tenant(10)), ..query.clone() },
            Query { whose: Whose::Everybodys, ..query.clone() },
            Query { order: Order::OldestFirst, ..query.clone() },
            Query { kind: Some(Kind::DeviceClaimed), ..query.clone() },
            Query { subject: Some("devices/1".to_owned()), ..query.clone() },
        ] {
            let key = key.clone();
            world.refuses(invalid(Noun::PageToken, "pageToken"), |world| {
                world.read(move |tx| event::list(tx, &other, Some(&key), 1))
            });
        }
        for limit in [0, MAX_PAGE + 1] {
            world.refuses(invalid_parameter("limit"), |world| {
                world.read(move |tx| event::list(tx, &all(), None, limit))
            });
        }
    });
}
