//! Rules of a customer's list of devices (zero-touch reference, section 3.4).

use muster_core::device::{self, DEFAULT_PAGE, Listed, MAX_PAGE};
use muster_core::{CustomerId, DeviceId, Error, Noun};

use crate::support::{World, by_imei, claim_of, invalid, invalid_parameter, on_every_engine, unclaim_of};

fn list(world: &World, customer: CustomerId, size: Option<i64>, token: Option<&str>) -> Result<Listed, Error> {
    let token = token.map(str::to_owned);
    world.read(move |tx| device::list(tx, customer, size, token.as_deref()))
}

fn ids(listed: &Listed) -> Vec<DeviceId> {
    listed.devices.iter().map(|device| device.id).collect()
}

#[test]
fn given_more_devices_than_a_page_when_followed_then_every_device_comes_once_in_order() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        let mut all = Vec::new();
        for number in 0..7 {
            all.push(world.claim(basics.reseller, &claim_of(basics.customer, by_imei(number))).unwrap());
            world.claim(basics.reseller, &claim_of(other, by_imei(100 + number))).unwrap();
        }
        let (mut seen, mut token, mut pages) = (Vec::new(), None, 0);
        loop {
            // The size may change from page to page.
            let page = list(world, basics.customer, Some(2 + pages % 2), token.as_deref()).unwrap();
            seen.extend(ids(&page));
            pages += 1;
            token = page.next_page_token;
            if token.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
        assert_eq!(pages, 3);
        let exact = list(world, basics.customer, Some(7), None).unwrap();
        assert_eq!(exact.next_page_token, None, "a full last page has no token");
    });
}

#[test]
fn given_a_page_size_when_listed_then_absent_and_zero_mean_the_default_and_more_is_cut() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        for size in [None, Some(0), Some(MAX_PAGE), Some(MAX_PAGE + 1), Some(i64::MAX)] {
            assert_eq!(list(world, basics.customer, size, None).unwrap().devices.len(), 1, "{size:?}");
        }
        for size in [-1, i64::MIN] {
            world.refuses(invalid_parameter("pageSize"), |world| list(world, basics.customer, Some(size), None));
        }
        assert_eq!((DEFAULT_PAGE, MAX_PAGE), (5000, 10_000), "zero-touch reference, section 3.4");
    });
}

#[test]
fn given_a_token_of_another_list_or_a_made_up_one_when_used_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        for number in 0..2 {
            world.claim(basics.reseller, &claim_of(basics.customer, by_imei(number))).unwrap();
        }
        let token = list(world, basics.customer, Some(1), None).unwrap().next_page_token.unwrap();
        let refuses = |customer: CustomerId, token: &str| {
            world.refuses(invalid(Noun::PageToken, "pageToken"), |world| list(world, customer, None, Some(token)));
        };
        refuses(other, &token);
        for wrong in ["x", "!!!", &token[1..], &format!("{token}A"), &"A".repeat(10_000)] {
            refuses(basics.customer, wrong);
        }
        assert_eq!(list(world, basics.customer, None, Some("")).unwrap().devices.len(), 2, "empty is absent");
    });
}

#[test]
fn given_devices_that_come_and_go_when_pages_are_followed_then_the_rest_is_neither_lost_nor_doubled() {
    on_every_engine(|world| {
        let basics = world.basics();
        let all: Vec<DeviceId> = (0..6)
            .map(|number| world.claim(basics.reseller, &claim_of(basics.customer, by_imei(number))).unwrap())
            .collect();
        let first = list(world, basics.customer, Some(2), None).unwrap();
        // The very device the token stands on goes away, and so does one of the next page; one more comes.
        world.unclaim(basics.reseller, &unclaim_of(all[1])).unwrap();
        world.unclaim(basics.reseller, &unclaim_of(all[3])).unwrap();
        let new = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(50))).unwrap();
        let rest = list(world, basics.customer, None, first.next_page_token.as_deref()).unwrap();
        assert_eq!(ids(&rest), [all[2], all[4], all[5], new]);
    });
}
