//! `muster device list`, and going through devices page by page.

use std::process::ExitCode;

use muster_core::{CustomerId, DeviceId};
use muster_server::admin::{DeviceRow, DevicesPage, MAX_PAGE_ROWS, Request, Response, Selection};

use super::filter::Filter;
use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::limit::limit;
use crate::place::Place;
use crate::print::Form;
use crate::table::{Width, column, wide};

/// Arguments of `muster device list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster device list --customer 456 --limit 20\n  \
    muster device list --maker Google --order PO-2026-118\n  \
    muster device list --claimed no\n  \
    muster device list --after 115200000000000")]
pub struct ListArguments {
    #[command(flatten)]
    filter: Filter,
    /// Devices to list at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = limit)]
    limit: u64,
    /// Only devices with a higher id: the last one of the list before
    #[arg(long, value_name = "ID", default_value_t = DeviceId::new(0))]
    after: DeviceId,
    #[command(flatten)]
    width: Width,
}

/// Lists devices.
pub fn list(place: &Place, form: Form, arguments: &ListArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let mut pages = Pages::new(arguments.filter.selection(), Some(arguments.after));
    let limit = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let mut devices: Vec<DeviceRow> = Vec::new();
    while devices.len() < limit
        && let Some(page) = pages.next(&mut administration, limit - devices.len())?
    {
        devices.extend(page);
    }
    let columns = [
        column("ID"),
        column("CUSTOMER"),
        wide("MANUFACTURER"),
        column("MODEL"),
        column("IMEI"),
        column("SERIAL"),
        wide("CONFIGURATION"),
    ];
    form.list(&devices, &columns, row, "no devices", arguments.width)?;
    if let (Some(next), false) = (pages.after, pages.ended) {
        let told = format!("more may follow: --after {next}");
        // Beside the JSON, which is the devices alone.
        if form.json { eprintln!("{told}") } else { crate::print::line(told)? }
    }
    Ok(ExitCode::SUCCESS)
}

fn row(device: &DeviceRow) -> [String; 7] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        device.id.clone(),
        text(&device.customer_id),
        text(&device.manufacturer),
        text(&device.model),
        text(&device.imei),
        text(&device.serial_number),
        text(&device.configuration_id),
    ]
}

/// A walk through all devices, or through those that are wanted.
pub struct Pages {
    wanted: Selection,
    /// The id to go on behind.
    after: Option<DeviceId>,
    ended: bool,
}

impl Pages {
    /// A walk that begins behind the id `after`.
    pub fn new(wanted: Selection, after: Option<DeviceId>) -> Self {
        Self { wanted, after, ended: false }
    }

    /// The customer whose devices alone are wanted.
    pub fn customer(&self) -> Option<CustomerId> {
        self.wanted.customer_id
    }

    /// The next devices, `limit` at most, perhaps none though more follow; `None` when all were given out.
    pub fn next(
        &mut self,
        administration: &mut Administration,
        limit: usize,
    ) -> Result<Option<Vec<DeviceRow>>, Failure> {
        if self.ended {
            return Ok(None);
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX).clamp(1, MAX_PAGE_ROWS);
        let request = Request::DevicesPage { wanted: self.wanted.clone(), after: self.after, limit };
        match administration.call_patiently(&request)? {
            Response::DevicesPage(DevicesPage { rows, next }) => {
                self.ended = next.is_none();
                self.after = next.or(self.after);
                Ok(Some(rows))
            }
            _ => Err(unexpected()),
        }
    }
}
