//! Who may open a database, and what its schema is afterwards.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use muster_store::{Missing, Options, SCHEMA_VERSION, Store, StoreError, StoreErrorKind, Tx};
use support::{Database, every_engine, on_every_engine};

fn refusal(options: &Options) -> StoreError {
    Store::open(options).err().expect("the store should not open")
}

#[test]
fn given_an_open_sqlite_store_when_it_is_opened_again_then_the_second_is_told_who_has_it() {
    let database = Database::sqlite();
    let first = database.open();
    let error = refusal(&database.options);
    assert_eq!(error.kind, StoreErrorKind::InUse);
    assert!(error.message.contains("muster.db is in use by another muster process"), "{error}");
    drop(first);
    database.open();
}

/// Not a rule of its own: the other process of the test below.
#[test]
fn other_process_that_holds_the_file() {
    use std::io::{Read, Write};
    let Some(file) = std::env::var_os("MUSTER_TEST_HOLD") else { return };
    let _store = Store::open(&Options::sqlite(PathBuf::from(file))).unwrap();
    std::io::stdout().write_all(b"holding\n").unwrap();
    std::io::stdout().flush().unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
fn given_a_process_that_holds_the_file_when_it_is_killed_then_another_can_open_it() {
    use std::io::BufRead;
    let database = Database::sqlite();
    let muster_store::Engine::Sqlite { file } = &database.options.engine else { panic!("not SQLite") };
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "other_process_that_holds_the_file", "--nocapture"])
        .env("MUSTER_TEST_HOLD", file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = std::io::BufReader::new(other.stdout.take().unwrap()).lines();
    assert!(
        lines.map_while(Result::ok).any(|line| line.ends_with("holding")),
        "the other process should open the file"
    );
    assert_eq!(refusal(&database.options).kind, StoreErrorKind::InUse);
    other.kill().unwrap();
    other.wait().unwrap();
    database.open();
}

#[test]
fn given_no_directory_or_no_database_when_opened_then_the_error_names_it() {
    let error = refusal(&Options::sqlite("/nonexistent/directory/muster.db"));
    assert!(error.message.contains("/nonexistent/directory"), "{error}");
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("muster.db");
    std::fs::write(&file, "this is not a database, whatever its name says, and it is long enough to tell").unwrap();
    let error = refusal(&Options::sqlite(&file));
    assert_eq!(error.kind, StoreErrorKind::Unusable);
    assert!(error.message.contains("is no database") && error.message.contains("--force"), "{error}");
}

#[test]
fn given_a_database_that_is_not_musters_when_opened_then_it_is_told_what_it_is_and_stays_as_it_is() {
    for (script, says) in [
        (
            "CREATE TABLE note (text TEXT); CREATE TABLE person (name TEXT)",
            "of another program, with the tables note, person",
        ),
        ("CREATE TABLE note (text TEXT); DROP TABLE note", "without tables"),
        ("PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT)", "of another program"),
    ] {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("muster.db");
        rusqlite::Connection::open(&file).unwrap().execute_batch(script).unwrap();
        let before = std::fs::read(&file).unwrap();
        let error = refusal(&Options::sqlite(&file));
        assert_eq!(error.kind, StoreErrorKind::Unusable);
        assert!(error.message.contains(says) && error.message.contains("another data directory"), "{error}");
        assert!(std::fs::read(&file).unwrap() == before, "nothing is changed in it");
    }
}

#[test]
fn given_the_log_of_a_database_whose_file_is_gone_when_opened_then_no_new_one_is_made() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("muster.db");
    std::fs::write(directory.path().join("muster.db-wal"), "the last changes").unwrap();
    let error = refusal(&Options::sqlite(&file));
    assert!(error.message.contains("is missing") && error.message.contains("muster.db-wal"), "{error}");
    assert!(!file.exists());
}

#[test]
fn given_a_postgres_schema_with_tables_of_another_program_when_opened_then_both_live_in_it() {
    let Some(database) = Database::postgres() else { return };
    let muster_store::Engine::Postgres { url } = &database.options.engine else { panic!("not PostgreSQL") };
    let mut client = postgres::Client::connect(url.reveal(), postgres::NoTls).unwrap();
    client.batch_execute("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')").unwrap();
    drop(database.open());
    let kept: String = client.query_one("SELECT text FROM note", &[]).unwrap().get(0);
    assert_eq!(kept, "kept");
}

