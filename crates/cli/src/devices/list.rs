//! `muster devices list`, and going through devices page by page.

use std::process::ExitCode;

use muster_core::{CustomerId, DeviceId};
use muster_server::admin::{DeviceRow, MAX_PAGE_ROWS, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;

/// Arguments of `muster devices list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster devices list --customer 456 --limit 20\n  \
    muster devices list --after 115200000000000")]
pub struct ListArguments {
    /// Only devices of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<CustomerId>,
    /// Devices to list at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..))]
    limit: u64,
    /// Only devices with a higher id: the last one of the list before
    #[arg(long, value_name = "ID", default_value_t = DeviceId::new(0))]
    after: DeviceId,
}

/// Lists devices.
pub fn list(place: &Place, form: Form, arguments: &ListArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let mut pages = Pages::new(arguments.customer, Some(arguments.after));
    let limit = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let mut devices: Vec<DeviceRow> = Vec::new();
    while devices.len() < limit {
        let page = pages.next(&mut administration, limit - devices.len())?;
        if page.is_empty() {
            break;
        }
        devices.extend(page);
    }
    let headings = ["ID", "CUSTOMER", "MANUFACTURER", "MODEL", "IMEI", "SERIAL", "CONFIGURATION"];
    form.list(&devices, headings, row, "no devices")?;
    if !form.json && devices.len() == limit {
        crate::print::line(format_args!("more may follow: --after {}", pages.after.unwrap_or(arguments.after)))?;
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

/// A walk through all devices, or through those of one customer.
pub struct Pages {
    customer_id: Option<CustomerId>,
    /// Id of the last device that was given out.
    after: Option<DeviceId>,
}

impl Pages {
    /// A walk that begins behind the id `after`.
    pub fn new(customer_id: Option<CustomerId>, after: Option<DeviceId>) -> Self {
        Self { customer_id, after }
    }

    /// The next devices, `wanted` at most; none when all were given out.
    pub fn next(&mut self, administration: &mut Administration, wanted: usize) -> Result<Vec<DeviceRow>, Failure> {
        let limit = i64::try_from(wanted).unwrap_or(i64::MAX).clamp(1, MAX_PAGE_ROWS);
        let request = Request::DevicesPage { customer_id: self.customer_id, after: self.after, limit };
        let Response::Devices(devices) = administration.call_patiently(&request)? else { return Err(unexpected()) };
        if let Some(last) = devices.last() {
            self.after = Some(last.id.parse().map_err(|_| unexpected())?);
        }
        Ok(devices)
    }
}
