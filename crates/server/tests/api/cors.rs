//! Consoles in a browser, from another origin.

use muster_server::Settings;

use crate::support::{Scene, on_every_engine_with, settings};

const CONSOLE: &str = "https://console.example.com";

fn with_console() -> Settings {
    Settings { cors_origins: vec![CONSOLE.to_owned()], ..settings() }
}

fn preflight(scene: &Scene, origin: &str) -> crate::support::Answer {
    let headers = [
        ("Origin", origin),
        ("Access-Control-Request-Method", "PATCH"),
        ("Access-Control-Request-Headers", "authorization,x-goog-api-client"),
    ];
    scene.anonymous().send("OPTIONS", "/v1/customers/1/configurations/2", &headers, Vec::new())
}

#[test]
fn given_an_origin_that_may_call_then_its_preflight_needs_no_token_and_its_answers_can_be_read() {
    on_every_engine_with(&with_console(), |scene| {
        let answer = preflight(scene, CONSOLE);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("access-control-allow-origin"), Some(CONSOLE));
        assert_eq!(answer.header("access-control-allow-headers"), Some("authorization,x-goog-api-client"));
        assert!(answer.header("access-control-allow-methods").is_some_and(|methods| methods.contains("PATCH")));
        let asked = scene.admin().with_header("Origin", CONSOLE).get("/v1/customers?pageSize=1");
        asked.ok();
        assert_eq!(asked.header("access-control-allow-origin"), Some(CONSOLE));
        assert!(asked.header("access-control-expose-headers").is_some_and(|names| names.contains("x-request-id")));
        let refused = scene.anonymous().with_header("Origin", CONSOLE).get("/v1/customers?pageSize=1");
        refused.refused(401, "UNAUTHENTICATED");
        assert_eq!(refused.header("access-control-allow-origin"), Some(CONSOLE), "a console can show why");
    });
}

#[test]
fn given_another_origin_or_none_that_may_call_then_browsers_are_told_nothing() {
    on_every_engine_with(&with_console(), |scene| {
        assert_eq!(preflight(scene, "https://other.example").header("access-control-allow-origin"), None);
    });
    let scene = Scene::on_sqlite();
    assert_eq!(preflight(&scene, CONSOLE).header("access-control-allow-origin"), None);
}
