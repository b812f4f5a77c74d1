//! Where a token may be sent, and JWTs that clients sign and send without exchanging them.

use muster_core::service_account;
use muster_core::{CustomerId, Grant, ResellerId};
use serde_json::{Value, json};

use super::{claims_with, header_without_key};
use crate::support::{
    CUSTOMER_SCOPE, Scene, on_every_engine, on_every_engine_with, settings, sign, sign_with_other_key,
};
use muster_server::Settings;

const ONE: &str = "/v1/customers?pageSize=1";

/// The claims of a self-signed JWT: `iss` and `sub` alike, and what `changes` says.
fn self_signed(scene: &Scene, changes: Value) -> String {
    let account = &scene.admin_account;
    let mut all = json!({"sub": account.email(), "aud": null, "scope": null});
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    account.assertion(&claims_with(account, scene.clock.seconds(), all))
}

#[test]
fn given_a_token_in_the_query_when_sent_then_it_counts_and_the_header_goes_first() {
    on_every_engine(|scene| {
        let token = scene.admin().token().to_owned();
        for name in ["access_token", "oauth_token"] {
            scene.anonymous().get(&format!("{ONE}&{name}={token}")).ok();
        }
        let wrong = scene.anonymous().with_token("ya29.wrong");
        wrong.get(&format!("{ONE}&access_token={token}")).refused(401, "UNAUTHENTICATED");
        scene.anonymous().get(&format!("{ONE}&access_token=")).refused(401, "UNAUTHENTICATED");
    });
}

#[test]
fn given_a_scheme_in_any_case_when_sent_then_it_is_bearer() {
    on_every_engine(|scene| {
        let token = scene.admin().token().to_owned();
        for scheme in ["Bearer", "bearer", "BEARER"] {
            scene.anonymous().with_header("Authorization", &format!("{scheme} {token}")).get(ONE).ok();
        }
    });
}

#[test]
fn given_a_self_signed_jwt_for_an_address_of_ours_or_googles_when_sent_then_it_may_do_all_the_account_may() {
    on_every_engine(|scene| {
        let own = scene.server().public_url.clone();
        for audience in [
            // google-auth for Python: any address of the service, root with slash.
            format!("{own}/"),
            own.clone(),
            // Static discovery and Node: Google's own root.
            "https://androiddeviceprovisioning.googleapis.com/".to_owned(),
            "https://androiddeviceprovisioning.googleapis.com".to_owned(),
            // Node before version 10: the URL of the request.
            format!("{own}/v1/customers"),
            // Java: without the port.
            "http://127.0.0.1/".to_owned(),
        ] {
            let token = self_signed(scene, json!({"aud": audience}));
            let answer = scene.anonymous().with_token(&token).get(ONE);
            assert_eq!(answer.status, 200, "audience {audience}: {}", answer.text());
        }
        for audience in ["https://evil.example/", "http://127.0.0.2/", "https://oauth2.googleapis.com/token"] {
            let token = self_signed(scene, json!({"aud": audience}));
            scene.anonymous().with_token(&token).get(ONE).refused(401, "UNAUTHENTICATED");
        }
    });
}

#[test]
fn given_a_jwt_that_is_signed_for_a_token_address_when_sent_as_bearer_then_it_is_refused() {
    on_every_engine(|scene| {
        let own = scene.server().public_url.clone();
        for audience in [
            format!("{own}/token"),
            format!("http://localhost:{}/token", scene.server().port),
            format!("{own}/token/"),
            "https://oauth2.googleapis.com/token".to_owned(),
            "https://accounts.google.com/o/oauth2/token".to_owned(),
            "https://www.googleapis.com/oauth2/v4/token".to_owned(),
        ] {
            for scope in [Value::Null, json!(CUSTOMER_SCOPE)] {
                let token = self_signed(scene, json!({"aud": audience, "scope": scope}));
                scene.anonymous().with_token(&token).get(ONE).refused(401, "UNAUTHENTICATED");
            }
        }
    });
}