#[test]
fn given_no_server_when_postgres_is_opened_then_it_is_unavailable() {
    // Port 1 is assigned to a service nobody runs.
    let error = refusal(&Options::postgres("postgres://nobody@127.0.0.1:1/none"));
    assert_eq!(error.kind, StoreErrorKind::Unavailable, "{error}");
}

#[test]
fn given_a_database_of_a_newer_muster_when_opened_then_it_is_refused_with_both_numbers() {
    on_every_engine(|database| {
        let store = database.open();
        store
            .write("newer", |tx| {
                let sql =
                    format!("INSERT INTO schema_migration (number, name) VALUES ({}, 'future')", SCHEMA_VERSION + 1);
                tx.execute(&sql, &[]).map(drop)
            })
            .wait()
            .unwrap();
        drop(store);
        let error = refusal(&database.options);
        assert_eq!(error.kind, StoreErrorKind::Unusable);
        let numbers = format!("schema {}", SCHEMA_VERSION + 1);
        assert!(error.message.contains(&numbers) && error.message.contains("newer muster"), "{error}");
    });
}

/// Every column and index of the database, as the engine describes them.
fn schema(store: &Store) -> Vec<String> {
    let describe = |tx: &mut Tx<'_>| {
        let sql = if tx.is_sqlite() {
            "SELECT name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY name"
        } else {
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || COALESCE(collation_name, '') || ' '
                    || is_nullable FROM information_schema.columns WHERE table_schema = current_schema()
             UNION ALL
             SELECT REPLACE(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
             ORDER BY 1"
        };
        tx.all(sql, &[], |row| row.string(0))
    };
    store.read("schema", describe).wait().unwrap()
}

/// The migrations in their order, as text with tokens.
fn migrations() -> Vec<(i64, String, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut found: Vec<(i64, String, String)> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let (number, name) = stem.split_once('_').expect("migrations are named NNNN_name.sql");
            (number.parse().unwrap(), name.to_owned(), std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    found.sort();
    found
}

/// A database as it was when only the first `steps` migrations existed, made without Muster's own code.
fn make_old(database: &Database, steps: usize) {
    let tokens: [(&str, &str); 5] = if database.is_sqlite() {
        [
            ("{INT}", "INTEGER"),
            ("{TEXT}", "TEXT"),
            ("{BYTES}", "BLOB"),
            ("{ROWS}", "STRICT"),
            ("{CLUSTERED}", "STRICT, WITHOUT ROWID"),
        ]
    } else {
        [
            ("{INT}", "BIGINT"),
            ("{TEXT}", "TEXT COLLATE \"C\""),
            ("{BYTES}", "BYTEA"),
            ("{ROWS}", ""),
            ("{CLUSTERED}", ""),
        ]
    };
    let mut script =
        "CREATE TABLE IF NOT EXISTS schema_migration (\n    number {INT} PRIMARY KEY,\n    name {TEXT} NOT NULL\n) {ROWS};"
            .to_owned();
    for (number, name, sql) in &migrations()[..steps] {
        script.push_str(&format!("{sql};\nINSERT INTO schema_migration (number, name) VALUES ({number}, '{name}');\n"));
    }
    for (token, text) in tokens {
        script = script.replace(token, text);
    }
    match &database.options.engine {
        muster_store::Engine::Sqlite { file } => {
            rusqlite::Connection::open(file).unwrap().execute_batch(&script).unwrap();
        }
        muster_store::Engine::Postgres { url } => {
            postgres::Client::connect(url.reveal(), postgres::NoTls).unwrap().batch_execute(&script).unwrap();
        }
    }
}

#[test]
fn given_a_database_of_any_earlier_schema_when_opened_then_it_is_the_same_as_a_fresh_one() {
    let fresh: Vec<Vec<String>> = every_engine().iter().map(|database| schema(&database.open())).collect();
    assert!(fresh[0].iter().any(|line| line.starts_with("device: ")), "the fresh schema should have devices");
    let numbers: Vec<i64> = migrations().into_iter().map(|(number, ..)| number).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "one file for each schema number: {numbers:?}");
    assert_eq!(numbers.last(), Some(&SCHEMA_VERSION), "the last file is the schema that is written");
    for steps in 0..=migrations().len() {
        for (database, fresh) in every_engine().iter().zip(&fresh) {
            make_old(database, steps);
            let store = database.open();
            assert_eq!(schema(&store), *fresh, "{} from schema {steps}", database.engine);
            let recorded = store
                .read("ledger", |tx| {
                    tx.all("SELECT number FROM schema_migration ORDER BY number", &[], |row| row.int(0))
                })
                .wait()
                .unwrap();
            assert_eq!(recorded, numbers);
            drop(store);
            assert_eq!(schema(&database.open()), *fresh, "opening again must change nothing");
        }
    }
}

