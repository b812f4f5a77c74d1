//! The catalogue of device policy controllers an operator offers (`Dpc`, zero-touch reference, section 3.2).

use muster_store::{Record, Tx, params, record, sql};

use crate::call::Call;
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::DpcId;
use crate::tenancy::Tenant;
use crate::text;

/// Longest Android application id Muster takes; Play's own limit is lower.
pub const MAX_PACKAGE_NAME_CHARS: usize = 255;

/// Longest name of a DPC; Play's limit for an app's title is 30, other stores allow more.
pub const MAX_DPC_NAME_CHARS: usize = 255;

record! {
    /// A DPC of the catalogue.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CatalogueEntry in "dpc" key (id) {
        /// Id, the same for every customer.
        pub id: DpcId,
        /// Android application id.
        pub package_name: String,
        /// Title.
        pub dpc_name: String,
        /// When it was added, in milliseconds since 1970.
        pub created_at: i64,
    }
}

/// Adds a DPC to the catalogue.
pub fn add(call: &mut Call<'_, '_>, package_name: &str, dpc_name: &str) -> Result<CatalogueEntry, Error> {
    let package_name = text::required("package", Some(package_name), MAX_PACKAGE_NAME_CHARS)?;
    if !is_application_id(package_name) {
        let rule = "must be an Android application id such as com.example.dpc";
        return Err(Error::invalid("package", Violation::Malformed).rule(rule));
    }
    let dpc_name = text::required("name", Some(dpc_name), MAX_DPC_NAME_CHARS)?;
    if find_package(call.tx, package_name)?.is_some() {
        let message = format!("package {package_name} is in the catalogue already");
        return Err(Error::already_exists(Noun::Dpc, message).about("package"));
    }
    let entry = CatalogueEntry {
        id: call.id(),
        package_name: package_name.to_owned(),
        dpc_name: dpc_name.to_owned(),
        created_at: call.now,
    };
    entry.insert(call.tx)?;
    call.record(Tenant::OPERATOR, Event::new(Kind::DpcAdded, Subject::Dpc(entry.id)))?;
    Ok(entry)
}

/// Gives a DPC another title. Its package is what configurations are built on, and stays.
///
/// # Errors
/// NOT_FOUND; a title that breaks its rule.
pub fn rename(call: &mut Call<'_, '_>, id: DpcId, dpc_name: &str) -> Result<CatalogueEntry, Error> {
    let dpc_name = text::required("name", Some(dpc_name), MAX_DPC_NAME_CHARS)?;
    let entry = require(call.tx, id)?;
    if entry.dpc_name == dpc_name {
        return Ok(entry);
    }
    let entry = CatalogueEntry { dpc_name: dpc_name.to_owned(), ..entry };
    entry.update(call.tx)?;
    let changed = Event::new(Kind::DpcChanged, Subject::Dpc(id));
    call.record(Tenant::OPERATOR, changed.with(Detail::Fields { fields: &["name"] }))?;
    Ok(entry)
}

/// A DPC with the number of configurations that use it.
///
/// # Errors
/// NOT_FOUND.
pub fn show(tx: &mut Tx<'_>, id: DpcId) -> Result<(CatalogueEntry, i64), Error> {
    Ok((require(tx, id)?, configurations_with(tx, id)?))
}

/// Takes a DPC out of the catalogue, unless a configuration uses it.
pub fn remove(call: &mut Call<'_, '_>, id: DpcId) -> Result<(), Error> {
    require(call.tx, id)?;
    let used = configurations_with(call.tx, id)?;
    if used > 0 {
        let message = format!("DPC {id} is used by {used} configuration{}", if used == 1 { "" } else { "s" });
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Dpc));
    }
    call.tx.send("DELETE FROM dpc WHERE id = ?1", params![id])?;
    call.record(Tenant::OPERATOR, Event::new(Kind::DpcRemoved, Subject::Dpc(id)))
}

fn require(tx: &mut Tx<'_>, id: DpcId) -> Result<CatalogueEntry, Error> {
    find(tx, id)?.ok_or_else(|| Error::not_found(Noun::Dpc, format!("there is no DPC {id} (id)")).about("id"))
}

fn configurations_with(tx: &mut Tx<'_>, id: DpcId) -> Result<i64, Error> {
    Ok(tx.number("SELECT COUNT(*) FROM configuration WHERE dpc_id = ?1", params![id])?)
}

/// The whole catalogue, by title. It is never paged, as the API has no paging for it.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<CatalogueEntry>, Error> {
    let sql = sql!("SELECT {} FROM dpc ORDER BY dpc_name, id", CatalogueEntry::select(""));
    Ok(tx.all(sql, &[], CatalogueEntry::read)?)
}

/// A DPC by id.
pub(crate) fn find(tx: &mut Tx<'_>, id: DpcId) -> Result<Option<CatalogueEntry>, Error> {
    let sql = sql!("SELECT {} FROM dpc WHERE id = ?1", CatalogueEntry::select(""));
    Ok(tx.one(sql, params![id], CatalogueEntry::read)?)
}

fn find_package(tx: &mut Tx<'_>, package_name: &str) -> Result<Option<DpcId>, Error> {
    tx.one("SELECT id FROM dpc WHERE package_name = ?1", params![package_name], |row| Ok(DpcId::read(row, 0)?))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let entry = |name: &str, created_at| CatalogueEntry {
            id: DpcId::new(1),
            package_name: format!("package {name}"),
            dpc_name: format!("name {name}"),
            created_at,
        };
        crate::round_trip::round_trip(&entry("one", 2), &entry("two", 3));
    }
}
