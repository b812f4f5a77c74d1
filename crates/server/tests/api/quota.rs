//! The zero-touch quota: 1,000 queries per 100 seconds and user (zero-touch reference, section 1.1).

use muster_server::Settings;

use crate::support::{on_every_engine, on_every_engine_with, settings};

/// Queries a user has (zero-touch reference, section 1.1).
const QUERIES: usize = 1000;

/// A few are given back while a test runs: one every tenth of a second.
const GIVEN_BACK: usize = 400;

#[test]
fn given_the_quota_when_a_user_asks_too_often_then_429_tells_when_to_come_back_and_others_go_on() {
    let settings = Settings { quota: true, ..settings() };
    on_every_engine_with(&settings, |scene| {
        let path = "/v1/customers?pageSize=1";
        let client = scene.admin();
        let answers = (0..QUERIES + GIVEN_BACK).map(|_| client.get(path)).collect::<Vec<_>>();
        let first = answers.iter().position(|answer| answer.status == 429).expect("the quota ends");
        assert!(first >= QUERIES, "only {first} queries were answered");
        assert!(answers[..first].iter().all(|answer| answer.status == 200));
        let refused = answers[first].refused(429, "RESOURCE_EXHAUSTED");
        refused.says("1000 queries per 100 seconds");
        let seconds: u64 = answers[first].header("retry-after").expect("Retry-After").parse().expect("seconds");
        assert!((1..=100).contains(&seconds), "{seconds}");

        let burst = |path: &str| (0..20).filter(|_| client.get(path).status == 429).count();
        assert!(burst(path) > 0, "the user is still out of quota");
        assert_eq!(burst(&format!("{path}&quotaUser=somebody")), 0, "another quotaUser has a quota of its own");
        scene.reseller().get(&format!("/v1/partners/{}/vendors", scene.partner)).ok();
        scene.anonymous().get("/healthz");
    });
}

#[test]
fn given_no_quota_when_a_user_asks_often_then_all_is_answered() {
    on_every_engine(|scene| {
        let client = scene.admin();
        assert!((0..QUERIES + 200).all(|_| client.get("/v1/customers?pageSize=1").status == 200));
    });
}
