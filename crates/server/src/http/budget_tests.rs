use muster_core::Code;

use super::*;
use crate::family::MAX_BULK_BODY_BYTES;
use crate::http::MAX_CONNECTIONS;
use crate::http::share::{
    ACCOUNT_ANSWER_BYTES, ACCOUNT_BULK_BYTES, ACCOUNT_KNOWN_BYTES, ANSWER_BYTES, BATCH_ANSWER_BYTES, BEGUN_BYTES,
    LARGE_BULK_BYTES, LONG_BULK_BYTES, LONG_STRANGER_BYTES, STRANGER_ANSWER_BYTES,
};

fn account(id: i64) -> Sender {
    Sender::Account(AccountId::new(id))
}

fn used(budget: &BodyBudget, share: Share) -> usize {
    budget.used().into_iter().find(|(known, _)| *known == share).map_or(0, |(_, bytes)| bytes)
}

/// A body of some account that has come as a whole.
async fn whole(budget: &BodyBudget, share: Share, bytes: usize) -> Result<Place, Error> {
    whole_of(budget, share, None, bytes).await
}

async fn whole_of(budget: &BodyBudget, share: Share, sender: Option<Sender>, bytes: usize) -> Result<Place, Error> {
    let mut place = budget.take(share, sender, bytes).await?;
    budget.grow(&mut place, bytes).await?;
    Ok(place)
}

#[tokio::test]
async fn a_place_is_taken_in_whole_units_and_given_back() {
    let budget = BodyBudget::new();
    let mut place = whole(&budget, Share::Known, 5000).await.expect("there is room");
    assert_eq!(used(&budget, Share::Known), 5 * UNIT_BYTES);
    place.shrink_to(1);
    assert_eq!(used(&budget, Share::Known), UNIT_BYTES, "what the body does not need is free");
    place.shrink_to(9000);
    assert_eq!(used(&budget, Share::Known), UNIT_BYTES, "shrinking never takes more");
    drop(place);
    assert_eq!(used(&budget, Share::Known), 0);
}

#[tokio::test]
async fn what_is_announced_takes_what_has_come_in_few_steps_and_all_it_can_become_at_last() {
    let budget = BodyBudget::new();
    for (share, most, steps) in [
        (Share::Known, 1024 * 1024, vec![BEGUN_BYTES, FIRST_BYTES, 1024 * 1024]),
        (Share::Token, 32_000, vec![BEGUN_BYTES, FIRST_BYTES, 32 * 1024]),
        (Share::Stranger, 8_000_000, vec![BEGUN_BYTES, FIRST_BYTES, 128 * 1024, 1024 * 1024, 8_000_512]),
    ] {
        let mut place = budget.take(share, None, most).await.expect("there is room");
        for (step, next) in steps.iter().zip(&steps[1..]) {
            budget.grow(&mut place, 1).await.expect("that much it has");
            assert_eq!((place.bytes(), used(&budget, share)), (*step, *step), "{share:?}");
            budget.grow(&mut place, step + 1).await.expect("there is room");
            assert_eq!((place.bytes(), used(&budget, share)), (*next, *next), "{share:?}");
        }
        budget.grow(&mut place, most + UNIT_BYTES).await.expect_err("it cannot become longer than it said");
    }
}

