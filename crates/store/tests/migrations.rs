//! What becomes of a database that an older Muster wrote.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use muster_store::{Store, StoreError, Tx, params};
use support::{dump, on_every_engine};

/// The first schema that was released.
const FIRST: &str = include_str!("../migrations/0001_registry.sql");

/// The second.
const SECOND: &str = include_str!("../migrations/0002_events.sql");

/// The third.
const THIRD: &str = include_str!("../migrations/0003_organisation.sql");

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
            let ledger = dump(&store).remove("schema_migration");
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
            assert_eq!(now.get("schema_migration"), ledger.as_ref(), "each is done once");
            drop(store);
            assert_eq!(dump(&database.open()), now, "opening it once more changes nothing");
        });
    }
}

/// A record of the third schema: id, owner, serial number and IMEI, the reseller that registered it last, the reseller of
/// zero-touch, reseller and owner of the SIM lock.
type Shared = (i64, i64, &'static str, Option<&'static str>, i64, Option<i64>, Option<(i64, i64)>);

/// Records as they were, when all resellers shared one of each device.
const SHARED: [Shared; 5] = [
    // Two resellers.
    (10, 1, "S10", Some("350000000000103"), 8, Some(7), Some((8, 2))),
    // Two resellers, and nothing but a serial number.
    (11, 1, "S11", None, 8, Some(7), Some((8, 2))),
    // One reseller for two owners, and for one: the record stays whole.
    (12, 1, "S12", Some("350000000000129"), 7, Some(7), Some((7, 2))),
    (13, 1, "S13", Some("350000000000137"), 7, Some(7), Some((7, 1))),
    // A reseller that gave its section up had left its name.
    (14, 1, "S14", Some("350000000000145"), 8, Some(7), None),
];

fn write_shared_records(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for (id, owner, serial, imei, registrar, zero_touch, sim_lock) in SHARED {
        let (sim_reseller, sim_owner) = sim_lock.unzip();
        tx.execute(
            "INSERT INTO device (customer_id, id, device_type, serial_number, manufacturer, model, imei, metadata, registrar_id,
                 zero_touch_reseller_id, sim_lock_reseller_id, sim_lock_owner_id, sim_lock_profile_id, created_at)
             VALUES (?1, ?2, 'android', ?3, 'Maker', 'Model', ?4, '{}', ?5, ?6, ?7, ?8, ?9, 100)",
            params![owner, id, serial, imei, registrar, zero_touch, sim_reseller, sim_owner, sim_owner.map(|_| 9_i64)],
        )?;
        let keys = [Some(format!("s:{}", serial.to_lowercase())), imei.map(|imei| format!("i:{imei}"))];
        for key in keys.into_iter().flatten() {
            tx.execute("INSERT INTO device_key (lookup, device_id) VALUES (?1, ?2)", params![&key, id])?;
        }
    }
    Ok(())
}

#[test]
fn given_records_that_resellers_shared_when_opened_then_each_has_its_own_with_what_it_may_know() {
    on_every_engine(|database| {
        let store = database.open();
        go_back(&store, &[FIRST, SECOND, THIRD]);
        store.write("as the third did", write_shared_records).wait().unwrap();
        drop(store);

        let store = database.open();
        let sql =
            "SELECT CAST(id AS TEXT) || ' of ' || CAST(customer_id AS TEXT) || ' by ' || CAST(registrar_id AS TEXT)
                || ', ' || COALESCE(imei, '-') || ' ' || COALESCE(serial_number, '-') || ' ' || COALESCE(model, '-')
                || ', notes ' || COALESCE(metadata, '-') || ', zero-touch '
                || COALESCE(CAST(zero_touch_reseller_id AS TEXT), '-') || ', lock '
                || COALESCE(CAST(sim_lock_reseller_id AS TEXT), '-') || ' for '
                || COALESCE(CAST(sim_lock_owner_id AS TEXT), '-') || ', keys '
                || (SELECT CAST(COUNT(*) AS TEXT) FROM device_key k WHERE k.device_id = device.id)
            FROM device ORDER BY id";
        let records = store.read("records", move |tx| tx.all(sql, &[], |row| row.string(0))).wait().unwrap();
        assert_eq!(
            records,
            [
                "10 of 1 by 7, 350000000000103 S10 Model, notes {}, zero-touch 7, lock - for -, keys 2",
                "11 of 1 by 7, - S11 Model, notes {}, zero-touch 7, lock - for -, keys 1",
                "12 of 1 by 7, 350000000000129 S12 Model, notes {}, zero-touch 7, lock 7 for 2, keys 2",
                "13 of 1 by 7, 350000000000137 S13 Model, notes {}, zero-touch 7, lock 7 for 1, keys 2",
                "14 of 1 by 7, 350000000000145 S14 Model, notes {}, zero-touch 7, lock - for -, keys 2",
                "15 of 0 by 8, 350000000000103 - -, notes -, zero-touch -, lock 8 for 2, keys 1",
                "16 of 0 by 8, - S11 Model, notes -, zero-touch -, lock 8 for 2, keys 1",
            ]
        );
    });
}

/// Id, serial number, maker, model, and the key.
type Build = (i64, &'static str, Option<&'static str>, Option<&'static str>, &'static str);

/// Devices as they were before their keys held maker and model, with the key each must have.
const BUILDS: [Build; 8] = [
    (1, "R5AB", Some("Google"), Some("Pixel 9"), "s:r5ab google/pixel 9"),
    (2, "R5AB", Some("SAMSUNG"), Some("SM-A515F"), "s:r5ab samsung/sm-a515f"),
    (3, "S3", Some("Google"), None, "s:s3"),
    (4, "S4", None, None, "s:s4"),
    (5, "S5", Some("M\u{dc}ller"), Some("Tablet"), "s:s5"),
    (6, "S6", Some("Google "), Some("Pixel"), "s:s6"),
    (7, "S7", Some("Google"), Some("Pixel  9"), "s:s7"),
    (8, "S8", Some("a/b"), Some("c"), "s:s8 a/b/c"),
];

#[test]
fn given_devices_with_keys_of_the_serial_number_alone_when_opened_then_plain_makers_and_models_are_in_the_keys() {
    on_every_engine(|database| {
        let store = database.open();
        go_back(&store, &[FIRST, SECOND, THIRD]);
        store
            .write("as the third did", |tx| {
                for (id, serial, manufacturer, model, _) in BUILDS {
                    tx.execute(
                        "INSERT INTO device (customer_id, id, device_type, serial_number, manufacturer, model, metadata,
                             registrar_id, zero_touch_reseller_id, created_at)
                         VALUES (1, ?1, 'android', ?2, ?3, ?4, '{}', 7, 7, 100)",
                        params![id, serial, manufacturer, model],
                    )?;
                    let key = format!("s:{}", serial.to_lowercase());
                    tx.execute("INSERT INTO device_key (lookup, device_id) VALUES (?1, ?2)", params![&key, id])?;
                }
                Ok::<_, StoreError>(())
            })
            .wait()
            .unwrap();
        drop(store);

        let store = database.open();
        let sql = "SELECT lookup FROM device_key ORDER BY device_id";
        let keys = store.read("keys", move |tx| tx.all(sql, &[], |row| row.string(0))).wait().unwrap();
        assert_eq!(keys, BUILDS.map(|(.., key)| key));
    });
}
