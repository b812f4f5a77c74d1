//! The operator's walk through the registry: all devices, or those that are wanted, page by page.
//!
//! Each page goes along one index in the order of ids, from where the page before ended: a customer's devices lie side by
//! side, a configuration is looked for among its customer's narrow rows, and what nobody holds in zero-touch lies together
//! too. What no index tells (the maker without regard to case, a note) is looked at device by device, of which one page
//! reads a bounded number. An index of its own for either would be one more place that every claim has to write.

use std::sync::LazyLock;

use muster_store::{Column as _, Tx, params};
use serde::{Deserialize, Serialize};

use crate::configuration;
use crate::device::identifier::{self, Identifier, InvalidIdentifier};
use crate::device::metadata::MAX_METADATA_VALUE_CHARS;
use crate::device::record::{Device, StoredOwner, select_joined, select_where};
use crate::error::{Error, Noun, Violation};
use crate::id::{ConfigurationId, CustomerId, DeviceId};
use crate::organisation::{self, Kind};
use crate::tenancy::Anyones;
use crate::text;

/// Devices one page may have: a page is one answer in memory, of half a megabyte or so.
pub const MAX_SELECTED: i64 = 1000;

/// Devices one page reads at most when it looks for some of them: a fraction of a second, so that nobody waits for a walk
/// through a million.
pub const MAX_LOOKED_AT: usize = 20_000;

/// The key of the note that [`Selection::order_number`] is compared with.
const ORDER_NUMBER: &str = "ordernumber";

/// Which devices are wanted. Without any condition: all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Only those this customer holds in the zero-touch section.
    pub customer_id: Option<CustomerId>,
    /// Only those that were given this configuration.
    pub configuration_id: Option<ConfigurationId>,
    /// Only those of this maker, compared as identifiers are: the whole name, without regard to case.
    pub manufacturer: Option<String>,
    /// Only those with this order number, the whole of it, without regard to case.
    pub order_number: Option<String>,
    /// Only those that somebody holds in either section, or only those that nobody holds.
    pub claimed: Option<bool>,
}

/// A page of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// The devices, by id. There may be none though more follow.
    pub devices: Vec<Anyones<Device>>,
    /// Where to go on: behind the device with this id. `None` at the end.
    pub next: Option<DeviceId>,
}

static ALL: LazyLock<String> = LazyLock::new(|| select_where("d.id > ?1 ORDER BY d.id LIMIT ?2"));

static OF_OWNER: LazyLock<String> =
    LazyLock::new(|| select_where("d.customer_id = ?3 AND d.id > ?1 ORDER BY d.id LIMIT ?2"));

static WITH_CONFIGURATION: LazyLock<String> = LazyLock::new(|| {
    select_joined(
        "device_configuration c JOIN device d ON d.customer_id = c.customer_id AND d.id = c.device_id
         WHERE c.customer_id = ?3 AND c.configuration_id = ?4 AND c.device_id > ?1 ORDER BY c.device_id LIMIT ?2",
    )
});

/// The devices that are wanted behind the id `after`, at most `limit`.
///
/// # Errors
/// A limit outside 1 to [`MAX_SELECTED`], a customer or configuration that does not exist, a maker or order number that no
/// device can have.
pub fn select(tx: &mut Tx<'_>, wanted: &Selection, after: Option<DeviceId>, limit: i64) -> Result<Selected, Error> {
    if !(1..=MAX_SELECTED).contains(&limit) {
        return Err(Error::invalid("limit", Violation::OutOfRange { least: 1, most: MAX_SELECTED }));
    }
    let filter = Filter::of(wanted)?;
    let range = Range::of(tx, wanted)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    walk(tx, &range, &filter, after, most, MAX_LOOKED_AT)
}

