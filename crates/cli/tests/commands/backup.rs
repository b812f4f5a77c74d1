//! `muster backup` and `muster restore`.

use muster_store::{Options, Store};
use serde_json::json;

use crate::support::{Installation, mode};

/// An installation with the demo's data, and a backup of it.
fn backed_up() -> (Installation, String) {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let file = installation.path("muster.backup").to_str().unwrap().to_owned();
    installation.run(&["backup", &file]).ok();
    (installation, file)
}

fn everything(installation: &Installation) -> [serde_json::Value; 4] {
    [
        installation.json(&["device", "list", "--limit", "1000"]),
        installation.json(&["customer", "list"]),
        installation.json(&["key", "list"]),
        installation.json(&["dpc", "list"]),
    ]
}

#[test]
fn what_was_backed_up_is_restored_elsewhere() {
    let (installation, file) = backed_up();
    assert_eq!(mode(file.as_ref()), 0o600);
    let other = Installation::new();
    let told = other.json(&["restore", &file]);
    assert!(told["rows"].as_u64().unwrap() > 250, "{told}");
    assert_eq!(everything(&other), everything(&installation));
}

#[test]
fn given_a_running_server_then_it_writes_the_backup_where_the_command_says() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let mut command = crate::support::muster();
    // A relative path is the command's, not the server's.
    command
        .current_dir(installation.directory.path())
        .args(["backup", "here.backup", "--data"])
        .arg(installation.data());
    Installation::finish(command).ok();
    server.stop();
    let other = Installation::new();
    other.run(&["restore", installation.path("here.backup").to_str().unwrap()]).ok();
    assert_eq!(everything(&other), everything(&installation));
}

#[test]
fn a_backup_goes_through_a_pipe_with_and_without_a_server() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let binary = env!("CARGO_BIN_EXE_muster");
    let piped = || {
        let other = Installation::new();
        let (from, to) = (installation.data(), other.data());
        let command =
            format!("{binary} backup - --data {} | {binary} restore - --data {}", from.display(), to.display());
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &command]);
        let done = Installation::finish(shell).ok();
        assert!(done.out.starts_with("restored ") && done.err.starts_with("wrote "), "{done:?}");
        other
    };
    let beside = piped();
    server.stop();
    assert_eq!(everything(&beside), everything(&installation));
    assert_eq!(everything(&piped()), everything(&installation));
    let left = std::fs::read_dir(installation.data())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_str().is_some_and(|name| name.starts_with(".tmp")));
    assert_eq!(left.count(), 0, "nothing is left behind");
}

#[test]
fn an_existing_backup_is_replaced_only_by_force() {
    let (installation, file) = backed_up();
    installation.run(&["backup", &file]).refused(&["exists already", "--force"]);
    installation.run(&["backup", &file, "--force"]).ok();
    installation.run(&["backup", "/nosuch/directory/file"]).refused(&["/nosuch/directory/file"]);
}

#[test]
fn a_database_with_data_is_replaced_only_by_force_and_kept_aside() {
    let (_source, file) = backed_up();
    let other = Installation::new();
    let reseller = other.database().make(&["reseller", "create", "--name", "Old"]);
    other.run(&["restore", &file]).refused(&["not empty", "--force"]);
    assert_eq!(other.json(&["reseller", "list"])[0]["id"], json!(reseller), "a refused restore changes nothing");

    let told = other.json(&["restore", &file, "--force"]);
    assert_eq!(other.json(&["device", "list", "--limit", "1000"]).as_array().unwrap().len(), 250);
    let kept = std::path::PathBuf::from(told["kept"].as_str().unwrap());
    assert_eq!(kept.file_name().unwrap(), "muster.db.before-restore-1");
    let again = other.json(&["restore", &file, "--force"]);
    assert!(again["kept"].as_str().unwrap().ends_with("before-restore-2"), "nothing is overwritten: {again}");

    // The old database can be put back.
    let database = other.data().join("muster.db");
    std::fs::rename(&kept, &database).unwrap();
    assert_eq!(other.json(&["reseller", "list"])[0]["id"], json!(reseller));
}

