//! Files that only their owner may read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Read and write for the owner, nothing for others.
const MODE: u32 = 0o600;

/// Makes an empty private file unless there is one of that name.
pub fn create_unless_there(file: &Path) -> Result<(), Failure> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(MODE)
        .open(file)
        .map(drop)
        .map_err(|error| Failure::io(format_args!("cannot open {}", file.display()), &error))
}

/// A private file under its final name only when it is complete: what is written goes to a file beside it first.
pub struct PrivateFile {
    target: PathBuf,
    partial: PathBuf,
    file: File,
    kept: bool,
}

impl PrivateFile {
    /// Opens a file to be written. Without `replace` a file of that name is an error.
    pub fn create(target: &Path, replace: bool) -> Result<Self, Failure> {
        if !replace && fs::symlink_metadata(target).is_ok() {
            let message = format!("{} exists already: give another name, or --force to replace it", target.display());
            return Err(Failure::new(message));
        }
        let mut partial = target.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        match fs::remove_file(&partial) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Failure::io(format_args!("cannot replace {}", partial.display()), &error));
            }
            _ => {}
        }
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(MODE)
            .open(&partial)
            .map_err(|error| Failure::io(format_args!("cannot write {}", partial.display()), &error))?;
        Ok(Self { target: target.to_owned(), partial, file, kept: false })
    }

    /// Writes the whole text and gives the file its name.
    pub fn finish(mut self, text: &str) -> Result<(), Failure> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|error| self.failure(&error))?;
        self.keep()
    }

    /// Gives the file its name, now that everything is written.
    pub fn keep(mut self) -> Result<(), Failure> {
        let kept = self.file.sync_all().and_then(|()| fs::rename(&self.partial, &self.target));
        kept.map_err(|error| self.failure(&error))?;
        self.kept = true;
        Ok(())
    }

    fn failure(&self, error: &io::Error) -> Failure {
        Failure::io(format_args!("cannot write {}", self.target.display()), error)
    }
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for PrivateFile {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing was promised about this file; what cannot be removed does no harm.
            let _ = fs::remove_file(&self.partial);
        }
    }
}