/// A page of `most` devices, for which `most_looked_at` are read.
fn walk(
    tx: &mut Tx<'_>,
    range: &Range,
    filter: &Filter,
    after: Option<DeviceId>,
    most: usize,
    most_looked_at: usize,
) -> Result<Selected, Error> {
    let mut page = Selected { devices: Vec::new(), next: after };
    let mut looked_at = 0;
    while looked_at < most_looked_at {
        // One more than is wanted tells whether more follow.
        let wanted = if filter.takes_all() { most + 1 } else { most_looked_at - looked_at };
        let size = i64::try_from(wanted).unwrap_or(i64::MAX).min(MAX_SELECTED + 1);
        let devices = range.read(tx, page.next, size)?;
        let is_last = i64::try_from(devices.len()).is_ok_and(|read| read < size);
        for device in devices {
            if page.devices.len() == most {
                return Ok(page);
            }
            page.next = Some(device.id);
            looked_at += 1;
            if filter.takes(&device) {
                page.devices.push(Anyones::new(device));
            }
        }
        if is_last {
            page.next = None;
            return Ok(page);
        }
    }
    Ok(page)
}

/// The part of an index that a walk goes along.
enum Range {
    All,
    OfOwner(StoredOwner),
    WithConfiguration(CustomerId, ConfigurationId),
}

impl Range {
    /// The smallest part in which all wanted devices are. Names are checked, so that a mistyped id is not answered with an
    /// empty list.
    fn of(tx: &mut Tx<'_>, wanted: &Selection) -> Result<Self, Error> {
        if let Some(id) = wanted.customer_id {
            organisation::require_kind(tx, "customer", id, Kind::Customer)?;
        }
        if let Some(id) = wanted.configuration_id {
            let owner = configuration::owner_of(tx, id)?;
            let owner = owner.filter(|owner| wanted.customer_id.is_none_or(|customer| customer == *owner));
            let unknown = || {
                let whose = wanted.customer_id.map(|id| format!(" of customer {id}")).unwrap_or_default();
                let message = format!("there is no configuration {id}{whose}");
                Error::not_found(Noun::Configuration, message).about("configuration")
            };
            return Ok(Self::WithConfiguration(owner.ok_or_else(unknown)?, id));
        }
        Ok(match (wanted.customer_id, wanted.claimed) {
            (Some(id), _) => Self::OfOwner(StoredOwner(Some(id))),
            // Whoever holds a device as a customer is its owner.
            (None, Some(false)) => Self::OfOwner(StoredOwner(None)),
            (None, _) => Self::All,
        })
    }

    fn read(&self, tx: &mut Tx<'_>, after: Option<DeviceId>, limit: i64) -> Result<Vec<Device>, Error> {
        let after = after.map_or(i64::MIN, DeviceId::get);
        match self {
            Self::All => tx.all(&ALL, params![after, limit], Device::read),
            Self::OfOwner(owner) => {
                let [after, limit] = [after.param(), limit.param()];
                tx.all(&OF_OWNER, &[after, limit, owner.param()], Device::read)
            }
            Self::WithConfiguration(customer_id, id) => {
                tx.all(&WITH_CONFIGURATION, params![after, limit, *customer_id, *id], Device::read)
            }
        }
    }
}

/// The conditions that are looked at device by device, in the form in which they are compared.
struct Filter {
    manufacturer: Option<String>,
    order_number: Option<String>,
    claimed: Option<bool>,
}

impl Filter {
    fn of(wanted: &Selection) -> Result<Self, Error> {
        let manufacturer = Identifier { manufacturer: wanted.manufacturer.clone(), ..Identifier::default() };
        let refusal = |refused: InvalidIdentifier| {
            Error::invalid(refused.field, refused.violation).of(refused.noun).rule(&refused.rule)
        };
        let manufacturer = manufacturer.normalise().map_err(refusal)?.manufacturer;
        let order_number = wanted.order_number.as_deref();
        let order_number = text::optional("orderNumber", order_number, MAX_METADATA_VALUE_CHARS)?;
        for (field, given, kept) in [
            ("manufacturer", wanted.manufacturer.is_some(), manufacturer.is_some()),
            ("orderNumber", wanted.order_number.is_some(), order_number.is_some_and(|text| fold(text).is_some())),
        ] {
            if given && !kept {
                return Err(Error::required(field).rule("must not be empty"));
            }
        }
        Ok(Self {
            manufacturer: manufacturer.as_deref().and_then(fold),
            order_number: order_number.and_then(fold),
            claimed: wanted.claimed,
        })
    }

