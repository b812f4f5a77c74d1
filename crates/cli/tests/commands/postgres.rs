//! The same commands over PostgreSQL.

use serde_json::json;

use crate::support::{Done, Installation, Running, Schema, fleet_csv, muster, post};

fn run(schema: &Schema, arguments: &[&str]) -> Done {
    let mut command = muster();
    command.args(arguments).arg("--database").arg(schema.url());
    Installation::finish(command)
}

#[test]
fn the_demo_and_its_administration_work_over_postgresql() {
    let Some(schema) = Schema::fresh("demo") else { return };
    let installation = Installation::new();
    let server = installation.demo(&["--database", &schema.url()]);
    // Through the socket in the data directory, and through the database.
    let beside = installation.json(&["device", "list", "--limit", "1000"]);
    let direct = run(&schema, &["device", "list", "--limit", "1000", "--json"]).ok().json();
    assert_eq!(beside.as_array().unwrap().len(), 250);
    assert_eq!(beside, direct);
    assert!(!installation.data().join("muster.db").exists(), "there is no embedded database");
    let checks = run(&schema, &["doctor", "--json"]).ok().json();
    assert!(checks.to_string().contains("PostgreSQL"), "{checks}");
    assert!(!checks.to_string().contains("\"fail\""), "{checks}");
    server.stop();
    let before = installation.demo_json();
    installation.demo(&["--database", &schema.url()]).stop();
    assert_eq!(installation.demo_json()["deviceIds"], before["deviceIds"], "the demo is made once");
}

#[test]
fn a_backup_moves_from_the_embedded_database_to_postgresql() {
    let Some(schema) = Schema::fresh("restore") else { return };
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let file = installation.file("fleet.csv", fleet_csv(5));
    let import = ["device", "import", file.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer];
    installation.run(&import).ok();
    let backup = installation.path("muster.backup").to_str().unwrap().to_owned();
    installation.run(&["backup", &backup]).ok();

    run(&schema, &["restore", &backup, "--force"]).refused(&["--force", "PostgreSQL"]);
    run(&schema, &["restore", &backup]).ok();
    let moved = run(&schema, &["device", "list", "--json"]).ok().json();
    assert_eq!(moved, installation.json(&["device", "list"]));
    run(&schema, &["restore", &backup]).refused(&["not empty"]);
    let dry = run(&schema, &[&import[..], &["--dry-run", "--json"]].concat()).ok().json();
    assert_eq!(dry["claimed"], json!(5));
}

#[test]
fn given_no_data_directory_then_a_server_over_postgresql_makes_none() {
    let Some(schema) = Schema::fresh("nodata") else { return };
    let installation = Installation::new();
    let mut command = muster();
    command.current_dir(installation.directory.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--database", &schema.url()]);
    Running::start(command).stop();
    assert_eq!(std::fs::read_dir(installation.directory.path()).unwrap().count(), 0);
}

#[test]
fn given_a_mistyped_database_url_then_nothing_that_is_said_tells_the_password() {
    for url in [
        "postgres:/muster:tell-nobody@127.0.0.1:1/muster",
        "postgres//muster:tell-nobody@127.0.0.1:1/muster",
        "postgresq://muster:tell-nobody@127.0.0.1:1/muster",
        "postgres://muster:tell-nobody",
        "postgres://muster:tell-nobody@127.0.0.1:not-a-port/muster",
        "postgres://muster:and@tell-nobody@127.0.0.1:1/muster",
        "postgres://muster:and?tell-nobody@127.0.0.1:1/muster",
        "postgres://muster:and@127.0.0.1?tell-nobody=x",
        "postgres://127.0.0.1:1/muster?user=muster&pasword=tell-nobody",
        "host=127.0.0.1 password=tell-nobody",
    ] {
        for arguments in [&["reseller", "list"][..], &["doctor"], &["serve", "--listen", "127.0.0.1:0"]] {
            let mut command = muster();
            command.args(arguments).arg("--database").arg(url);
            let done = Installation::finish(command);
            assert_ne!(done.code, 0, "{url}: {done:?}");
            assert!(!format!("{done:?}").contains("tell-nobody"), "{url}: {done:?}");
        }
    }
}

#[test]
fn given_a_server_that_is_not_there_then_the_error_does_not_tell_the_password() {
    let mut command = muster();
    command.args(["reseller", "list", "--database", "postgres://muster:tell-nobody@127.0.0.1:1/muster"]);
    let done = Installation::finish(command);
    done.refused(&["PostgreSQL"]);
    assert!(!done.err.contains("tell-nobody"), "{done:?}");
}

/// Every number of fifteen digits in it.
fn imeis(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.len() == 15 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            found.push(text.clone());
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| imeis(value, found)),
        serde_json::Value::Object(values) => values.values().for_each(|value| imeis(value, found)),
        _ => {}
    }
}

#[test]
fn nothing_that_is_stored_or_refused_is_in_the_log_however_much_is_asked_for() {
    let Some(schema) = Schema::fresh("log") else { return };
    let installation = Installation::new();
    let server = installation.demo(&["--log", "trace,tokio_postgres::query=trace", "--database", &schema.url()]);
    let mut secrets = Vec::new();
    imeis(&installation.json(&["device", "list", "--limit", "1000"]), &mut secrets);
    assert!(secrets.len() > 100, "{} IMEIs", secrets.len());
    let refused = json!({"deviceIdentifier": {"imei": "35693803\n2026-11-25T00:00:00Z ERROR muster: forged"}});
    assert_eq!(post(&server.url, "/device/v1/setup", &refused).0, 400);
    let (_, log) = server.stop();
    assert!(log.contains("a call was refused"), "what the server itself logs is there");
    secrets.push("forged".to_owned());
    let told: Vec<&String> = secrets.iter().filter(|secret| log.contains(secret.as_str())).collect();
    assert!(told.is_empty(), "{} of {}, such as {:?}", told.len(), secrets.len(), told.first());
}

#[test]
fn given_an_empty_database_then_no_command_fills_it_by_the_way() {
    let Some(schema) = Schema::fresh("empty") else { return };
    for command in [&["reseller", "create", "--name", "Harbour"][..], &["reseller", "list"], &["device", "list"]] {
        run(&schema, command).refused(&["no muster database", "PostgreSQL at", "--database URL", "`muster init`"]);
    }
    let found = run(&schema, &["doctor", "--json"]);
    assert!(found.code == 1 && found.out.contains("no muster database"), "{found:?}");
    let mut serve = muster();
    serve.args(["serve", "--listen", "127.0.0.1:0", "--database", &schema.url()]);
    Running::start(serve).stop();
    run(&schema, &["reseller", "create", "--name", "Harbour"]).ok();
}