#[test]
fn given_several_nodes_when_they_open_a_fresh_postgres_at_once_then_one_migrates_and_all_work() {
    let Some(database) = Database::postgres() else { return };
    std::thread::scope(|scope| {
        let nodes = [(); 4].map(|()| scope.spawn(|| database.open()));
        for node in nodes {
            let store = node.join().unwrap();
            let count = store.read("count", |tx| tx.number("SELECT COUNT(*) FROM schema_migration", &[])).wait();
            assert_eq!(usize::try_from(count.unwrap()), Ok(migrations().len()));
        }
    });
}

#[test]
fn given_no_database_and_none_may_be_made_when_opened_then_it_is_missing_and_nothing_is_left() {
    for database in every_engine() {
        let existing = Options { missing: Missing::Refuse, ..database.options.clone() };
        let file = match &existing.engine {
            muster_store::Engine::Sqlite { file } => Some(file.clone()),
            muster_store::Engine::Postgres { .. } => None,
        };
        for _ in 0..2 {
            let error = refusal(&existing);
            assert_eq!(error.kind, StoreErrorKind::Missing, "{error}");
        }
        if let Some(directory) = file.as_ref().and_then(|file| file.parent()) {
            assert_eq!(std::fs::read_dir(directory).unwrap().count(), 0, "no database and no lock");
        }
        drop(database.open());
        drop(Store::open(&existing).unwrap());
    }
}

#[test]
fn given_an_empty_file_when_opened_as_a_database_then_it_is_refused_and_stays_empty() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("muster.db");
    std::fs::write(&file, "").unwrap();
    let refused = Store::open(&Options::sqlite(&file)).err().expect("it is no database");
    assert_eq!(refused.kind, StoreErrorKind::Unusable);
    assert!(refused.message.contains("is empty"), "{refused}");
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 0);
    std::fs::remove_file(&file).unwrap();
    drop(Store::open(&Options::sqlite(&file)).unwrap());
}

#[test]
fn given_a_database_when_made_then_it_its_lock_and_its_side_files_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("muster.db");
    let lock = directory.path().join("muster.db.lock");
    // As an earlier version left it, or a copy made it.
    std::fs::write(&lock, "").unwrap();
    std::fs::set_permissions(&lock, std::fs::Permissions::from_mode(0o644)).unwrap();
    let _store = Store::open(&Options::sqlite(&file)).unwrap();
    let files: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 4, "{files:?}");
    for file in files {
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn given_a_link_where_the_lock_is_when_opened_then_it_is_refused_and_what_it_leads_to_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let (file, victim) = (directory.path().join("muster.db"), directory.path().join("victim"));
    std::fs::write(&victim, "open to all").unwrap();
    std::fs::set_permissions(&victim, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::os::unix::fs::symlink(&victim, directory.path().join("muster.db.lock")).unwrap();
    let refused = Store::open(&Options::sqlite(&file)).err().expect("the lock cannot be taken");
    assert_eq!(refused.kind, StoreErrorKind::Unusable);
    assert_eq!(std::fs::metadata(&victim).unwrap().permissions().mode() & 0o777, 0o644);
    assert!(!file.exists());
}