    fn takes_all(&self) -> bool {
        self.manufacturer.is_none() && self.order_number.is_none() && self.claimed.is_none()
    }

    fn takes(&self, device: &Device) -> bool {
        let same = |wanted: &Option<String>, value: Option<&String>| {
            wanted.is_none() || (value.is_some() && value.and_then(|value| fold(value)) == *wanted)
        };
        same(&self.manufacturer, device.identifier.manufacturer.as_ref())
            && same(&self.order_number, device.metadata.get(ORDER_NUMBER))
            && self.claimed.is_none_or(|claimed| claimed == (device.zero_touch.is_some() || device.sim_lock.is_some()))
    }
}

/// A text as it is compared.
fn fold(text: &str) -> Option<String> {
    identifier::stored(Some(text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use muster_store::{Options, Store};

    use super::*;
    use crate::databases::on_every_engine;
    use crate::device::identifier::DeviceType;
    use crate::device::record::Metadata;
    use crate::id::ResellerId;

    fn made_by(id: i64, manufacturer: &str) -> Device {
        Device {
            customer_id: None,
            id: DeviceId::new(id),
            identifier: Identifier {
                device_type: DeviceType::Android,
                serial_number: Some(format!("S{id}")),
                manufacturer: Some(manufacturer.to_owned()),
                ..Identifier::default()
            },
            metadata: Metadata::new(),
            registrar_id: ResellerId::new(1),
            zero_touch: None,
            sim_lock: None,
            configuration_id: None,
            created_at: 0,
        }
    }

    #[test]
    fn a_page_reads_so_many_devices_and_no_more_and_the_next_one_goes_on() {
        on_every_engine(|database| {
            let store = database.open();
            let made = store.write("devices", |tx| {
                let makers = ["Google", "Google", "Google", "Google", "Zebra"];
                let devices: Vec<Device> = (1..).zip(makers).map(|(id, maker)| made_by(id, maker)).collect();
                Device::insert_many(tx, &devices)
            });
            made.wait().expect("devices");
            let mut after = None;
            for (found, next) in [(0, Some(2)), (0, Some(4)), (1, None)] {
                let page = store.read("walk", move |tx| {
                    let wanted = Selection { manufacturer: Some("zebra".to_owned()), ..Selection::default() };
                    walk(tx, &Range::All, &Filter::of(&wanted)?, after, 10, 2)
                });
                let page = page.wait().expect("a page");
                assert_eq!((page.devices.len(), page.next), (found, next.map(DeviceId::new)));
                after = page.next;
            }
        });
    }

    #[test]
    fn a_page_goes_along_one_index_and_nothing_is_sorted() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("a store");
        for (sql, placeholders, index) in [
            (&*ALL, 2, "SEARCH d USING INDEX device_by_id (id>?)"),
            (&*OF_OWNER, 3, "SEARCH d USING PRIMARY KEY (customer_id=? AND id>?)"),
            (&*WITH_CONFIGURATION, 4, "SEARCH c USING PRIMARY KEY (customer_id=? AND device_id>?)"),
        ] {
            let plan = store
                .read("plan", move |tx| {
                    tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &params![1, 1, 1, 1][..placeholders], |row| {
                        Ok::<_, Error>(row.string(3)?)
                    })
                })
                .wait();
            let plan = plan.expect("a plan");
            assert_eq!(plan.first().map(String::as_str), Some(index), "{plan:?}");
            assert!(plan.iter().all(|step| step.starts_with("SEARCH ")), "{plan:?}");
        }
    }
}
