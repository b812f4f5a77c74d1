//! The beginning of an installation.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Done, Installation, Schema, mode, muster};

const URL: &str = "https://muster.example.com";

const ALL: &[&str] = &[
    "init",
    "--reseller",
    "Harbour Mobile",
    "--customer",
    "Birchfield Logistics",
    "--owner",
    "it@birchfield.example",
    "--accept-tos",
];

fn with(more: &[&str]) -> Vec<&'static str> {
    ALL.iter().copied().chain(more.iter().map(|text| &*String::from(*text).leak())).collect()
}

fn file(path: &Value) -> Value {
    let path = path.as_str().unwrap();
    assert_eq!(mode(path.as_ref()), 0o600, "{path}");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Nothing is left of an installation that was refused.
#[track_caller]
fn nothing_is_left(installation: &Installation) {
    let keys = installation.data().join("keys");
    let files = std::fs::read_dir(keys).into_iter().flatten().map(|file| file.unwrap().file_name());
    let files: Vec<_> = files.filter(|name| name != ".gitignore").collect();
    assert!(files.is_empty(), "{files:?}");
    if installation.data().join("muster.db").exists() {
        for list in ["reseller", "customer", "key", "dpc"] {
            assert_eq!(installation.json(&[list, "list"]), json!([]), "{list}");
        }
    }
}

#[test]
fn given_no_database_then_everything_is_made_and_the_next_commands_are_told() {
    let installation = Installation::new();
    let made = installation.json(&with(&["--public-url", URL]));
    let (reseller, customer) = (&made["reseller"], &made["customer"]);
    assert_eq!((&reseller["name"], &customer["name"]), (&json!("Harbour Mobile"), &json!("Birchfield Logistics")));
    assert_eq!(customer["termsStatus"], "TERMS_STATUS_ACCEPTED");
    assert_eq!(made["dpcs"].as_array().unwrap().len(), 4);
    assert_eq!(made["publicUrl"], URL);
    for (side, member) in [("reseller", reseller), ("customer", customer)] {
        let key = file(&made["keys"][side]["file"]);
        assert_eq!(
            (&key["token_uri"], &key["client_email"]),
            (&json!(format!("{URL}/token")), &made["keys"][side]["email"])
        );
        let listed = installation.json(&["key", "list"]);
        let row = listed.as_array().unwrap().iter().find(|row| row["id"] == key["private_key_id"]).unwrap();
        assert_eq!(row["members"], json!([format!("{side}:{}", member["id"].as_str().unwrap())]));
    }
    let people = installation.json(&["user", "list", "--company", customer["id"].as_str().unwrap()]);
    assert_eq!((&people[0]["email"], &people[0]["role"]), (&json!("it@birchfield.example"), &json!("owner")));
    let next = made["next"][0].as_str().unwrap();
    assert!(next.contains(" serve --data ") && next.ends_with(&format!(" --public-url {URL}")), "{next}");
    assert!(!made.to_string().contains("PRIVATE"), "private keys are in the files alone: {made}");
}

#[test]
fn given_nothing_else_then_the_keys_name_the_address_that_serve_has_by_itself() {
    let installation = Installation::new();
    let told = installation.run(ALL).ok().out;
    for part in [
        "partners/",
        "customers/",
        "reseller.json",
        "customer.json",
        "Test DPC",
        "http://127.0.0.1:8080",
        " serve --data ",
    ] {
        assert!(told.contains(part), "{part:?} is missing: {told}");
    }
    assert!(!told.contains("--public-url"), "{told}");
    let server = installation.serve(&["--public-url", "http://127.0.0.1:8080"]);
    assert!(!server.text.contains("note:"), "no key names another address: {}", server.text);
    server.stop();
}

#[test]
fn given_a_running_server_then_it_is_made_through_it_with_its_address() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let made = installation.json(ALL);
    assert_eq!(made["publicUrl"], server.url.as_str());
    assert_eq!(file(&made["keys"]["customer"]["file"])["token_uri"], format!("{}/token", server.url));
    assert_eq!(made["next"].as_array().unwrap().len(), 1, "the server runs already: {made}");
    installation.run(&with(&["--force"])).refused(&["in use already", "Harbour Mobile"]);
    server.stop();
}

