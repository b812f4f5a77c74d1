//! Several nodes over one PostgreSQL database hear of each other's changes without waiting for their next look.

use std::time::Duration;

use muster_core::service_account;

use crate::support::{RESELLER_SCOPE, Running, on_every_engine};

/// How often the other node is asked, and how long in between: three seconds in all.
const ASKED: usize = 300;
const PAUSE: Duration = Duration::from_millis(10);

/// The clock of these tests stands still: a token that was believed once would be believed for ever.
#[test]
fn given_a_key_that_one_node_revokes_when_another_node_is_asked_then_its_token_stops_working_there_too() {
    on_every_engine(|scene| {
        let Some(other) = scene.another_node() else { return };
        let account = scene
            .new_account(&[muster_core::Grant::reseller(muster_core::ResellerId::new(scene.partner))], RESELLER_SCOPE);
        let path = format!("/v1/partners/{}/customers", scene.partner);
        let here = scene.client(&account);
        let there = here.clone().at(&other);
        here.get(&path).ok();
        there.get(&path).ok();
        let key_id = muster_core::KeyId::new(account.key_id());
        scene.operate(move |call| service_account::revoke_key(call, &key_id));
        stops_working(|| there.get(&path).status == 401);
        stops_working(|| here.get(&path).status == 401);
        Running::stop(other);
    });
}

fn stops_working(refused: impl Fn() -> bool) {
    for _ in 0..ASKED {
        if refused() {
            return;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("the token of a revoked key still works: the node has not heard of it");
}
