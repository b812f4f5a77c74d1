//! `POST /token`

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::{CustomerId, Grant, service_account};
use serde_json::{Value, json};

use super::{claims_with, header_without_key};
use crate::support::{Answer, CUSTOMER_SCOPE, RESELLER_SCOPE, on_every_engine, sign, sign_with_other_key, unsigned};

/// A refusal of the token endpoint, in OAuth's own form (RFC 6749, section 5.2).
#[track_caller]
fn refused(answer: &Answer, code: &str) -> String {
    assert_eq!((answer.status, answer.json()["error"].as_str()), (400, Some(code)), "{}", answer.text());
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    answer.json()["error_description"].as_str().expect("a description").to_owned()
}

#[test]
fn given_an_assertion_when_exchanged_then_the_answer_has_the_form_every_library_reads() {
    on_every_engine(|scene| {
        let account = &scene.admin_account;
        let answer = scene.ask_for_token(&account.assertion(&account.claims(scene.clock.seconds())));
        let granted = answer.ok();
        assert_eq!(granted["token_type"], "Bearer");
        assert_eq!(granted["expires_in"], json!(3600), "a whole number: Java refuses text");
        assert_eq!(granted["scope"], CUSTOMER_SCOPE);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let token = granted["access_token"].as_str().unwrap();
        scene.anonymous().with_token(token).get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_every_audience_clients_sign_when_exchanged_then_it_is_accepted() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let own = scene.server().public_url.clone();
        for audience in [
            "https://oauth2.googleapis.com/token".to_owned(),
            "https://accounts.google.com/o/oauth2/token".to_owned(),
            "https://www.googleapis.com/oauth2/v4/token".to_owned(),
            account.file["token_uri"].as_str().unwrap().to_owned(),
            format!("{own}/token"),
            format!("http://127.0.0.1:{}/token", scene.server().port),
        ] {
            let claims = claims_with(account, scene.clock.seconds(), json!({"aud": audience}));
            let answer = scene.ask_for_token(&account.assertion(&claims));
            assert_eq!(answer.status, 200, "audience {audience}: {}", answer.text());
        }
        for audience in [json!("https://evil.example/token"), json!(format!("{own}/")), json!(""), Value::Null] {
            let claims = claims_with(account, scene.clock.seconds(), json!({"aud": audience}));
            refused(&scene.ask_for_token(&account.assertion(&claims)), "invalid_grant");
        }
    });
}

#[test]
fn given_no_key_id_when_exchanged_then_the_live_keys_of_the_issuer_are_tried() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let claims = account.claims(scene.clock.seconds());
        scene.ask_for_token(&sign(&header_without_key(), &claims)).ok();
        let mut nobody = claims;
        nobody["iss"] = json!("nobody@muster.iam.gserviceaccount.com");
        refused(&scene.ask_for_token(&sign(&header_without_key(), &nobody)), "invalid_grant");
    });
}

#[test]
fn given_a_key_of_another_account_when_exchanged_then_it_is_refused() {
    on_every_engine(|scene| {
        let claims = scene.reseller_account.claims(scene.clock.seconds());
        refused(&scene.ask_for_token(&scene.admin_account.assertion(&claims)), "invalid_grant");
    });
}

#[test]
fn given_a_signature_that_is_not_the_accounts_when_exchanged_then_it_is_refused() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let claims = account.claims(scene.clock.seconds());
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": account.key_id()});
        refused(&scene.ask_for_token(&sign_with_other_key(&header, &claims)), "invalid_grant");
        let good = sign(&header, &claims);
        let (message, signature) = good.rsplit_once('.').unwrap();
        let mut other = claims.clone();
        other["scope"] = json!(format!("{RESELLER_SCOPE} {CUSTOMER_SCOPE}"));
        for token in
            [format!("{message}."), format!("{message}.AAAA"), format!("{}.{signature}", unsigned(&header, &other))]
        {
            refused(&scene.ask_for_token(&token), "invalid_grant");
        }
    });
}

#[test]
fn given_an_algorithm_other_than_rs256_when_exchanged_then_it_is_refused() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let claims = account.claims(scene.clock.seconds());
        for algorithm in ["none", "HS256", "RS512", "ES256", "rs256", ""] {
            let header = json!({"alg": algorithm, "kid": account.key_id()});
            refused(&scene.ask_for_token(&sign(&header, &claims)), "invalid_grant");
        }
        let nothing = format!("{}.", unsigned(&json!({"alg": "none"}), &claims));
        refused(&scene.ask_for_token(&nothing), "invalid_grant");
    });
}

