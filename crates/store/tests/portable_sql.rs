//! Every construct of `docs/sql.md`, on every engine. The tests are named after the rows of its tables.
#![allow(clippy::unwrap_used)]

mod support;

use muster_store::{Param, Row, Store, StoreError, StoreErrorKind, Tx, params};
use support::on_every_engine;

/// A database with a few settings: names and values are text.
fn with_settings(rows: &'static [(&'static str, &'static str)], test: impl Fn(&Store)) {
    on_every_engine(|database| {
        let store = database.open();
        store
            .write("settings", move |tx| {
                for (name, value) in rows {
                    tx.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", params![*name, *value])?;
                }
                Ok::<(), StoreError>(())
            })
            .wait()
            .unwrap();
        test(&store);
    });
}

fn execute(store: &Store, sql: &'static str, params: &'static [Param<'static>]) -> Result<u64, StoreError> {
    store.write("statement", move |tx| tx.execute(sql, params)).wait()
}

fn texts(store: &Store, sql: &'static str, params: &'static [Param<'static>]) -> Result<Vec<String>, StoreError> {
    store.read("texts", move |tx| tx.all(sql, params, |row| row.string(0))).wait()
}

fn number(store: &Store, sql: &'static str, params: &'static [Param<'static>]) -> Result<i64, StoreError> {
    store.read("number", move |tx| tx.number(sql, params)).wait()
}

const ABC: &[(&str, &str)] = &[("a", "1"), ("b", "2"), ("c", "3")];

#[test]
fn values_of_the_three_types_come_back_as_they_were_given() {
    on_every_engine(|database| {
        let store = database.open();
        let bytes: Vec<u8> = (0..=255).collect();
        let given = bytes.clone();
        store
            .write("insert", move |tx| {
                tx.execute(
                    "INSERT INTO organisation (id, kind, name, language_code, setup_secret_hash, created_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![1_i64, "customer", "東京 'quoted' ?1", None::<&str>, &given, true],
                )
            })
            .wait()
            .unwrap();
        let read = |row: &Row<'_>| {
            Ok::<_, StoreError>((
                row.int(0)?,
                row.string(1)?,
                row.opt_string(2)?,
                row.opt_bytes(3)?.map(<[u8]>::to_vec),
                row.flag(4)?,
                row.opt_int(5)?,
            ))
        };
        let sql = "SELECT id, name, language_code, setup_secret_hash, created_at, reseller_id FROM organisation";
        let found = store.read("read", move |tx| tx.one(sql, &[], read)).wait().unwrap().unwrap();
        assert_eq!(found, (1, "東京 'quoted' ?1".to_owned(), None, Some(bytes), true, None));
        let null =
            store.read("null", |tx| tx.one("SELECT reseller_id FROM organisation", &[], |row| row.int(0))).wait();
        assert_eq!(null.unwrap_err().kind, StoreErrorKind::Statement, "NULL where a value was promised is a defect");
    });
}

#[test]
fn a_value_of_another_type_than_its_column_is_a_defect() {
    with_settings(ABC, |store| {
        let text_for_number =
            execute(store, "UPDATE operation_chunk SET chunk = ?1", &[Param::Text("no number")]).err();
        let insert = "INSERT INTO operation_chunk (operation_id, chunk, items) VALUES (?1, 1, '[]')";
        let inserted = execute(store, insert, &[Param::Text("no number")]).unwrap_err();
        assert_eq!(inserted.kind, StoreErrorKind::Statement, "{inserted}");
        let bytes = execute(store, "UPDATE setting SET value = ?1", &[Param::Bytes(b"x")]).unwrap_err();
        assert_eq!(bytes.kind, StoreErrorKind::Statement, "{bytes}");
        // No row is touched, so only PostgreSQL notices; what matters is that neither calls it anything else.
        assert!(text_for_number.is_none_or(|error| error.kind == StoreErrorKind::Statement));
        assert_eq!(texts(store, "SELECT value FROM setting ORDER BY name", &[]).unwrap(), ["1", "2", "3"]);
    });
}

#[test]
fn placeholders_are_numbered_may_come_in_any_order_and_may_repeat() {
    with_settings(ABC, |store| {
        let sql = "SELECT name FROM setting WHERE name > ?2 AND name <= ?1 AND ?2 <> 'what?1' ORDER BY name";
        assert_eq!(texts(store, sql, &[Param::Text("c"), Param::Text("a")]).unwrap(), ["b", "c"]);
    });
}

#[test]
fn optional_filter() {
    with_settings(ABC, |store| {
        let sql = "SELECT name FROM setting WHERE CAST(?1 AS TEXT) IS NULL OR name = ?1 ORDER BY name";
        assert_eq!(texts(store, sql, &[Param::Null]).unwrap(), ["a", "b", "c"]);
        assert_eq!(texts(store, sql, &[Param::Text("b")]).unwrap(), ["b"]);
        let sql =
            "SELECT name FROM setting WHERE CAST(?1 AS BIGINT) IS NULL OR CAST(value AS BIGINT) = ?1 ORDER BY name";
        assert_eq!(texts(store, sql, &[Param::Null]).unwrap().len(), 3);
        assert_eq!(texts(store, sql, &[Param::Int(3)]).unwrap(), ["c"]);
    });
}

#[test]
fn results_are_columns_counts_or_casts() {
    with_settings(ABC, |store| {
        assert_eq!(number(store, "SELECT COUNT(*) FROM setting", &[]).unwrap(), 3);
        assert_eq!(number(store, "SELECT CAST(SUM(CAST(value AS BIGINT)) AS BIGINT) FROM setting", &[]).unwrap(), 6);
        assert_eq!(number(store, "SELECT CAST(7 AS BIGINT)", &[]).unwrap(), 7);
        assert_eq!(number(store, "SELECT COALESCE(MAX(id), 0) FROM organisation", &[]).unwrap(), 0);
        let truth = "SELECT CAST(CASE WHEN name = 'a' THEN 1 ELSE 0 END AS BIGINT) FROM setting ORDER BY name LIMIT 1";
        assert_eq!(number(store, truth, &[]).unwrap(), 1);
    });
}

#[test]
fn is_there_any() {
    with_settings(ABC, |store| {
        let exists = |name: &'static str| {
            let sql = "SELECT CAST(1 AS BIGINT) FROM setting WHERE name >= ?1 LIMIT 1";
            store.read("exists", move |tx| tx.exists(sql, params![name])).wait().unwrap()
        };
        assert!(exists("a"), "three rows match");
        assert!(!exists("d"), "no row matches");
    });
}

#[test]
fn comparing_with_null() {
    with_settings(&[], |store| {
        let sql = "INSERT INTO organisation (id, kind, name, slug, language_code, created_at)
                   VALUES (1, 'k', 'n', 'a', NULL, 0), (2, 'k', 'n', 'b', 'de', 0)";
        execute(store, sql, &[]).unwrap();
        let sql = "SELECT id FROM organisation WHERE language_code IS NOT DISTINCT FROM CAST(?1 AS TEXT)";
        assert_eq!(number(store, sql, &[Param::Null]).unwrap(), 1);
        assert_eq!(number(store, sql, &[Param::Text("de")]).unwrap(), 2);
        assert_eq!(
            number(store, "SELECT COUNT(*) FROM organisation WHERE language_code = CAST(?1 AS TEXT)", &[Param::Null])
                .unwrap(),
            0
        );
    });
}

#[test]
fn upsert() {
    with_settings(ABC, |store| {
        let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)
                   ON CONFLICT (name) DO UPDATE SET value = setting.value || excluded.value";
        for (name, touched) in [("a", 1), ("d", 1)] {
            let done = store.write("upsert", move |tx| tx.execute(sql, params![name, "+"])).wait().unwrap();
            assert_eq!(done, touched);
        }
        assert_eq!(texts(store, "SELECT value FROM setting ORDER BY name", &[]).unwrap(), ["1+", "2", "3", "+"]);
    });
}

