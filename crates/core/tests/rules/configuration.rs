//! Rules of provisioning configurations (zero-touch reference, section 3.3).

use muster_core::configuration::{
    Change, Configuration, Field, MAX_CUSTOM_MESSAGE_CHARS, MAX_DPC_EXTRAS_CHARS, MAX_DPC_EXTRAS_DEPTH,
    MAX_FORCED_RESET_SECONDS, MAX_NAME_CHARS,
};
use muster_core::{Code, DpcId, Noun};

use crate::support::{
    Basics, World, by_imei, claim_of, configuration_fields, invalid, invalid_parameter, on_every_engine, reference,
    with_code,
};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

/// Tries one changed field in a create, which must be refused for that field.
fn refuses_field(world: &World, basics: Basics, field: &str, change: impl FnOnce(&mut Change)) -> String {
    let mut given = configuration_fields(basics.dpc);
    change(&mut given);
    world.refuses(invalid_parameter(field), |world| world.create(basics.customer, given))
}

fn takes(world: &World, basics: Basics, change: impl FnOnce(&mut Change)) -> Configuration {
    let mut given = configuration_fields(basics.dpc);
    change(&mut given);
    world.create(basics.customer, given).unwrap_or_else(|error| panic!("should be taken: {error}"))
}

#[test]
fn given_all_fields_when_created_then_they_are_kept_as_given() {
    on_every_engine(|world| {
        let basics = world.basics();
        let given = Change {
            custom_message: text(
                "Welcome.
Ask the help desk.",
            ),
            dpc_extras: text("{\"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE\":{\"k\":\"v\"}}"),
            is_default: true,
            forced_reset_seconds: Some(3600),
            ..configuration_fields(basics.dpc)
        };
        let asked = given.clone();
        let made = world.one_event("configuration.created", |world| world.create(basics.customer, given));
        let expected = Configuration {
            id: made.id,
            customer_id: basics.customer,
            configuration_name: "Sales team".to_owned(),
            company_name: "XYZ Corp.".to_owned(),
            contact_email: "support@example.com".to_owned(),
            contact_phone: "+1 (213) 555-0100".to_owned(),
            custom_message: asked.custom_message,
            dpc_id: basics.dpc,
            dpc_extras: asked.dpc_extras,
            is_default: true,
            forced_reset_seconds: Some(3600),
            created_at: world.context.now(),
        };
        assert_eq!(made, expected);
        let (customer, id) = (basics.customer, made.id);
        assert_eq!(world.read(move |tx| muster_core::configuration::get(tx, customer, id)).unwrap(), made);
    });
}

#[test]
fn given_a_missing_or_blank_required_field_when_created_then_it_is_named() {
    on_every_engine(|world| {
        let basics = world.basics();
        for blank in [None, text(""), text("  \t")] {
            refuses_field(world, basics, "configurationName", |given| given.configuration_name = blank.clone());
            refuses_field(world, basics, "companyName", |given| given.company_name = blank.clone());
            refuses_field(world, basics, "contactEmail", |given| given.contact_email = blank.clone());
            refuses_field(world, basics, "contactPhone", |given| given.contact_phone = blank.clone());
            refuses_field(world, basics, "dpcId", |given| given.dpc_id = None);
        }
        takes(world, basics, |_| {});
    });
}

#[test]
fn given_a_text_beyond_its_limit_when_created_then_the_limit_is_named_and_one_less_is_taken() {
    on_every_engine(|world| {
        let basics = world.basics();
        let long = |length: usize| Some("ä".repeat(length));
        let message = refuses_field(world, basics, "configurationName", |given| {
            given.configuration_name = long(MAX_NAME_CHARS + 1)
        });
        assert!(message.contains(&MAX_NAME_CHARS.to_string()), "{message}");
        refuses_field(world, basics, "companyName", |given| given.company_name = long(MAX_NAME_CHARS + 1));
        refuses_field(world, basics, "customMessage", |given| {
            given.custom_message = long(MAX_CUSTOM_MESSAGE_CHARS + 1)
        });
        takes(world, basics, |given| {
            given.configuration_name = long(MAX_NAME_CHARS);
            given.company_name = long(MAX_NAME_CHARS);
            given.custom_message = long(MAX_CUSTOM_MESSAGE_CHARS);
        });
        let object = |length: usize| Some(format!("{{\"k\":\"{}\"}}", "x".repeat(length - 8)));
        refuses_field(world, basics, "dpcExtras", |given| given.dpc_extras = object(MAX_DPC_EXTRAS_CHARS + 1));
        takes(world, basics, |given| given.dpc_extras = object(MAX_DPC_EXTRAS_CHARS));
    });
}