#[test]
fn given_a_backup_that_was_cut_off_then_force_changes_nothing() {
    let (installation, file) = backed_up();
    let bytes = std::fs::read(&file).unwrap();
    let cut = installation.path("cut.backup");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let before = everything(&installation);
    installation.run(&["restore", cut.to_str().unwrap(), "--force"]).refused(&["cut.backup"]);
    assert_eq!(everything(&installation), before);
    let left: Vec<_> = std::fs::read_dir(installation.data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("restor"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing of the attempt is left behind");
}

#[test]
fn given_a_running_server_then_nothing_is_restored_under_it() {
    let (installation, file) = backed_up();
    let server = installation.demo(&[]);
    installation.run(&["restore", &file, "--force"]).refused(&["a server runs", "stop it"]);
    server.stop();
    installation.run(&["restore", "nosuch.backup"]).refused(&["nosuch.backup"]);
}

#[test]
fn the_live_database_is_not_replaced_by_its_backup_even_by_force() {
    let (installation, _) = backed_up();
    let before = everything(&installation);
    let database = installation.data().join("muster.db");
    installation.run(&["backup", database.to_str().unwrap(), "--force"]).refused(&["muster.db", "another name"]);
    let server = installation.serve(&[]);
    installation.run(&["backup", database.to_str().unwrap(), "--force"]).refused(&["muster.db", "another name"]);
    server.stop();
    assert_eq!(everything(&installation), before);
}

#[test]
fn an_empty_file_does_not_become_a_database_but_is_replaced_by_a_backup() {
    let (_source, file) = backed_up();
    let other = Installation::new();
    let reseller = other.database().make(&["reseller", "create", "--name", "Old"]);
    let database = other.data().join("muster.db");
    std::fs::write(&database, "").unwrap();
    other.run(&["reseller", "list"]).refused(&["muster.db", "is empty", "restore"]);
    other.run(&["reseller", "create", "--name", "New"]).refused(&["is empty"]);
    assert_eq!(std::fs::metadata(&database).unwrap().len(), 0, "{reseller}");
    other.json(&["restore", &file, "--force"]);
    assert_eq!(other.json(&["device", "list", "--limit", "1000"]).as_array().unwrap().len(), 250);
}

/// What a server that was killed leaves: a database with much of it in its write-ahead log.
fn killed() -> Installation {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    installation.make(&["reseller", "create", "--name", "Old"]);
    server.kill();
    let log = installation.data().join("muster.db-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0, "the test needs a write-ahead log");
    installation
}

fn names(installation: &Installation, part: &str) -> Vec<String> {
    let entries = std::fs::read_dir(installation.data()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.contains(part)).collect();
    names.sort();
    names
}

#[test]
fn given_an_old_database_in_any_state_then_force_puts_the_backup_in_its_place_and_keeps_all_of_the_old_one() {
    let (source, file) = backed_up();
    type Harm = fn(&std::path::Path);
    let harms: [(&str, Harm); 7] = [
        ("whole", |_| {}),
        ("emptied", |database| std::fs::write(database, "").unwrap()),
        ("zeros", |database| std::fs::write(database, [0_u8; 8192]).unwrap()),
        ("no database", |database| std::fs::write(database, "x".repeat(5000)).unwrap()),
        ("truncated", |database| {
            let bytes = std::fs::read(database).unwrap();
            std::fs::write(database, &bytes[..bytes.len().min(1000)]).unwrap();
        }),
        ("of a newer muster", |database| {
            let store = Store::open(&Options::sqlite(database)).unwrap();
            let sql = "INSERT INTO schema_migration (number, name) VALUES (9999, 'future')";
            store.write("newer", |tx| tx.execute(sql, &[]).map(drop)).wait().unwrap();
        }),
        ("removed", |database| std::fs::remove_file(database).unwrap()),
    ];
    for (harm, does) in harms {
        let other = killed();
        let database = other.data().join("muster.db");
        does(&database);
        let (old, log) = (std::fs::read(&database).ok(), std::fs::read(other.data().join("muster.db-wal")).ok());
        other.run(&["restore", &file, "--force"]).ok();
        assert_eq!(everything(&other), everything(&source), "{harm}");
        other.run(&["doctor"]).ok();
        let kept = other.data().join("muster.db.before-restore-1");
        assert_eq!(std::fs::read(&kept).ok(), old, "{harm}: the old database is kept as it was");
        let kept_log = std::fs::read(other.data().join("muster.db.before-restore-1-wal")).ok();
        assert!(kept_log == log, "{harm}: its write-ahead log is kept as it was");
        assert_eq!(names(&other, ".resto"), Vec::<String>::new(), "{harm}: nothing is left behind");
    }
}

#[test]
fn given_a_killed_servers_database_then_what_force_kept_can_be_put_back_with_its_last_changes() {
    let (_source, file) = backed_up();
    let other = killed();
    other.run(&["restore", &file, "--force"]).ok();
    for name in names(&other, "before-restore-1") {
        let back = name.replace(".before-restore-1", "");
        std::fs::rename(other.data().join(name), other.data().join(back)).unwrap();
    }
    assert_eq!(other.json(&["reseller", "list"])[0]["name"], json!("Old"));
}

#[test]
fn given_a_restore_that_was_cut_off_at_any_step_then_nothing_opens_the_database_until_it_is_done_again() {
    let (source, file) = backed_up();
    // How many of the files had been moved aside when it ended.
    for moved in 0..=3 {
        let other = killed();
        let (data, database) = (other.data(), other.data().join("muster.db"));
        let new = data.join("muster.db.restored");
        std::fs::copy(source.data().join("muster.db"), &new).unwrap();
        for ending in ["-wal", "-shm", ""].into_iter().take(moved) {
            let old = data.join(format!("muster.db{ending}"));
            std::fs::rename(old, data.join(format!("muster.db.before-restore-1{ending}"))).unwrap();
        }
        let before = names(&other, "muster.db");
        let says = ["restore", "cut off", "--force", "muster.db.restored"];
        other.run(&["serve", "--listen", "127.0.0.1:0"]).refused(&says);
        other.run(&["reseller", "list"]).refused(&says);
        other.run(&["reseller", "create", "--name", "New"]).refused(&says);
        other.run(&["restore", &file]).refused(&says[..3]);
        let doctor = other.run(&["doctor"]);
        assert_eq!((doctor.code, doctor.out.contains("cut off")), (1, true), "{doctor:?}");
        assert_eq!(names(&other, "muster.db"), before, "after {moved} moves: a refused command changes nothing");

        other.run(&["restore", &file, "--force"]).ok();
        assert_eq!(everything(&other), everything(&source), "after {moved} moves");
        assert!(!new.exists() && database.exists());
        let mut kept =
            vec!["muster.db.before-restore-1", "muster.db.before-restore-1-shm", "muster.db.before-restore-1-wal"];
        kept.retain(|name| data.join(name).exists());
        assert_eq!(names(&other, "before-restore"), kept, "the old database is in one piece");
        assert_eq!(kept.len(), 3);
    }
}
