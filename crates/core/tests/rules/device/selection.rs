//! Rules of the operator's walk through the registry.

use muster_core::device::{self, Identifier, MAX_SELECTED, Selection};
use muster_core::{Code, CustomerId, DeviceId, Error, Noun, Viewer};

use crate::support::{
    Refused, World, by_imei, claim_of, invalid, invalid_parameter, metadata, on_every_engine, reference,
    sim_lock_claim_of, unclaim_of,
};

/// The ids of a page, and where to go on.
fn page(
    world: &World,
    wanted: &Selection,
    after: Option<DeviceId>,
    limit: i64,
) -> Result<(Vec<DeviceId>, Option<DeviceId>), Error> {
    let wanted = wanted.clone();
    let selected = world.read(move |tx| device::select(tx, &wanted, after, limit))?;
    let seen = selected.devices.into_iter().filter_map(|device| device.visible_to(&Viewer::Operator));
    Ok((seen.map(|device| device.id).collect(), selected.next))
}

/// Every device that is wanted, walked through in pages of one, two and many.
fn all(world: &World, wanted: &Selection) -> Vec<DeviceId> {
    let whole = page(world, wanted, None, MAX_SELECTED).unwrap();
    assert_eq!(whole.1, None);
    for limit in [1, 2] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let (ids, next) = page(world, wanted, after, limit).unwrap();
            seen.extend(ids);
            match next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, whole.0, "in pages of {limit}");
    }
    whole.0
}

fn made_by(number: u64, manufacturer: &str) -> Identifier {
    Identifier { manufacturer: Some(manufacturer.to_owned()), ..by_imei(number) }
}

#[test]
fn given_conditions_when_walked_then_every_device_that_meets_all_comes_once_in_order() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        let configuration = world.configuration(basics, false);
        let claim = |number, maker, customer, order: &str| {
            let mut claim = claim_of(customer, made_by(number, maker));
            claim.metadata = Some(metadata(&[("ordernumber", order)]));
            world.claim(basics.reseller, &claim).unwrap()
        };
        let ids = [
            claim(1, "Google", basics.customer, "PO-1"),
            claim(2, "ZEBRA", basics.customer, "PO-2"),
            claim(3, "google", other, "po-1 "),
            claim(4, "Zebra", other, ""),
            world.claim(basics.reseller, &sim_lock_claim_of(other, made_by(5, "Google"))).unwrap(),
            claim(6, "Google", basics.customer, "PO-3"),
        ];
        world.apply(basics.customer, configuration, reference(ids[1])).unwrap();
        world.unclaim(basics.reseller, &unclaim_of(ids[5])).unwrap();
        let some = |places: &[usize]| places.iter().map(|place| ids[*place]).collect::<Vec<_>>();

        let none = Selection::default();
        let maker = |name: &str| Some(name.to_owned());
        for (wanted, expected) in [
            (none.clone(), some(&[0, 1, 2, 3, 4, 5])),
            (Selection { customer_id: Some(basics.customer), ..none.clone() }, some(&[0, 1])),
            (Selection { configuration_id: Some(configuration), ..none.clone() }, some(&[1])),
            (
                Selection { configuration_id: Some(configuration), manufacturer: maker("Google"), ..none.clone() },
                some(&[]),
            ),
            (Selection { manufacturer: maker(" GOOGLE "), ..none.clone() }, some(&[0, 2, 4, 5])),
            (Selection { order_number: maker("PO-1"), ..none.clone() }, some(&[0, 2])),
            (Selection { claimed: Some(true), ..none.clone() }, some(&[0, 1, 2, 3, 4])),
            (Selection { claimed: Some(false), ..none.clone() }, some(&[5])),
            (
                Selection {
                    customer_id: Some(other),
                    manufacturer: maker("zebra"),
                    claimed: Some(true),
                    ..none.clone()
                },
                some(&[3]),
            ),
        ] {
            assert_eq!(all(world, &wanted), expected, "{wanted:?}");
        }
    });
}

#[test]
fn given_names_of_nothing_when_walked_then_they_are_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        let configuration = world.configuration(basics, false);
        let none = Selection::default();
        let not_found = |noun, field| Refused { code: Code::NotFound, noun: Some(noun), field: Some(field) };
        for limit in [0, -1, MAX_SELECTED + 1] {
            world.refuses(invalid_parameter("limit"), |world| page(world, &none, None, limit));
        }
        let nobodys = Selection { customer_id: Some(CustomerId::new(basics.reseller.get())), ..none.clone() };
        world.refuses(not_found(Noun::Customer, "customer"), |world| page(world, &nobodys, None, 1));
        let anothers = Selection { customer_id: Some(other), configuration_id: Some(configuration), ..none.clone() };
        world.refuses(not_found(Noun::Configuration, "configuration"), |world| page(world, &anothers, None, 1));
        let unseen = Selection { manufacturer: Some("Goo\u{200b}gle".to_owned()), ..none.clone() };
        world.refuses(invalid(Noun::Manufacturer, "manufacturer"), |world| page(world, &unseen, None, 1));
        let blank = Selection { order_number: Some(" ".to_owned()), ..none };
        world.refuses(invalid_parameter("orderNumber"), |world| page(world, &blank, None, 1));
    });
}

#[test]
fn given_a_maker_an_older_release_stored_as_it_came_when_asked_for_then_the_device_is_found() {
    on_every_engine(|world| {
        let basics = world.basics();
        let identifier = |maker: &str| Identifier {
            serial_number: Some("S1".to_owned()),
            manufacturer: Some(maker.to_owned()),
            model: Some("Pixel 9".to_owned()),
            ..Identifier::default()
        };
        let id = world.claim(basics.reseller, &claim_of(basics.customer, identifier("Google"))).unwrap();
        world
            .write(move |call| {
                let sql = "UPDATE device SET manufacturer = ?1, model = ?2 WHERE id = ?3";
                let stored = muster_store::params!["Goo\u{200b}gle", "Pixel\u{a0} 9", id];
                call.tx.execute(sql, stored).map_err(Error::from)
            })
            .unwrap();
        let device = world.device(basics.customer, id).unwrap();
        assert_eq!(device.identifier, identifier("Google"), "it is read as it would be kept today");
        assert_eq!(world.find(basics.reseller, identifier("google")).unwrap().devices, [device]);
        let again = world.claim(basics.reseller, &claim_of(basics.customer, identifier("Google"))).unwrap();
        assert_eq!(again, id, "no second device is made");
        let wanted = Selection { manufacturer: Some("Google".to_owned()), ..Selection::default() };
        assert_eq!(all(world, &wanted), [id]);
    });
}
