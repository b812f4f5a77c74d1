//! What programs find out by themselves: OpenID's configuration, and public keys.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey};
use muster_core::organisation::Terms;
use serde_json::{Value, json};

use super::{EMAIL, person, program, refused, text};
use crate::support::{CUSTOMER_SCOPE, Scene, on_every_engine};

/// The claims of a JWT that is signed with one of the keys that the path gives.
#[track_caller]
fn verified(scene: &Scene, path: &str, jwt: &str) -> Value {
    let answer = scene.anonymous().get(path);
    assert_eq!(answer.header("cache-control"), Some("public, max-age=3600"));
    let set: JwkSet = serde_json::from_value(answer.ok()).unwrap();
    let header = jsonwebtoken::decode_header(jwt).unwrap();
    let key = DecodingKey::from_jwk(set.find(header.kid.as_deref().unwrap()).expect("the key is there")).unwrap();
    let (message, signature) = jwt.rsplit_once('.').unwrap();
    assert!(jsonwebtoken::crypto::verify(signature, message.as_bytes(), &key, Algorithm::RS256).unwrap(), "{path}");
    let (_, claims) = message.split_once('.').unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

#[test]
fn given_openid_when_a_person_agrees_then_the_id_token_says_who_signed_in_and_the_servers_keys_verify_it() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let scope = format!("openid email {CUSTOMER_SCOPE}");
        let granted = program.tokens(scene, &[("scope", &scope), ("nonce", "n-1")]);
        let configuration = scene.anonymous().get("/.well-known/openid-configuration").ok();
        let issuer = scene.server().public_url.clone();
        assert_eq!(configuration["issuer"], issuer);
        let jwks = text(&configuration["jwks_uri"]).strip_prefix(&issuer).unwrap();
        for path in [jwks, "/certs"] {
            let claims = verified(scene, path, text(&granted["id_token"]));
            assert_eq!((&claims["iss"], &claims["aud"]), (&json!(issuer), &json!(program.id)));
            assert_eq!((&claims["email"], &claims["email_verified"]), (&json!(EMAIL), &json!(true)));
            assert_eq!((&claims["nonce"], &claims["iat"]), (&json!("n-1"), &json!(scene.clock.seconds())));
            assert_eq!(claims["exp"], json!(scene.clock.seconds() + 3600));
            assert!(claims["sub"].is_string() && claims["at_hash"].is_string(), "{claims}");
        }
        let again = program.refreshes(scene, text(&granted["refresh_token"])).ok();
        let claims = verified(scene, jwks, text(&again["id_token"]));
        assert!(claims.get("nonce").is_none(), "a nonce belongs to one sign-in: {claims}");
        let without_email = program.tokens(scene, &[("scope", &format!("openid {CUSTOMER_SCOPE}"))]);
        assert!(verified(scene, jwks, text(&without_email["id_token"])).get("email").is_none());
        // It says who signed in, and opens nothing.
        scene.anonymous().with_token(text(&granted["id_token"])).get("/v1/customers").refused(401, "UNAUTHENTICATED");
    });
}

#[test]
fn given_the_configuration_when_read_then_every_address_in_it_is_served() {
    on_every_engine(|scene| {
        let configuration = scene.anonymous().get("/.well-known/openid-configuration").ok();
        let issuer = scene.server().public_url.clone();
        let mut addresses = 0;
        for (name, value) in configuration.as_object().unwrap() {
            let Some(path) = value.as_str().and_then(|url| url.strip_prefix(&issuer)).filter(|path| !path.is_empty())
            else {
                continue;
            };
            let status = scene.anonymous().get(path).status;
            assert!([200, 400, 405].contains(&status), "{name} {path} answers {status}");
            addresses += 1;
        }
        assert_eq!(addresses, 4, "{configuration}");
        assert_eq!(configuration["code_challenge_methods_supported"], json!(["S256", "plain"]));
        assert!(configuration["scopes_supported"].as_array().unwrap().contains(&json!(CUSTOMER_SCOPE)));
    });
}

#[test]
fn given_a_service_account_when_its_keys_are_asked_for_then_they_verify_what_it_signs_until_they_are_revoked() {
    on_every_engine(|scene| {
        let account = &scene.admin_account;
        let jwt = account.assertion(&account.claims(scene.clock.seconds()));
        let url = text(&account.file["client_x509_cert_url"]).to_owned();
        let path = url.strip_prefix(&scene.server().public_url).unwrap();
        assert_eq!(verified(scene, path, &jwt)["iss"], account.email());
        let key_id = muster_core::KeyId::new(account.key_id());
        scene.operate(move |call| muster_core::service_account::revoke_key(call, &key_id));
        refused(&scene.anonymous().get(path), 404, "not_found");
        refused(&scene.anonymous().get("/certs/nobody%00@example.com"), 404, "not_found");
    });
}

#[test]
fn given_a_server_that_starts_again_when_its_keys_are_asked_for_then_they_are_the_same() {
    crate::support::on_every_engine_with(&crate::support::settings(), |scene| {
        let keys = scene.anonymous().get("/certs").ok();
        scene.kill();
        scene.start();
        assert_eq!(scene.anonymous().get("/certs").ok(), keys);
    });
}