#[test]
fn given_a_host_that_the_sender_made_up_when_a_jwt_names_it_then_it_is_not_accepted() {
    let settings = Settings { public_url: Some("https://muster.example.com".to_owned()), ..settings() };
    on_every_engine_with(&settings, |scene| {
        let account = &scene.admin_account;
        for host in ["localhost:9999", "127.0.0.1:8080", "[::1]", "evil.example"] {
            let token = self_signed(scene, json!({"aud": format!("http://{host}/")}));
            let ask = |head: String, body: &str| {
                let mut connection = scene.connect();
                let length = body.len();
                connection.send(format!("{head}\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n{body}").as_bytes());
                connection.answer(&head).expect("an answer")
            };
            let answer = ask(format!("GET {ONE} HTTP/1.1\r\nAuthorization: Bearer {token}"), "");
            answer.refused(401, "UNAUTHENTICATED");
            let claims = claims_with(account, scene.clock.seconds(), json!({"aud": format!("http://{host}/token")}));
            let form = format!(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={}",
                account.assertion(&claims)
            );
            let head = "POST /token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded".to_owned();
            let answer = ask(head, &form);
            assert_eq!((answer.status, &answer.json()["error"]), (400, &json!("invalid_grant")), "{host}");
        }
    });
}

#[test]
fn given_a_self_signed_jwt_with_scopes_and_no_audience_when_sent_then_it_has_these_scopes() {
    on_every_engine(|scene| {
        // Node, Python, Java leave aud out; Go sends it empty.
        for audience in [Value::Null, json!("")] {
            let mine = self_signed(scene, json!({"scope": CUSTOMER_SCOPE, "aud": audience}));
            scene.anonymous().with_token(&mine).get(ONE).ok();
            let other = self_signed(scene, json!({"scope": "https://www.googleapis.com/auth/drive", "aud": audience}));
            scene.anonymous().with_token(&other).get(ONE).refused(403, "PERMISSION_DENIED").says(CUSTOMER_SCOPE);
        }
        let neither = self_signed(scene, json!({}));
        scene.anonymous().with_token(&neither).get(ONE).refused(401, "UNAUTHENTICATED").says("aud");
    });
}

#[test]
fn given_a_self_signed_jwt_without_key_id_when_sent_then_the_issuers_keys_are_tried() {
    on_every_engine(|scene| {
        let account = &scene.admin_account;
        let claims = claims_with(account, scene.clock.seconds(), json!({"aud": null}));
        scene.anonymous().with_token(&sign(&header_without_key(), &claims)).get(ONE).ok();
        let forged = sign_with_other_key(&header_without_key(), &claims);
        scene.anonymous().with_token(&forged).get(ONE).refused(401, "UNAUTHENTICATED");
    });
}

#[test]
fn given_a_self_signed_jwt_outside_its_time_when_sent_then_401_and_also_once_it_was_accepted() {
    on_every_engine(|scene| {
        let now = scene.clock.seconds();
        for (iat, exp) in [(now, now + 3901), (now - 3900, now - 300), (now + 301, now + 3600)] {
            let token = self_signed(scene, json!({"scope": CUSTOMER_SCOPE, "iat": iat, "exp": exp}));
            scene.anonymous().with_token(&token).get(ONE).refused(401, "UNAUTHENTICATED");
        }
        let token = self_signed(scene, json!({"scope": CUSTOMER_SCOPE}));
        let client = scene.anonymous().with_token(&token);
        client.get(ONE).ok();
        scene.clock.advance_seconds(3899);
        client.get(ONE).ok();
        scene.clock.advance_seconds(1);
        client.get(ONE).refused(401, "UNAUTHENTICATED");
    });
}

#[test]
fn given_an_issued_token_when_an_hour_has_passed_then_it_is_refused_and_a_new_one_can_be_had() {
    on_every_engine(|scene| {
        let client = scene.admin();
        scene.clock.advance_seconds(3599);
        client.get(ONE).ok();
        scene.clock.advance_seconds(1);
        let refused = client.get(ONE);
        refused.refused(401, "UNAUTHENTICATED");
        let challenge = refused.header("www-authenticate").unwrap_or_default();
        assert_eq!(
            challenge, "Bearer realm=\"muster\", error=\"invalid_token\"",
            "Java refreshes only when it reads this"
        );
        let account = &scene.admin_account;
        let again = scene.ask_for_token(&account.assertion(&account.claims(scene.clock.seconds()))).ok();
        scene.anonymous().with_token(again["access_token"].as_str().unwrap()).get(ONE).ok();
    });
}

