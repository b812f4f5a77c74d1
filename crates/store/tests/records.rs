//! A record's one list of columns: what is written is read again, each field from its own column.
#![allow(clippy::unwrap_used)]

mod support;

use muster_store::{Column, Param, Record, Row, Store, StoreError, StoreErrorKind, params, record, sql};
use support::on_every_engine;

/// An id as the rules have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OrganisationId(i64);

impl Column for OrganisationId {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        i64::read(row, index).map(Self)
    }

    fn param(&self) -> Param<'_> {
        Param::Int(self.0)
    }
}

record! {
    /// An organisation with columns of every type, with and without NULL.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Organisation in "organisation" key (id) {
        /// Its id.
        id: OrganisationId,
        /// Its kind.
        kind: String,
        /// Its name.
        name: String,
        /// Its name in addresses.
        slug: String,
        /// A language or NULL.
        language_code: Option<String>,
        /// Its reseller or NULL.
        reseller_id: Option<OrganisationId>,
        /// Bytes or NULL.
        setup_secret_hash: Option<Vec<u8>>,
        /// A truth value, in a column of numbers.
        created_at: bool,
    }
}

record! {
    /// A table all of whose columns are its key, in another order than the struct's.
    #[derive(Debug, PartialEq, Eq)]
    struct AccountOrganisation in "service_account_organisation" key (organisation_id, account_id) {
        organisation_id: i64,
        account_id: i64,
    }
}

record! {
    /// A key in the middle, and bytes that are never NULL.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Key in "service_account_key" key (key_id) {
        account_id: i64,
        key_id: String,
        public_key: Vec<u8>,
        public_url: String,
        created_at: i64,
        revoked_at: Option<i64>,
    }
}

/// No two fields are equal, so that one read from another's column shows.
fn organisation() -> Organisation {
    Organisation {
        id: OrganisationId(1),
        kind: "customer".to_owned(),
        name: "Acme".to_owned(),
        slug: "acme".to_owned(),
        language_code: Some("de".to_owned()),
        reseller_id: Some(OrganisationId(2)),
        setup_secret_hash: Some(vec![3, 0, 255]),
        created_at: true,
    }
}

fn key() -> Key {
    Key {
        account_id: 4,
        key_id: "k5".to_owned(),
        public_key: vec![6],
        public_url: "http://seven".to_owned(),
        created_at: 8,
        revoked_at: Some(9),
    }
}

fn insert<R: Record + Clone + Send + 'static>(store: &Store, record: &R) -> Result<(), StoreError> {
    let record = record.clone();
    store.write("insert", move |tx| record.insert(tx)).wait()
}

fn update<R: Record + Clone + Send + 'static>(store: &Store, record: &R) -> bool {
    let record = record.clone();
    store.write("update", move |tx| record.update(tx)).wait().unwrap()
}

/// All rows, read from behind another column, with an alias.
fn organisations(store: &Store) -> Vec<Organisation> {
    let text = sql!("SELECT c.name, {} FROM organisation c ORDER BY c.id", Organisation::select("c"));
    store.read("companies", move |tx| tx.all(text, &[], |row| Organisation::read_at(row, 1))).wait().unwrap()
}

fn keys(store: &Store) -> Vec<Key> {
    let text = sql!("SELECT {} FROM service_account_key ORDER BY key_id", Key::select(""));
    store.read("keys", move |tx| tx.all(text, &[], Key::read)).wait().unwrap()
}

#[test]
fn given_a_record_with_distinct_fields_when_it_is_written_then_it_is_read_as_it_was() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, &organisation()).unwrap();
        assert_eq!(organisations(&store), [organisation()]);
        insert(&store, &key()).unwrap();
        assert_eq!(keys(&store), [key()]);
        assert_eq!(insert(&store, &key()).unwrap_err().kind, StoreErrorKind::Unique, "a key can be taken once");
    });
}

#[test]
fn given_a_record_that_is_there_when_it_is_updated_then_all_but_its_key_change_and_no_other_row_does() {
    on_every_engine(|database| {
        let store = database.open();
        let other = Organisation {
            id: OrganisationId(10),
            name: "Other".to_owned(),
            slug: "other".to_owned(),
            ..organisation()
        };
        insert(&store, &organisation()).unwrap();
        insert(&store, &other).unwrap();
        let changed = Organisation {
            id: OrganisationId(1),
            kind: "reseller".to_owned(),
            name: "Bolt".to_owned(),
            slug: "bolt".to_owned(),
            language_code: None,
            reseller_id: None,
            setup_secret_hash: None,
            created_at: false,
        };
        assert!(update(&store, &changed), "the row is there");
        assert_eq!(organisations(&store), [changed, other]);
        assert!(!update(&store, &Organisation { id: OrganisationId(11), ..organisation() }), "there is no such row");

        insert(&store, &key()).unwrap();
        let revoked = Key { account_id: 40, public_key: vec![60], revoked_at: None, ..key() };
        assert!(update(&store, &revoked));
        assert_eq!(keys(&store), [revoked]);
    });
}

#[test]
fn given_many_records_when_they_are_written_at_once_then_each_is_read_as_it_was() {
    on_every_engine(|database| {
        let store = database.open();
        let made = |number: i64| Key { account_id: number, key_id: format!("k{number:03}"), ..key() };
        let before = store.statements();
        store.write("many", move |tx| Key::insert_many(tx, &(0..72).map(made).collect::<Vec<_>>())).wait().unwrap();
        assert_eq!(store.statements() - before, 2, "64 rows and 8");
        assert_eq!(keys(&store), (0..72).map(made).collect::<Vec<_>>());
    });
}

#[test]
fn given_a_record_that_is_all_key_when_it_is_updated_then_it_tells_whether_it_is_there() {
    on_every_engine(|database| {
        let store = database.open();
        let pair = |organisation_id, account_id| AccountOrganisation { organisation_id, account_id };
        let told = store
            .write("all key", move |tx| {
                pair(1, 2).insert(tx)?;
                let found = tx.one(
                    sql!(
                        "SELECT {} FROM service_account_organisation WHERE account_id = ?1",
                        AccountOrganisation::select("")
                    ),
                    params![2_i64],
                    AccountOrganisation::read,
                )?;
                Ok::<_, StoreError>((found, pair(1, 2).update(tx)?, pair(2, 1).update(tx)?))
            })
            .wait();
        assert_eq!(told.unwrap(), (Some(pair(1, 2)), true, false));
    });
}

#[test]
fn given_null_where_a_field_has_no_room_for_it_when_it_is_read_then_it_is_a_defect() {
    on_every_engine(|database| {
        let store = database.open();
        insert(&store, &Organisation { reseller_id: None, ..organisation() }).unwrap();
        let read = store
            .read("null", |tx| tx.one("SELECT reseller_id FROM organisation", &[], |row| OrganisationId::read(row, 0)))
            .wait();
        assert_eq!(read.unwrap_err().kind, StoreErrorKind::Statement);
    });
}
