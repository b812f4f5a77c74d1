//! Properties of hardware identifiers that hold for every value, not only for examples.
#![allow(clippy::unwrap_used)]

use muster_core::Noun;
use muster_core::device::identifier::{DeviceType, Identifier, imei_check_digit};
use proptest::prelude::*;

fn imei(value: &str) -> Identifier {
    Identifier { imei: Some(value.to_owned()), ..Identifier::default() }
}

fn meid(value: &str) -> Identifier {
    Identifier { meid: Some(value.to_owned()), ..Identifier::default() }
}

/// Fourteen digits that are not all zero, and the IMEI they make.
fn valid_imei() -> impl Strategy<Value = String> {
    (1_u64..100_000_000_000_000).prop_map(|body| {
        let body = format!("{body:014}");
        let check = imei_check_digit(&body).expect("fourteen digits have a check digit");
        format!("{body}{check}")
    })
}

fn valid_identifier() -> impl Strategy<Value = Identifier> {
    (
        proptest::option::of(valid_imei()),
        proptest::option::of(valid_imei()),
        proptest::option::of("[A-Fa-f][0-9A-Fa-f]{13}"),
        proptest::option::of("S[!-~]{0,63}"),
        proptest::option::of("[a-zA-Zé][a-zA-Z0-9 é]{0,40}"),
        proptest::option::of("[a-zA-Z][a-zA-Z0-9 ]{0,40}"),
        any::<bool>(),
    )
        .prop_map(|(imei, imei2, meid, serial_number, manufacturer, model, chrome_os)| Identifier {
            imei2: if imei == imei2 { None } else { imei2 },
            imei,
            meid,
            meid2: None,
            serial_number,
            manufacturer,
            model,
            device_type: if chrome_os { DeviceType::ChromeOs } else { DeviceType::Android },
            chrome_os_attested_device_id: None,
        })
        .prop_map(|raw| raw.normalise().expect("the parts were made to be valid"))
}

proptest! {
    #[test]
    fn every_imei_is_accepted_with_and_without_check_digit_and_separators(value in valid_imei(), gaps in prop::collection::vec(0_usize..15, 0..6), hyphen: bool) {
        let mut written = value.clone();
        for gap in gaps {
            written.insert(gap, if hyphen { '-' } else { ' ' });
        }
        for form in [written.as_str(), &value[..14], &value] {
            let kept = imei(form).normalise();
            prop_assert_eq!(kept.as_ref().map(|kept| kept.imei.as_deref()), Ok(Some(value.as_str())), "written {:?}", form);
        }
    }

    #[test]
    fn one_mistyped_digit_of_an_imei_is_always_noticed(value in valid_imei(), position in 0_usize..15, shift in 1_u8..10) {
        let mut digits = value.into_bytes();
        digits[position] = b'0' + (digits[position] - b'0' + shift) % 10;
        let mistyped = String::from_utf8(digits).unwrap();
        let refused = imei(&mistyped).normalise().unwrap_err();
        prop_assert_eq!((refused.field, refused.noun), ("imei", Noun::Imei));
    }

    #[test]
    fn decimal_and_hexadecimal_meids_are_the_same_meid(manufacturer: u32, serial in 1_u32..0x0100_0000) {
        let hexadecimal = format!("{manufacturer:08X}{serial:06X}");
        for written in [format!("{manufacturer:010}{serial:08}"), hexadecimal.clone(), hexadecimal.to_lowercase()] {
            let kept = meid(&written).normalise().unwrap();
            prop_assert_eq!(kept.meid.as_ref(), Some(&hexadecimal), "written {}", written);
        }
    }

    #[test]
    fn exactly_one_of_sixteen_check_digits_fits_a_meid(body in "[A-F][0-9A-F]{13}") {
        let fitting = "0123456789ABCDEF".chars().filter(|check| meid(&format!("{body}{check}")).normalise().is_ok());
        prop_assert_eq!(fitting.count(), 1);
    }

    #[test]
    fn any_text_is_kept_or_refused_with_a_rule_and_never_panics(
        fields in prop::array::uniform8(proptest::option::of(any::<String>())), digits in "[0-9A-Fa-f -]{0,24}", chrome_os: bool,
    ) {
        let [imei2, meid, meid2, serial_number, manufacturer, model, attested, imei] = fields;
        for imei in [imei, Some(digits)] {
            let raw = Identifier {
                imei,
                imei2: imei2.clone(),
                meid: meid.clone(),
                meid2: meid2.clone(),
                serial_number: serial_number.clone(),
                manufacturer: manufacturer.clone(),
                model: model.clone(),
                device_type: if chrome_os { DeviceType::ChromeOs } else { DeviceType::Android },
                chrome_os_attested_device_id: attested.clone(),
            };
            match raw.normalise() {
                Ok(kept) => prop_assert_eq!(kept.clone().normalise(), Ok(kept)),
                Err(refused) => prop_assert!(!refused.field.is_empty() && !refused.rule.is_empty()),
            }
        }
    }

    #[test]
    fn normalising_twice_changes_nothing(kept in valid_identifier()) {
        prop_assert_eq!(kept.clone().normalise(), Ok(kept));
    }

    #[test]
    fn nothing_contradicts_itself_or_the_other_order_of_its_slots(kept in valid_identifier()) {
        let swapped = Identifier { imei: kept.imei2.clone(), imei2: kept.imei.clone(), ..kept.clone() };
        prop_assert_eq!(kept.contradicts(&kept), None);
        prop_assert_eq!(kept.contradicts(&swapped), None);
        prop_assert_eq!(kept.keys(), swapped.keys());
    }

    #[test]
    fn contradiction_does_not_depend_on_the_side(one in valid_identifier(), other in valid_identifier()) {
        prop_assert_eq!(one.contradicts(&other).is_some(), other.contradicts(&one).is_some());
    }

    #[test]
    fn what_can_be_claimed_has_an_identifying_key_and_what_can_be_searched_has_a_key(kept in valid_identifier()) {
        let keys = kept.keys();
        if kept.device_type == DeviceType::Android {
            let identified = !kept.identifying_keys().is_empty() || kept.build_key().is_some();
            prop_assert_eq!(kept.require_claimable().is_ok(), identified);
        }
        prop_assert_eq!(kept.require_searchable().is_ok(), !keys.is_empty());
        let mut distinct = keys.clone();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), keys.len());
    }
}
