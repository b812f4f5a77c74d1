//! Rules of how resellers search (zero-touch reference, section 4.2).

use muster_core::device::{
    self, Found, Identifier, IdentifierSearch, MAX_FIND_LIMIT, MAX_OWNERS, OwnerSearch, Section,
};
use muster_core::{Code, CustomerId, DeviceId, Error, Noun, ResellerId};

use crate::support::{
    Refused, World, by_imei, by_serial, chrome_os_claim, claim_of, imei, invalid, invalid_parameter, on_every_engine,
    sim_lock_claim_of,
};

fn serial(serial: &str) -> Identifier {
    Identifier { serial_number: Some(serial.to_owned()), ..Identifier::default() }
}

fn find(
    world: &World,
    partner: ResellerId,
    identifier: Identifier,
    limit: Option<i64>,
    token: Option<String>,
) -> Result<Found, Error> {
    let search = IdentifierSearch { identifier: Some(identifier), limit, page_token: token };
    world.read(move |tx| device::find_by_identifier(tx, partner, &search))
}

fn owned(world: &World, partner: ResellerId, request: OwnerSearch) -> Result<Found, Error> {
    world.read(move |tx| device::find_by_owner(tx, partner, &request))
}

fn owner_request(customers: &[CustomerId], workspaces: &[&str]) -> OwnerSearch {
    OwnerSearch {
        customer_ids: customers.to_vec(),
        workspace_ids: workspaces.iter().map(|id| (*id).to_owned()).collect(),
        section: Some(Section::ZeroTouch),
        limit: Some(100),
        page_token: None,
    }
}

fn ids(found: &Found) -> Vec<DeviceId> {
    found.devices.iter().map(|device| device.id).collect()
}

#[test]
fn given_a_serial_number_in_any_case_when_searched_then_every_maker_with_it_is_found_page_by_page() {
    on_every_engine(|world| {
        let basics = world.basics();
        let makers = ["Google", "Samsung", "Zebra"];
        let all: Vec<DeviceId> = makers
            .iter()
            .map(|maker| {
                world.claim(basics.reseller, &claim_of(basics.customer, by_serial("R5aB", maker, "M"))).unwrap()
            })
            .collect();
        let whole = find(world, basics.reseller, serial("r5Ab"), Some(100), None).unwrap();
        assert_eq!((ids(&whole), whole.total_size, whole.next_page_token), (all.clone(), 3, None));
        let first = find(world, basics.reseller, serial("R5AB"), Some(2), None).unwrap();
        assert_eq!((ids(&first), first.total_size), (all[..2].to_vec(), 3));
        let second = find(world, basics.reseller, serial("r5ab"), Some(2), first.next_page_token.clone()).unwrap();
        assert_eq!((ids(&second), second.total_size, second.next_page_token), (vec![all[2]], 3, None));
        let one = find(world, basics.reseller, by_serial("r5ab", "zebra", "m"), Some(100), None).unwrap();
        assert_eq!(ids(&one), [all[2]]);
        let refusal = invalid(Noun::PageToken, "pageToken");
        world.refuses(refusal, |world| find(world, basics.reseller, serial("x"), Some(2), first.next_page_token));
    });
}

#[test]
fn given_identifiers_when_searched_then_either_slot_is_found_and_a_contradiction_is_not() {
    on_every_engine(|world| {
        let basics = world.basics();
        let both = Identifier { imei2: Some(imei(2)), model: Some("Pixel 9".to_owned()), ..by_imei(1) };
        let id = world.claim(basics.reseller, &claim_of(basics.customer, both)).unwrap();
        for given in [by_imei(1), by_imei(2), Identifier { model: Some("PIXEL 9".to_owned()), ..by_imei(2) }] {
            assert_eq!(ids(&find(world, basics.reseller, given, Some(1), None).unwrap()), [id]);
        }
        let other_model = Identifier { model: Some("Pixel 8".to_owned()), ..by_imei(1) };
        for given in [by_imei(3), other_model] {
            let nothing = find(world, basics.reseller, given, Some(1), None).unwrap();
            assert_eq!((nothing.devices.len(), nothing.total_size, nothing.next_page_token), (0, 0, None));
        }
    });
}

#[test]
fn given_devices_of_another_reseller_when_searched_then_they_are_not_found() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let shared = world.customer("Shared", &[basics.reseller, rival]);
        let mine = world.claim(basics.reseller, &claim_of(shared, by_serial("S", "Google", "M"))).unwrap();
        let theirs = world.claim(rival, &claim_of(shared, by_serial("S", "Zebra", "M"))).unwrap();
        assert_eq!(ids(&find(world, basics.reseller, serial("S"), Some(9), None).unwrap()), [mine]);
        assert_eq!(ids(&find(world, rival, serial("S"), Some(9), None).unwrap()), [theirs]);
        assert_eq!(ids(&owned(world, basics.reseller, owner_request(&[shared], &[])).unwrap()), [mine]);
        assert_eq!(ids(&owned(world, rival, owner_request(&[shared], &[])).unwrap()), [theirs]);
    });
}