#[test]
fn given_times_outside_their_limits_when_exchanged_then_the_description_says_which() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let now = scene.clock.seconds();
        let ask = |changes: Value| scene.ask_for_token(&account.assertion(&claims_with(account, now, changes)));
        for (changes, says) in [
            (json!({"iat": now - 3900, "exp": now - 300}), "expired"),
            (json!({"iat": now - 7200, "exp": now - 3600}), "expired"),
            (json!({"iat": now, "exp": now + 3901}), "3600 seconds"),
            (json!({"iat": now - 301, "exp": now + 3600}), "3600 seconds"),
            (json!({"iat": now + 390, "exp": now + 390 + 3600}), "future"),
            (json!({"iat": null}), "iat"),
            (json!({"exp": null}), "exp"),
            (json!({"iss": null}), "iss"),
            (json!({"exp": 1e300}), "3600 seconds"),
        ] {
            let description = refused(&ask(changes.clone()), "invalid_grant");
            assert!(description.contains(says), "{changes}: {description}");
        }
        for good in [
            json!({}),
            json!({"iat": now - 10, "exp": now + 3590}),
            json!({"iat": now + 90, "exp": now + 90 + 3600}),
            json!({"iat": now - 90, "exp": now - 90 + 3600}),
            // As PHP's library has it, with a clock that is 90 seconds fast, and with a right one.
            json!({"iat": now + 90 - 60, "exp": now + 90 + 3600}),
            json!({"iat": now - 60, "exp": now + 3600}),
            json!({"aud": [format!("{}/token", scene.server().public_url)]}),
            json!({"sub": account.email()}),
            json!({"iat": now as f64 + 0.5}),
        ] {
            assert_eq!(ask(good.clone()).status, 200, "{good}");
        }
    });
}

#[test]
fn given_a_claim_of_the_wrong_json_type_when_exchanged_then_it_is_named() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let now = scene.clock.seconds();
        for (claim, value, must) in [
            ("exp", json!((now + 3600).to_string()), "a number of seconds since 1970"),
            ("iat", json!({}), "a number of seconds since 1970"),
            ("scope", json!([RESELLER_SCOPE]), "a string"),
            ("aud", json!(1), "a string or a list of strings"),
        ] {
            let claims = claims_with(account, now, json!({claim: value}));
            let description = refused(&scene.ask_for_token(&account.assertion(&claims)), "invalid_request");
            assert_eq!(description, format!("Invalid JWT: the claim {claim} must be {must}."));
        }
    });
}

#[test]
fn given_a_program_with_an_issuer_of_its_own_when_its_public_key_is_known_then_its_tokens_are_accepted() {
    on_every_engine(|scene| {
        let stored = scene.store().read("key", |tx| {
            tx.one("SELECT public_key FROM service_account_key LIMIT 1", &[], |row| {
                Ok::<_, muster_core::Error>(row.bytes(0)?.to_vec())
            })
        });
        let der = STANDARD.encode(stored.wait().unwrap().unwrap());
        let pem = format!("-----BEGIN RSA PUBLIC KEY-----\n{der}\n-----END RSA PUBLIC KEY-----\n");
        const EMAIL: &str = "emm@built-in.iam.gserviceaccount.com";
        let (customer, public_key) = (scene.customer, service_account::PublicKey::from_pem(&pem).unwrap());
        scene.operate(move |call| {
            let new = service_account::NewKey {
                email: EMAIL.to_owned(),
                key_id: Some("their-key".to_owned()),
                public_key: public_key.clone(),
                grants: vec![Grant::customer(CustomerId::new(customer))],
            };
            service_account::register_key(call, &new)
        });
        let mut claims = scene.admin_account.claims(scene.clock.seconds());
        claims["iss"] = json!(EMAIL);
        for header in [header_without_key(), json!({"alg": "RS256", "kid": "their-key"})] {
            let granted = scene.ask_for_token(&sign(&header, &claims)).ok();
            let token = granted["access_token"].as_str().unwrap();
            scene.anonymous().with_token(token).get("/v1/customers?pageSize=1").ok();
        }
        claims["aud"] = json!(format!("{}/", scene.server().public_url));
        let jwt = sign(&header_without_key(), &claims);
        scene.anonymous().with_token(&jwt).get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_another_subject_when_exchanged_then_delegation_is_refused() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let claims = claims_with(account, scene.clock.seconds(), json!({"sub": "boss@example.com"}));
        let description = refused(&scene.ask_for_token(&account.assertion(&claims)), "invalid_grant");
        assert!(description.contains("sub"), "{description}");
    });
}