#[test]
fn insert_or_nothing() {
    with_settings(ABC, |store| {
        let sql = "INSERT INTO setting (name, value) VALUES (?1, 'new') ON CONFLICT (name) DO NOTHING";
        assert_eq!(execute(store, sql, &[Param::Text("a")]).unwrap(), 0);
        assert_eq!(execute(store, sql, &[Param::Text("z")]).unwrap(), 1);
        assert_eq!(texts(store, "SELECT value FROM setting WHERE name = 'a'", &[]).unwrap(), ["1"]);
    });
}

/// A number for a name, and the name.
fn numbered(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("n{number:04}")).collect()
}

#[test]
fn many_rows_at_once() {
    // 64 + 64 + 8 + 8 + 8 + 1 + 1 rows.
    for (count, statements) in [(0, 0), (1, 1), (7, 7), (64, 1), (154, 7)] {
        with_settings(&[("n0000", "old")], |store| {
            let before = store.statements();
            let insert = move |tx: &mut Tx<'_>| {
                let names = numbered(count);
                let rows: Vec<Vec<Param<'_>>> = names.iter().map(|name| vec![name.into(), "new".into()]).collect();
                tx.insert_many("setting (name, value)", &rows, "ON CONFLICT (name) DO NOTHING")
            };
            store.write("many", insert).wait().unwrap();
            assert_eq!(store.statements() - before, statements, "{count} rows");
            let sql = "SELECT name || value FROM setting ORDER BY name";
            let mut expected: Vec<String> = numbered(count.max(1)).iter().map(|name| format!("{name}new")).collect();
            expected[0] = "n0000old".to_owned();
            assert_eq!(texts(store, sql, &[]).unwrap(), expected);
        });
    }
    with_settings(&[], |store| {
        let uneven = store
            .write("uneven", |tx| {
                tx.insert_many("setting (name, value)", &[vec!["a".into(), "1".into()], vec!["b".into()]], "")
            })
            .wait();
        assert_eq!(uneven.unwrap_err().kind, StoreErrorKind::Statement);
    });
}