#[test]
fn given_a_database_that_is_in_use_then_it_says_what_to_use_instead_and_changes_nothing() {
    let installation = Installation::new();
    installation.run(ALL).ok();
    let key = std::fs::read(installation.data().join("keys/reseller.json")).unwrap();
    let says = ["in use already", "(Harbour Mobile) and 1 more", "muster reseller list", "muster key create"];
    let plain = installation.run(ALL);
    plain.refused(&says);
    assert!(!plain.err.contains("--force"), "no advice that does not help: {plain:?}");
    installation.run(&with(&["--force"])).refused(&says);
    let elsewhere = installation.path("elsewhere");
    installation.run(&with(&["--keys", elsewhere.to_str().unwrap()])).refused(&says);
    assert!(!elsewhere.exists(), "nothing is made for keys that are not");
    assert_eq!(std::fs::read(installation.data().join("keys/reseller.json")).unwrap(), key);
    assert_eq!(installation.json(&["reseller", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn given_key_files_that_are_there_then_nothing_is_made_unless_by_force() {
    let installation = Installation::new();
    let keys = installation.path("keys");
    std::fs::create_dir(&keys).unwrap();
    let there = installation.file("keys/customer.json", "mine");
    let arguments = with(&["--keys", keys.to_str().unwrap()]);
    installation.run(&arguments).refused(&["customer.json exists already"]);
    assert!(!installation.data().exists() && std::fs::read_to_string(&there).unwrap() == "mine");
    assert_eq!(std::fs::read_dir(&keys).unwrap().count(), 1);
    installation.run(&[&arguments[..], &["--force"]].concat()).ok();
    assert_eq!(file(&json!(there))["type"], "service_account");
}

#[test]
fn given_a_wrong_value_then_the_option_is_named_and_nothing_is_left() {
    let installation = Installation::new();
    let without = |option: &str, value: &str| {
        let mut arguments = ALL.to_vec();
        let at = arguments.iter().position(|argument| *argument == option).unwrap();
        arguments[at + 1] = String::from(value).leak();
        installation.run(&arguments)
    };
    without("--reseller", "").refused(&["reseller is required"]);
    without("--customer", "").refused(&["customer is required"]);
    without("--owner", "it@gmail.com").refused(&["owner must be a corporate address"]);
    installation.run(&with(&["--dpc", "dpc=Title"])).refused(&["dpc must be an Android application id"]);
    installation.run(&with(&["--public-url", "example.com"])).refused(&["--public-url", "https://"]);
    installation.run(&with(&["--public-url", "http://0.0.0.0:8080"])).refused(&["no address that clients can reach"]);
    installation.run(&with(&["--dpc", "a.b=One", "--dpc", "a.b=Two"])).refused(&["a.b"]);
    assert_eq!(installation.run(&with(&["--dpc", "com.example.dpc"])).code, 2);
    nothing_is_left(&installation);
    assert!(!installation.data().exists(), "neither database nor directories are left");
    let made = installation.json(&with(&["--dpc", "com.example.a=A", "--dpc", "com.example.b=B"]));
    let names: Vec<_> = made["dpcs"].as_array().unwrap().iter().map(|dpc| &dpc["dpcName"]).collect();
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn given_no_terminal_and_an_option_missing_then_it_is_named() {
    let installation = Installation::new();
    let options = ["--reseller NAME", "--customer NAME", "--owner EMAIL", "--accept-tos"];
    installation.run(&["init"]).refused(&options);
    let run = installation.run(&ALL[..ALL.len() - 1]);
    run.refused(&["no terminal", "--accept-tos"]);
    assert!(!run.err.contains("--owner"), "{run:?}");
    assert!(!installation.data().exists());
    let made = installation.json(&[&ALL[..ALL.len() - 1], &["--accept-tos=false"]].concat());
    assert_eq!(made["customer"]["termsStatus"], "TERMS_STATUS_NOT_ACCEPTED");
}

/// Runs `muster init` on a terminal (that of `script`), with these answers typed.
fn at_a_terminal(installation: &Installation, arguments: &str, answers: &str) -> Done {
    let program = muster();
    let command =
        format!("{} init --data {} {arguments}", program.get_program().display(), installation.data().display());
    let mut script = std::process::Command::new("script");
    script.args(["--quiet", "--return", "--command", &command, "/dev/null"]).env_remove("MUSTER_PUBLIC_URL");
    let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    Done {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

#[test]
fn given_a_terminal_then_it_asks_for_what_is_missing() {
    let installation = Installation::new();
    let answers = "Birchfield\nit@birchfield.example\ny\nhttps://muster.example.com\n";
    let done = at_a_terminal(&installation, "--reseller Harbour", answers).ok();
    assert!(done.out.contains("Name of the customer") && !done.out.contains("Name of the reseller"), "{done:?}");
    assert_eq!(installation.json(&["reseller", "list"])[0]["name"], "Harbour");
    assert_eq!(installation.json(&["customer", "list"])[0]["name"], "Birchfield");
    assert_eq!(installation.json(&["key", "list"])[0]["publicUrl"], URL);
}

#[test]
fn given_an_answer_that_breaks_a_rule_then_it_is_asked_again_at_once() {
    let installation = Installation::new();
    let answers =
        "Birchfield\nit@gmail.com\nit@birchfield.example\ny\nmuster.example.com\nhttps://muster.example.com\n";
    let done = at_a_terminal(&installation, "--reseller Harbour", answers).ok();
    for part in ["this must be a corporate address", "this must look like https://"] {
        assert!(done.out.contains(part), "{part:?} in {done:?}");
    }
    assert_eq!(installation.json(&["key", "list"])[0]["publicUrl"], URL);
}

#[test]
fn given_a_terminal_that_hangs_up_then_it_ends_and_makes_nothing() {
    let installation = Installation::new();
    let done = at_a_terminal(&installation, "", "Harbour\n");
    assert_eq!(done.code, 1, "{done:?}");
    assert!(done.out.contains("nothing was made"), "{done:?}");
    assert!(!installation.data().exists());
}

#[test]
fn it_works_over_postgresql() {
    let Some(schema) = Schema::fresh("init") else { return };
    let installation = Installation::new();
    let run = |more: &[&str]| {
        let mut command = muster();
        command.args(with(more)).arg("--json").arg("--database").arg(schema.url());
        command.current_dir(installation.directory.path());
        Installation::finish(command)
    };
    let made = run(&["--keys", "keys"]).ok().json();
    assert_eq!(made["publicUrl"], "http://127.0.0.1:8080");
    assert!(!made["next"].to_string().contains("postgres://"), "no address that may have a password in it: {made}");
    assert!(installation.path("keys/customer.json").exists());
    run(&["--keys", "others"]).refused(&["in use already"]);
}
