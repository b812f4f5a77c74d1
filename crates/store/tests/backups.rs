//! Backups: what they keep, between which engines, and which files are refused.
#![allow(clippy::unwrap_used)]

mod support;

use std::io::{Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use muster_store::{BackupError, SCHEMA_VERSION, Store, StoreError, params};
use support::{Database, dump, every_engine, on_every_engine};

/// Rows of each kind of column, with what could go wrong on the way through a file.
fn fill(store: &Store) {
    store
        .write("fill", |tx| {
            for (name, value) in [("plain", "x"), ("quotes", "\"'\\ \n\t\u{1}"), ("wide", "äöü 東京 🐳"), ("empty", "")] {
                tx.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", params![name, value])?;
            }
            let all_bytes: Vec<u8> = (0..=255).collect();
            for (hash, number) in [(all_bytes.as_slice(), i64::MAX), (&[], i64::MIN)] {
                tx.execute(
                    "INSERT INTO access_token (token_hash, key_id, account_id, scope, expires_at) VALUES (?1, 'k', ?2, '', 0)",
                    params![hash, number],
                )?;
            }
            tx.execute(
                "INSERT INTO organisation (id, kind, name, setup_secret_hash, created_at) VALUES (1, 'customer', 'Nulls', ?1, 0)",
                params![None::<&[u8]>],
            )?;
            Ok::<(), StoreError>(())
        }).wait()
        .unwrap();
}

fn text_of(file: &Path) -> String {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    text
}

fn write_text(file: &Path, text: &str) {
    let mut out = GzEncoder::new(std::fs::File::create(file).unwrap(), Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap();
}

/// The refusal of a file, after which the database must still be empty and usable.
fn refused(database: &Database, store: &Store, file: &Path) -> String {
    let before = dump(store);
    let error = store.restore(file).expect_err("this file must not be restored");
    assert!(matches!(error, BackupError::Format(_)), "{}: {error}", database.engine);
    assert_eq!(dump(store), before, "a refused restore must change nothing");
    error.to_string()
}

#[test]
fn given_a_backup_of_either_engine_when_restored_into_either_then_every_row_is_the_same() {
    let directory = tempfile::tempdir().unwrap();
    for source in every_engine() {
        let store = source.open();
        fill(&store);
        let file = directory.path().join(format!("{}.backup", source.engine));
        let written = store.backup(&file).unwrap();
        assert_eq!((written.tables, written.rows), (3, 7));
        for target in every_engine() {
            let restored = target.open();
            assert_eq!(restored.restore(&file).unwrap(), written, "a restore says what its backup said");
            assert_eq!(dump(&restored), dump(&store), "{} into {}", source.engine, target.engine);
        }
    }
}

#[test]
fn given_a_database_with_rows_when_a_backup_is_restored_then_it_is_refused() {
    on_every_engine(|database| {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("backup");
        let store = database.open();
        fill(&store);
        store.backup(&file).unwrap();
        assert!(refused(database, &store, &file).contains("not empty"));
    });
}

#[test]
fn given_a_backup_that_was_cut_off_anywhere_when_restored_then_it_is_refused() {
    on_every_engine(|database| {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("backup");
        let store = database.open();
        fill(&store);
        store.backup(&file).unwrap();
        let (whole, text) = (std::fs::read(&file).unwrap(), text_of(&file));
        let fresh = if database.is_sqlite() { Database::sqlite() } else { Database::postgres().unwrap() };
        let target = fresh.open();
        for length in (0..whole.len()).step_by(whole.len() / 20) {
            std::fs::write(&file, &whole[..length]).unwrap();
            refused(&fresh, &target, &file);
        }
        // Cut at the end of a line and packed again, so that only the missing last line tells.
        let lines: Vec<&str> = text.lines().collect();
        for count in 0..lines.len() {
            write_text(&file, &format!("{}\n", lines[..count].join("\n")));
            refused(&fresh, &target, &file);
        }
        write_text(&file, &text);
        target.restore(&file).unwrap();
    });
}

#[test]
fn given_a_backup_with_a_flipped_bit_when_restored_then_it_is_refused_or_the_content_is_right() {
    /// Time, flags and system in the gzip header say nothing about the content (RFC 1952, section 2.3).
    const HEADER_WITHOUT_MEANING: std::ops::Range<usize> = 4..10;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("backup");
    let source = Database::sqlite();
    let store = source.open();
    fill(&store);
    store.backup(&file).unwrap();
    let whole = std::fs::read(&file).unwrap();
    let (mut fresh, content) = (Database::sqlite(), dump(&store));
    let mut target = fresh.open();
    let empty = dump(&target);
    let mut noticed = 0;
    for place in (0..whole.len()).filter(|place| !HEADER_WITHOUT_MEANING.contains(place)) {
        let mut garbled = whole.clone();
        garbled[place] ^= 0x10;
        std::fs::write(&file, &garbled).unwrap();
        if target.restore(&file).is_err() {
            noticed += 1;
            assert_eq!(dump(&target), empty, "byte {place} was flipped: a refused restore must change nothing");
        } else {
            // A bit in the description of a code that is never used changes nothing.
            assert_eq!(dump(&target), content, "byte {place} of {} was flipped and nobody noticed", whole.len());
            drop(target);
            fresh = Database::sqlite();
            target = fresh.open();
        }
    }
    assert!(noticed > whole.len() * 9 / 10, "only {noticed} of {} flips were noticed", whole.len());
}

#[test]
fn given_a_line_that_does_not_fit_when_restored_then_the_error_names_the_line() {
    on_every_engine(|database| {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("backup");
        let store = database.open();
        let header = format!("{{\"muster_backup\":1,\"schema\":{SCHEMA_VERSION}}}");
        let table = "{\"table\":\"setting\",\"columns\":[\"name\",\"value\"]}";
        for (lines, expected) in [
            ("no JSON".to_owned(), "line 1"),
            ("{\"muster_backup\":99,\"schema\":1}".to_owned(), "format"),
            (format!("{{\"muster_backup\":1,\"schema\":{}}}", SCHEMA_VERSION + 1), "schema"),
            (format!("{header}\n[\"a\",\"b\"]"), "line 2"),
            (format!("{header}\n{{\"table\":\"nosuch\",\"columns\":[\"a\"]}}"), "unknown table"),
            (
                format!("{header}\n{{\"table\":\"setting\",\"columns\":[\"name\",\"value) VALUES (1, 2);--\"]}}"),
                "unknown columns",
            ),
            (format!("{header}\n{table}\n[\"only one\"]\n{{\"rows\":1}}"), "line 3"),
            (format!("{header}\n{table}\n[\"a\",{{\"b64\":\"!\"}}]\n{{\"rows\":1}}"), "base64"),
            (format!("{header}\n{table}\n[\"a\",1.5]\n{{\"rows\":1}}"), "line 3"),
            (format!("{header}\n{table}\n[\"a\",\"b\"]\n{{\"rows\":2}}"), "line 4"),
            (format!("{header}\n{table}\n[\"a\",\"b\"]\n{{\"rows\":1}}\n[\"c\",\"d\"]"), "line 5"),
        ] {
            write_text(&file, &lines);
            let message = refused(database, &store, &file);
            assert!(message.contains(expected), "{lines}\nshould be refused with {expected:?}, not: {message}");
        }
    });
}

#[test]
fn given_a_value_the_table_refuses_when_restored_then_nothing_is_changed() {
    on_every_engine(|database| {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("backup");
        let store = database.open();
        let header = format!("{{\"muster_backup\":1,\"schema\":{SCHEMA_VERSION}}}");
        let table = "{\"table\":\"setting\",\"columns\":[\"name\",\"value\"]}";
        for row in ["[\"a\",null]", "[\"kept\",\"twice\"]", "[\"a\",{\"b64\":\"AA==\"}]"] {
            write_text(&file, &format!("{header}\n{table}\n[\"kept\",\"x\"]\n{row}\n{{\"rows\":2}}"));
            let before = dump(&store);
            assert!(store.restore(&file).is_err(), "{row} must be refused");
            assert_eq!(dump(&store), before);
        }
    });
}

#[test]
fn given_writers_when_a_backup_is_made_then_it_is_one_moment() {
    on_every_engine(|database| {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("backup");
        let store = database.open();
        let pair = |number: i64| {
            move |tx: &mut muster_store::Tx<'_>| {
                let name = format!("pair-{number}");
                tx.execute("INSERT INTO setting (name, value) VALUES (?1, 'left')", params![&name])?;
                tx.execute(
                    "INSERT INTO workspace_token (workspace_customer_id, token) VALUES (?1, 'right')",
                    params![&name],
                )
            }
        };
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                (0..200).for_each(|number| {
                    store.write("pair", pair(number)).wait().unwrap();
                })
            });
            for _ in 0..5 {
                store.backup(&file).unwrap();
                let text = text_of(&file);
                let count = |side: &str| text.lines().filter(|line| line.contains(side)).count();
                assert_eq!(count("\"left\""), count("\"right\""), "a backup must not see half a transaction");
            }
            writer.join().unwrap();
        });
    });
}

