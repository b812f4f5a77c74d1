//! Commands beside a running server, and beside each other.

use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::support::Installation;

#[test]
fn commands_do_the_same_with_and_without_a_server() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let (reseller, customer) = installation.reseller_and_customer();
    installation.make(&["dpc", "create", "--package", "com.afwsamples.testdpc", "--name", "Test DPC"]);
    let lists = [
        vec!["reseller", "list"],
        vec!["vendor", "list", "--reseller", &reseller],
        vec!["customer", "list"],
        vec!["user", "list", "--company", &customer],
        vec!["dpc", "list"],
        vec!["key", "list"],
        vec!["device", "list"],
        vec!["event", "list"],
    ];
    let beside: Vec<_> = lists.iter().map(|list| installation.json(list)).collect();
    installation.run(&["vendor", "list", "--reseller", "1"]).refused(&["no reseller 1"]);
    server.stop();
    let without: Vec<_> = lists.iter().map(|list| installation.json(list)).collect();
    assert_eq!(beside, without);
}

#[test]
fn commands_without_a_server_wait_for_each_other() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    std::thread::scope(|scope| {
        let name = |number: u32| format!("Reseller {number}");
        let commands: Vec<_> = (0..6)
            .map(|number| {
                let installation = &installation;
                let spawn = std::thread::Builder::new();
                spawn
                    .spawn_scoped(scope, move || installation.run(&["reseller", "create", "--name", &name(number)]))
                    .unwrap()
            })
            .collect();
        for command in commands {
            command.join().unwrap().ok();
        }
    });
    assert_eq!(installation.json(&["reseller", "list"]).as_array().unwrap().len(), 7);
}

#[test]
fn given_a_data_directory_with_a_very_long_path_then_commands_reach_the_server_all_the_same() {
    let installation = Installation::new();
    let long = installation.path(&"long-directory-name-".repeat(6)).join("data");
    let mut serve = crate::support::muster();
    serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&long);
    let server = crate::support::Running::start(serve);
    let mut create = crate::support::muster();
    create.args(["reseller", "create", "--name", "Harbour", "--json", "--data"]).arg(&long);
    assert!(Installation::finish(create).ok().json()["id"].is_string());
    server.stop();
    assert!(!long.join("muster.sock").exists(), "the socket is removed there too");
}

#[test]
fn the_data_directory_can_come_from_the_environment() {
    let installation = Installation::new();
    let id = installation.database().make(&["reseller", "create", "--name", "Harbour"]);
    let mut command = crate::support::muster();
    command.args(["reseller", "list", "--json"]).env("MUSTER_DATA", installation.data());
    assert_eq!(Installation::finish(command).ok().json()[0]["id"], json!(id));
}

#[test]
fn given_a_directory_that_is_there_already_then_its_permissions_are_the_owners_business() {
    let installation = Installation::new();
    std::fs::create_dir(installation.data()).unwrap();
    std::fs::set_permissions(installation.data(), std::fs::Permissions::from_mode(0o750)).unwrap();
    installation.reseller_and_customer();
    assert_eq!(crate::support::mode(&installation.data()), 0o750);
    assert_eq!(crate::support::mode(&installation.data().join("muster.db")), 0o600);
}
