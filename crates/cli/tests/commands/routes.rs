//! `muster routes`.

use serde_json::json;

use crate::support::{Done, Installation, muster};

fn routes(arguments: &[&str]) -> Done {
    let mut command = muster();
    command.arg("routes").args(arguments);
    Installation::finish(command)
}

#[test]
fn every_method_of_every_family_is_shown() {
    let all = routes(&["--json"]).ok().json();
    let expected: usize = muster_server::FAMILIES.iter().map(|family| family.api.methods.len()).sum();
    assert_eq!(all.as_array().unwrap().len(), expected);
    assert!(routes(&[]).ok().out.contains("/device/v1/setup"));
}

#[test]
fn a_pattern_picks_by_id_or_path() {
    assert_eq!(
        routes(&["devices.APPLYconfiguration", "--json"]).ok().json(),
        json!([{
            "id": "androiddeviceprovisioning.customers.devices.applyConfiguration",
            "http": "POST",
            "path": "/v1/customers/{customersId}/devices:applyConfiguration",
            "served": true,
        }])
    );
    assert_eq!(routes(&["androidenterprise.users.get", "--json"]).ok().json()[0]["served"], json!(false));
    assert!(routes(&["androidenterprise.users.get"]).ok().out.contains("501 UNIMPLEMENTED"));
    let listed = routes(&["customers.*.get", "--json"]).ok().json();
    assert_eq!(listed.as_array().unwrap().len(), 2, "configurations.get and devices.get: {listed}");
    let by_path = routes(&["/v1/operations/", "--json"]).ok().json();
    assert_eq!(by_path[0]["id"], "androiddeviceprovisioning.operations.get");
    routes(&["nosuch"]).refused(&["nosuch"]);
}

#[test]
fn given_nobody_who_reads_then_a_command_ends_without_a_word_and_as_other_programs_do() {
    for arguments in [&["routes"][..], &["routes", "--json"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let done = muster().args(arguments).stdout(writer).output().unwrap();
        assert_eq!(done.status.code(), Some(141), "128 + SIGPIPE: {done:?}");
        assert!(done.stderr.is_empty(), "{done:?}");
    }
}