#[tokio::test(start_paused = true)]
async fn strangers_of_one_network_have_their_part_and_another_network_is_served_at_once() {
    let budget = BodyBudget::new();
    let network = |number| Some(Sender::Network([192, 0, number, 0].into()));
    for (share, longest) in [
        (Share::Stranger, crate::batch::MAX_BATCH_BYTES),
        (Share::Phone, crate::device::MAX_SETUP_BYTES),
        (Share::Token, crate::oauth::MAX_FORM_BYTES),
    ] {
        let mut held = Vec::new();
        for bytes in [FIRST_BYTES, 128 * 1024, 1024 * 1024, longest] {
            while let Ok(place) = whole_of(&budget, share, network(1), bytes.min(longest)).await {
                held.push(place);
            }
        }
        budget.take(share, network(1), longest).await.expect("it may begin a body, which is short perhaps");
        let asked = Instant::now();
        whole_of(&budget, share, network(2), longest).await.expect("another network has its own part");
        assert_eq!(asked.elapsed(), Duration::ZERO, "{share:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn as_many_bodies_as_there_are_connections_begin_and_leave_room_for_those_that_have_come() {
    let budget = BodyBudget::new();
    for share in [Share::Stranger, Share::Phone, Share::Token] {
        let mut begun = Vec::new();
        for _ in 0..MAX_CONNECTIONS - 1 {
            begun.push(budget.take(share, None, FIRST_BYTES).await.expect("it costs little"));
        }
        let asked = Instant::now();
        whole(&budget, share, FIRST_BYTES).await.expect("what has come has room");
        assert_eq!(asked.elapsed(), Duration::ZERO, "{share:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn strangers_with_long_batches_keep_none_from_those_with_shorter_ones() {
    let budget = BodyBudget::new();
    let mut long = Vec::new();
    while let Ok(place) = whole(&budget, Share::Stranger, crate::batch::MAX_BATCH_BYTES).await {
        long.push(place);
    }
    let asked = Instant::now();
    let _other = whole(&budget, Share::Stranger, 1024 * 1024).await.expect("shorter ones have what is for them");
    whole(&budget, Share::Stranger, FIRST_BYTES + 1).await.expect("so have these");
    assert_eq!(asked.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn senders_with_long_bulk_bodies_keep_none_from_those_with_shorter_ones() {
    let budget = BodyBudget::new();
    let _one = whole_of(&budget, Share::Bulk, Some(account(1)), ACCOUNT_BULK_BYTES).await.expect("its part");
    let _two = whole_of(&budget, Share::Bulk, Some(account(2)), ACCOUNT_BULK_BYTES).await.expect("its part");
    let asked = Instant::now();
    for who in [1, 3] {
        whole_of(&budget, Share::Bulk, Some(account(who)), LARGE_BULK_BYTES).await.expect("it is not so long");
    }
    assert_eq!(asked.elapsed(), Duration::ZERO);
}

#[tokio::test]
async fn two_large_bulk_bodies_are_an_accounts_part_and_short_ones_find_their_places_beside_them() {
    let budget = BodyBudget::new();
    let one = Some(account(1));
    let of_one = |bytes| whole_of(&budget, Share::Bulk, one, bytes);
    let _first = of_one(LARGE_BULK_BYTES + 1).await.expect("an empty share has room");
    let _second = of_one(LARGE_BULK_BYTES + 1).await.expect("there is room for a second");
    assert_eq!(used(&budget, Share::Bulk), LONG_BULK_BYTES / 2);
    of_one(FIRST_BYTES).await.expect("a short one needs nothing of what is for long ones");
}

#[tokio::test(start_paused = true)]
async fn an_account_that_has_its_part_of_a_share_is_refused_and_another_gets_the_longest_body_at_once() {
    for (share, longest, part) in [
        (Share::Bulk, ACCOUNT_BULK_BYTES, ACCOUNT_BULK_BYTES),
        (Share::Known, crate::batch::MAX_BATCH_BYTES, ACCOUNT_KNOWN_BYTES),
    ] {
        let budget = BodyBudget::new();
        let limits = share.calls_of(account(1)).expect("accounts have parts of it");
        let (one, other) = (Some(account(1)), Some(account(2)));
        let _long = whole_of(&budget, share, one, part).await.expect("all it may have");
        let refused = whole_of(&budget, share, one, LARGE_BULK_BYTES + 1).await.expect_err("it waited in vain");
        assert_eq!((refused.code, refused.retry_after_seconds), (Code::Unavailable, Some(RETRY_AFTER_SECONDS)));
        let mut places = Vec::new();
        for _ in 1..limits.long_calls {
            places.push(budget.take(share, one, longest).await.expect("it has further places"));
        }
        for _ in 0..limits.short_calls {
            places.push(budget.take(share, one, 1).await.expect("short ones have places of their own"));
        }
        let asked = Instant::now();
        for most in [1, longest] {
            budget.take(share, one, most).await.expect_err("it has all its places");
        }
        assert_eq!(asked.elapsed(), 2 * OWN_WAIT, "{share:?}: it was told soon");
        let asked = Instant::now();
        let second = whole_of(&budget, share, other, longest).await;
        second.expect("another account has its own part");
        assert_eq!(asked.elapsed(), Duration::ZERO, "{share:?}: it was not let wait");
        for place in &mut places {
            place.received(1);
        }
        for most in [1, longest] {
            budget.take(share, one, most).await.expect("what has come counts no more among what comes");
        }
        let refused = whole_of(&budget, share, one, LARGE_BULK_BYTES + 1).await;
        refused.expect_err("its bytes count until the call is answered");
    }
}

#[tokio::test(start_paused = true)]
async fn bodies_that_grow_at_the_same_time_do_not_wait_for_each_other() {
    let budget = Arc::new(BodyBudget::new());
    for (share, bytes, count) in
        [(Share::Bulk, 34_000_000, 4), (Share::Known, crate::batch::MAX_BATCH_BYTES, 12), (Share::Bulk, 20_000_000, 4)]
    {
        let bodies: Vec<_> = (0..count)
            .map(|_| {
                let budget = Arc::clone(&budget);
                tokio::spawn(async move {
                    let mut place = budget.take(share, Some(account(1)), bytes).await?;
                    for come in (0..=bytes).step_by(1024 * 1024) {
                        tokio::task::yield_now().await;
                        budget.grow(&mut place, come).await?;
                    }
                    budget.grow(&mut place, bytes).await
                })
            })
            .collect();
        for body in bodies {
            body.await.expect("it ends").unwrap_or_else(|error| panic!("{share:?} of {bytes}: {error}"));
        }
    }
}

#[tokio::test]
async fn every_share_has_room_for_the_longest_body_it_is_for() {
    let budget = BodyBudget::new();
    for (share, longest) in [
        (Share::Bulk, MAX_BULK_BODY_BYTES),
        (Share::Known, crate::batch::MAX_BATCH_BYTES),
        (Share::Stranger, crate::batch::MAX_BATCH_BYTES),
        (Share::Phone, crate::device::MAX_SETUP_BYTES),
        (Share::Token, crate::oauth::MAX_FORM_BYTES),
    ] {
        whole(&budget, share, longest).await.expect("an empty share has room for its longest body");
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_share_refuses_after_the_wait_and_leaves_the_others_and_short_bodies_alone() {
    let budget = BodyBudget::new();
    let all = whole(&budget, Share::Stranger, LONG_STRANGER_BYTES).await.expect("an empty share has room");
    let refused = whole(&budget, Share::Stranger, LARGE_BULK_BYTES + 1).await.expect_err("a full share has no room");
    assert_eq!(refused.code, muster_core::Code::Unavailable);
    assert_eq!(refused.retry_after_seconds, Some(RETRY_AFTER_SECONDS));
    whole(&budget, Share::Stranger, FIRST_BYTES).await.expect("a short one finds its place");
    whole(&budget, Share::Known, 1024 * 1024).await.expect("another share is not touched");
    drop(all);
    whole(&budget, Share::Stranger, LARGE_BULK_BYTES + 1).await.expect("there is room again");
}

const ONE: Option<AccountId> = Some(AccountId::new(1));
const OTHER: Option<AccountId> = Some(AccountId::new(2));

#[tokio::test(start_paused = true)]
async fn an_account_has_half_of_what_is_for_answers_and_others_get_theirs_at_once() {
    let budget = BodyBudget::new();
    let (mut first, mut second) = (Place::default(), Place::default());
    for bytes in [0, 1000, BATCH_ANSWER_BYTES] {
        budget.grow_answers(&mut first, ONE, bytes).await.expect("there is room");
    }
    budget.grow_answers(&mut first, ONE, BATCH_ANSWER_BYTES + 1).await.expect_err("more than one batch may have");
    let rest = ACCOUNT_ANSWER_BYTES - BATCH_ANSWER_BYTES;
    budget.grow_answers(&mut second, ONE, rest).await.expect("there is room for a second batch");
    let refused = budget.grow_answers(&mut Place::default(), ONE, 1).await.expect_err("it has all it may");
    assert_eq!(refused.retry_after_seconds, Some(RETRY_AFTER_SECONDS));
    assert_eq!(used(&budget, Share::Answer), ANSWER_BYTES / 2);
    let asked = Instant::now();
    budget.grow_answers(&mut Place::default(), OTHER, BATCH_ANSWER_BYTES).await.expect("another has its own part");
    whole(&budget, Share::Known, 1000).await.expect("requests are not touched");
    budget.grow_answers(&mut Place::default(), None, STRANGER_ANSWER_BYTES).await.expect("so do those unknown");
    assert_eq!(asked.elapsed(), Duration::ZERO, "nobody was let wait");
    first.shrink_to(1000);
    budget.grow_answers(&mut second, ONE, BATCH_ANSWER_BYTES - UNIT_BYTES).await.expect("what it gave back is its own");
    drop((first, second));
    assert_eq!(used(&budget, Share::Answer), 0);
}

#[tokio::test(start_paused = true)]
async fn strangers_have_a_share_for_answers_of_their_own_and_no_more() {
    let budget = BodyBudget::new();
    let mut place = Place::default();
    let asked = Instant::now();
    budget.grow_answers(&mut place, None, STRANGER_ANSWER_BYTES + 1).await.expect_err("more than there is");
    assert_eq!(asked.elapsed(), Duration::ZERO, "it would wait in vain");
    budget.grow_answers(&mut place, None, STRANGER_ANSWER_BYTES).await.expect("it is free");
    budget.grow_answers(&mut Place::default(), None, 1).await.expect_err("all is taken");
    budget.grow_answers(&mut Place::default(), ONE, BATCH_ANSWER_BYTES).await.expect("accounts are not touched");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_finds_no_room_keeps_none_from_a_shorter_one() {
    let budget = Arc::new(BodyBudget::new());
    let (mut one, mut other) = (Place::default(), Place::default());
    budget.grow_answers(&mut one, ONE, BATCH_ANSWER_BYTES).await.expect("there is room");
    let asked = Instant::now();
    assert!(!budget.grow_answers_now(&mut other, ONE, BATCH_ANSWER_BYTES), "there is not so much");
    assert_eq!(asked.elapsed(), Duration::ZERO);
    let waiting = Arc::clone(&budget);
    let long = tokio::spawn(async move {
        let mut long = Place::default();
        waiting.grow_answers(&mut long, ONE, BATCH_ANSWER_BYTES).await.map(|()| long)
    });
    tokio::time::sleep(ANSWER_PAUSE * 2).await;
    let asked = Instant::now();
    budget.grow_answers(&mut other, ONE, 1000).await.expect("there is room for a short one");
    assert_eq!(asked.elapsed(), Duration::ZERO, "it does not stand behind the long one");
    drop((one, other));
    long.await.expect("it ends").expect("what it waits for became free");
}
