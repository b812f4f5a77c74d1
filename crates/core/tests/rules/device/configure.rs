//! Rules of applying and removing configurations (zero-touch reference, section 3.4).

use muster_core::{Code, ConfigurationId, DeviceId, Noun};

use crate::support::{
    Basics, Refused, by_imei, claim_of, invalid_parameter, no_such_device, on_every_engine, reference, reference_by,
};

#[test]
fn given_a_claimed_device_when_a_configuration_is_applied_then_it_has_it_and_another_replaces_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (first, second) = (world.configuration(basics, false), world.configuration(basics, false));
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        for (configuration, device) in [(first, reference(id)), (second, reference_by(by_imei(1)))] {
            world.one_event("device.configurationApplied", |world| world.apply(basics.customer, configuration, device));
            assert_eq!(world.configuration_of(basics.customer, id), Some(configuration));
        }
        world.changes_nothing(|world| world.apply(basics.customer, second, reference(id)));
    });
}

#[test]
fn given_a_device_with_a_configuration_when_it_is_removed_then_it_has_none_and_stays_claimed() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.configuration(basics, true);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.one_event("device.configurationRemoved", |world| world.remove(basics.customer, reference(id)));
        assert_eq!(world.configuration_of(basics.customer, id), None, "the default does not come back");
        world.changes_nothing(|world| world.remove(basics.customer, reference(id)));
    });
}

#[test]
fn given_a_configuration_that_is_not_the_customers_when_applied_then_it_does_not_exist() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = Basics { customer: world.customer("Other", &[basics.reseller]), ..basics };
        let theirs = world.configuration(other, false);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        for wrong in [theirs, ConfigurationId::new(4711)] {
            let missing =
                Refused { code: Code::NotFound, noun: Some(Noun::Configuration), field: Some("configuration") };
            world.refuses(missing, |world| world.apply(basics.customer, wrong, reference(id)));
        }
    });
}

#[test]
fn given_no_device_when_a_configuration_is_applied_then_the_field_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (customer, configuration) = (basics.customer, world.configuration(basics, false));
        world.refuses(invalid_parameter("device"), |world| {
            world.write(move |call| muster_core::device::apply_configuration(call, customer, configuration, None))
        });
    });
}

#[test]
fn given_a_device_of_another_customer_when_configured_then_it_does_not_exist() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = Basics { customer: world.customer("Other", &[basics.reseller]), ..basics };
        let configuration = world.configuration(other, false);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        for device in
            [reference(id), reference_by(by_imei(1)), reference(DeviceId::new(4711)), reference(DeviceId::new(-1))]
        {
            world.refuses(no_such_device(), |world| world.apply(other.customer, configuration, device.clone()));
            world.refuses(no_such_device(), |world| world.remove(other.customer, device));
        }
    });
}