#[test]
fn look_up_of_many_keys() {
    with_settings(ABC, |store| {
        // All of 0 to 599, of which 600 / 256 + 1 statements; "a" and "c" are somewhere among them.
        for (others, statements) in [(0, 1), (10, 1), (254, 1), (255, 2), (598, 3)] {
            let before = store.statements();
            let look = move |tx: &mut Tx<'_>| {
                let mut names = numbered(others);
                names.insert(others / 2, "a".to_owned());
                names.push("c".to_owned());
                let keys: Vec<Param<'_>> = names.iter().map(Param::from).collect();
                let mut found = Vec::new();
                tx.each_of(
                    "SELECT name FROM setting WHERE value >= ?1 AND name IN ({keys})",
                    params!["1"],
                    &keys,
                    |row| {
                        found.push(row.string(0)?);
                        Ok::<(), StoreError>(())
                    },
                )?;
                found.sort_unstable();
                Ok::<_, StoreError>(found)
            };
            assert_eq!(store.read("many", look).wait().unwrap(), ["a", "c"], "among {others} others");
            assert_eq!(store.statements() - before, statements, "{others} others");
        }
        let nothing = |tx: &mut Tx<'_>| {
            tx.each_of("SELECT name FROM setting WHERE name IN ({keys})", &[], &[], |_| {
                Err(StoreError::new(StoreErrorKind::Statement, "a row for no key"))
            })
        };
        store.read("none", nothing).wait().unwrap();
        let forgotten =
            |tx: &mut Tx<'_>| tx.each_of("SELECT name FROM setting", &[], params!["a"], |_| Ok::<(), StoreError>(()));
        assert_eq!(store.read("forgotten", forgotten).wait().unwrap_err().kind, StoreErrorKind::Statement);
    });
}

#[test]
fn values_of_written_rows() {
    with_settings(ABC, |store| {
        let sql = "UPDATE setting SET value = value || '!' WHERE name >= ?1 RETURNING name || value";
        let mut written =
            store.write("returning", move |tx| tx.all(sql, params!["b"], |row| row.string(0))).wait().unwrap();
        written.sort_unstable();
        assert_eq!(written, ["b2!", "c3!"]);
        let sql = "DELETE FROM setting WHERE name = ?1 RETURNING value";
        let gone = store.write("deleted", move |tx| tx.one(sql, params!["a"], |row| row.string(0))).wait().unwrap();
        assert_eq!(gone.as_deref(), Some("1"));
        assert_eq!(number(store, "SELECT COUNT(*) FROM setting", &[]).unwrap(), 2, "the statement must have been run");
    });
}

#[test]
fn page_of_a_list() {
    with_settings(ABC, |store| {
        let sql = "SELECT name FROM setting WHERE name > ?1 ORDER BY name LIMIT ?2";
        assert_eq!(texts(store, sql, &[Param::Text("a"), Param::Int(1)]).unwrap(), ["b"]);
        let sql = "SELECT name FROM setting WHERE (value, name) > (?1, ?2) ORDER BY value, name";
        assert_eq!(texts(store, sql, &[Param::Text("2"), Param::Text("a")]).unwrap(), ["b", "c"]);
        assert_eq!(texts(store, sql, &[Param::Text("2"), Param::Text("b")]).unwrap(), ["c"]);
    });
}

