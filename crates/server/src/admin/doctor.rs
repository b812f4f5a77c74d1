//! What `doctor` needs to know of the database.

use muster_core::{Error, Setting, service_account};
use muster_store::{SCHEMA_VERSION, Tx};

use super::operator::Operator;
use super::response::{Facts, KeyAtOtherAddress, Orphans, Response};

/// References the rules keep intact without the database's help (the schema has no foreign keys, for the reasons in its
/// first lines): what a row is, its table, and the condition under which its reference leads nowhere.
const REFERENCES: &[(&str, &str)] = &[
    ("people of no company", "company_user r WHERE NOT EXISTS (SELECT 1 FROM company c WHERE c.id = r.company_id)"),
    (
        "partnerships of no reseller",
        "partnership r WHERE NOT EXISTS (SELECT 1 FROM company c WHERE c.id = r.reseller_id AND c.kind = 'reseller')",
    ),
    (
        "partnerships with no customer",
        "partnership r WHERE NOT EXISTS (SELECT 1 FROM company c WHERE c.id = r.customer_id AND c.kind = 'customer')",
    ),
    (
        "vendors of no reseller",
        "company r WHERE r.kind = 'vendor' AND NOT EXISTS
             (SELECT 1 FROM company c WHERE c.id = r.reseller_id AND c.kind = 'reseller')",
    ),
    (
        "service accounts of no company",
        "service_account_company r WHERE NOT EXISTS (SELECT 1 FROM company c WHERE c.id = r.company_id)",
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
        "configurations of no customer",
        "configuration r WHERE NOT EXISTS (SELECT 1 FROM company c WHERE c.id = r.customer_id AND c.kind = 'customer')",
    ),
    ("configurations with no DPC", "configuration r WHERE NOT EXISTS (SELECT 1 FROM dpc d WHERE d.id = r.dpc_id)"),
    (
        "devices of no customer",
        "device r WHERE r.customer_id <> 0 AND NOT EXISTS
             (SELECT 1 FROM company c WHERE c.id = r.customer_id AND c.kind = 'customer')",
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

pub(super) fn facts(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("doctor", |tx| {
        let (engine, engine_version) = engine(tx)?;
        let public_url = Setting::PublicUrl.read(tx)?;
        Ok(Response::Facts(Facts {
            engine,
            engine_version,
            damages: damages(tx)?,
            schema: tx.number("SELECT COALESCE(MAX(number), 0) FROM schema_migration", &[])?,
            newest_schema: SCHEMA_VERSION,
            customers_with_several_defaults: several_defaults(tx)?,
            orphans: orphans(tx)?,
            keys_at_other_addresses: keys_at_other_addresses(tx, public_url.as_deref())?,
            public_url,
            newest_event_at: newest_event(tx)?,
        }))
    })
}

fn engine(tx: &mut Tx<'_>) -> Result<(String, String), Error> {
    let (name, sql) = if tx.is_sqlite() {
        ("SQLite", "SELECT sqlite_version()")
    } else {
        ("PostgreSQL", "SELECT CAST(current_setting('server_version') AS TEXT)")
    };
    let version = tx.one(sql, &[], |row| Ok::<_, Error>(row.string(0)?))?;
    Ok((name.to_owned(), version.unwrap_or_default()))
}

/// SQLite reads its whole file; PostgreSQL has its own tools for that.
fn damages(tx: &mut Tx<'_>) -> Result<Option<Vec<String>>, Error> {
    if !tx.is_sqlite() {
        return Ok(None);
    }
    let told = tx.all("PRAGMA quick_check(20)", &[], |row| Ok::<_, Error>(row.string(0)?))?;
    Ok(Some(told.into_iter().filter(|line| line != "ok").collect()))
}

/// A unique index forbids this; a restored or repaired database may have lost it.
fn several_defaults(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM (SELECT customer_id FROM configuration WHERE is_default = 1
               GROUP BY customer_id HAVING COUNT(*) > 1) AS several";
    Ok(tx.number(sql, &[])?)
}

fn orphans(tx: &mut Tx<'_>) -> Result<Vec<Orphans>, Error> {
    let mut orphans = Vec::new();
    for (what, condition) in REFERENCES {
        let rows = tx.number(&format!("SELECT COUNT(*) FROM {condition}"), &[])?;
        if rows > 0 {
            orphans.push(Orphans { what: (*what).to_owned(), rows });
        }
    }
    Ok(orphans)
}

fn keys_at_other_addresses(tx: &mut Tx<'_>, public_url: Option<&str>) -> Result<Vec<KeyAtOtherAddress>, Error> {
    let Some(public_url) = public_url else { return Ok(Vec::new()) };
    Ok(service_account::list_keys(tx)?
        .into_iter()
        .filter(|key| key.revoked_at.is_none() && key.public_url != public_url)
        .map(|key| KeyAtOtherAddress { key_id: key.key_id, members: key.companies, public_url: key.public_url })
        .collect())
}

fn newest_event(tx: &mut Tx<'_>) -> Result<Option<i64>, Error> {
    tx.one("SELECT at FROM event ORDER BY id DESC LIMIT 1", &[], |row| Ok(row.int(0)?))
}
