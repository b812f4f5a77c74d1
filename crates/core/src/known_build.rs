//! The operator's list of manufacturers and models. Google knows which ones there are and refuses others; Muster cannot, so it
//! takes all of them until it is given a list (docs/compatibility.md).

use std::collections::HashMap;

use muster_store::{Record, Tx, params, record, sql};

use crate::call::Call;
use crate::device::Identifier;
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::tenancy::Tenant;

/// Entries one [`add`] takes, in one transaction: more than there are models of Android devices.
pub const MAX_ADDED: usize = 100_000;

/// Entries a page has at most.
pub const MAX_PAGE: i64 = 1000;

record! {
    /// A manufacturer with one of its models, both in lower case; an empty model stands for all of them.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct KnownBuild in "known_build" key (manufacturer, model) {
        /// `Build.MANUFACTURER`, in lower case.
        pub manufacturer: String,
        /// `Build.MODEL`, in lower case, or nothing.
        pub model: String,
    }
}

impl KnownBuild {
    /// An entry: a manufacturer, and a model or nothing for all of its models.
    ///
    /// # Errors
    /// INVALID_ARGUMENT for a manufacturer or model that no device can have.
    pub fn new(manufacturer: &str, model: Option<&str>) -> Result<Self, Error> {
        let given = Identifier {
            manufacturer: Some(manufacturer.to_owned()),
            model: model.map(str::to_owned),
            ..Identifier::default()
        };
        // As a device's own are kept: otherwise a second space would make an entry that fits none.
        let kept = given
            .normalise()
            .map_err(|refused| Error::invalid(refused.field, refused.violation).of(refused.noun).rule(&refused.rule))?;
        let manufacturer = kept.manufacturer.ok_or_else(|| Error::required("manufacturer").of(Noun::Manufacturer))?;
        Ok(Self { manufacturer: folded(&manufacturer), model: kept.model.as_deref().map(folded).unwrap_or_default() })
    }
}

/// Adds entries to the list, or has the list be these alone.
///
/// # Errors
/// INVALID_ARGUMENT for an entry that is wrong, or for too many; the list is as it was then.
pub fn add(call: &mut Call<'_, '_>, builds: &[(String, Option<String>)], replace: bool) -> Result<(), Error> {
    if builds.len() > MAX_ADDED {
        return Err(Error::invalid("builds", Violation::TooMany { most: MAX_ADDED }));
    }
    let entry = |(manufacturer, model): &(String, Option<String>)| KnownBuild::new(manufacturer, model.as_deref());
    let entries = builds.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    if replace {
        call.tx.send("DELETE FROM known_build", &[])?;
    }
    for entry in entries {
        entry.put(call.tx)?;
    }
    changed(call, &[if replace { "replaced" } else { "added" }])
}

/// Takes a manufacturer with all of its models off the list, or one of its models.
///
/// # Errors
/// NOT_FOUND for what is not on the list; FAILED_PRECONDITION for the last of it: an empty list takes everything, which is what
/// [`clear`] is for.
pub fn remove(call: &mut Call<'_, '_>, manufacturer: &str, model: Option<&str>) -> Result<(), Error> {
    const FIELD: &str = "manufacturer";
    let entry = KnownBuild::new(manufacturer, model)?;
    let touched = match model {
        Some(_) => call.tx.execute(
            "DELETE FROM known_build WHERE manufacturer = ?1 AND model = ?2",
            params![&entry.manufacturer, &entry.model],
        )?,
        None => call.tx.execute("DELETE FROM known_build WHERE manufacturer = ?1", params![&entry.manufacturer])?,
    };
    if touched == 0 {
        let what =
            if model.is_some() { "has no such manufacturer with that model" } else { "has no such manufacturer" };
        return Err(Error::not_found(Noun::Manufacturer, format!("the list {what}")).about(FIELD));
    }
    if !call.tx.exists("SELECT CAST(1 AS BIGINT) FROM known_build WHERE manufacturer > ?1 LIMIT 1", params![""])? {
        let message =
            "nothing would be left on the list, and an empty list takes every manufacturer: clear it if that is meant";
        return Err(Error::new(Code::FailedPrecondition, message).of(Noun::Manufacturer));
    }
    changed(call, &["removed"])
}

