//! `muster doctor`.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::support::{Done, Installation};

/// The status of the check of that name.
#[track_caller]
fn status(done: &Done, name: &str) -> String {
    let checks: Value = done.json();
    let check = checks.as_array().unwrap().iter().find(|check| check["name"] == name);
    let check = check.unwrap_or_else(|| panic!("no check {name} in {checks}"));
    if check["status"] != "ok" {
        assert!(check["advice"].is_string(), "a check that is not ok says what to do: {check}");
    }
    check["status"].as_str().unwrap().to_owned()
}

#[test]
fn given_a_healthy_installation_then_all_is_ok_with_and_without_a_server() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let check = |server: &str| {
        let checks = installation.json(&["doctor"]);
        // How fast the disk is depends on what else the machine does.
        let bad = |check: &&Value| check["status"] != "ok" && check["name"] != "disk";
        assert_eq!(checks.as_array().unwrap().iter().find(bad), None);
        assert!(checks.to_string().contains(server), "{checks}");
    };
    check("a server runs");
    server.stop();
    check("no server runs");
}

#[test]
fn given_a_directory_that_others_can_read_then_it_is_warned_of() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    std::fs::set_permissions(installation.data(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!((status(&done, "data directory").as_str(), done.code), ("warn", 0), "a warning is no failure: {done:?}");
}

#[test]
fn the_connections_that_are_possible_are_told_as_the_limit_of_open_files_has_them() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    // A limit as a shell or a service manager sets it for what it starts; 200 files are kept for other uses.
    let mut command = std::process::Command::new("sh");
    let muster = env!("CARGO_BIN_EXE_muster");
    command.args(["-c", "ulimit -n 700 && exec \"$0\" doctor --json --data \"$1\"", muster]).arg(installation.data());
    let done = Installation::finish(command);
    assert_eq!((status(&done, "connections").as_str(), done.code), ("warn", 0), "few connections are no failure");
    assert!(done.out.contains("can have 500 at one time"), "{}", done.out);
}

#[test]
fn given_no_database_then_the_doctor_fails() {
    let installation = Installation::new();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!((status(&done, "database").as_str(), done.code), ("fail", 1));
}

#[test]
fn given_a_file_that_is_no_database_then_the_doctor_says_so() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    std::fs::write(installation.data().join("muster.db"), "this is not a database, but long enough".repeat(100))
        .unwrap();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!((status(&done, "database").as_str(), done.code), ("fail", 1));
}

#[test]
fn given_a_damaged_database_then_the_doctor_fails() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let file = installation.data().join("muster.db");
    let mut bytes = std::fs::read(&file).unwrap();
    // The first pages hold the schema, without which nothing could be asked; all others are spoilt.
    let schema = 4096 * 20;
    bytes[schema..].iter_mut().skip(8).step_by(3).for_each(|byte| *byte = 0xa5);
    std::fs::write(&file, bytes).unwrap();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!(done.code, 1, "{done:?}");
}

#[test]
fn given_keys_for_another_address_then_they_are_warned_of() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    installation.serve(&[]).stop();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!((status(&done, "keys").as_str(), done.code), ("warn", 0));
}
