//! The catalogue of device policy controllers an operator offers (`Dpc`, zero-touch reference, section 3.2).

use muster_store::{Row, Tx, params};
use muster_wire::zero_touch::Dpc;

use crate::call::Call;
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{Event, Kind, Subject};
use crate::text;

/// Longest Android application id Muster takes; Play's own limit is lower.
pub const MAX_PACKAGE_NAME_CHARS: usize = 255;

/// Longest name of a DPC; Play's limit for an app's title is 30, other stores allow more.
pub const MAX_DPC_NAME_CHARS: usize = 255;

/// A DPC of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// Id, the same for every customer.
    pub id: i64,
    /// Android application id.
    pub package_name: String,
    /// Title.
    pub dpc_name: String,
}

/// Adds a DPC to the catalogue.
pub fn add(call: &mut Call<'_, '_>, package_name: &str, dpc_name: &str) -> Result<CatalogueEntry, Error> {
    let package_name = text::required("package", Some(package_name), MAX_PACKAGE_NAME_CHARS)?;
    if !is_application_id(package_name) {
        return Err(Error::invalid("package", Violation::Malformed)
            .rule("must be an Android application id such as com.example.dpc"));
    }
    let dpc_name = text::required("name", Some(dpc_name), MAX_DPC_NAME_CHARS)?;
    if find_package(call.tx, package_name)?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("package: {package_name} is in the catalogue already"))
            .about("package"));
    }
    let entry = CatalogueEntry { id: call.id(), package_name: package_name.to_owned(), dpc_name: dpc_name.to_owned() };
    call.tx.send(
        "INSERT INTO dpc (id, package_name, dpc_name, created_at) VALUES (?1, ?2, ?3, ?4)",
        params![entry.id, package_name, dpc_name, call.now],
    )?;
    call.record(0, Event::new(Kind::DpcAdded, Subject::Dpc(entry.id)))?;
    Ok(entry)
}

/// Takes a DPC out of the catalogue, unless a configuration uses it.
pub fn remove(call: &mut Call<'_, '_>, id: i64) -> Result<(), Error> {
    if find(call.tx, id)?.is_none() {
        return Err(Error::not_found(Noun::Parameter, format!("there is no DPC {id}")));
    }
    let used = call.tx.number("SELECT COUNT(*) FROM configuration WHERE dpc_id = ?1", params![id])?;
    if used > 0 {
        return Err(Error::new(Code::FailedPrecondition, format!("DPC {id} is used by {used} configurations")));
    }
    call.tx.send("DELETE FROM dpc WHERE id = ?1", params![id])?;
    call.record(0, Event::new(Kind::DpcRemoved, Subject::Dpc(id)))
}

/// The whole catalogue, by title. It is never paged, as the API has no paging for it.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<CatalogueEntry>, Error> {
    tx.all("SELECT id, package_name, dpc_name FROM dpc ORDER BY dpc_name, id", &[], entry)
}

/// `customers.dpcs.list`: the catalogue as one customer sees it.
pub fn list_for_customer(tx: &mut Tx<'_>, customer_id: i64) -> Result<Vec<Dpc>, Error> {
    Ok(list(tx)?
        .into_iter()
        .map(|entry| Dpc {
            name: Some(format!("customers/{customer_id}/dpcs/{}", entry.id)),
            dpc_name: Some(entry.dpc_name),
            package_name: Some(entry.package_name),
        })
        .collect())
}

/// A DPC by id.
pub(crate) fn find(tx: &mut Tx<'_>, id: i64) -> Result<Option<CatalogueEntry>, Error> {
    tx.one("SELECT id, package_name, dpc_name FROM dpc WHERE id = ?1", params![id], entry)
}

fn find_package(tx: &mut Tx<'_>, package_name: &str) -> Result<Option<i64>, Error> {
    tx.one("SELECT id FROM dpc WHERE package_name = ?1", params![package_name], |row| Ok(row.int(0)?))
}

fn entry(row: &Row<'_>) -> Result<CatalogueEntry, Error> {
    Ok(CatalogueEntry { id: row.int(0)?, package_name: row.string(1)?, dpc_name: row.string(2)? })
}

/// Android's rule for application ids: two or more segments, each a letter followed by letters, digits or underscores.
fn is_application_id(name: &str) -> bool {
    let mut segments = name.split('.');
    let fits = |segment: &str| {
        segment.starts_with(|c: char| c.is_ascii_alphabetic())
            && segment.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    name.contains('.') && segments.all(fits)
}
