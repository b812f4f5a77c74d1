//! `muster device show`.

use std::process::ExitCode;

use muster_server::admin::{DeviceRow, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::{self, Form};

/// Arguments of `muster device show`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster device show 356789012345678\n  \
    muster device show R5CX12345\n\n\
    Serial numbers are not unique between makers, so several devices may be shown; --json prints a list.")]
pub struct ShowArguments {
    /// Device id, IMEI, MEID or serial number
    #[arg(value_name = "ID|IMEI|MEID|SERIAL")]
    device: String,
}

/// Shows devices.
pub fn show(place: &Place, form: Form, arguments: ShowArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let answer = administration.call(Request::DevicesFind { text: arguments.device })?;
    let Response::Devices(devices) = answer else { return Err(unexpected()) };
    if form.json {
        print::json(&devices)?;
        return Ok(ExitCode::SUCCESS);
    }
    for (index, device) in devices.iter().enumerate() {
        if index > 0 {
            print::line("")?;
        }
        print::fields(lines(device).into_iter().map(|(name, value)| (name, Some(value))))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(device: &DeviceRow) -> Vec<(String, String)> {
    let given = [
        ("id", Some(&device.id)),
        ("type", Some(&device.device_type)),
        ("customer", device.customer_id.as_ref()),
        ("reseller", device.reseller_id.as_ref()),
        ("workspace account", device.workspace_customer_id.as_ref()),
        ("configuration", device.configuration_id.as_ref()),
        ("IMEI", device.imei.as_ref()),
        ("second IMEI", device.imei2.as_ref()),
        ("MEID", device.meid.as_ref()),
        ("second MEID", device.meid2.as_ref()),
        ("serial number", device.serial_number.as_ref()),
        ("manufacturer", device.manufacturer.as_ref()),
        ("model", device.model.as_ref()),
        ("attested id", device.chrome_os_attested_device_id.as_ref()),
    ];
    let mut lines: Vec<(String, String)> =
        given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.clone()))).collect();
    lines.extend(device.metadata.iter().map(|(key, value)| (key.clone(), value.clone())));
    if let Some(lock) = &device.sim_lock {
        let owner = lock.customer_id.as_ref().map(|id| format!(", customer {id}")).unwrap_or_default();
        lines.push((
            "SIM lock".to_owned(),
            format!("profile {}, reseller {}{owner}", lock.profile_id, lock.reseller_id),
        ));
    }
    lines
}
