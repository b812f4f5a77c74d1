//! `muster doctor`.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;

use serde_json::Value;

use crate::support::{Done, Installation, muster};

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
fn given_a_database_that_was_cut_off_then_doctor_and_serve_name_the_file_and_what_to_do() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let file = installation.data().join("muster.db");
    let whole = std::fs::read(&file).unwrap();
    for kept in [whole.len() / 2, 4096, 1000, 50] {
        std::fs::write(&file, &whole[..kept]).unwrap();
        let says = [file.to_str().unwrap(), "restore the newest backup", "muster restore BACKUP --force"];
        let done = installation.run(&["doctor", "--json"]);
        assert_eq!((status(&done, "database").as_str(), done.code), ("fail", 1), "{kept} bytes: {done:?}");
        assert!(says.iter().all(|part| done.out.contains(part)), "{kept} bytes: {done:?}");
        installation.run(&["serve", "--listen", "127.0.0.1:0"]).refused(&says);
    }
}

/// A user who is not root and owns nothing here.
const SOMEBODY: u32 = 65_534;

/// Runs a command as [`SOMEBODY`]; `None` where this user may not do so, or that user may not run the binary.
fn run_as_somebody(installation: &Installation, arguments: &[&str]) -> Option<Done> {
    muster().arg("--version").uid(SOMEBODY).gid(SOMEBODY).output().ok()?;
    // The directory that holds the data directory is private too.
    std::fs::set_permissions(installation.directory.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = muster();
    command.args(arguments).arg("--data").arg(installation.data()).uid(SOMEBODY).gid(SOMEBODY);
    Some(Installation::finish(command))
}

#[test]
fn given_another_users_directory_then_its_owner_is_told_and_not_that_a_server_runs() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let Some(done) = run_as_somebody(&installation, &["doctor"]) else { return };
    assert_eq!(done.code, 1, "{done:?}");
    let directory = installation.data().display().to_string();
    for part in ["cannot look into", "belongs to the user root", "do this as root"] {
        assert!(done.out.contains(part), "{part}: {done:?}");
    }
    assert!(!done.out.contains("the server that runs"), "{done:?}");
    run_as_somebody(&installation, &["reseller", "list"]).unwrap().refused(&[&directory, "do this as root"]);
}

#[test]
fn given_files_that_root_made_in_the_services_directory_then_the_way_to_give_them_back_is_told() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let Some(_) = run_as_somebody(&installation, &["doctor"]) else { return };
    std::os::unix::fs::chown(installation.data(), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let lock = installation.data().join("muster.db.lock");
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["reseller", "list"]] {
        let done = run_as_somebody(&installation, command).unwrap();
        done.refused(&[lock.to_str().unwrap(), "belongs to the user root", "give it away as root: chown -R "]);
    }
    let done = run_as_somebody(&installation, &["doctor"]).unwrap();
    assert!(done.out.contains("chown -R"), "{done:?}");
    // With the lock given back it is the database that is root's.
    std::os::unix::fs::chown(lock, Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let database = installation.data().join("muster.db");
    let done = run_as_somebody(&installation, &["reseller", "list"]).unwrap();
    done.refused(&[database.to_str().unwrap(), "belongs to the user root", "chown -R"]);
}

#[test]
fn given_keys_for_another_address_then_they_are_warned_of() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    installation.serve(&[]).stop();
    let done = installation.run(&["doctor", "--json"]);
    assert_eq!((status(&done, "keys").as_str(), done.code), ("warn", 0));
}
