//! The result file of an import: what became of each row.

use std::fs;
use std::io::{BufWriter, Read as _};
use std::path::Path;

use muster_core::DeviceId;
use muster_server::admin::Refusal;
use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{Output, is_standard};
use crate::place::Place;

/// Refused rows whose reasons are shown on the terminal: enough to see what is wrong with the file as a whole.
const SHOWN_REASONS: usize = 5;

/// The first line of a result file, by which an earlier import's is known.
const HEADING: [&str; 5] = ["row", "status", "deviceId", "code", "reason"];

/// What became of a row.
pub enum Outcome {
    /// Claimed; the device's id unless it was a dry run.
    Claimed(Option<DeviceId>),
    /// Claimed, as an earlier row had done already; that row's number.
    Repeated(Option<DeviceId>, u64),
    /// Nobody held the device when the file was exported, so there was nothing to claim.
    Released,
    /// Refused.
    Refused(Refusal),
}

/// How many rows of each outcome there were.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Rows that were claimed, or could be.
    pub claimed: u64,
    /// Those of them that claimed a device which an earlier row had claimed.
    pub repeated: u64,
    /// Rows of devices that nobody held.
    pub released: u64,
    /// Rows that were refused.
    pub refused: u64,
}

impl Tally {
    /// All rows.
    pub fn rows(self) -> u64 {
        self.claimed + self.released + self.refused
    }
}

/// A refused row as the terminal shows it.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// Its number in the spreadsheet.
    pub row: u64,
    /// The sentence.
    pub reason: String,
}

/// Results that are being written.
pub struct Results {
    sink: Sink,
    /// What was written so far.
    pub tally: Tally,
    /// The first rows that were refused.
    pub reasons: Vec<Reason>,
}

enum Sink {
    Csv(Box<csv::Writer<BufWriter<Output>>>),
    /// For programs, as part of what is printed at the end.
    Json(Vec<Value>),
}

impl Results {
    /// Opens the result file of that name. It takes the place of an earlier import's when it is complete, and of nothing else
    /// that holds anything. With `json`,
    /// results for standard output are kept until they are printed with everything else.
    pub fn create(place: &Place, name: &Path, json: bool) -> Result<Self, Failure> {
        let sink = if json && is_standard(name) {
            Sink::Json(Vec::new())
        } else {
            let output = Output::create(place, name, true)?;
            require_replaceable(name)?;
            let mut writer = csv::Writer::from_writer(BufWriter::new(output));
            let written = writer.write_record(HEADING);
            if let Err(error) = written {
                return Err(failure(&writer, error));
            }
            Sink::Csv(Box::new(writer))
        };
        Ok(Self { sink, tally: Tally::default(), reasons: Vec::new() })
    }

    /// Writes what became of a row.
    pub fn write(&mut self, row: u64, outcome: &Outcome) -> Result<(), Failure> {
        let claimed = |id: &Option<DeviceId>| (if id.is_some() { "claimed" } else { "ok" }, *id, "");
        let same;
        let (status, id, code, reason) = match outcome {
            Outcome::Claimed(id) => {
                let (status, id, code) = claimed(id);
                (status, id, code, "")
            }
            Outcome::Repeated(id, row) => {
                same = format!("the same device as in row {row}");
                let (status, id, code) = claimed(id);
                (status, id, code, same.as_str())
            }
            Outcome::Released => ("released", None, "", "nobody held the device, so there is nothing to claim"),
            Outcome::Refused(refusal) => {
                ("refused", None, refusal.reason.as_deref().unwrap_or_default(), refusal.message.as_str())
            }
        };
        match outcome {
            Outcome::Claimed(_) => self.tally.claimed += 1,
            Outcome::Repeated(..) => {
                self.tally.claimed += 1;
                self.tally.repeated += 1;
            }
            Outcome::Released => self.tally.released += 1,
            Outcome::Refused(_) => self.tally.refused += 1,
        }
        if let Outcome::Refused(refusal) = outcome
            && self.reasons.len() < SHOWN_REASONS
        {
            self.reasons.push(Reason { row, reason: refusal.message.clone() });
        }
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        match &mut self.sink {
            Sink::Csv(writer) => {
                let written = writer.write_record([row.to_string().as_str(), status, &id, code, reason]);
                written.map_err(|error| failure(writer, error))
            }
            Sink::Json(rows) => {
                let mut told = json!({"row": row, "status": status});
                for (name, text) in [("deviceId", id.as_str()), ("code", code), ("reason", reason)] {
                    if !text.is_empty() {
                        told[name] = json!(text);
                    }
                }
                rows.push(told);
                Ok(())
            }
        }
    }

    /// Brings everything that was written so far to the file beside the result's name, for whoever looks after a crash.
    pub fn flush(&mut self) -> Result<(), Failure> {
        match &mut self.sink {
            Sink::Csv(writer) => {
                let flushed = writer.flush();
                flushed.map_err(|error| writer.get_ref().get_ref().failure(error))
            }
            Sink::Json(_) => Ok(()),
        }
    }

    /// Gives the file its name. Results for programs are returned instead.
    pub fn keep(self) -> Result<Option<Vec<Value>>, Failure> {
        match self.sink {
            Sink::Json(rows) => Ok(Some(rows)),
            Sink::Csv(writer) => {
                let buffered = writer.into_inner().map_err(|error| Failure::new(format!("cannot write: {error}")))?;
                let written = buffered.into_inner().map_err(|error| Failure::new(format!("cannot write: {error}")))?;
                written.keep().map(|()| None)
            }
        }
    }
}

/// Refuses to replace a file that is neither an earlier import's result nor empty.
fn require_replaceable(name: &Path) -> Result<(), Failure> {
    if is_standard(name) || !fs::metadata(name).is_ok_and(|there| there.is_file()) {
        return Ok(());
    }
    let heading = HEADING.join(",");
    let mut beginning = Vec::new();
    let read = fs::File::open(name)
        .and_then(|file| file.take(u64::try_from(heading.len()).unwrap_or(u64::MAX)).read_to_end(&mut beginning));
    read.map_err(|error| {
        Failure::io(format_args!("--result: cannot read {}, which is there", name.display()), &error)
    })?;
    if beginning.is_empty() || beginning == heading.as_bytes() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "--result: {} exists already and is not the result of an import: give the results another name",
        name.display()
    )))
}

fn failure(writer: &csv::Writer<BufWriter<Output>>, error: csv::Error) -> Failure {
    let error = match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    };
    writer.get_ref().get_ref().failure(error)
}
