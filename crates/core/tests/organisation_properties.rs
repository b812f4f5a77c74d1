//! The forms in which API families write an organisation's id: each leads back to the id it was made from, and nothing
//! else leads anywhere (decision 0013).
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use muster_core::{Clock, Context, OrganisationId, SystemChance};
use proptest::prelude::*;

/// Ids as they are made: from a time of this century and chance.
fn made() -> impl Strategy<Value = OrganisationId> {
    // 2026 to 2100, in milliseconds since 1970.
    (1_767_225_600_001_i64..4_102_444_800_000).prop_map(|now| {
        struct At(i64);
        impl Clock for At {
            fn now_millis(&self) -> i64 {
                self.0
            }
        }
        OrganisationId::new(Context::new(Arc::new(At(now)), Arc::new(SystemChance)).id(now))
    })
}

/// Ids of any number.
fn any_id() -> impl Strategy<Value = OrganisationId> {
    any::<i64>().prop_map(OrganisationId::new)
}

proptest! {
    #[test]
    fn an_object_id_has_24_hexadecimal_digits_and_leads_back(id in prop_oneof![made(), (0..i64::MAX).prop_map(OrganisationId::new)]) {
        let form = id.object_id();
        prop_assert_eq!(form.len(), 24);
        prop_assert!(form.bytes().all(|digit| digit.is_ascii_hexdigit() && !digit.is_ascii_uppercase()), "{}", form);
        prop_assert_eq!(OrganisationId::from_object_id(&form), Some(id));
        prop_assert_eq!(OrganisationId::from_object_id(&form.to_uppercase()), Some(id), "hexadecimal digits have no case");
    }

    #[test]
    fn object_ids_are_in_the_order_of_their_ids(one in made(), other in made()) {
        prop_assert_eq!(one.object_id().cmp(&other.object_id()), one.cmp(&other));
    }

    #[test]
    fn another_object_id_is_nobodys(digits in "[0-9a-f]{24}", id in made(), place in 0_usize..8, text in ".{0,30}") {
        if let Some(found) = OrganisationId::from_object_id(&digits) {
            prop_assert_eq!(found.object_id(), digits, "what leads to an id is that id's form");
        }
        if let Some(found) = OrganisationId::from_object_id(&text) {
            prop_assert_eq!(found.object_id(), text.to_lowercase());
        }
        // The time and the number belong together.
        let mut form = id.object_id().into_bytes();
        form[place] = if form[place] == b'0' { b'1' } else { b'0' };
        prop_assert_eq!(OrganisationId::from_object_id(std::str::from_utf8(&form).unwrap()), None);
    }

    #[test]
    fn a_play_enterprise_id_looks_like_one_and_leads_back(id in any_id()) {
        let form = id.play_enterprise_id();
        prop_assert!(form.starts_with("LC"), "{}", form);
        prop_assert!(form[2..].bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{}", form);
        prop_assert_eq!(OrganisationId::from_play_enterprise_id(&form), Some(id));
    }

    #[test]
    fn a_play_enterprise_id_that_muster_made_is_as_long_as_googles(id in made()) {
        prop_assert_eq!(id.play_enterprise_id().len(), 13);
    }

    #[test]
    fn another_play_enterprise_id_is_nobodys(text in "(LC|lc|L|)[0-9a-zA-Z]{0,16}", other in ".{0,20}") {
        for text in [text, other] {
            if let Some(found) = OrganisationId::from_play_enterprise_id(&text) {
                prop_assert_eq!(found.play_enterprise_id(), text, "each id has one spelling");
            }
        }
    }
}
