//! `muster device import`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use muster_core::device::Section;
use muster_core::{CustomerId, DeviceId, ResellerId};
use muster_server::admin::{ImportRow, Imported, MAX_IMPORT_ROWS, Refusal, Request, Response};

use super::columns::Column;
use super::file::{self, Records};
use super::header::Header;
use super::results::{Outcome, Results};
use super::row::{Defaults, Reader, Row};
use super::summary::Summary;
use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::input::Input;
use crate::output::{described, is_same_file, is_standard, replaced};
use crate::place::Place;
use crate::print::Form;

/// Exit code when a row was refused.
const REFUSED: u8 = 1;

/// Arguments of `muster device import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster device import fleet.csv --reseller 123 --customer 456 --dry-run\n  \
    muster device import - --reseller 123 --customer 456 \\\n      < fleet.csv > results.csv\n\n\
    The first row names the columns, in any order:\n  \
    reseller, customer (ids), imei, imei2, meid, meid2, serialNumber,\n  \
    manufacturer, model, deviceType (ANDROID or CHROME_OS),\n  \
    chromeOsAttestedDeviceId, configurationId, googleWorkspaceCustomerId,\n  \
    sectionType (ZERO_TOUCH or SIM_LOCK), simlockProfileId,\n  \
    preProvisioningToken, phonenumber, ordernumber, annotatedassetid,\n  \
    annotatedlocation, annotateduser.\n\
    Common other names are understood, such as serial, maker or order, and files for Google's portal: modemtype, modemid, \
    serial, model, manufacturer, profiletype, profileid, owner. An exported file can be imported; its column deviceId is \
    not read, and rows with the status released claim nothing.\n\n\
    Values are separated by commas, semicolons or tabs, or by what a first line sep= says. The file is UTF-8, UTF-16 or, \
    where it is neither, Windows-1252. A value such as - or n/a is none. Keep the columns of numbers as text: a spreadsheet \
    rounds an IMEI that it takes for a number, and such rows are refused. Rows of an exported file are taken as they are, - \
    and n/a too, unless a spreadsheet has rounded their deviceId.\n\n\
    Each row is claimed for itself, as its reseller would: one that is refused does not stop the others. The result file \
    says what became of each row (rows are numbered as in a spreadsheet: the first one names the columns, blank ones \
    count). Importing a file again changes nothing for devices that are claimed already.\n\n\
    A dry run checks 200 rows at a time: that one device is claimed for two customers is only seen within those.\n\n\
    Exit codes: 0 no row was refused, 1 a row was refused or the import failed, 2 wrong usage.")]
pub struct ImportArguments {
    /// Reseller of rows that name none
    #[arg(long, value_name = "ID")]
    reseller: Option<ResellerId>,
    /// Customer of rows that name none
    #[arg(long, value_name = "ID")]
    customer: Option<CustomerId>,
    /// Pre-provisioning token of ChromeOS rows that name none
    #[arg(long, value_name = "TOKEN")]
    pre_provisioning_token: Option<String>,
    /// Result file, replaced if it is one of an earlier import; - is standard output [default: FILE with .result.csv instead of .csv, or - if
    /// FILE is -]
    #[arg(long, value_name = "FILE|-")]
    result: Option<PathBuf>,
    /// Check every row and change nothing
    #[arg(long)]
    dry_run: bool,
    /// CSV file; - is standard input
    #[arg(value_name = "FILE.csv|-")]
    file: PathBuf,
}

impl ImportArguments {
    fn result(&self) -> PathBuf {
        match &self.result {
            Some(result) => result.clone(),
            None if is_standard(&self.file) => self.file.clone(),
            None => self.file.with_extension("result.csv"),
        }
    }
}