#[test]
fn given_a_limit_that_is_absent_or_out_of_range_when_searched_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        for wrong in [None, Some(0), Some(-1), Some(MAX_FIND_LIMIT + 1), Some(i64::MAX)] {
            world.refuses(invalid_parameter("limit"), |world| find(world, basics.reseller, by_imei(1), wrong, None));
            let request = OwnerSearch { limit: wrong, ..owner_request(&[basics.customer], &[]) };
            world.refuses(invalid_parameter("limit"), |world| owned(world, basics.reseller, request));
        }
        for right in [1, MAX_FIND_LIMIT] {
            find(world, basics.reseller, by_imei(1), Some(right), None).unwrap();
        }
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), |world| {
            find(world, basics.reseller, Identifier::default(), Some(1), None)
        });
    });
}

#[test]
fn given_several_owners_when_searched_then_their_devices_come_together_page_by_page_and_once_each() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        let mut all = Vec::new();
        for number in 0..5 {
            let customer = if number % 2 == 0 { basics.customer } else { other };
            all.push(world.claim(basics.reseller, &claim_of(customer, by_imei(number))).unwrap());
        }
        let request = OwnerSearch { limit: Some(2), ..owner_request(&[other, basics.customer, other], &[]) };
        let (mut seen, mut token) = (Vec::new(), None);
        for _ in 0..3 {
            let page = owned(world, basics.reseller, OwnerSearch { page_token: token, ..request.clone() }).unwrap();
            assert_eq!(page.total_size, 5);
            seen.extend(ids(&page));
            token = page.next_page_token;
        }
        assert_eq!((seen, token), (all, None));
    });
}

#[test]
fn given_owners_that_are_wrong_when_searched_then_the_field_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let stranger = world.customer("Stranger", &[]);
        let none = owner_request(&[], &[]);
        world.refuses(invalid(Noun::Customer, "customerId"), |world| owned(world, basics.reseller, none));
        let unknown = Refused { code: Code::NotFound, noun: Some(Noun::Customer), field: Some("customerId[1]") };
        let request = owner_request(&[basics.customer, stranger], &[]);
        world.refuses(unknown, |world| owned(world, basics.reseller, request));
        let wrong = owner_request(&[], &["no workspace"]);
        world.refuses(invalid(Noun::Workspace, "workspaceId[0]"), |world| owned(world, basics.reseller, wrong));
        let many = owner_request(&vec![basics.customer; MAX_OWNERS + 1], &[]);
        world.refuses(invalid_parameter("customerId"), |world| owned(world, basics.reseller, many));
        let no_section = OwnerSearch { section: None, ..owner_request(&[basics.customer], &[]) };
        world.refuses(invalid(Noun::Section, "section"), |world| owned(world, basics.reseller, no_section));
    });
}

#[test]
fn given_a_section_when_searched_by_owner_then_only_devices_claimed_in_it_are_found() {
    on_every_engine(|world| {
        let basics = world.basics();
        let zero_touch = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let locked = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(2))).unwrap();
        let request = owner_request(&[basics.customer], &[]);
        assert_eq!(ids(&owned(world, basics.reseller, request.clone()).unwrap()), [zero_touch]);
        let sim_lock = OwnerSearch { section: Some(Section::SimLock), ..request };
        let found = owned(world, basics.reseller, sim_lock).unwrap();
        assert_eq!((ids(&found), found.total_size), (vec![locked], 1));
    });
}

#[test]
fn given_a_workspace_account_when_searched_by_owner_then_it_stands_for_its_customer_or_for_itself() {
    on_every_engine(|world| {
        let basics = world.basics();
        let customer = world.workspace_customer("C0customer", &[basics.reseller]);
        let by_id = world.claim(basics.reseller, &claim_of(customer, by_imei(1))).unwrap();
        let by_workspace = world.claim(basics.reseller, &chrome_os_claim("C0customer", "S1")).unwrap();
        let alone = world.claim(basics.reseller, &chrome_os_claim("C0alone", "S2")).unwrap();
        let both = vec![by_id, by_workspace];
        assert_eq!(ids(&owned(world, basics.reseller, owner_request(&[customer], &[])).unwrap()), both);
        assert_eq!(ids(&owned(world, basics.reseller, owner_request(&[], &["C0customer"])).unwrap()), both);
        assert_eq!(ids(&owned(world, basics.reseller, owner_request(&[customer], &["C0customer"])).unwrap()), both);
        assert_eq!(ids(&owned(world, basics.reseller, owner_request(&[], &["C0alone"])).unwrap()), [alone]);
        assert_eq!(owned(world, basics.reseller, owner_request(&[], &["C0nobody"])).unwrap().total_size, 0);
    });
}
