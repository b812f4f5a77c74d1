//! A customer's devices, one by one and page by page.

use std::sync::LazyLock;

use muster_store::{Tx, params};

use crate::device::locate;
use crate::device::record::{COLUMNS, Device, TABLES};
use crate::error::{Error, Violation};
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

static PAGE: LazyLock<String> = LazyLock::new(|| {
    format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.customer_id = ?1 AND d.id > ?2 ORDER BY d.id LIMIT ?3")
});

/// `customers.devices.get`.
pub fn get(tx: &mut Tx<'_>, customer_id: i64, id: i64) -> Result<Device, Error> {
    locate::by_owner(tx, customer_id, id)?.filter(|device| device.zero_touch.is_some()).ok_or_else(locate::not_found)
}

/// `partners.devices.get`: a device this reseller registered.
pub fn get_for_partner(tx: &mut Tx<'_>, partner_id: i64, id: i64) -> Result<Device, Error> {
    let found = locate::by_id(tx, id)?.and_then(|device| device.visible_to(&Viewer::Reseller(partner_id)));
    found.ok_or_else(locate::not_found)
}

/// `customers.devices.list`. The rows of a customer lie side by side, so a page costs the same at any depth.
pub fn list(tx: &mut Tx<'_>, customer_id: i64, size: Option<i64>, token: Option<&str>) -> Result<Listed, Error> {
    let size = match size.unwrap_or(0) {
        0 => DEFAULT_PAGE,
        size if size > 0 => size.min(MAX_PAGE),
        _ => {
            return Err(Error::invalid("pageSize", Violation::OutOfRange { least: 0, most: i64::MAX })
                .rule("must not be negative"));
        }
    };
    let page = Page::of(&["customers.devices.list", &customer_id.to_string()], size, token)?;
    let mut devices = tx.all(&PAGE, params![customer_id, page.after, page.fetch()], Device::read)?;
    let next_page_token = page.finish(&mut devices, |device| device.id);
    Ok(Listed { devices, next_page_token })
}
