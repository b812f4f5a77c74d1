//! `X-HTTP-Method-Override`: Java's client cannot send PATCH, and clients send queries too long for a URL as a form.

use serde_json::json;

use crate::support::on_every_engine;

#[test]
fn given_a_post_that_means_patch_when_sent_then_it_patches() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        let path = format!("/v1/customers/{}/configurations/{made}?updateMask=isDefault", scene.customer);
        for name in ["PATCH", "patch"] {
            let client = scene.admin().with_header("X-HTTP-Method-Override", name);
            assert_eq!(client.post(&path, &json!({"isDefault": true})).ok()["isDefault"], true);
        }
    });
}

#[test]
fn given_a_post_that_means_get_when_sent_then_its_form_is_the_query() {
    on_every_engine(|scene| {
        for number in 1..4 {
            scene.claim(number);
        }
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let plain = scene.admin().get(&format!("{path}?pageSize=2")).ok();
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        let send = |path: &str, form: String| {
            let client = scene.admin().with_header("X-HTTP-Method-Override", "GET");
            client.send("POST", path, &[kind], form.into_bytes())
        };
        assert_eq!(send(&path, "pageSize=2&alt=json".to_owned()).ok(), plain);
        assert_eq!(send(&format!("{path}?alt=json"), "pageSize=2".to_owned()).ok(), plain, "both are read");
        let long = format!("pageSize=2&fields={}", vec!["devices,nextPageToken"; 150].join(","));
        assert_eq!(send(&path, long).ok(), plain, "a query longer than 2,048 characters");
        send(&path, "pageSize=x".to_owned()).refused(400, "INVALID_ARGUMENT").about("pageSize");
        send(&path, String::new()).ok();
    });
}

#[test]
fn given_a_post_that_means_delete_when_sent_then_it_deletes() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        let path = format!("/v1/customers/{}/configurations/{made}", scene.customer);
        let client = scene.admin().with_header("X-HTTP-Method-Override", "DELETE");
        assert_eq!(client.send("POST", &path, &[], Vec::new()).ok(), json!({}));
        scene.admin().get(&path).refused(404, "NOT_FOUND");
    });
}

#[test]
fn given_an_override_that_is_none_or_on_another_method_when_sent_then_it_does_nothing_harmful() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        let path = format!("/v1/customers/{}/configurations/{made}", scene.customer);
        let brew = scene.admin().with_header("X-HTTP-Method-Override", "BREW");
        brew.post(&path, &json!({})).refused(400, "INVALID_ARGUMENT").about("X-HTTP-Method-Override");
        // Only POST can mean something else: a GET that is logged and cached as such must not delete.
        scene.admin().with_header("X-HTTP-Method-Override", "DELETE").get(&path).ok();
        scene.admin().get(&path).ok();
    });
}
