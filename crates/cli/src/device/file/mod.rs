//! Device files as people and spreadsheets write them: their encoding, their dialect, their rows.

mod dialect;
mod encoding;
mod records;

pub use dialect::dialect;
pub use encoding::{Decoded, decode};
pub use records::{Misplaced, Records, Shape};

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::path::Path;

use crate::failure::Failure;
use crate::output::is_standard;

/// Longest device file: more than a million rows of every column. A file is read whole, because only the whole of it tells
/// its encoding.
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// A device file that was opened; `-` is standard input.
pub struct Input {
    file: File,
    /// How messages name it.
    pub name: String,
}

impl Input {
    /// Opens the file of that name.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let (name, file) = if is_standard(path) {
            ("standard input".to_owned(), io::stdin().as_fd().try_clone_to_owned().map(File::from))
        } else {
            (path.display().to_string(), File::open(path))
        };
        let file = file.map_err(|error| Failure::io(format_args!("cannot read {name}"), &error))?;
        Ok(Self { file, name })
    }

    /// What the operating system knows of the file.
    pub fn metadata(&self) -> Option<Metadata> {
        self.file.metadata().ok()
    }

    /// The file's text.
    pub fn read(&mut self) -> Result<Decoded, Failure> {
        let mut bytes = Vec::new();
        let read = (&mut self.file).take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| Failure::io(format_args!("cannot read {}", self.name), &error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_FILE_BYTES) {
            let message = format!("{} is longer than {} MiB: divide it", self.name, MAX_FILE_BYTES / 1024 / 1024);
            return Err(Failure::new(message));
        }
        decode(bytes).map_err(|what| Failure::new(format!("{} {what}", self.name)))
    }
}
