//! Codes and refresh tokens that are not, or not any more, what they were.

use muster_core::organisation::Terms;

use super::browser::{agree, code};
use super::{CHALLENGE, EMAIL, LOOPBACK, VERIFIER, person, post_form, program, refused, text};
use crate::support::{Scene, on_every_engine};

fn fresh(scene: &Scene) -> (super::Program, String) {
    person(scene, EMAIL, &[scene.customer], Terms::Accepted);
    let program = program(scene);
    let code = code(&agree(scene, &program.asks(&[]), EMAIL));
    (program, code)
}

#[test]
fn given_a_code_when_it_is_used_twice_then_its_tokens_are_taken_back() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let granted = program.redeems(scene, &code).ok();
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        client.get("/v1/customers").ok();
        let says = refused(&program.redeems(scene, &code), 400, "invalid_grant");
        assert!(says.contains("used before"), "{says}");
        client.get("/v1/customers").refused(401, "UNAUTHENTICATED");
        refused(&program.refreshes(scene, text(&granted["refresh_token"])), 400, "invalid_grant");
        refused(&program.redeems(scene, &code), 400, "invalid_grant");
    });
}

#[test]
fn given_a_code_when_five_minutes_have_passed_then_it_is_too_old() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        scene.clock.advance_seconds(300);
        refused(&program.redeems(scene, &code), 400, "invalid_grant");
    });
}

#[test]
fn given_a_code_when_anything_about_it_is_another_then_it_is_refused_and_stays_good_for_its_owner() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let other = super::program(scene);
        refused(&other.redeems(scene, &code), 400, "invalid_grant");
        let grant = ("grant_type", "authorization_code");
        let (own, redirect, verifier) =
            (("code", code.as_str()), ("redirect_uri", LOOPBACK), ("code_verifier", VERIFIER));
        let elsewhere = ("redirect_uri", "http://localhost:4712/callback");
        for fields in [&[grant, own, elsewhere, verifier][..], &[grant, own, verifier]] {
            refused(&program.posts(scene, fields), 400, "redirect_uri_mismatch");
        }
        for fields in [
            &[grant, own, redirect][..],
            &[grant, own, redirect, ("code_verifier", "")],
            &[grant, own, redirect, ("code_verifier", CHALLENGE)],
            &[grant, own, redirect, ("code_verifier", "short")],
            &[grant, ("code", "4/nosuch"), redirect, verifier],
        ] {
            refused(&program.posts(scene, fields), 400, "invalid_grant");
        }
        refused(&program.posts(scene, &[grant, redirect, verifier]), 400, "invalid_request");
        program.redeems(scene, &code).ok();
    });
}

#[test]
fn given_a_plain_challenge_or_none_when_the_code_is_redeemed_then_the_verifier_must_fit_and_not_be_there_otherwise() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let plain = [("code_challenge", VERIFIER), ("code_challenge_method", "plain")];
        program.tokens(scene, &plain);
        program.tokens(scene, &[("code_challenge", VERIFIER), ("code_challenge_method", "")]);
        let without = [("code_challenge", ""), ("code_challenge_method", "")];
        let bare = code(&agree(scene, &program.asks(&without), EMAIL));
        refused(&program.redeems(scene, &bare), 400, "invalid_grant");
        let fields = [("grant_type", "authorization_code"), ("code", &bare), ("redirect_uri", LOOPBACK)];
        program.posts(scene, &fields).ok();
    });
}

#[test]
fn given_a_client_that_cannot_show_its_secret_when_it_asks_then_invalid_client() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", LOOPBACK),
            ("code_verifier", VERIFIER),
        ];
        let id = ("client_id", program.id.as_str());
        for own in [&[id][..], &[id, ("client_secret", "wrong")], &[("client_id", "nosuch"), ("client_secret", "x")]] {
            let answer = post_form(scene, "/token", &[&fields, own].concat());
            refused(&answer, 401, "invalid_client");
            assert_eq!(answer.header("www-authenticate"), Some("Basic realm=\"muster\""));
        }
        refused(&post_form(scene, "/token", &fields), 400, "invalid_request");
        // The header is the other place for it; this is where Python's oauthlib sends it.
        let basic = base64_of(&format!("{}:{}", program.id, program.secret));
        let form =
            [("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", &*format!("Basic {basic}"))];
        scene.anonymous().send("POST", "/token", &form, super::encoded(&fields).into_bytes()).ok();
    });
}

fn base64_of(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}

#[test]
fn given_a_client_that_is_revoked_then_it_and_all_it_was_allowed_end_at_once() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let granted = program.redeems(scene, &code).ok();
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        client.get("/v1/customers").ok();
        let id = muster_core::ClientId::new(&*program.id);
        scene.operate(move |call| muster_core::client::revoke_client(call, &id));
        client.get("/v1/customers").refused(401, "UNAUTHENTICATED");
        refused(&program.refreshes(scene, text(&granted["refresh_token"])), 401, "invalid_client");
        let page = scene.anonymous().get(&program.asks(&[]));
        assert_eq!((page.status, page.header("location")), (400, None));
        assert_eq!(scene.events_about(&format!("clients/{}", program.id)), ["client.created", "client.revoked"]);
    });
}

#[test]
fn given_another_clients_refresh_token_when_it_is_shown_then_it_is_refused() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let granted = program.redeems(scene, &code).ok();
        let other = super::program(scene);
        refused(&other.refreshes(scene, text(&granted["refresh_token"])), 400, "invalid_grant");
        refused(&program.refreshes(scene, "1//nosuch"), 400, "invalid_grant");
        refused(&program.refreshes(scene, ""), 400, "invalid_request");
    });
}

#[test]
fn given_everything_a_person_got_when_it_is_stored_then_none_of_the_secrets_is() {
    on_every_engine(|scene| {
        let (program, code) = fresh(scene);
        let granted = program.redeems(scene, &code).ok();
        let dump = crate::support::databases::dump(scene.store());
        let rows: String = dump.values().flatten().cloned().collect();
        for secret in [&*program.secret, &*code, text(&granted["access_token"]), text(&granted["refresh_token"])] {
            assert!(!rows.contains(secret), "{secret} is stored");
        }
        assert!(!rows.contains(super::PASSWORD) && rows.contains("$argon2id$"), "passwords are argon2id");
    });
}
