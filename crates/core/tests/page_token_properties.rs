//! Page tokens: what was given out is taken back for the same list, and nothing else is (zero-touch reference,
//! section 2.3).

use muster_core::{Noun, Page};
use proptest::prelude::*;

fn token_after(query: &[&str], id: i64) -> String {
    let page = Page::<i64>::of(query, 1, None).expect("the first page needs no token");
    let mut rows = vec![id, id.saturating_add(1)];
    page.finish(&mut rows, |id| *id).expect("two rows do not fit a page of one")
}

proptest! {
    #[test]
    fn a_token_leads_to_the_row_after_its_page(tenant in "[0-9]{1,18}", id in any::<i64>(), size in 1_i64..10_000) {
        let query = ["customers.devices.list", tenant.as_str()];
        let token = token_after(&query, id);
        prop_assert_eq!(Page::of(&query, size, Some(&token)).map(|page| page.after).ok(), Some(Some(id)));
    }

    #[test]
    fn a_token_of_another_list_is_refused(one in "[0-9]{1,18}", other in "[0-9]{1,18}", id in any::<i64>()) {
        prop_assume!(one != other);
        let token = token_after(&["customers.devices.list", &one], id);
        let refused = Page::<i64>::of(&["customers.devices.list", &other], 1, Some(&token)).expect_err("another tenant's token");
        prop_assert_eq!(refused.noun, Some(Noun::PageToken));
    }

    #[test]
    fn parts_of_a_query_do_not_run_into_each_other(left in "[a-z]{1,6}", right in "[a-z]{1,6}") {
        let token = token_after(&[&left, &right], 1);
        let joined = format!("{left}{right}");
        prop_assert!(Page::<i64>::of(&[&joined], 1, Some(&token)).is_err());
    }

    #[test]
    fn a_made_up_token_is_refused_and_never_panics(token in ".{1,64}") {
        let refused = Page::<i64>::of(&["customers.devices.list", "1"], 1, Some(&token)).expect_err("nobody gave this token out");
        prop_assert_eq!(refused.noun, Some(Noun::PageToken));
        prop_assert_eq!(refused.field.as_deref(), Some("pageToken"));
    }

    #[test]
    fn a_token_with_one_character_changed_does_not_reach_another_list(id in any::<i64>(), at in 0_usize..28) {
        let query = ["customers.devices.list", "1"];
        let token = token_after(&query, id);
        let mut changed: Vec<u8> = token.clone().into_bytes();
        // Characters before this one hold the version and the fingerprint, the rest the position.
        const FINGERPRINT_CHARS: usize = 17;
        let at = at % changed.len();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("tokens are ASCII");
        let taken = Page::<i64>::of(&query, 1, Some(&changed)).is_ok();
        prop_assert!(!taken || at >= FINGERPRINT_CHARS, "{token} was taken as {changed}");
    }
}
