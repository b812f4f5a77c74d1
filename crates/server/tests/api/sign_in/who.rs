//! Who did it: the audit log names the person.

use muster_core::Error;
use muster_core::organisation::Terms;

use super::browser::{agree_with, code};
use super::{EMAIL, person, program, text};
use crate::support::on_every_engine;

#[test]
fn given_what_a_person_does_then_events_of_his_companies_name_him() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Stale);
        let program = program(scene);
        let path = program.asks(&[]);
        let granted = program.redeems(scene, &code(&agree_with(scene, &path, EMAIL, &[("terms", "accepted")]))).ok();
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        let body = scene.configuration_body("Made by a person");
        client.post(&format!("/v1/customers/{}/configurations", scene.customer), &body).ok();
        scene.anonymous().get(&format!("/revoke?token={}", text(&granted["access_token"]))).ok();
        let events = scene
            .store()
            .read("events", |tx| {
                let sql = "SELECT kind || ' ' || caller FROM event WHERE kind LIKE 'user.%' OR kind LIKE 'company.t%'
                           OR kind = 'configuration.created' ORDER BY id";
                tx.all(sql, &[], |row| Ok::<_, Error>(row.string(0)?))
            })
            .wait()
            .unwrap();
        assert_eq!(
            events,
            [
                "user.invited operator",
                "user.passwordSet operator",
                "company.termsAccepted it@acme.example",
                "user.accessAllowed it@acme.example",
                "configuration.created it@acme.example",
                "user.accessRevoked muster",
            ]
        );
    });
}
