//! A customer's devices, one by one and page by page.

use std::sync::LazyLock;

use muster_store::{Row, Tx, params};

use crate::device::locate;
use crate::device::record::{Device, select_where};
use crate::error::{Error, Violation};
use crate::id::{CustomerId, DeviceId, ResellerId};
use crate::page_token::Page;
use crate::tenancy::Viewer;

/// Page size when none is asked for (zero-touch reference, section 3.4).
pub const DEFAULT_PAGE: i64 = 5000;

/// Largest page; larger wishes are cut to it (zero-touch reference, section 3.4).
pub const MAX_PAGE: i64 = 10_000;

/// A page of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The devices, by id.
    pub devices: Vec<Device>,
    /// The token of the next page, if there is one.
    pub next_page_token: Option<String>,
}

static PAGE: LazyLock<String> =
    LazyLock::new(|| select_where("d.customer_id = ?1 AND d.id > ?2 ORDER BY d.id LIMIT ?3"));

/// A device of the customer.
///
/// # Errors
/// NOT_FOUND for another customer's, as for one that does not exist.
pub fn get(tx: &mut Tx<'_>, customer_id: CustomerId, id: DeviceId) -> Result<Device, Error> {
    let device = locate::by_owner(tx, customer_id, id)?.filter(|device| device.zero_touch.is_some());
    device.map(|device| device.for_customer(customer_id)).ok_or_else(locate::not_found)
}

/// A device this reseller registered.
///
/// # Errors
/// As [`get`].
pub fn get_for_partner(tx: &mut Tx<'_>, partner_id: ResellerId, id: DeviceId) -> Result<Device, Error> {
    let viewer = Viewer::Reseller(partner_id);
    locate::by_id(tx, id)?.and_then(|device| device.visible_to(&viewer)).ok_or_else(locate::not_found)
}

/// The customer's devices. Their rows lie side by side, so a page costs the same at any depth.
///
/// # Errors
/// A page size or token that breaks its rule.
pub fn list(tx: &mut Tx<'_>, customer_id: CustomerId, size: Option<i64>, token: Option<&str>) -> Result<Listed, Error> {
    let size = match size.unwrap_or(0) {
        0 => DEFAULT_PAGE,
        size if size > 0 => size.min(MAX_PAGE),
        _ => {
            let violation = Violation::OutOfRange { least: 0, most: i64::MAX };
            return Err(Error::invalid("pageSize", violation).rule("must not be negative"));
        }
    };
    let page = Page::of(&["customers.devices.list", &customer_id.to_string()], size, token)?;
    let read = |row: &Row<'_>| Ok::<_, Error>(Device::read(row)?.for_customer(customer_id));
    let mut devices = tx.all(&PAGE, params![customer_id, page.after_number(), page.fetch()], read)?;
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Listed { devices, next_page_token })
}
