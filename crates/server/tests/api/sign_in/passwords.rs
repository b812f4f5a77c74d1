//! Invitations, and the passwords that they let people set.

use muster_core::organisation::{self, Role, Terms};
use muster_core::{OrganisationId, person};

use super::browser::{Page, open, send};
use super::{EMAIL, PASSWORD, person as known_person, program, refused, text};
use crate::support::{Scene, on_every_engine};

fn invite(scene: &Scene) -> String {
    let customer = OrganisationId::new(scene.customer);
    let invited = scene.operate(move |call| {
        organisation::add_user(call, customer, EMAIL, Role::Owner, Terms::Accepted)?;
        person::invite(call, EMAIL)
    });
    format!("/invitation?invitation={}", invited.secret)
}

fn set(scene: &Scene, path: &str, password: &str, again: &str) -> crate::support::Answer {
    send(scene, path, &[], &[("password", password), ("again", again)])
}

#[test]
fn given_an_invitation_when_a_password_is_set_then_it_signs_in_and_the_link_is_used_up() {
    on_every_engine(|scene| {
        let path = invite(scene);
        let page = scene.anonymous().get(&path);
        assert_eq!(page.status, 200);
        assert!(page.text().contains("readonly value=\"it@acme.example\""), "{}", page.text());
        assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("form-action 'self';")));
        for (password, again, says) in [
            (PASSWORD, "another one that is long", "not the same"),
            ("fourteen chars", "fourteen chars", "15 to 256 characters"),
            (&*"x".repeat(257), &*"x".repeat(257), "15 to 256 characters"),
        ] {
            let answer = set(scene, &path, password, again);
            assert_eq!(answer.status, 400);
            assert!(answer.text().contains(says), "{}", answer.text());
        }
        let done = set(scene, &path, PASSWORD, PASSWORD);
        assert_eq!(done.status, 200, "{}", done.text());
        assert!(done.text().contains("Your password is set"), "{}", done.text());
        assert_eq!(set(scene, &path, PASSWORD, PASSWORD).status, 404, "a link is good once");
        let path = program(scene).asks(&[]);
        let fields = [("step", "sign-in"), ("email", EMAIL), ("password", PASSWORD)];
        Page::of(open(scene, &path).submit(scene, &path, &fields));
    });
}

#[test]
fn given_an_invitation_that_is_unknown_old_or_not_the_newest_then_it_is_not_good() {
    on_every_engine(|scene| {
        let first = invite(scene);
        let second = invite(scene);
        for path in ["/invitation", "/invitation?invitation=", "/invitation?invitation=inv.x", &first] {
            assert_eq!(scene.anonymous().get(path).status, 404, "{path}");
            assert_eq!(set(scene, path, PASSWORD, PASSWORD).status, 404, "{path}");
        }
        scene.clock.advance_seconds(72 * 3600 - 1);
        assert_eq!(scene.anonymous().get(&second).status, 200);
        scene.clock.advance_seconds(1);
        assert_eq!(scene.anonymous().get(&second).status, 404);
    });
}

#[test]
fn given_a_new_password_when_it_is_set_then_what_was_allowed_with_the_old_one_ends() {
    on_every_engine(|scene| {
        known_person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let granted = program.tokens(scene, &[]);
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        client.get("/v1/customers").ok();
        let path = invite(scene);
        client.get("/v1/customers").ok();
        assert_eq!(set(scene, &path, "another password, longer", "another password, longer").status, 200);
        client.get("/v1/customers").refused(401, "UNAUTHENTICATED");
        refused(&program.refreshes(scene, text(&granted["refresh_token"])), 400, "invalid_grant");
    });
}
