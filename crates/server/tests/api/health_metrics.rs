//! What operators and their monitoring see.

use crate::support::{Scene, on_every_engine};

fn count(scene: &Scene, method: &str, code: u16) -> u64 {
    let metrics = scene.anonymous().get("/metrics").text();
    let line = metrics.lines().find(|line| {
        line.starts_with("muster_api_calls_total{")
            && line.contains(&format!("method=\"{method}\""))
            && line.contains(&format!("code=\"{code}\""))
    });
    line.and_then(|line| line.rsplit(' ').next()).map_or(0, |value| value.parse().unwrap())
}

#[test]
fn given_a_server_at_work_when_asked_then_it_is_healthy_and_ready_without_a_token() {
    on_every_engine(|scene| {
        for (path, text) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
            let answer = scene.anonymous().get(path);
            assert_eq!((answer.status, answer.text().as_str()), (200, text), "{path}");
        }
    });
}

#[test]
fn given_a_database_that_takes_no_writes_when_asked_then_the_server_is_not_ready_until_it_does() {
    on_every_engine(|scene| {
        // Other writes of the server's own may meet the planned failure instead: then it is planned again.
        let until = |status: u16, plan: &dyn Fn()| {
            for _ in 0..100 {
                plan();
                let answer = scene.anonymous().get("/readyz");
                if answer.status == status {
                    return answer.text();
                }
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
            panic!("/readyz never answers {status}");
        };
        assert_eq!(until(503, &|| scene.store().fault().fail_statement(1)), "the database takes no writes\n");
        scene.store().fault().fail_statement(0);
        assert_eq!(until(200, &|| {}), "ready\n");
    });
}

#[test]
fn given_calls_when_metrics_are_read_then_they_are_counted_by_method_and_status() {
    on_every_engine(|scene| {
        let list = "androiddeviceprovisioning.customers.list";
        scene.admin().get("/v1/customers?pageSize=1").ok();
        scene.admin().get("/v1/customers?pageSize=1").ok();
        scene.admin().get("/v1/customers?pageSize=0").refused(400, "INVALID_ARGUMENT");
        scene.anonymous().get("/v1/customers?pageSize=1").refused(401, "UNAUTHENTICATED");
        scene.anonymous().get("/v1/nothing").refused(404, "NOT_FOUND");
        assert_eq!((count(scene, list, 200), count(scene, list, 400), count(scene, list, 401)), (2, 1, 1));
        assert_eq!(count(scene, "unknown", 404), 1, "made-up paths make no metrics of their own");
        let answer = scene.anonymous().get("/metrics");
        let kind = answer.header("content-type").unwrap();
        assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
        let text = answer.text();
        assert!(text.ends_with("# EOF\n"), "OpenMetrics ends so");
        for name in ["muster_api_call_seconds_bucket", "muster_store_waiting", "muster_lookups_dropped_total 0"] {
            assert!(text.contains(name), "{name} is missing:\n{text}");
        }
    });
}

#[test]
fn given_secrets_when_metrics_are_read_then_none_is_in_them() {
    on_every_engine(|scene| {
        let client = scene.admin();
        client.get("/v1/customers?pageSize=1").ok();
        let metrics = scene.anonymous().get("/metrics").text();
        for secret in [client.token(), scene.admin_account.email(), scene.admin_account.key_id()] {
            assert!(!metrics.contains(secret));
        }
    });
}