/// Claims the devices of a file.
pub fn import(place: &Place, form: Form, arguments: &ImportArguments) -> Result<ExitCode, Failure> {
    let mut input = Input::open(&arguments.file)?;
    let result = arguments.result();
    require_another_file(&input, &result)?;
    let decoded = file::read(&mut input)?;
    let dialect = file::dialect(&decoded.text, |heading| Column::from_heading(heading.trim()).is_some())?;
    let mut records = Records::of(&decoded.text, dialect);
    let header = header(&mut records, &input.name, arguments)?;
    let defaults = Defaults {
        reseller_id: arguments.reseller,
        customer_id: arguments.customer,
        provisioning_token: arguments.pre_provisioning_token.clone(),
    };
    let mut administration = Administration::open(place, Missing::Refuse)?;
    // Before there is a result file: else every row would be refused for a number that was mistyped once.
    if let Some(reseller) = arguments.reseller {
        administration.require_organisation("--reseller", "reseller", reseller.into())?;
    }
    if let Some(customer) = arguments.customer {
        administration.require_organisation("--customer", "customer", customer.into())?;
    }
    let mut import = Import {
        administration,
        results: Results::create(place, &result, form.json)?,
        reader: Reader { header, defaults, encoding: decoded.encoding, is_damaged: decoded.is_damaged },
        claimed: HashMap::new(),
        dry_run: arguments.dry_run,
    };
    let progress = progress(decoded.text.len());
    let done = import.run(&mut records, &progress);
    progress.finish_and_clear();
    if done.is_ok() && import.results.tally.rows() == 0 {
        return Err(Failure::new(format!("{} has no rows below the one that names the columns", input.name)));
    }
    let (tally, reasons) = (import.results.tally, std::mem::take(&mut import.results.reasons));
    // Also after a failure: what was claimed before it is in the results.
    let kept = import.results.keep();
    done.map_err(|failure| stopped(&failure, tally.rows(), &result))?;
    let rows = kept?;
    let summary = Summary { tally, reasons, dry_run: arguments.dry_run, result };
    let mut outcome = summary.json(&decoded);
    match rows {
        Some(rows) => outcome["results"] = rows.into(),
        // Beside the results, which are all that is printed.
        None if is_standard(&summary.result) => {
            eprintln!("{}", summary.text(&decoded));
            return Ok(exit_code(tally.refused));
        }
        None => {}
    }
    form.outcome(&outcome, summary.text(&decoded))?;
    Ok(exit_code(tally.refused))
}

fn exit_code(refused: u64) -> ExitCode {
    if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) }
}

/// The results must not take the place of what they are of.
fn require_another_file(input: &Input, result: &Path) -> Result<(), Failure> {
    match (input.metadata(), replaced(result)) {
        (Some(input_file), Some(file)) if is_same_file(&input_file, &file) => Err(Failure::new(format!(
            "--result {} is {} itself: give the results another name",
            result.display(),
            input.name
        ))),
        _ => Ok(()),
    }
}

/// Shown on a terminal only.
fn progress(bytes: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(bytes).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent:>3} %  {bytes} of {total_bytes}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

fn header(records: &mut Records<'_>, file: &str, arguments: &ImportArguments) -> Result<Header, Failure> {
    let Some(first) = records.next() else {
        return Err(Failure::new(format!("{file} is empty: its first row must name the columns")));
    };
    let headings = first.values.map_err(|_| {
        Failure::new(format!("{file}: the first row has a quotation mark that does not enclose a heading"))
    })?;
    let header = Header::read(&headings)?;
    header.require_claimable(arguments.reseller.is_some(), arguments.customer.is_some())?;
    records.expect(header.shape());
    Ok(header)
}

fn stopped(failure: &Failure, done: u64, result: &Path) -> Failure {
    Failure::new(format!(
        "the import stopped after {done} rows (see {}): {failure}. Importing the file again goes on: rows that were claimed \
         stay as they are",
        described(result, "the results above").display()
    ))
}

struct Import {
    administration: Administration,
    results: Results,
    reader: Reader,
    /// Which row claimed a section of a device first.
    claimed: HashMap<(DeviceId, Option<Section>), u64>,
    dry_run: bool,
}

/// A row that was read: its number, and what it asks for or why it cannot be read.
type Read = (u64, Result<Row, Refusal>);

impl Import {
    fn run(&mut self, records: &mut Records<'_>, progress: &ProgressBar) -> Result<(), Failure> {
        let mut batch: Vec<Read> = Vec::with_capacity(MAX_IMPORT_ROWS);
        while let Some(record) = records.next() {
            batch.push((record.row, self.reader.read(&record)));
            if batch.len() == MAX_IMPORT_ROWS {
                self.send(std::mem::take(&mut batch))?;
                progress.set_position(u64::try_from(records.bytes_read()).unwrap_or(u64::MAX));
            }
        }
        self.send(batch)
    }

    /// Claims the rows of a batch in one request and writes what became of each.
    fn send(&mut self, batch: Vec<Read>) -> Result<(), Failure> {
        let claims = batch.iter().filter_map(|(_, read)| match read {
            Ok(Row::Claim(row)) => Some((**row).clone()),
            _ => None,
        });
        let mut answers = self.claim(claims.collect())?.into_iter();
        for (number, read) in batch {
            let outcome = match read {
                Err(refusal) => Outcome::Refused(refusal),
                Ok(Row::Released) => Outcome::Released,
                Ok(Row::Claim(row)) => match answers.next().ok_or_else(unexpected)? {
                    Imported::Claimed(id) => {
                        let first = *self.claimed.entry((id, row.claim.section)).or_insert(number);
                        // A dry run's ids are not kept.
                        let told = (!self.dry_run).then_some(id);
                        if first == number { Outcome::Claimed(told) } else { Outcome::Repeated(told, first) }
                    }
                    Imported::Refused(refusal) => Outcome::Refused(refusal),
                },
            };
            self.results.write(number, &outcome)?;
        }
        self.results.flush()
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
}