/// Empties the list: every manufacturer and model is taken again.
///
/// # Errors
/// Only the database's.
pub fn clear(call: &mut Call<'_, '_>) -> Result<(), Error> {
    call.tx.send("DELETE FROM known_build", &[])?;
    changed(call, &["cleared"])
}

/// A page of the list in its order, behind the entry `after`.
///
/// # Errors
/// Only the database's.
pub fn list(tx: &mut Tx<'_>, after: Option<&KnownBuild>) -> Result<Vec<KnownBuild>, Error> {
    let sql = sql!(
        "SELECT {} FROM known_build WHERE manufacturer > ?1 OR (manufacturer = ?1 AND model > ?2)
         ORDER BY manufacturer, model LIMIT ?3",
        KnownBuild::select("")
    );
    // No manufacturer is empty, so every entry is behind this.
    let (manufacturer, model) = after.map_or(("", ""), |after| (&after.manufacturer, &after.model));
    Ok(tx.all(sql, params![manufacturer, model, MAX_PAGE], KnownBuild::read)?)
}

fn changed(call: &mut Call<'_, '_>, what: &[&str]) -> Result<(), Error> {
    let event = Event::new(Kind::ManufacturersChanged, Subject::Setting("manufacturers"));
    call.record(Tenant::OPERATOR, event.with(Detail::Fields { fields: what }))
}

/// The list as some claims of one transaction need it: what was looked up once is not looked up again.
#[derive(Debug, Default)]
pub(crate) struct Lookup {
    /// Whether there is a list.
    kept: Option<bool>,
    known: HashMap<(String, String), Result<(), Unknown>>,
}

#[derive(Debug, Clone, Copy)]
enum Unknown {
    Manufacturer,
    Model,
}

impl Lookup {
    /// Refuses a manufacturer or model that is not on the list, where there is one. Devices that name no manufacturer are taken.
    ///
    /// # Errors
    /// INVALID_ARGUMENT about the manufacturer or the model.
    pub(crate) fn require(&mut self, tx: &mut Tx<'_>, field: &str, identifier: &Identifier) -> Result<(), Error> {
        let Some(manufacturer) = &identifier.manufacturer else { return Ok(()) };
        let kept = match self.kept {
            Some(kept) => kept,
            None => *self.kept.insert(
                tx.exists("SELECT CAST(1 AS BIGINT) FROM known_build WHERE manufacturer > ?1 LIMIT 1", params![""])?,
            ),
        };
        if !kept {
            return Ok(());
        }
        let build = (folded(manufacturer), identifier.model.as_deref().map(folded).unwrap_or_default());
        let found = match self.known.get(&build) {
            Some(found) => *found,
            None => {
                let found = look_up(tx, &build.0, &build.1)?;
                self.known.insert(build, found);
                found
            }
        };
        found.map_err(|unknown| match unknown {
            Unknown::Manufacturer => Error::invalid(format!("{field}.manufacturer"), Violation::Unknown)
                .of(Noun::Manufacturer)
                .rule("is not on the operator's list of manufacturers"),
            Unknown::Model => Error::invalid(format!("{field}.model"), Violation::Unknown)
                .of(Noun::Model)
                .rule("is no model of this manufacturer on the operator's list"),
        })
    }
}

/// A device that names no model has one that is not known, so its manufacturer decides.
fn look_up(tx: &mut Tx<'_>, manufacturer: &str, model: &str) -> Result<Result<(), Unknown>, Error> {
    let fits =
        "SELECT CAST(1 AS BIGINT) FROM known_build WHERE manufacturer = ?1 AND (model = ?2 OR model = '') LIMIT 1";
    if tx.exists(fits, params![manufacturer, model])? {
        return Ok(Ok(()));
    }
    let any = "SELECT CAST(1 AS BIGINT) FROM known_build WHERE manufacturer = ?1 LIMIT 1";
    let manufacturer_known = tx.exists(any, params![manufacturer])?;
    Ok(match (manufacturer_known, model.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => Err(Unknown::Model),
        (false, _) => Err(Unknown::Manufacturer),
    })
}

/// How two writings of one name are the same.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let build = KnownBuild { manufacturer: "google".to_owned(), model: "pixel 9".to_owned() };
        crate::round_trip::round_trip(&build, &build);
    }
}
