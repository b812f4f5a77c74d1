//! Rules of what a phone is told (device-side reference; zero-touch reference, sections 3.3 and 5).

use muster_core::configuration::Change;
use muster_core::device::{self, DEFAULT_FORCED_RESET_SECONDS, Identifier, Lookup, SetupAnswer, SetupQuestion};
use muster_core::{Caller, ConfigurationId, DeviceId, Error, Noun, organisation};

use crate::support::{
    Basics, START, World, by_imei, by_serial, claim_of, configuration_fields, imei, invalid, on_every_engine, reference,
};

fn ask(
    world: &World,
    phone: Identifier,
    secret: Option<&str>,
    demanded: bool,
) -> Result<Option<(SetupAnswer, Lookup)>, Error> {
    let question = SetupQuestion { identifier: Some(phone), secret: secret.map(str::to_owned) };
    world.read(move |tx| device::setup(tx, &question, demanded, START))
}

fn configuration_name(world: &World, phone: Identifier) -> Option<String> {
    ask(world, phone, None, false).unwrap()?.0.custom_message
}

/// A configuration whose message tells which one it is.
fn named(world: &World, basics: Basics, message: &str) -> ConfigurationId {
    let given = Change { custom_message: Some(message.to_owned()), ..configuration_fields(basics.dpc) };
    world.create(basics.customer, given).unwrap().id
}

fn claimed_with(world: &World, basics: Basics, identifier: Identifier, message: &str) -> DeviceId {
    let id = world.claim(basics.reseller, &claim_of(basics.customer, identifier)).unwrap();
    world.apply(basics.customer, named(world, basics, message), reference(id)).unwrap();
    id
}

#[test]
fn given_a_configured_device_when_its_phone_asks_then_it_is_told_everything_the_wizard_needs() {
    on_every_engine(|world| {
        let basics = world.basics();
        let given = Change {
            custom_message: Some("Welcome".to_owned()),
            dpc_extras: Some("{\"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED\":true}".to_owned()),
            forced_reset_seconds: Some(600),
            ..configuration_fields(basics.dpc)
        };
        let configuration = world.create(basics.customer, given).unwrap().id;
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.apply(basics.customer, configuration, reference(id)).unwrap();
        let (answer, lookup) = ask(world, by_imei(1), None, false).unwrap().expect("it is registered");
        assert_eq!(answer.company_name, "XYZ Corp.");
        assert_eq!(answer.contact_email, "support@example.com");
        assert_eq!(answer.contact_phone, "+1 (213) 555-0100");
        assert_eq!(answer.custom_message.as_deref(), Some("Welcome"));
        assert_eq!((answer.dpc_package.as_str(), answer.dpc_name.as_str()), ("com.example.dpc", "Example DPC"));
        let extras = "{\"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED\":true}";
        assert_eq!(answer.provisioning_extras.as_deref(), Some(extras));
        assert_eq!(answer.forced_reset_seconds, 600);
        let expected =
            Lookup { customer_id: basics.customer, device_id: id, configuration_id: configuration, at: START };
        assert_eq!(lookup, expected);
    });
}

#[test]
fn given_a_configuration_without_options_when_a_phone_asks_then_the_forced_reset_is_two_hours() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.configuration(basics, true);
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let (answer, _) = ask(world, by_imei(1), None, false).unwrap().expect("it is registered");
        assert_eq!((answer.forced_reset_seconds, DEFAULT_FORCED_RESET_SECONDS), (7200, 7200));
        assert_eq!((answer.provisioning_extras, answer.custom_message), (None, None));
    });
}

#[test]
fn given_several_matches_when_a_phone_asks_then_the_strongest_identifier_decides() {
    on_every_engine(|world| {
        let basics = world.basics();
        claimed_with(world, basics, by_imei(5), "imei 5");
        claimed_with(world, basics, by_imei(9), "imei 9");
        let meid = Identifier { meid: Some("AF0123450ABCDE".to_owned()), ..Identifier::default() };
        claimed_with(world, basics, meid, "meid");
        claimed_with(world, basics, by_serial("S1", "Google", "Pixel 9"), "serial");
        let all = Identifier {
            imei: Some(imei(9)),
            imei2: Some(imei(5)),
            meid: Some("AF0123450ABCDE".to_owned()),
            ..by_serial("S1", "Google", "Pixel 9")
        };
        assert_eq!(configuration_name(world, all.clone()).as_deref(), Some("imei 5"), "the lowest IMEI goes first");
        let unknown_lower = Identifier { imei2: Some(imei(1)), ..all.clone() };
        assert_eq!(configuration_name(world, unknown_lower).as_deref(), Some("imei 9"), "then the second SIM");
        let no_imei = Identifier { imei: Some(imei(700)), imei2: None, ..all.clone() };
        assert_eq!(configuration_name(world, no_imei.clone()).as_deref(), Some("meid"));
        let no_meid = Identifier { meid: None, ..no_imei.clone() };
        assert_eq!(configuration_name(world, no_meid.clone()).as_deref(), Some("serial"));
        let other_model = Identifier { model: Some("Pixel 8".to_owned()), ..no_meid };
        assert_eq!(configuration_name(world, other_model), None, "a serial number needs its maker and model");
    });
}

