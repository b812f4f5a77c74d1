//! Where a command writes: a private file, or standard output where the name is `-`.

use std::fs::Metadata;
use std::io::{self, Stdout, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place::Place;
use crate::print;
use crate::private_file::PrivateFile;

/// The name of standard output, and of standard input.
const STANDARD: &str = "-";

/// Whether a name stands for standard input or output.
pub fn is_standard(name: &Path) -> bool {
    name == Path::new(STANDARD)
}

/// Where a command writes.
pub enum Output {
    /// What is printed is all there is to print.
    Standard(Stdout),
    /// A file that gets its name when it is complete.
    File(PrivateFile),
}

impl Output {
    /// Opens the output of that name. Without `replace` a file of that name is an error; one of the data's own, or a key file in
    /// the data directory, always is.
    pub fn create(place: &Place, name: &Path, replace: bool) -> Result<Self, Failure> {
        if !is_standard(name) {
            place.refuse_key_file(name)?;
        }
        Self::create_key(place, name, replace)
    }

    /// Opens the output of that name for a key, which may replace another one.
    pub fn create_key(place: &Place, name: &Path, replace: bool) -> Result<Self, Failure> {
        if is_standard(name) {
            return Ok(Self::Standard(io::stdout()));
        }
        place.refuse_own_file(name)?;
        PrivateFile::create(name, replace).map(Self::File)
    }

    /// Writes the whole text and ends the output.
    pub fn finish(mut self, text: &str) -> Result<(), Failure> {
        let written = self.write_all(text.as_bytes());
        written.map_err(|error| self.failure(error))?;
        self.keep()
    }

    /// Ends the output, now that everything is written.
    pub fn keep(self) -> Result<(), Failure> {
        match self {
            Self::Standard(mut output) => print::written(output.flush()),
            Self::File(file) => file.keep(),
        }
    }

    /// The failure of a write.
    pub fn failure(&self, error: io::Error) -> Failure {
        match self {
            // So that a reader who has seen enough is recognised.
            Self::Standard(_) => print::written(Err(error)).err().unwrap_or_else(Failure::told),
            Self::File(file) => file.failure(&error),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(output) => output.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(output) => output.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

/// The file an output would replace, if there is one: also the one that standard output leads to.
pub fn replaced(name: &Path) -> Option<Metadata> {
    if is_standard(name) {
        let output = io::stdout().as_fd().try_clone_to_owned().ok()?;
        return std::fs::File::from(output).metadata().ok();
    }
    std::fs::metadata(name).ok()
}

/// Whether two names are of one file on the disk, be it by a link, another path or a redirection.
pub fn is_same_file(one: &Metadata, other: &Metadata) -> bool {
    one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// How a name is told to people.
pub fn described(name: &Path, standard: &str) -> PathBuf {
    if is_standard(name) { PathBuf::from(standard) } else { name.to_owned() }
}
