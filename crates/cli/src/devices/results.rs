//! The result file of an import: what became of each row.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use muster_core::DeviceId;
use muster_server::admin::Refusal;

use crate::failure::Failure;
use crate::private_file;

/// What became of a row.
pub enum Outcome {
    /// Claimed; the device's id unless it was a dry run.
    Claimed(Option<DeviceId>),
    /// Refused.
    Refused(Refusal),
}

/// How many rows of each outcome there were.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Rows that were claimed, or could be.
    pub claimed: u64,
    /// Rows that were refused.
    pub refused: u64,
}

/// A result file that is being written.
pub struct Results {
    writer: csv::Writer<BufWriter<File>>,
    path: PathBuf,
    /// What was written so far.
    pub tally: Tally,
}

impl Results {
    /// Opens the result file, replacing the one of an earlier import.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        private_file::create_unless_there(path)?;
        let file = File::options().write(true).truncate(true).open(path);
        let file = file.map_err(|error| Failure::io(format_args!("cannot write {}", path.display()), &error))?;
        let mut writer = csv::Writer::from_writer(BufWriter::new(file));
        let written = writer.write_record(["row", "status", "deviceId", "code", "reason"]);
        written.map_err(|error| failure(path, &error))?;
        Ok(Self { writer, path: path.to_owned(), tally: Tally::default() })
    }

    /// Writes what became of a row.
    pub fn write(&mut self, row: u64, outcome: &Outcome) -> Result<(), Failure> {
        let row = row.to_string();
        let written = match outcome {
            Outcome::Claimed(id) => {
                self.tally.claimed += 1;
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                let status = if id.is_empty() { "ok" } else { "claimed" };
                self.writer.write_record([row.as_str(), status, &id, "", ""])
            }
            Outcome::Refused(refusal) => {
                self.tally.refused += 1;
                let code = refusal.reason.as_deref().unwrap_or_default();
                self.writer.write_record([row.as_str(), "refused", "", code, &refusal.message])
            }
        };
        written.map_err(|error| failure(&self.path, &error))
    }

    /// Brings everything written to the file.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.writer.flush().map_err(|error| failure(&self.path, &error.into()))
    }
}

fn failure(path: &Path, error: &csv::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
}