#[test]
fn order_of_null() {
    with_settings(&[], |store| {
        let sql = "INSERT INTO organisation (id, kind, name, slug, language_code, created_at)
                   VALUES (1, 'k', 'null', 'null', NULL, 0), (2, 'k', 'b', 'b', 'b', 0), (3, 'k', 'a', 'a', 'a', 0)";
        execute(store, sql, &[]).unwrap();
        let last = "SELECT name FROM organisation ORDER BY language_code NULLS LAST";
        assert_eq!(texts(store, last, &[]).unwrap(), ["a", "b", "null"]);
        let first = "SELECT name FROM organisation ORDER BY language_code DESC NULLS FIRST";
        assert_eq!(texts(store, first, &[]).unwrap(), ["null", "b", "a"]);
    });
}

#[test]
fn order_of_text() {
    with_settings(
        &[("é", ""), ("a b", ""), ("Z", ""), ("a", ""), ("_", ""), ("z", ""), ("10", ""), ("9", "")],
        |store| {
            let ordered = texts(store, "SELECT name FROM setting ORDER BY name", &[]).unwrap();
            assert_eq!(ordered, ["10", "9", "Z", "_", "a", "a b", "z", "é"], "text is ordered by its bytes");
            assert_eq!(number(store, "SELECT COUNT(*) FROM setting WHERE name < 'a'", &[]).unwrap(), 4);
        },
    );
}

#[test]
fn search_without_case() {
    with_settings(&[("ABC", "abc"), ("äB", "äb")], |store| {
        assert_eq!(texts(store, "SELECT name FROM setting WHERE value = ?1", &[Param::Text("äb")]).unwrap(), ["äB"]);
        assert!(
            texts(store, "SELECT name FROM setting WHERE name = 'abc'", &[]).unwrap().is_empty(),
            "= minds the case"
        );
    });
}

#[test]
fn a_name_in_quotes() {
    with_settings(ABC, |store| {
        for sql in ["SELECT \"nosuch\" FROM setting", "SELECT name FROM setting WHERE name = \"nosuch\""] {
            assert_eq!(texts(store, sql, &[]).unwrap_err().kind, StoreErrorKind::Statement, "{sql}");
        }
        assert_eq!(texts(store, "SELECT \"name\" FROM setting WHERE name = 'a'", &[]).unwrap(), ["a"]);
    });
}

#[test]
fn a_missing_value() {
    with_settings(ABC, |store| {
        let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)";
        let error = execute(store, sql, &[Param::Text("d"), Param::Null]).unwrap_err();
        assert_eq!(error.kind, StoreErrorKind::Statement, "{error}");
        let error = execute(store, "INSERT INTO setting (name) VALUES ('d')", &[]).unwrap_err();
        assert_eq!(error.kind, StoreErrorKind::Statement, "{error}");
    });
}

#[test]
fn numbers_from_text() {
    with_settings(&[("number", "12")], |store| {
        assert_eq!(number(store, "SELECT CAST(value AS BIGINT) + 1 FROM setting", &[]).unwrap(), 13);
    });
}

#[test]
fn concatenation() {
    with_settings(ABC, |store| {
        assert_eq!(
            texts(store, "SELECT name || '=' || value FROM setting ORDER BY name LIMIT 1", &[]).unwrap(),
            ["a=1"]
        );
    });
}

#[test]
fn sub_select_in_from() {
    with_settings(ABC, |store| {
        let sql = "SELECT COUNT(*) FROM (SELECT name FROM setting WHERE name > ?1 LIMIT 1) AS next";
        assert_eq!(number(store, sql, &[Param::Text("a")]).unwrap(), 1);
        assert_eq!(number(store, sql, &[Param::Text("c")]).unwrap(), 0);
    });
}

#[test]
fn delete_some() {
    with_settings(ABC, |store| {
        let sql = "DELETE FROM setting WHERE name IN (SELECT name FROM setting ORDER BY name LIMIT ?1)";
        assert_eq!(execute(store, sql, &[Param::Int(2)]).unwrap(), 2);
        assert_eq!(texts(store, "SELECT name FROM setting", &[]).unwrap(), ["c"]);
    });
}