#[test]
fn given_a_revoked_key_when_its_tokens_are_used_after_a_restart_then_they_are_refused() {
    on_every_engine_with(&settings(), |scene| {
        let token = scene.admin().token().to_owned();
        scene.anonymous().with_token(&token).get(ONE).ok();
        let key_id = muster_core::KeyId::new(scene.admin_account.key_id());
        scene.operate(move |call| service_account::revoke_key(call, &key_id));
        // A server that has not seen the token lately asks the database; the one at work is told by the command's socket.
        scene.kill();
        scene.clock.advance_seconds(1);
        scene.start();
        scene.anonymous().with_token(&token).get(ONE).refused(401, "UNAUTHENTICATED");
        let jwt = self_signed(scene, json!({"scope": CUSTOMER_SCOPE}));
        scene.anonymous().with_token(&jwt).get(ONE).refused(401, "UNAUTHENTICATED").says("revoked");
    });
}

#[test]
fn given_a_clock_that_is_wrong_when_a_self_signed_jwt_is_sent_then_the_same_tolerance_holds() {
    on_every_engine(|scene| {
        let now = scene.clock.seconds();
        for (iat, exp, taken) in [
            (now + 90, now + 90 + 3600, true),
            (now - 60, now + 3600, true),
            (now - 90 - 3600, now - 90, true),
            (now + 390, now + 390 + 3600, false),
            (now - 390 - 3600, now - 390, false),
        ] {
            let jwt = self_signed(scene, json!({"scope": CUSTOMER_SCOPE, "iat": iat, "exp": exp}));
            let client = scene.anonymous().with_token(&jwt);
            // Twice: what was looked up is remembered.
            for _ in 0..2 {
                assert_eq!(client.get(ONE).status, if taken { 200 } else { 401 }, "iat {iat}, exp {exp}, now {now}");
            }
        }
        let jwt = self_signed(scene, json!({"scope": CUSTOMER_SCOPE, "exp": "soon"}));
        scene
            .anonymous()
            .with_token(&jwt)
            .get(ONE)
            .refused(401, "UNAUTHENTICATED")
            .says("the claim exp must be a number");
    });
}

#[test]
fn given_a_public_url_when_jwts_name_it_then_they_are_accepted_and_key_files_send_clients_there() {
    let settings = Settings { public_url: Some("https://muster.example.com/zt/".to_owned()), ..settings() };
    on_every_engine_with(&settings, |scene| {
        assert_eq!(scene.admin_account.file["token_uri"], "https://muster.example.com/zt/token");
        let token = self_signed(scene, json!({"aud": "https://muster.example.com/zt/"}));
        scene.anonymous().with_token(&token).get(ONE).ok();
        let other = self_signed(scene, json!({"aud": "https://muster.example.com.evil/"}));
        scene.anonymous().with_token(&other).get(ONE).refused(401, "UNAUTHENTICATED");
    });
}

#[test]
fn given_a_key_for_a_reseller_and_customers_when_used_then_it_may_act_for_all_of_them() {
    on_every_engine(|scene| {
        let companies =
            [Grant::reseller(ResellerId::new(scene.partner)), Grant::customer(CustomerId::new(scene.customer))];
        let account = scene.new_account(&companies, CUSTOMER_SCOPE);
        let claims = claims_with(&account, scene.clock.seconds(), json!({"aud": "http://127.0.0.1/", "scope": null}));
        let client = scene.anonymous().with_token(&account.assertion(&claims));
        client.get(ONE).ok();
        client.get(&format!("/v1/partners/{}/vendors", scene.partner)).ok();
    });
}

#[test]
fn given_a_key_that_is_revoked_while_a_body_comes_when_the_last_byte_is_there_then_the_call_is_refused() {
    on_every_engine(|scene| {
        let token = scene.reseller().token().to_owned();
        let body = json!({"name": "Late"}).to_string();
        let mut connection = scene.connect();
        connection.send(
            format!(
                "POST /v1/partners/{}/devices:claim HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
                scene.partner,
                body.len()
            )
            .as_bytes(),
        );
        // The server asks for the body once it has let the caller in.
        assert_eq!(connection.answer("the head of a claim").expect("the caller is let in").status, 100);
        let key_id = muster_core::KeyId::new(scene.reseller_account.key_id());
        scene.operate(move |call| service_account::revoke_key(call, &key_id));
        connection.send(body.as_bytes());
        connection.answer("POST claim").expect("the call is answered").refused(401, "UNAUTHENTICATED");
    });
}