#[test]
fn given_scopes_when_exchanged_then_at_least_one_must_be_known() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let now = scene.clock.seconds();
        let ask =
            |scope: Value| scene.ask_for_token(&account.assertion(&claims_with(account, now, json!({"scope": scope}))));
        for scope in [
            Value::Null,
            json!(""),
            json!("  "),
            json!("https://www.googleapis.com/auth/drive"),
            json!("x".repeat(5000)),
        ] {
            refused(&ask(scope), "invalid_scope");
        }
        let several = format!("openid {RESELLER_SCOPE} https://www.googleapis.com/auth/drive");
        assert_eq!(ask(json!(several)).ok()["scope"], json!(several));
    });
}

#[test]
fn given_fields_in_the_query_when_exchanged_then_they_are_read_too() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let assertion = account.assertion(&account.claims(scene.clock.seconds()));
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
            .append_pair("assertion", &assertion)
            .finish();
        scene.anonymous().send("POST", &format!("/token?{query}"), &[], Vec::new()).ok();
    });
}

#[test]
fn given_a_token_request_that_is_none_when_sent_then_oauths_own_errors_are_used() {
    on_every_engine(|scene| {
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        let send = |body: &[u8]| scene.anonymous().send("POST", "/token", &form, body.to_vec());
        let grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
        for (body, code) in [
            (String::new(), "invalid_request"),
            ("nonsense".to_owned(), "invalid_request"),
            ("grant_type=password&username=a".to_owned(), "unsupported_grant_type"),
            (grant.to_owned(), "invalid_request"),
            (format!("{grant}&assertion="), "invalid_request"),
            (format!("{grant}&assertion=a.b.c"), "invalid_request"),
            (format!("{grant}&assertion=%00.%00.%00"), "invalid_request"),
            (format!("{grant}&assertion={}", "a.".repeat(5000)), "invalid_request"),
            ("x".repeat(40_000), "invalid_request"),
        ] {
            refused(&send(body.as_bytes()), code);
        }
        refused(&send(b"\xff\xfe%ff=%zz&&&==="), "invalid_request");
        let wrong = scene.anonymous().get("/token");
        assert_eq!((wrong.status, wrong.header("allow")), (405, Some("POST")), "the endpoint takes POST alone");
        for (method, path) in [
            ("GET", "/token"),
            ("PUT", "/oauth2/v4/token"),
            ("PATCH", "/tokeninfo"),
            ("DELETE", "/revoke"),
            ("POST", "/certs"),
            ("POST", "/.well-known/openid-configuration"),
        ] {
            let wrong = scene.anonymous().send(method, path, &[], Vec::new());
            assert_eq!((wrong.status, wrong.header("allow").is_some()), (405, true), "{method} {path}");
            assert_eq!(wrong.header("cache-control"), Some("no-store"));
            let description = format!("this path does not take {method}");
            assert_eq!(wrong.json(), json!({"error": "invalid_request", "error_description": description}), "{path}");
        }
    });
}

#[test]
fn given_a_revoked_key_when_exchanged_then_invalid_grant_at_once() {
    on_every_engine(|scene| {
        let account = &scene.reseller_account;
        let key_id = muster_core::KeyId::new(account.key_id());
        scene.operate(move |call| service_account::revoke_key(call, &key_id));
        let claims = account.claims(scene.clock.seconds());
        refused(&scene.ask_for_token(&account.assertion(&claims)), "invalid_grant");
        refused(&scene.ask_for_token(&sign(&header_without_key(), &claims)), "invalid_grant");
    });
}

#[test]
fn given_a_token_when_stored_then_only_its_hash_is() {
    on_every_engine(|scene| {
        let client = scene.reseller();
        let token = client.token().to_owned();
        let stored = scene
            .store()
            .read("tokens", |tx| {
                tx.all("SELECT token_hash FROM access_token", &[], |row| {
                    Ok::<_, muster_core::Error>(row.bytes(0)?.to_vec())
                })
            })
            .wait()
            .unwrap();
        assert_eq!(stored, [service_account::hash(&token).to_vec()]);
    });
}