#[test]
fn taking_a_job() {
    on_every_engine(|database| {
        let store = database.open();
        let sql = "INSERT INTO operation (id, partner_id, kind, state, devices_count, processed_count, success_count,
                       created_at, lease_until) VALUES (1, 1, 'claim', 'pending', 1, 0, 0, 0, 0)";
        execute(&store, sql, &[]).unwrap();
        let take = || {
            store
                .write("take", |tx| {
                    tx.execute(
                        "UPDATE operation SET lease_until = ?2 WHERE id = ?1 AND lease_until < ?3",
                        params![1_i64, 1000_i64, 500_i64],
                    )
                })
                .wait()
        };
        let taken: u64 = std::thread::scope(|scope| {
            let workers = [(); 4].map(|()| scope.spawn(take));
            workers.into_iter().map(|worker| worker.join().unwrap().unwrap()).sum()
        });
        assert_eq!(taken, 1, "exactly one worker gets the lease");
    });
}

#[test]
fn common_table_expressions() {
    with_settings(ABC, |store| {
        let sql = "WITH chosen AS (SELECT name FROM setting WHERE name <> ?1),
                        last AS (SELECT MAX(name) AS name FROM chosen)
                   SELECT s.value FROM setting s JOIN last ON last.name = s.name";
        assert_eq!(texts(store, sql, &[Param::Text("c")]).unwrap(), ["2"]);
    });
}

#[test]
fn the_place_of_a_row() {
    with_settings(ABC, |store| {
        let sql = "SELECT place FROM (SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS place FROM setting) AS placed
             WHERE name = ?1";
        assert_eq!(number(store, sql, &[Param::Text("c")]).unwrap(), 3);
    });
}

#[test]
fn partial_index() {
    with_settings(&[], |store| {
        let sql = "INSERT INTO configuration (customer_id, id, configuration_name, company_name, contact_email,
                       contact_phone, dpc_id, is_default, created_at) VALUES (1, ?1, '', '', '', '', 1, ?2, 0)";
        execute(store, sql, &[Param::Int(1), Param::Int(1)]).unwrap();
        execute(store, sql, &[Param::Int(2), Param::Int(0)]).unwrap();
        execute(store, sql, &[Param::Int(3), Param::Int(0)]).unwrap();
        let second_default = execute(store, sql, &[Param::Int(4), Param::Int(1)]).unwrap_err();
        assert_eq!(second_default.kind, StoreErrorKind::Unique);
    });
}

#[test]
fn large_numbers() {
    with_settings(&[], |store| {
        let sql = "INSERT INTO organisation (id, kind, name, created_at) VALUES (?1, 'k', 'n', ?2)";
        execute(store, sql, &[Param::Int(i64::MIN), Param::Int(i64::MAX)]).unwrap();
        assert_eq!(
            number(store, "SELECT created_at FROM organisation WHERE id = ?1", &[Param::Int(i64::MIN)]).unwrap(),
            i64::MAX
        );
    });
}

#[test]
fn only_characters_of_a_set() {
    with_settings(&[("a", "plain-2"), ("b", "plain é"), ("c", "")], |store| {
        let sql =
            "SELECT name FROM setting WHERE LTRIM(value, 'abcdefghijklmnopqrstuvwxyz0123456789-') = '' ORDER BY name";
        assert_eq!(texts(store, sql, &[]).unwrap(), ["a", "c"]);
    });
}

#[test]
fn parts_of_a_text() {
    with_settings(&[("a", "-Ab  c-")], |store| {
        let sql = "SELECT RTRIM(SUBSTR(LTRIM(REPLACE(LOWER(value), ' ', '-'), '-'), 1, 4), '-') FROM setting";
        assert_eq!(texts(store, sql, &[]).unwrap(), ["ab"]);
    });
}

/// The names of the rows of the page's table of statements must all be tests of this file.
#[test]
fn every_row_of_the_page_has_its_test() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../../docs/sql.md")).unwrap();
    let tests = std::fs::read_to_string(root.join("tests/portable_sql.rs")).unwrap();
    let statements = page.split("## Statements").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> = statements
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| construct"))
        .map(|line| line.split('|').nth(1).unwrap().trim())
        .collect();
    assert!(rows.len() > 15, "the table of statements was not found in docs/sql.md");
    for row in rows {
        let name = row.to_lowercase().replace([' ', '-'], "_");
        assert!(tests.contains(&format!("fn {name}")), "docs/sql.md has a row {row:?}, but there is no test {name}…");
    }
}