#[test]
fn given_a_place_that_cannot_be_written_when_backed_up_then_the_error_says_so_and_no_file_is_left() {
    let database = Database::sqlite();
    let directory = tempfile::tempdir().unwrap();
    let store = database.open();
    assert!(matches!(store.backup(&directory.path().join("no/such/place")), Err(BackupError::File(_))));
    let file = directory.path().join("backup");
    store.fault().fail_statement(3);
    assert!(matches!(store.backup(&file), Err(BackupError::Store(_))));
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "a failed backup must leave no file");
}

#[test]
fn given_a_backup_when_its_mode_is_asked_then_only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let database = Database::sqlite();
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("backup");
    database.open().backup(&file).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn given_a_link_where_a_backup_is_written_first_when_backed_up_then_it_is_refused_and_not_followed() {
    let database = Database::sqlite();
    let directory = tempfile::tempdir().unwrap();
    let (file, victim) = (directory.path().join("backup"), directory.path().join("victim"));
    std::fs::write(&victim, "precious").unwrap();
    let partial = directory.path().join("backup.partial");
    std::os::unix::fs::symlink(&victim, &partial).unwrap();
    let store = database.open();
    assert!(matches!(store.backup(&file), Err(BackupError::Place(_))));
    assert_eq!(std::fs::read(&victim).unwrap(), b"precious");
    assert!(!file.exists() && partial.is_symlink());
    // What an interrupted backup left is replaced, whatever its mode, and so is a second name of somebody's file.
    std::fs::remove_file(&partial).unwrap();
    std::fs::hard_link(&victim, &partial).unwrap();
    store.backup(&file).unwrap();
    assert_eq!(std::fs::read(&victim).unwrap(), b"precious");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn given_a_name_of_a_database_when_backed_up_then_it_is_refused_and_the_database_is_whole() {
    let database = Database::sqlite();
    let directory = tempfile::tempdir().unwrap();
    let store = database.open();
    fill(&store);
    let before = dump(&store);
    let muster_store::Engine::Sqlite { file } = &database.options.engine else { panic!("this is SQLite") };
    let (named, other) = (file.to_str().unwrap(), directory.path().join("other"));
    let linked = directory.path().join("linked");
    std::os::unix::fs::symlink(file.parent().unwrap(), &linked).unwrap();
    let hard = directory.path().join("hard");
    std::fs::hard_link(file, &hard).unwrap();
    for place in ["", "-wal", "-shm", ".lock"] {
        let refused = store.backup(Path::new(&format!("{named}{place}")));
        assert!(matches!(refused, Err(BackupError::Place(_))), "{place}: {refused:?}");
    }
    let through = linked.join(file.file_name().unwrap());
    // The live database of somebody else, an empty directory, a link.
    drop(Store::open(&muster_store::Options::sqlite(&other)).unwrap());
    std::fs::create_dir(directory.path().join("directory")).unwrap();
    std::os::unix::fs::symlink(directory.path().join("nowhere"), directory.path().join("link")).unwrap();
    for place in [through, hard, other, directory.path().join("directory"), directory.path().join("link")] {
        let refused = store.backup(&place);
        assert!(matches!(refused, Err(BackupError::Place(_))), "{}: {refused:?}", place.display());
    }
    assert_eq!(dump(&store), before);
    drop(store);
    assert_eq!(dump(&database.open()), before);
}
