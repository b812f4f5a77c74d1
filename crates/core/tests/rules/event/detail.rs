//! What the events of the rules say besides their kind and subject.

use muster_core::configuration::{Change, Field};
use muster_core::device::{Claim, Section, Unclaim};
use serde_json::{Value, json};

use crate::support::{
    World, by_imei, claim_of, configuration_fields, metadata, on_every_engine, reference, sim_lock_claim_of, unclaim_of,
};

/// Detail of the newest event of this kind.
fn detail(world: &World, kind: &'static str) -> Value {
    let text = world
        .read(move |tx| {
            tx.one(
                "SELECT detail FROM event WHERE kind = ?1 ORDER BY id DESC LIMIT 1",
                muster_store::params![kind],
                |row| Ok::<_, muster_core::Error>(row.opt_string(0)?),
            )
        })
        .unwrap()
        .unwrap_or_else(|| panic!("there is no event {kind}"));
    text.map_or(Value::Null, |text| serde_json::from_str(&text).unwrap())
}

#[test]
fn events_of_devices_say_which_configuration_there_is_and_was() {
    on_every_engine(|world| {
        let basics = world.basics();
        let [default, other] = [world.configuration(basics, true), world.configuration(basics, false)];
        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        assert_eq!(detail(world, "device.claimed"), json!({"configurationId": default.to_string()}));
        world.apply(basics.customer, other, reference(device)).unwrap();
        let expected = json!({"configurationId": other.to_string(), "before": default.to_string()});
        assert_eq!(detail(world, "device.configurationApplied"), expected);
        world.unclaim(basics.reseller, &unclaim_of(device)).unwrap();
        assert_eq!(detail(world, "device.unclaimed"), json!({"before": other.to_string()}));

        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(2))).unwrap();
        let with = |configuration| Claim { configuration_id: configuration, ..claim_of(basics.customer, by_imei(2)) };
        world.claim(basics.reseller, &with(Some(other))).unwrap();
        assert_eq!(detail(world, "device.claimed"), expected, "claimed again with another configuration");
        world.changes_nothing(|world| world.claim(basics.reseller, &with(None)));
        let with_note = Claim { metadata: Some(metadata(&[("ordernumber", "1")])), ..with(None) };
        world.claim(basics.reseller, &with_note).unwrap();
        assert_eq!(detail(world, "device.claimed"), Value::Null, "claimed again, the configuration stays");
        world.claim(basics.reseller, &with(Some(default))).unwrap();
        world.remove(basics.customer, reference(device)).unwrap();
        assert_eq!(detail(world, "device.configurationRemoved"), json!({"before": default.to_string()}));
        world.apply(basics.customer, other, reference(device)).unwrap();
        assert_eq!(detail(world, "device.configurationApplied"), json!({"configurationId": other.to_string()}));
        world.remove(basics.customer, reference(device)).unwrap();
        world.give_back(basics.customer, reference(device)).unwrap();
        assert_eq!(detail(world, "device.unclaimed"), Value::Null, "it had none");
    });
}

#[test]
fn events_of_what_was_changed_name_the_fields_and_not_the_values() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.configuration(basics, false);
        let given = Change { contact_phone: Some("+1 5".to_owned()), ..configuration_fields(basics.dpc) };
        world.patch(basics.customer, id, given, &Field::ALL).unwrap();
        assert_eq!(detail(world, "configuration.changed"), json!({"fields": ["contactPhone"]}));

        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let given = metadata(&[("phonenumber", "+1 5"), ("ordernumber", "A1")]);
        world
            .write(move |call| {
                muster_core::device::update_metadata_of(call, basics.reseller, device, Some(&given)).map(drop)
            })
            .unwrap();
        assert_eq!(detail(world, "device.metadataChanged"), json!({"fields": ["phonenumber", "ordernumber"]}));
    });
}

#[test]
fn events_of_organisations_people_and_vacations_say_what_they_are_now() {
    on_every_engine(|world| {
        let basics = world.basics();
        assert_eq!(detail(world, "customer.created"), json!({"companyName": "Customer"}));
        let expected = json!({"email": "owner@example.com", "role": "owner", "terms": "accepted"});
        assert_eq!(detail(world, "company.userAdded"), expected);

        let device = world.claim(basics.reseller, &sim_lock_claim_of(basics.customer, by_imei(1))).unwrap();
        assert_eq!(detail(world, "device.simLockClaimed"), Value::Null);
        let vacation = Unclaim { section: Some(Section::SimLock), vacation_days: Some(2), ..unclaim_of(device) };
        world.unclaim(basics.reseller, &vacation).unwrap();
        let until = world.context.now() + 2 * 24 * 60 * 60 * 1000;
        assert_eq!(detail(world, "device.vacationStarted"), json!({"until": until}));
    });
}