#[test]
fn given_more_on_the_phone_than_was_registered_when_it_asks_then_it_is_found_all_the_same() {
    on_every_engine(|world| {
        let basics = world.basics();
        let mistyped = Identifier { model: Some("Pixel9".to_owned()), ..by_imei(1) };
        claimed_with(world, basics, mistyped, "found");
        let asked = Identifier { model: Some("Pixel 9".to_owned()), imei2: Some(imei(2)), ..by_imei(1) };
        assert_eq!(configuration_name(world, asked).as_deref(), Some("found"));
    });
}

#[test]
fn given_a_device_without_claim_or_configuration_when_it_asks_then_it_is_not_registered() {
    on_every_engine(|world| {
        let basics = world.basics();
        let not_registered = |world: &World| {
            let answer = ask(world, by_imei(1), None, false).unwrap();
            assert_eq!(answer, None);
        };
        not_registered(world);
        let id = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        not_registered(world);
        world.apply(basics.customer, world.configuration(basics, false), reference(id)).unwrap();
        assert!(ask(world, by_imei(1), None, false).unwrap().is_some());
        world.give_back(basics.customer, reference(id)).unwrap();
        not_registered(world);
    });
}

#[test]
fn given_an_organisation_with_a_secret_when_a_phone_asks_then_only_the_right_one_is_answered() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.configuration(basics, true);
        world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let registered = |world: &World, secret: Option<&str>, demanded: bool| {
            ask(world, by_imei(1), secret, demanded).unwrap().is_some()
        };
        assert!(registered(world, None, false) && registered(world, Some("any"), false));
        assert!(
            !registered(world, None, true),
            "where a secret is demanded, an organisation without one answers nobody"
        );
        let customer = basics.customer;
        let set = |secret: Option<&'static str>| {
            move |world: &World| world.write(move |call| organisation::set_setup_secret(call, customer, secret))
        };
        world.one_event("company.setupSecretSet", set(Some("open sesame")));
        assert!(!world.dump()["organisation"].iter().any(|row| row.contains("open sesame")), "only a hash is kept");
        for demanded in [false, true] {
            assert!(registered(world, Some("open sesame"), demanded));
            assert!(!registered(world, Some("Open sesame"), demanded));
            assert!(!registered(world, None, demanded));
            assert!(!registered(world, Some(""), demanded));
        }
        world.one_event("company.setupSecretRemoved", set(None));
        assert!(registered(world, None, false));
    });
}

#[test]
fn given_wrong_identifiers_when_a_phone_asks_then_the_field_is_named() {
    on_every_engine(|world| {
        let wrong = Identifier { imei: Some("123".to_owned()), ..Identifier::default() };
        world.refuses(invalid(Noun::Imei, "deviceIdentifier.imei"), |world| ask(world, wrong, None, false));
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), |world| {
            ask(world, Identifier::default(), None, false)
        });
        world.refuses(invalid(Noun::IdentifierSet, "deviceIdentifier"), |world| {
            world.read(|tx| device::setup(tx, &SetupQuestion::default(), false, START))
        });
    });
}

#[test]
fn given_answered_look_ups_when_recorded_then_each_is_one_event_of_its_customer() {
    on_every_engine(|world| {
        let basics = world.basics();
        let lookups = [1, 2, 3].map(|number| Lookup {
            customer_id: basics.customer,
            device_id: DeviceId::new(number),
            configuration_id: ConfigurationId::new(9),
            at: START - number,
        });
        let (done, events) =
            world.events_of(|world| world.write_as(Caller::Phone, move |call| device::record_lookups(call, &lookups)));
        done.unwrap();
        assert_eq!(events, ["device.setUp devices/1", "device.setUp devices/2", "device.setUp devices/3"]);
    });
}

#[test]
fn given_a_phone_whose_names_are_written_otherwise_when_it_asks_then_it_is_found() {
    on_every_engine(|world| {
        let basics = world.basics();
        claimed_with(world, basics, by_serial("S1", "Téléphone", "Pixel 9"), "by name");
        claimed_with(world, basics, by_imei(1), "by number");
        for (manufacturer, model) in [
            ("Te\u{301}le\u{301}phone", "Pixel  9"),
            ("Téléphone\u{200b}", "PIXEL\u{a0}9"),
            ("téléphone", "\u{feff}Pixel 9"),
        ] {
            let named = configuration_name(world, by_serial("S1", manufacturer, model));
            assert_eq!(named.as_deref(), Some("by name"), "{manufacturer:?} {model:?}");
        }
        let phone = Identifier { model: Some("Pix\u{ad}el".to_owned()), ..by_imei(1) };
        assert_eq!(configuration_name(world, phone).as_deref(), Some("by number"), "no phone is turned away for it");
    });
}