#[test]
fn given_a_control_character_when_created_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        refuses_field(world, basics, "companyName", |given| given.company_name = text("a\0b"));
        refuses_field(world, basics, "customMessage", |given| given.custom_message = text("a\u{7}b"));
    });
}

#[test]
fn given_a_wrong_e_mail_address_or_phone_number_when_created_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        for wrong in ["support", "support@", "@example.com", "support@example", "a b@example.com", "a@b.c, d@e.f"] {
            refuses_field(world, basics, "contactEmail", |given| given.contact_email = text(wrong));
        }
        for wrong in ["call me", "0800-HELP", "+1.213.555", "+", "()", "٣٤٥", "1/2"] {
            refuses_field(world, basics, "contactPhone", |given| given.contact_phone = text(wrong));
        }
        for right in ["1", "+49 (0)89 123-45", "0800 123456"] {
            takes(world, basics, |given| given.contact_phone = text(right));
        }
    });
}

#[test]
fn given_extras_that_are_no_json_object_when_created_then_they_are_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        for wrong in ["{", "[]", "\"text\"", "1", "null", "{\"a\":1} trailing", "{'a':1}"] {
            let message = refuses_field(world, basics, "dpcExtras", |given| given.dpc_extras = text(wrong));
            assert!(message.contains("JSON object"), "{wrong}: {message}");
        }
        let nested = |depth: usize| Some("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth));
        refuses_field(world, basics, "dpcExtras", |given| given.dpc_extras = nested(MAX_DPC_EXTRAS_DEPTH + 1));
        takes(world, basics, |given| given.dpc_extras = nested(MAX_DPC_EXTRAS_DEPTH));
        for whole in [
            "{}",
            " {\"a\":\"[[\\\"{{\"}\n",
            "{\"a\":1e999,\"a\":-0.0E-400}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\u{7f}\":\"\u{85}\u{9f}\"}",
            "{\"a\":\"\\u0000\"}",
        ] {
            let kept = takes(world, basics, |given| given.dpc_extras = text(whole));
            assert_eq!(kept.dpc_extras.as_deref(), Some(whole), "kept to the letter");
        }
        let empty = takes(world, basics, |given| given.dpc_extras = text(""));
        assert_eq!(empty.dpc_extras, None, "an empty text is no extras");
    });
}

#[test]
fn given_a_forced_reset_time_when_created_then_only_seconds_up_to_six_hours_are_taken() {
    on_every_engine(|world| {
        let basics = world.basics();
        for wrong in [Some(-1), Some(MAX_FORCED_RESET_SECONDS + 1), Some(i64::MAX)] {
            refuses_field(world, basics, "forcedResetSeconds", |given| given.forced_reset_seconds = wrong);
        }
        for right in [Some(0), Some(MAX_FORCED_RESET_SECONDS), None] {
            assert_eq!(takes(world, basics, |given| given.forced_reset_seconds = right).forced_reset_seconds, right);
        }
    });
}

#[test]
fn given_a_dpc_that_is_not_in_the_catalogue_when_created_then_it_is_refused() {
    on_every_engine(|world| {
        let basics = world.basics();
        for wrong in [DpcId::new(basics.dpc.get() + 1), DpcId::new(-1)] {
            let given = configuration_fields(wrong);
            world.refuses(invalid(Noun::Dpc, "dpcId"), |world| world.create(basics.customer, given));
        }
    });
}

#[test]
fn given_a_default_when_another_is_created_as_default_then_the_first_is_cleared_with_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let first = world.configuration(basics, true);
        let plain = world.configuration(basics, false);
        assert_eq!(world.defaults(basics.customer), [first], "a configuration that is no default takes none away");
        let second = world.configuration(basics, true);
        assert_eq!(world.defaults(basics.customer), [second]);
        assert!(plain != second);
    });
}

#[test]
fn given_a_refused_create_when_it_asked_to_be_default_then_the_old_default_stays() {
    on_every_engine(|world| {
        let basics = world.basics();
        let first = world.configuration(basics, true);
        refuses_field(world, basics, "forcedResetSeconds", |given| {
            given.is_default = true;
            given.forced_reset_seconds = Some(-1);
        });
        assert_eq!(world.defaults(basics.customer), [first]);
    });
}

#[test]
fn given_the_defaults_of_two_customers_when_one_changes_then_the_other_stays() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = Basics { customer: world.customer("Other", &[basics.reseller]), ..basics };
        let (mine, others) = (world.configuration(basics, true), world.configuration(other, true));
        let next = world.configuration(basics, true);
        assert_eq!((world.defaults(basics.customer), world.defaults(other.customer)), (vec![next], vec![others]));
        assert_ne!(mine, next);
    });
}

