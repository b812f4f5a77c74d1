//! No command writes over the data it works on, or over any database, whatever it was told to write.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Installation, fleet_csv};

const URL: &str = "https://muster.example.com";

/// The names and contents of the data directory. Of the database it is only that it is one: whichever command comes next may
/// bring into it what an earlier one left in its write-ahead log.
fn contents(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(directory).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let all = files.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()));
    let kept = all.filter(|(name, _)| !name.ends_with("-wal") && !name.ends_with("-shm"));
    kept.map(|(name, bytes)| if name == "muster.db" { (name, bytes[..16].to_vec()) } else { (name, bytes) }).collect()
}

#[test]
fn no_command_replaces_a_file_of_its_data_even_by_force() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let fleet = installation.file("fleet.csv", fleet_csv(2));
    let member = format!("customer:{customer}");
    let writes: [&[&str]; 5] = [
        &["devices", "import", fleet.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer, "--result"],
        &["devices", "export", "--force"],
        &["key", "create", "--for", &member, "--public-url", URL, "--force", "--out"],
        &["oauth-client", "create", "--name", "Fleet tool", "--public-url", URL, "--force", "--out"],
        &["backup", "--force"],
    ];
    let data = installation.data();
    let link = installation.path("link.csv");
    std::os::unix::fs::symlink(data.join("muster.db"), &link).unwrap();
    let hard_link = installation.path("hard.csv");
    std::fs::hard_link(data.join("muster.db"), &hard_link).unwrap();
    let endings = ["muster.db", "muster.db-wal", "muster.db-shm", "muster.db-journal", "muster.db.lock", "muster.sock"];
    for name in ["demo.json", ".gitignore"] {
        std::fs::write(data.join(name), "read again").unwrap();
    }
    let endings = endings.into_iter().chain(["demo.json", ".gitignore"]);
    let targets = endings.map(|name| data.join(name)).chain([link, hard_link]);
    for target in targets {
        let before = contents(&data);
        for write in writes {
            installation.run(&[write, &[target.to_str().unwrap()]].concat()).refused(&["another name"]);
        }
        let after = contents(&data);
        let changed: Vec<_> = after.iter().filter(|(name, bytes)| before.get(*name) != Some(*bytes)).collect();
        let names: Vec<_> = changed.iter().map(|(name, _)| name).collect();
        assert!(after == before, "{}: nothing may be changed: {names:?}, {:?}", target.display(), before.keys());
    }
    assert_eq!(installation.json(&["devices", "list"]), serde_json::json!([]), "nothing is claimed before the refusal");

    let server = installation.serve(&[]);
    for name in ["muster.db", "muster.db-wal", "muster.sock"] {
        for write in writes {
            installation.run(&[write, &[data.join(name).to_str().unwrap()]].concat()).refused(&["another name"]);
        }
    }
    server.stop();
    installation.run(&["doctor"]).ok();
}

#[test]
fn nothing_but_a_key_takes_the_place_of_a_key_file() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let fleet = installation.file("fleet.csv", fleet_csv(2));
    let member = format!("customer:{customer}");
    let keys = installation.data().join("keys");
    std::fs::create_dir(&keys).unwrap();
    let key = keys.join("customer.json");
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--force", "--out"];
    installation.run(&[&create[..], &[key.to_str().unwrap()]].concat()).ok();
    let first = std::fs::read(&key).unwrap();
    let link = installation.path("link.json");
    std::os::unix::fs::symlink(&key, &link).unwrap();
    let writes: [&[&str]; 4] = [
        &["devices", "import", fleet.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer, "--result"],
        &["devices", "export", "--force"],
        &["oauth-client", "create", "--name", "Fleet tool", "--public-url", URL, "--force", "--out"],
        &["backup", "--force"],
    ];
    for target in [&key, &link] {
        for write in writes {
            let done = installation.run(&[write, &[target.to_str().unwrap()]].concat());
            done.refused(&["is a key file", "another name"]);
        }
    }
    assert!(std::fs::read(&key).unwrap() == first);
    installation.run(&["devices", "export", keys.join("new.csv").to_str().unwrap()]).ok();
    installation.run(&[&create[..], &[key.to_str().unwrap()]].concat()).ok();
    assert!(std::fs::read(&key).unwrap() != first, "a key by force does");
}

#[test]
fn results_of_an_import_take_the_place_of_earlier_results_alone() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let fleet = installation.file("fleet.csv", fleet_csv(1));
    let import = |result: &Path| {
        let from = ["devices", "import", fleet.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer];
        installation.run(&[&from[..], &["--result", result.to_str().unwrap()]].concat())
    };
    let notes = installation.file("notes.csv", "row,mine\n");
    import(&notes).refused(&["--result", "not the result of an import", "another name"]);
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), "row,mine\n");
    assert_eq!(installation.json(&["devices", "list"]), serde_json::json!([]), "nothing is claimed before the refusal");
    import(&installation.file("empty.csv", "")).ok();
    let result = installation.path("result.csv");
    import(&result).ok();
    import(&result).ok();
    import(Path::new("/dev/null")).ok();
}

#[test]
fn no_command_replaces_another_programs_database() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let theirs = Installation::new();
    theirs.reseller_and_customer();
    let database = theirs.data().join("muster.db");
    let before = std::fs::read(&database).unwrap();
    let export = ["devices", "export", database.to_str().unwrap(), "--force"];
    installation.run(&export).refused(&["is a database", "another name"]);
    assert!(std::fs::read(&database).unwrap() == before);
    let own = installation.file("fleet.csv", "mine");
    installation.run(&["devices", "export", own.to_str().unwrap(), "--force"]).ok();
}
