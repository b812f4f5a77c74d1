//! Property tests of the text forms of values: what is written is read back, whatever it is.
#![allow(clippy::unwrap_used)]

use muster_wire::zero_touch::{Configuration, DeviceReference};
use muster_wire::{Duration, FieldMask, Timestamp, duration, int64, resource_name};
use proptest::prelude::*;

/// 0001-01-01T00:00:00Z.
const MIN_SECONDS: i64 = -62_135_596_800;
/// 9999-12-31T23:59:59Z.
const MAX_SECONDS: i64 = 253_402_300_799;

/// The same field name with another case and underscores in other places.
fn respelt(field: &str, choices: &[(bool, bool)]) -> String {
    let mut text = String::new();
    for (letter, (upper, underscore)) in field.chars().zip(choices.iter().cycle()) {
        if *underscore {
            text.push('_');
        }
        text.push(if *upper { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
    }
    text
}

fn any_duration() -> impl Strategy<Value = Duration> {
    (
        any::<bool>(),
        0..duration::MAX_SECONDS,
        prop_oneof![Just(0), 0..1_000_000_000, (0..1000).prop_map(|millis| millis * 1_000_000)],
    )
        .prop_map(|(negative, seconds, nanos)| {
            if negative { Duration { seconds: -seconds, nanos: -nanos } } else { Duration { seconds, nanos } }
        })
}

proptest! {
    #[test]
    fn given_fields_in_any_spelling_when_parsed_as_a_mask_then_exactly_these_are_named(
        fields in prop::sample::subsequence(Configuration::FIELDS, 1..=Configuration::FIELDS.len()).prop_shuffle(),
        choices in prop::collection::vec(any::<(bool, bool)>(), 1..20),
        spaces in " {0,2}",
    ) {
        let text = fields.iter().map(|field| format!("{spaces}{}{spaces}", respelt(field, &choices))).collect::<Vec<_>>().join(",");
        let mask = FieldMask::parse(&text, Configuration::FIELDS).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for known in Configuration::FIELDS {
            prop_assert_eq!(mask.contains(known), fields.contains(known), "{} in {}", known, text);
        }
        prop_assert_eq!(mask.paths().len(), fields.len());
    }

    #[test]
    fn given_any_text_when_parsed_as_a_mask_then_only_known_fields_come_out(text in "\\PC{0,40}") {
        if let Ok(mask) = FieldMask::parse(&text, Configuration::FIELDS) {
            prop_assert!(!mask.paths().is_empty());
            prop_assert!(mask.paths().iter().all(|path| Configuration::FIELDS.contains(path)));
        }
    }

    #[test]
    fn given_any_duration_when_written_and_read_then_it_is_the_same(duration in any_duration()) {
        prop_assert_eq!(duration.to_string().parse(), Ok(duration), "{}", duration);
        let json = serde_json::to_string(&duration).unwrap();
        prop_assert_eq!(serde_json::from_str::<Duration>(&json).unwrap(), duration);
    }

    #[test]
    fn given_any_text_when_parsed_as_a_duration_then_what_is_taken_is_in_range(text in "-?[0-9]{0,14}(\\.[0-9]{0,10})?s?") {
        if let Ok(duration) = text.parse::<Duration>() {
            prop_assert!(duration.seconds.abs() <= duration::MAX_SECONDS);
            prop_assert!(duration.nanos == 0 || duration.seconds == 0 || duration.nanos.signum() == duration.seconds.signum() as i32);
        }
    }

    #[test]
    fn given_any_moment_when_written_and_read_then_it_is_the_same(
        seconds in MIN_SECONDS..=MAX_SECONDS,
        millis in 0_i64..1000,
    ) {
        let moment = Timestamp::from_millis(seconds * 1000 + millis).expect("between the years 1 and 9999");
        let text = moment.to_string();
        prop_assert!(text.ends_with('Z'), "{} is not in UTC", text);
        prop_assert_eq!(text.parse(), Ok(moment), "{}", text);
        prop_assert_eq!(moment.as_millis(), seconds * 1000 + millis);
    }

    #[test]
    fn given_any_text_when_parsed_as_a_moment_then_what_is_taken_is_in_range(text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,9})?(Z|[+-][0-2][0-9]:[0-6][0-9])") {
        if let Ok(moment) = text.parse::<Timestamp>() {
            prop_assert!((MIN_SECONDS..=MAX_SECONDS).contains(&moment.as_millis().div_euclid(1000)), "{}", text);
        }
    }

    #[test]
    fn given_any_int64_when_written_and_read_then_it_is_the_same_as_text_and_as_a_number(number in any::<i64>()) {
        let message = DeviceReference { device_id: Some(number), ..Default::default() };
        let json = serde_json::to_string(&message).unwrap();
        if number != 0 {
            prop_assert_eq!(&json, &format!("{{\"deviceId\":\"{number}\"}}"));
            prop_assert_eq!(serde_json::from_str::<DeviceReference>(&json).unwrap().device_id, Some(number));
        }
        let bare = serde_json::from_str::<DeviceReference>(&format!("{{\"device_id\":{number}}}")).unwrap();
        prop_assert_eq!(bare.device_id, Some(number));
        prop_assert_eq!(int64::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn given_any_ids_when_formatted_as_a_name_then_they_are_read_back(one in 1..=i64::MAX, two in 1..=i64::MAX, three in 1..=i64::MAX) {
        let name = resource_name::VENDOR_CUSTOMER.format([one, two, three]);
        prop_assert_eq!(resource_name::VENDOR_CUSTOMER.parse(&name), Some([one, two, three]));
        prop_assert_eq!(resource_name::VENDOR.parse(&name), None, "{} names no vendor", name);
    }

    #[test]
    fn given_any_text_when_parsed_as_a_name_then_what_is_taken_formats_to_the_same_text(text in "customers/[0-9+-]{0,20}/devices/[0-9 ]{1,3}") {
        if let Some(ids) = resource_name::CUSTOMER_DEVICE.parse(&text) {
            prop_assert_eq!(resource_name::CUSTOMER_DEVICE.format(ids), text);
        }
    }
}