#[test]
fn given_one_field_when_patched_then_only_that_field_changes() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (old, id) = (world.configuration(basics, true), world.configuration(basics, false));
        let before = world.patch(basics.customer, id, Change::default(), &[]).unwrap();
        // Nothing but the flag: the other fields of what is given are empty.
        let given = Change { is_default: true, ..Change::default() };
        let after = world
            .one_event("configuration.changed", |world| world.patch(basics.customer, id, given, &[Field::IsDefault]));
        assert_eq!(world.defaults(basics.customer), [id], "the previous default {old} must be cleared");
        assert_eq!(after, Configuration { is_default: true, ..before });
    });
}

#[test]
fn given_a_field_without_a_value_when_patched_then_it_is_emptied_or_refused_where_required() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = takes(world, basics, |given| {
            given.custom_message = text("hello");
            given.dpc_extras = text("{}");
            given.forced_reset_seconds = Some(5);
            given.is_default = true;
        })
        .id;
        let fields = [Field::CustomMessage, Field::DpcExtras, Field::ForcedResetTime, Field::IsDefault];
        let after = world.patch(basics.customer, id, Change::default(), &fields).unwrap();
        assert_eq!((after.custom_message, after.dpc_extras, after.forced_reset_seconds), (None, None, None));
        assert!(!after.is_default, "this is how a default is unset");
        world.refuses(invalid_parameter("companyName"), |world| {
            world.patch(basics.customer, id, Change::default(), &[Field::CompanyName])
        });
    });
}

#[test]
fn given_every_field_when_patched_then_every_field_is_replaced() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = takes(world, basics, |given| given.custom_message = text("hello")).id;
        world.refuses(invalid_parameter("configurationName"), |world| {
            world.patch(basics.customer, id, Change { is_default: true, ..Change::default() }, &Field::ALL)
        });
        let given = Change { company_name: text("New name"), ..configuration_fields(basics.dpc) };
        let after = world.patch(basics.customer, id, given, &Field::ALL).unwrap();
        assert_eq!((after.company_name.as_str(), after.custom_message), ("New name", None), "an absent field is empty");
    });
}

#[test]
fn given_a_patch_that_changes_nothing_when_done_then_no_event_is_written() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.configuration(basics, true);
        let again = Change { is_default: true, ..configuration_fields(basics.dpc) };
        world.changes_nothing(|world| world.patch(basics.customer, id, again, &Field::ALL));
        assert_eq!(world.defaults(basics.customer), [id], "patching a default to default must keep it");
    });
}

#[test]
fn given_another_customers_configuration_when_read_patched_or_deleted_then_it_does_not_exist() {
    on_every_engine(|world| {
        let basics = world.basics();
        let other = world.customer("Other", &[basics.reseller]);
        let id = world.configuration(basics, false);
        let missing = || with_code(Code::NotFound, Noun::Configuration);
        world.refuses(missing(), |world| world.read(move |tx| muster_core::configuration::get(tx, other, id)));
        world.refuses(missing(), |world| world.patch(other, id, Change::default(), &[Field::IsDefault]));
        world.refuses(missing(), |world| world.delete(other, id));
        assert!(world.read(move |tx| muster_core::configuration::list(tx, other)).unwrap().is_empty());
    });
}

#[test]
fn given_a_configuration_in_use_when_deleted_then_the_message_says_by_how_many_devices() {
    on_every_engine(|world| {
        let basics = world.basics();
        let (id, unused) = (world.configuration(basics, true), world.configuration(basics, false));
        let mut devices = Vec::new();
        for number in 1..=3 {
            devices.push(world.claim(basics.reseller, &claim_of(basics.customer, by_imei(number))).unwrap());
            let in_use = with_code(Code::FailedPrecondition, Noun::Configuration);
            let message = world.refuses(in_use, |world| world.delete(basics.customer, id));
            let expected = if number == 1 { "1 device uses".to_owned() } else { format!("{number} devices use") };
            assert!(message.contains(&expected), "{message}");
        }
        world.one_event("configuration.deleted", |world| world.delete(basics.customer, unused));
        for device in devices {
            world.remove(basics.customer, reference(device)).unwrap();
        }
        world.one_event("configuration.deleted", |world| world.delete(basics.customer, id));
        assert!(world.defaults(basics.customer).is_empty());
        world.refuses(with_code(Code::NotFound, Noun::Configuration), |world| world.delete(basics.customer, id));
    });
}

#[test]
fn given_devices_that_were_unclaimed_when_their_configuration_is_deleted_then_it_is_not_in_use() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = world.configuration(basics, true);
        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        world.give_back(basics.customer, reference(device)).unwrap();
        world.delete(basics.customer, id).unwrap();
    });
}
