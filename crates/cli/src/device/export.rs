//! `muster device export`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use muster_server::admin::{DeviceRow, Selection};

use super::exported::{COLUMNS, cell, held_by, parts};
use super::filter::Filter;
use super::list::Pages;
use super::shield::shielded;
use crate::administration::{Administration, Missing};
use crate::failure::Failure;
use crate::output::{Output, is_standard};
use crate::place::Place;
use crate::print::Form;

/// Arguments of `muster device export`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster device export fleet.csv --customer 456\n  \
    muster device export - --format json | jq length\n\n\
    CSV has a row for each section a device is claimed in, and one with the status released for a device that nobody \
    holds. It can be imported; ChromeOS devices then need --pre-provisioning-token. JSON has an object for each device. The \
    file is readable by its owner only.")]
pub struct ExportArguments {
    #[command(flatten)]
    filter: Filter,
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
    /// Comma-separated values, which `muster device import` reads
    Csv,
    /// One JSON array
    Json,
}

/// Writes all devices into a file.
pub fn export(place: &Place, form: Form, arguments: &ExportArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let is_printed = is_standard(&arguments.file);
    // What is printed is all there is to print.
    let format = if is_printed && form.json { Format::Json } else { arguments.format };
    let mut output = BufWriter::new(Output::create(place, &arguments.file, arguments.force)?);
    let written = write(&mut administration, arguments, format, &mut output)
        .and_then(|devices| output.flush().map(|()| devices).map_err(Stopped::Output));
    let devices = written.map_err(|stopped| match stopped {
        Stopped::Output(error) => output.get_ref().failure(error),
        Stopped::Devices(failure) => failure,
    })?;
    output.into_inner().map_err(|error| Failure::io("cannot write", error.error()))?.keep()?;
    if is_printed {
        return Ok(ExitCode::SUCCESS);
    }
    form.outcome(
        &serde_json::json!({"devices": devices, "file": arguments.file}),
        format_args!("wrote {devices} devices to {}", arguments.file.display()),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Why an export stopped.
enum Stopped {
    /// The devices could not be read.
    Devices(Failure),
    /// They could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<csv::Error> for Stopped {
    fn from(error: csv::Error) -> Self {
        Self::Output(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Devices(failure)
    }
}

/// Writes the devices and counts them. The first page is read before anything is written, so that a customer that does
/// not exist leaves nothing behind.
fn write(
    administration: &mut Administration,
    arguments: &ExportArguments,
    format: Format,
    output: &mut impl Write,
) -> Result<u64, Stopped> {
    let mut devices = Devices::of(administration, arguments.filter.selection())?;
    match format {
        Format::Csv => {
            let mut header = csv::Writer::from_writer(&mut *output);
            header.write_record(COLUMNS.iter().map(|column| column.name()))?;
            header.flush()?;
            drop(header);
            // By the quotation marks an import knows that no spreadsheet has written the row since.
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(output);
            devices.each(|device| {
                for part in parts(device) {
                    writer.write_record(
                        COLUMNS.iter().map(|column| shielded(cell(device, part, *column)).into_owned()),
                    )?;
                }
                Ok(())
            })?;
            writer.flush()?;
        }
        Format::Json => {
            let mut before = "[\n";
            devices.each(|device| {
                let text = serde_json::to_string(device).map_err(io::Error::from)?;
                write!(output, "{before}{text}")?;
                before = ",\n";
                Ok(())
            })?;
            output.write_all(if devices.count == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
    }
    Ok(devices.count)
}

/// All devices, of which only one page is in memory at a time.
struct Devices<'a> {
    administration: &'a mut Administration,
    pages: Pages,
    page: Option<Vec<DeviceRow>>,
    /// How many were visited.
    count: u64,
}

impl<'a> Devices<'a> {
    fn of(administration: &'a mut Administration, wanted: Selection) -> Result<Self, Failure> {
        let mut pages = Pages::new(wanted, None);
        let page = pages.next(administration, usize::MAX)?;
        Ok(Self { administration, pages, page, count: 0 })
    }

    fn each(&mut self, mut visit: impl FnMut(&DeviceRow) -> Result<(), Stopped>) -> Result<(), Stopped> {
        while let Some(page) = self.page.take() {
            for device in page {
                visit(&held_by(device, self.pages.customer()))?;
                self.count += 1;
            }
            self.page = self.pages.next(self.administration, usize::MAX)?;
        }
        Ok(())
    }
}
