//! Secrets that were made, and could not be printed.

use std::fs::OpenOptions;

use serde_json::json;

use crate::support::{Done, Installation, muster};

/// Runs a command whose output is written to a disk that is full.
fn to_a_full_disk(installation: &Installation, arguments: &[&str]) -> Done {
    let mut command = muster();
    command.args(arguments).arg("--data").arg(installation.data());
    command.stdout(OpenOptions::new().write(true).open("/dev/full").unwrap());
    Installation::finish(command)
}

/// Runs a command whose output nobody reads.
fn to_nobody(installation: &Installation, arguments: &[&str]) -> Done {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = muster();
    command.args(arguments).arg("--data").arg(installation.data()).stdout(writer);
    Installation::finish(command)
}

#[test]
fn given_a_secret_that_cannot_be_shown_then_it_is_said_that_it_was_changed() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let set = ["customer", "setup-secret", "set", &customer];
    let says = ["was changed and not shown", &format!("muster customer setup-secret set {customer}")];
    to_a_full_disk(&installation, &set).refused(&says);
    let unread = to_nobody(&installation, &set);
    assert!(unread.code == 141 && says.iter().all(|part| unread.err.contains(part)), "{unread:?}");
}

#[test]
fn given_a_key_or_client_that_cannot_be_shown_then_it_is_said_how_to_end_it() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let member = format!("customer:{customer}");
    let url = ["--public-url", "https://muster.example.com", "--out", "-"];
    let done = to_a_full_disk(&installation, &[&["key", "create", "--for", &member][..], &url].concat());
    let id = installation.json(&["key", "list"])[0]["id"].as_str().unwrap().to_owned();
    done.refused(&[&format!("key {id} was made"), &format!("`muster key revoke {id}`")]);

    let done = to_a_full_disk(&installation, &[&["oauth-client", "create", "--name", "Fleet tool"][..], &url].concat());
    let id = installation.json(&["oauth-client", "list"])[0]["id"].as_str().unwrap().to_owned();
    done.refused(&[&format!("client {id} was made"), &format!("`muster oauth-client delete {id}`")]);
    installation.run(&["oauth-client", "delete", &id]).ok();
    assert_eq!(installation.json(&["oauth-client", "list"]), json!([]));
}
