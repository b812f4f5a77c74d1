//! What becomes of a database that an older Muster wrote.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use muster_store::{SCHEMA_VERSION, Store, StoreError, Tx, params};
use support::{dump, on_every_engine};

/// The first schema that was released.
const FIRST: &str = include_str!("../migrations/0001_registry.sql");

/// The second.
const SECOND: &str = include_str!("../migrations/0002_events.sql");

/// How the engine writes the tokens of a migration (docs/sql.md).
fn written(sql: &str, sqlite: bool) -> String {
    let [int, text, bytes, rows, clustered] = if sqlite {
        ["INTEGER", "TEXT", "BLOB", "STRICT", "STRICT, WITHOUT ROWID"]
    } else {
        ["BIGINT", "TEXT COLLATE \"C\"", "BYTEA", "", ""]
    };
    let sql: String = sql.lines().filter(|line| !line.starts_with("--")).flat_map(|line| [line, "\n"]).collect();
    sql.replace("{INT}", int)
        .replace("{TEXT}", text)
        .replace("{BYTES}", bytes)
        .replace("{ROWS}", rows)
        .replace("{CLUSTERED}", clustered)
}

/// Makes the database what the migrations up to this one left: nothing else, and no rows.
fn go_back(store: &Store, migrations: &'static [&'static str]) {
    let tables: Vec<String> = dump(store).into_keys().filter(|table| table != "schema_migration").collect();
    store
        .write("go back", move |tx| {
            for table in &tables {
                tx.execute(&format!("DROP TABLE {table}"), &[])?;
            }
            for migration in migrations {
                for statement in written(migration, tx.is_sqlite()).split(';').filter(|sql| !sql.trim().is_empty()) {
                    tx.execute(statement, &[])?;
                }
            }
            let kept = i64::try_from(migrations.len()).unwrap();
            tx.execute("DELETE FROM schema_migration WHERE number > ?1", params![kept])
        })
        .wait()
        .unwrap();
}

/// Organisations as they were: an id, a kind, a name, and the slug each must get. Some have names that are made to be like
/// another's slug.
const ORGANISATIONS: [(i64, &str, &str, &str); 16] = [
    (1, "reseller", "XYZ Corp.", "xyz-corp"),
    (2, "vendor", "XYZ Corp. South", "xyz-corp-south"),
    (3, "customer", "Lakeside Schools", "lakeside-schools-3"),
    (4, "customer", "lakeside, schools", "lakeside-schools-4"),
    (5, "customer", "Müller & Söhne", "customer-5"),
    (6, "customer", "株式会社", "customer-6"),
    (7, "customer", " -- ", "customer-7"),
    (8, "customer", "Lakeside Schools 3", "customer-8"),
    (9, "customer", "O'Neill; DROP TABLE", "customer-9"),
    (10, "customer", "A", "a"),
    (11, "reseller", "Customer 5", "reseller-11"),
    (
        12,
        "customer",
        "An organisation whose name goes on and on without an end",
        "an-organisation-whose-name-goes-on-and-o",
    ),
    (13, "customer", "Customer", "customer-13"),
    (14, "customer", "CUSTOMER", "customer-14"),
    (15, "customer", "Lakeside Schools 3 3", "customer-15"),
    (16, "customer", "4711", "4711"),
];

fn write_as_the_first_did(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for (id, kind, name, _) in ORGANISATIONS {
        tx.execute(
            "INSERT INTO company (id, kind, name, language_code, workspace_customer_id, reseller_id, setup_secret_hash,
                 created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![id, kind, name, Some("de"), &format!("C{id}"), Some(1_i64), Some([7_u8].as_slice()), 1000 + id],
        )?;
    }
    tx.execute(
        "INSERT INTO company_user (company_id, email, role, terms) VALUES (3, 'a@example.com', 'owner', 'stale')",
        &[],
    )?;
    tx.execute("INSERT INTO service_account_company (account_id, company_id) VALUES (20, 3)", &[])?;
    tx.execute("INSERT INTO partnership (reseller_id, customer_id, vendor_id) VALUES (1, 3, 2)", &[])?;
    tx.execute("INSERT INTO setting (name, value) VALUES ('public-url', 'http://muster.example')", &[]).map(drop)
}

#[test]
fn given_rows_of_the_first_schema_when_it_is_opened_then_they_are_organisations_with_slugs() {
    for migrations in [&[FIRST] as &'static [&'static str], &[FIRST, SECOND]] {
        on_every_engine(|database| {
            let store = database.open();
            let fresh: BTreeSet<String> = dump(&store).into_keys().collect();
            go_back(&store, migrations);
            store.write("as the first did", write_as_the_first_did).wait().unwrap();
            drop(store);

            let store = database.open();
            let now = dump(&store);
            assert_eq!(now.keys().cloned().collect::<BTreeSet<_>>(), fresh, "the tables of a fresh database");
            let mut expected: Vec<String> = ORGANISATIONS
                .iter()
                .map(|(id, kind, name, slug)| {
                    format!(
                        "id=Some({id}) kind=Some({kind:?}) name=Some({name:?}) language_code=Some(\"de\") \
                         workspace_customer_id=Some(\"C{id}\") reseller_id=Some(1) setup_secret_hash=Some([7]) \
                         created_at=Some({}) slug=Some({slug:?})",
                        1000 + id
                    )
                })
                .collect();
            expected.sort_unstable();
            assert_eq!(now["organisation"], expected);
            let user =
                "organisation_id=Some(3) email=Some(\"a@example.com\") role=Some(\"owner\") terms=Some(\"stale\")";
            assert_eq!(now["organisation_user"], [user]);
            assert_eq!(now["service_account_organisation"], ["account_id=Some(20) organisation_id=Some(3)"]);
            assert_eq!(now["partnership"], ["reseller_id=Some(1) customer_id=Some(3) vendor_id=Some(2)"]);
            assert_eq!(now["setting"].len(), 1);
            let done = i64::try_from(now["schema_migration"].len()).unwrap();
            assert_eq!(done, SCHEMA_VERSION, "it is not done again: {:?}", now["schema_migration"]);
            drop(store);
            assert_eq!(dump(&database.open()), now, "opening it once more changes nothing");
        });
    }
}
