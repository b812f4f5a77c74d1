//! What was found without a tenant is opened for a viewer, or not at all.

use muster_core::device::{self, Device};
use muster_core::{CustomerId, DeviceId, ResellerId, Viewer};

use crate::support::{World, by_imei, claim_of, on_every_engine, reference, sim_lock_claim_of};

/// Whether the viewer may see the device, looked up by its id and by its number: both must tell the same.
fn sees(world: &World, id: DeviceId, viewer: Viewer) -> bool {
    let by_id = world.read(move |tx| device::lookup(tx, id)).unwrap().expect("it exists").visible_to(&viewer);
    let found = world.read(|tx| device::lookup_by_identifier(tx, &by_imei(1))).unwrap();
    let by_number: Vec<Device> = found.into_iter().filter_map(|device| device.visible_to(&viewer)).collect();
    assert_eq!(by_id.iter().collect::<Vec<_>>(), by_number.iter().collect::<Vec<_>>());
    by_id.is_some()
}

#[test]
fn given_a_device_when_it_is_looked_up_by_id_or_number_then_only_whom_it_concerns_can_open_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (rival, other) = (world.reseller("Rival"), world.customer("Other", &[basics.reseller]));
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let seen = |world: &World| {
            [
                Viewer::Operator,
                Viewer::Reseller(basics.reseller),
                Viewer::Customer(basics.customer),
                Viewer::Reseller(rival),
                Viewer::Customer(other),
                // The same number as another kind of organisation is nobody.
                Viewer::Reseller(ResellerId::new(basics.customer.get())),
                Viewer::Customer(CustomerId::new(basics.reseller.get())),
            ]
            .map(|viewer| sees(world, id, viewer))
        };
        assert_eq!(seen(world), [true, true, true, false, false, false, false], "claimed");
        world.give_back(basics.customer, reference(id)).unwrap();
        assert_eq!(seen(world), [true, true, false, false, false, false, false], "its last reseller still knows of it");
        let theirs = world.customer("Theirs", &[rival]);
        assert_eq!(world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap(), id);
        assert_eq!(seen(world), [true, false, false, true, false, false, false], "somebody else has it now");
    });
}

#[test]
fn given_sections_of_two_resellers_when_the_device_is_looked_up_then_each_finds_its_own_record() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let locked = world.claim(rival, &sim_lock_claim_of(theirs, by_imei(1))).unwrap();
        let found = |viewer: Viewer| -> Vec<DeviceId> {
            let found = world.read(|tx| device::lookup_by_identifier(tx, &by_imei(1))).unwrap();
            found.into_iter().filter_map(|device| device.visible_to(&viewer)).map(|device| device.id).collect()
        };
        assert_eq!(found(Viewer::Operator), [id, locked]);
        assert_eq!(found(Viewer::Reseller(basics.reseller)), [id]);
        assert_eq!(found(Viewer::Customer(basics.customer)), [id]);
        assert_eq!(found(Viewer::Reseller(rival)), [locked]);
        assert!(found(Viewer::Customer(theirs)).is_empty(), "a SIM lock shows its customer nothing");
    });
}
