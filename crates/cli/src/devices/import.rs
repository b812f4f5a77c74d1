//! `muster devices import`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use csv::{ByteRecord, Reader, ReaderBuilder};
use indicatif::{ProgressBar, ProgressStyle};
use muster_core::{CustomerId, ResellerId};
use muster_server::admin::{ImportRow, Imported, MAX_IMPORT_ROWS, Refusal, Request, Response};

use super::columns::Header;
use super::results::{Outcome, Results, Tally};
use super::row::{self, Defaults};
use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;

/// Exit code when a row was refused.
const REFUSED: u8 = 1;

/// Arguments of `muster devices import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    muster devices import fleet.csv --reseller 123 --customer 456 --dry-run\n\n\
    The first row names the columns, in any order:\n  \
    reseller, customer (ids), imei, imei2, meid, meid2, serialNumber, manufacturer, model,\n  \
    deviceType (ANDROID or CHROME_OS), chromeOsAttestedDeviceId, configurationId, googleWorkspaceCustomerId,\n  \
    sectionType (ZERO_TOUCH or SIM_LOCK), simlockProfileId, preProvisioningToken,\n  \
    phonenumber, ordernumber, annotatedassetid, annotatedlocation, annotateduser.\n\
    An exported file can be imported; its column deviceId is not read.\n\n\
    Each row is claimed for itself, as its reseller would: one that is refused does not stop the others. The result file \
    says what became of each row (rows are numbered as in a spreadsheet: the first one names the columns). Importing a \
    file again changes nothing for devices that are claimed already.\n\n\
    A dry run checks 200 rows at a time: that one device is claimed for two customers is only seen within those.\n\n\
    Exit codes: 0 every row was claimed, 1 a row was refused or the import failed, 2 wrong usage.")]
pub struct ImportArguments {
    /// Reseller of rows that name none
    #[arg(long, value_name = "ID")]
    reseller: Option<ResellerId>,
    /// Customer of rows that name none
    #[arg(long, value_name = "ID")]
    customer: Option<CustomerId>,
    /// Result file, replaced if it is there [default: FILE with .result.csv instead of .csv]
    #[arg(long, value_name = "FILE")]
    result: Option<PathBuf>,
    /// Check every row and change nothing
    #[arg(long)]
    dry_run: bool,
    /// CSV file, UTF-8, separated by commas
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
}

/// Claims the devices of a file.
pub fn import(place: &Place, form: Form, arguments: &ImportArguments) -> Result<ExitCode, Failure> {
    let file = File::open(&arguments.file)
        .map_err(|error| Failure::io(format_args!("cannot read {}", arguments.file.display()), &error))?;
    let progress = progress(&file);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(progress.wrap_read(file));
    let header = header(&mut reader, arguments)?;
    let administration = Administration::open(place, Missing::Refuse)?;
    let result = arguments.result.clone().unwrap_or_else(|| arguments.file.with_extension("result.csv"));
    let mut import = Import {
        administration,
        results: Results::create(&result)?,
        header,
        defaults: Defaults { reseller_id: arguments.reseller, customer_id: arguments.customer },
        dry_run: arguments.dry_run,
    };
    let done = import.run(&mut reader);
    progress.finish_and_clear();
    // Also after a failure: what was claimed before it is in the result file.
    import.results.flush()?;
    done.map_err(|failure| import.stopped(&failure, &result))?;
    let tally = import.results.tally;
    if tally.claimed + tally.refused == 0 {
        return Err(Failure::new(format!(
            "{} has no rows below the one that names the columns",
            arguments.file.display()
        )));
    }
    tell(form, arguments, tally, &result)?;
    Ok(if tally.refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

/// Shown on a terminal only.
fn progress(file: &File) -> ProgressBar {
    let bar = ProgressBar::new(file.metadata().map_or(0, |metadata| metadata.len()));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent:>3} %  {bytes} of {total_bytes}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

fn header(reader: &mut Reader<impl std::io::Read>, arguments: &ImportArguments) -> Result<Header, Failure> {
    let file = arguments.file.display();
    let mut first = ByteRecord::new();
    if !reader.read_byte_record(&mut first).map_err(|error| unreadable(&error))? {
        return Err(Failure::new(format!("{file} is empty: its first row must name the columns")));
    }
    let headings = first
        .iter()
        .map(std::str::from_utf8)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| Failure::new(format!("{file} is not UTF-8 text")))?;
    let header = Header::read(headings.into_iter())?;
    header.require_claimable(arguments.reseller.is_some(), arguments.customer.is_some())?;
    Ok(header)
}

fn tell(form: Form, arguments: &ImportArguments, tally: Tally, result: &Path) -> Result<(), Failure> {
    let rows = tally.claimed + tally.refused;
    let done = if arguments.dry_run { "would be claimed" } else { "claimed" };
    form.outcome(
        &serde_json::json!({
            "rows": rows, "claimed": tally.claimed, "refused": tally.refused, "dryRun": arguments.dry_run, "result": result,
        }),
        format_args!("{} of {rows} rows {done}, {} refused; see {}", tally.claimed, tally.refused, result.display()),
    )
}

struct Import {
    administration: Administration,
    results: Results,
    header: Header,
    defaults: Defaults,
    dry_run: bool,
}

/// A row that was read: its number, and its claim or why there is none.
type Read = (u64, Result<ImportRow, Refusal>);

impl Import {
    fn run(&mut self, reader: &mut Reader<impl std::io::Read>) -> Result<(), Failure> {
        let mut batch: Vec<Read> = Vec::with_capacity(MAX_IMPORT_ROWS);
        let mut record = ByteRecord::new();
        // The first row names the columns.
        let mut number = 1;
        while reader.read_byte_record(&mut record).map_err(|error| unreadable(&error))? {
            number += 1;
            batch.push((number, row::read(&self.header, &record, self.defaults)));
            if batch.len() == MAX_IMPORT_ROWS {
                self.send(std::mem::take(&mut batch))?;
            }
        }
        self.send(batch)
    }

    /// Claims the rows of a batch in one request and writes what became of each.
    fn send(&mut self, batch: Vec<Read>) -> Result<(), Failure> {
        let rows: Vec<ImportRow> = batch.iter().filter_map(|(_, read)| read.as_ref().ok()).cloned().collect();
        let mut answers = self.claim(rows)?.into_iter();
        for (number, read) in batch {
            let outcome = match read {
                Err(refusal) => Outcome::Refused(refusal),
                Ok(_) => match answers.next().ok_or_else(unexpected)? {
                    // A dry run's ids are not kept.
                    Imported::Claimed(id) => Outcome::Claimed((!self.dry_run).then_some(id)),
                    Imported::Refused(refusal) => Outcome::Refused(refusal),
                },
            };
            self.results.write(number, &outcome)?;
        }
        Ok(())
    }

    fn claim(&mut self, rows: Vec<ImportRow>) -> Result<Vec<Imported>, Failure> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let request = Request::DevicesImport { rows, dry_run: self.dry_run };
        // A claim that is repeated changes nothing.
        match self.administration.call_patiently(&request)? {
            Response::Imported(outcomes) => Ok(outcomes),
            _ => Err(unexpected()),
        }
    }

    fn stopped(&self, failure: &Failure, result: &Path) -> Failure {
        let done = self.results.tally.claimed + self.results.tally.refused;
        Failure::new(format!(
            "the import stopped after {done} rows (see {}): {failure}. Importing the file again goes on: rows that were \
             claimed stay as they are",
            result.display()
        ))
    }
}

fn unreadable(error: &csv::Error) -> Failure {
    Failure::new(format!("the file cannot be read: {error}"))
}
