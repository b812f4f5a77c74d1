//! `muster devices export`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use muster_core::CustomerId;
use muster_server::admin::DeviceRow;

use super::columns::Column;
use super::list::Pages;
use crate::administration::{Administration, Missing};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::{self, Form};
use crate::private_file::PrivateFile;

/// Columns of an exported file, as an import reads them.
const COLUMNS: &[Column] = &[
    Column::DeviceId,
    Column::Reseller,
    Column::Customer,
    Column::GoogleWorkspaceCustomerId,
    Column::ConfigurationId,
    Column::DeviceType,
    Column::Imei,
    Column::Imei2,
    Column::Meid,
    Column::Meid2,
    Column::SerialNumber,
    Column::Manufacturer,
    Column::Model,
    Column::ChromeOsAttestedDeviceId,
    Column::PhoneNumber,
    Column::OrderNumber,
    Column::AnnotatedAssetId,
    Column::AnnotatedLocation,
    Column::AnnotatedUser,
];

/// Arguments of `muster devices export`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster devices export fleet.csv --customer 456\n  \
    muster devices export - --format json | jq length\n\n\
    CSV has the zero-touch section of each device; JSON has the SIM-lock section too. The file is readable by its owner \
    only.")]
pub struct ExportArguments {
    /// Only devices of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<CustomerId>,
    /// Form of the file
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
    /// File to write; - is standard output
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values, which `muster devices import` reads
    Csv,
    /// One JSON array
    Json,
}

/// Writes all devices into a file.
pub fn export(place: &Place, form: Form, arguments: &ExportArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    if arguments.file == Path::new("-") {
        // What is printed is all there is to print.
        let format = if form.json { Format::Json } else { arguments.format };
        let mut output = BufWriter::new(io::stdout().lock());
        write(&mut administration, arguments, format, &mut output)?;
        print::written(output.flush())?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut output = BufWriter::new(PrivateFile::create(&arguments.file, arguments.force)?);
    let devices = write(&mut administration, arguments, arguments.format, &mut output)?;
    let failure = |error: &io::Error| Failure::io(format_args!("cannot write {}", arguments.file.display()), error);
    output.into_inner().map_err(|error| failure(error.error()))?.keep()?;
    form.outcome(
        &serde_json::json!({"devices": devices, "file": arguments.file}),
        format_args!("wrote {devices} devices to {}", arguments.file.display()),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the devices and counts them. The first page is read before anything is written, so that a customer that does
/// not exist leaves nothing behind.
fn write(
    administration: &mut Administration,
    arguments: &ExportArguments,
    format: Format,
    output: &mut impl Write,
) -> Result<u64, Failure> {
    let mut devices = Devices::of(administration, arguments.customer)?;
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(output);
            written(writer.write_record(COLUMNS.iter().map(|column| column.name())))?;
            devices.each(|device| written(writer.write_record(COLUMNS.iter().map(|column| cell(device, *column)))))?;
            print::written(writer.flush())?;
        }
        Format::Json => {
            let mut before = "[\n";
            devices.each(|device| {
                let text = serde_json::to_string(device).map_err(io::Error::from);
                let line = text.and_then(|text| write!(output, "{before}{text}"));
                before = ",\n";
                print::written(line)
            })?;
            print::written(output.write_all(if devices.count == 0 { b"[]\n" } else { b"\n]\n" }))?;
        }
    }
    Ok(devices.count)
}

/// All devices, of which only one page is in memory at a time.
struct Devices<'a> {
    administration: &'a mut Administration,
    pages: Pages,
    page: Vec<DeviceRow>,
    /// How many were visited.
    count: u64,
}

impl<'a> Devices<'a> {
    fn of(administration: &'a mut Administration, customer_id: Option<CustomerId>) -> Result<Self, Failure> {
        let mut pages = Pages::new(customer_id, None);
        let page = pages.next(administration, usize::MAX)?;
        Ok(Self { administration, pages, page, count: 0 })
    }

    fn each(&mut self, mut visit: impl FnMut(&DeviceRow) -> Result<(), Failure>) -> Result<(), Failure> {
        while !self.page.is_empty() {
            for device in &self.page {
                visit(device)?;
                self.count += 1;
            }
            self.page = self.pages.next(self.administration, usize::MAX)?;
        }
        Ok(())
    }
}

fn written(done: csv::Result<()>) -> Result<(), Failure> {
    print::written(done.map_err(|error| match error.into_kind() {
        // So that a reader who has seen enough is recognised.
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }))
}

fn cell(device: &DeviceRow, column: Column) -> &str {
    let value = match column {
        Column::DeviceId => Some(&device.id),
        Column::Reseller => device.reseller_id.as_ref(),
        Column::Customer => device.customer_id.as_ref(),
        // A claim names either of the two.
        Column::GoogleWorkspaceCustomerId if device.customer_id.is_some() => None,
        Column::GoogleWorkspaceCustomerId => device.workspace_customer_id.as_ref(),
        Column::ConfigurationId => device.configuration_id.as_ref(),
        Column::DeviceType => Some(&device.device_type),
        Column::Imei => device.imei.as_ref(),
        Column::Imei2 => device.imei2.as_ref(),
        Column::Meid => device.meid.as_ref(),
        Column::Meid2 => device.meid2.as_ref(),
        Column::SerialNumber => device.serial_number.as_ref(),
        Column::Manufacturer => device.manufacturer.as_ref(),
        Column::Model => device.model.as_ref(),
        Column::ChromeOsAttestedDeviceId => device.chrome_os_attested_device_id.as_ref(),
        column => column.metadata_key().and_then(|key| device.metadata.get(key)),
    };
    value.map(String::as_str).unwrap_or_default()
}
