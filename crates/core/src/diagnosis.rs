//! What an operator's check-up asks of the data.

use muster_store::Tx;

use crate::error::Error;

/// References the rules keep intact without the database's help (the schema has no foreign keys, for the reasons in its
/// first lines): what a row is, its table, and the condition under which its reference leads nowhere.
const REFERENCES: &[(&str, &str)] = &[
    (
        "people of no organisation",
        "organisation_user r WHERE NOT EXISTS (SELECT 1 FROM organisation c WHERE c.id = r.organisation_id)",
    ),
    (
        "partnerships of no reseller",
        "partnership r WHERE NOT EXISTS (SELECT 1 FROM organisation c WHERE c.id = r.reseller_id AND c.kind = 'reseller')",
    ),
    (
        "partnerships with no customer",
        "partnership r WHERE NOT EXISTS (SELECT 1 FROM organisation c WHERE c.id = r.customer_id AND c.kind = 'customer')",
    ),
    (
        "vendors of no reseller",
        "organisation r WHERE r.kind = 'vendor' AND NOT EXISTS
             (SELECT 1 FROM organisation c WHERE c.id = r.reseller_id AND c.kind = 'reseller')",
    ),
    (
        "service accounts of no organisation",
        "service_account_organisation r WHERE NOT EXISTS (SELECT 1 FROM organisation c WHERE c.id = r.organisation_id)",
    ),
    (
        "keys of no service account",
        "service_account_key r WHERE NOT EXISTS (SELECT 1 FROM service_account a WHERE a.id = r.account_id)",
    ),
    (
        "tokens of no key",
        "access_token r WHERE NOT EXISTS (SELECT 1 FROM service_account_key k WHERE k.key_id = r.key_id)",
    ),
    (
        "invitations and consents of no person",
        "(SELECT person_id FROM invitation UNION ALL SELECT person_id FROM consent) AS r
             WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = r.person_id)",
    ),
    (
        "consents for no OAuth client",
        "consent r WHERE NOT EXISTS (SELECT 1 FROM oauth_client c WHERE c.client_id = r.client_id)",
    ),
    ("tokens of no consent", "consent_token r WHERE NOT EXISTS (SELECT 1 FROM consent c WHERE c.id = r.consent_id)"),
    (
        "configurations of no customer",
        "configuration r WHERE NOT EXISTS (SELECT 1 FROM organisation c WHERE c.id = r.customer_id AND c.kind = 'customer')",
    ),
    ("configurations with no DPC", "configuration r WHERE NOT EXISTS (SELECT 1 FROM dpc d WHERE d.id = r.dpc_id)"),
    (
        "devices of no customer",
        "device r WHERE r.customer_id <> 0 AND NOT EXISTS
             (SELECT 1 FROM organisation c WHERE c.id = r.customer_id AND c.kind = 'customer')",
    ),
    ("look-up keys of no device", "device_key r WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.id = r.device_id)"),
    (
        "applied configurations of no device",
        "device_configuration r WHERE NOT EXISTS
             (SELECT 1 FROM device d WHERE d.customer_id = r.customer_id AND d.id = r.device_id)",
    ),
    ("deliveries of no event", "delivery r WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.id = r.event_id)"),
    (
        "applied configurations that do not exist",
        "device_configuration r WHERE NOT EXISTS
             (SELECT 1 FROM configuration c WHERE c.customer_id = r.customer_id AND c.id = r.configuration_id)",
    ),
];

/// Rows whose reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphans {
    /// What they are.
    pub what: &'static str,
    /// How many there are.
    pub rows: i64,
}

/// Rows whose references lead nowhere, by what they are; only those that exist.
///
/// # Errors
/// Only the database's.
pub fn orphans(tx: &mut Tx<'_>) -> Result<Vec<Orphans>, Error> {
    let mut orphans = Vec::new();
    for (what, condition) in REFERENCES {
        let rows = tx.number(&format!("SELECT COUNT(*) FROM {condition}"), &[])?;
        if rows > 0 {
            orphans.push(Orphans { what, rows });
        }
    }
    Ok(orphans)
}

/// Customers with more than one default configuration. A unique index forbids this; a restored or repaired database may
/// have lost it.
///
/// # Errors
/// Only the database's.
pub fn customers_with_several_defaults(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM (SELECT customer_id FROM configuration WHERE is_default = 1
               GROUP BY customer_id HAVING COUNT(*) > 1) AS several";
    Ok(tx.number(sql, &[])?)
}

/// When the newest event was written, in milliseconds since 1970.
///
/// # Errors
/// Only the database's.
pub fn newest_event_at(tx: &mut Tx<'_>) -> Result<Option<i64>, Error> {
    tx.one("SELECT at FROM event ORDER BY id DESC LIMIT 1", &[], |row| Ok(row.int(0)?))
}

/// The database engine's name and version.
///
/// # Errors
/// Only the database's.
pub fn engine(tx: &mut Tx<'_>) -> Result<(&'static str, String), Error> {
    let (name, sql) = if tx.is_sqlite() {
        ("SQLite", "SELECT sqlite_version()")
    } else {
        ("PostgreSQL", "SELECT CAST(current_setting('server_version') AS TEXT)")
    };
    let version = tx.one(sql, &[], |row| Ok::<_, Error>(row.string(0)?))?;
    Ok((name, version.unwrap_or_default()))
}

/// What SQLite finds when it reads its whole file: nothing if all is well. `None`: PostgreSQL has tools of its own for that.
///
/// # Errors
/// Only the database's.
pub fn damages(tx: &mut Tx<'_>) -> Result<Option<Vec<String>>, Error> {
    if !tx.is_sqlite() {
        return Ok(None);
    }
    let told = tx.all("PRAGMA quick_check(20)", &[], |row| Ok::<_, Error>(row.string(0)?))?;
    Ok(Some(told.into_iter().filter(|line| line != "ok").collect()))
}

/// The schema the database has.
///
/// # Errors
/// Only the database's.
pub fn schema(tx: &mut Tx<'_>) -> Result<i64, Error> {
    Ok(tx.number("SELECT COALESCE(MAX(number), 0) FROM schema_migration", &[])?)
}
