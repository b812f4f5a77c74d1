//! Files that only their owner may read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use muster_store::{is_sqlite, is_write_ahead_log};
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// A private file under its final name only when it is complete: what is written goes to a file beside it first, of a name
/// that no other file has.
pub struct PrivateFile {
    target: PathBuf,
    place: Written,
    replace: bool,
}

/// Where the bytes go until the file is complete.
enum Written {
    /// To a new file beside the target. The operating system gives it to its owner alone.
    Aside(NamedTempFile),
    /// To the target itself, which is a device or a pipe and cannot be replaced by a file.
    There(File),
}

impl PrivateFile {
    /// Opens a file to be written. Without `replace` a file of that name is an error, and a database is one always.
    pub fn create(target: &Path, replace: bool) -> Result<Self, Failure> {
        let there = fs::metadata(target);
        if let Ok(there) = &there
            && !there.is_file()
            && !there.is_dir()
        {
            let file = OpenOptions::new().write(true).open(target).map_err(|error| failure(target, &error))?;
            return Ok(Self { target: target.to_owned(), place: Written::There(file), replace });
        }
        if !replace && fs::symlink_metadata(target).is_ok() {
            let message = format!("{} exists already: give another name, or --force to replace it", target.display());
            return Err(Failure::new(message));
        }
        if is_sqlite(target) || is_write_ahead_log(target) {
            return Err(Failure::new(format!("{} is a database: give another name", target.display())));
        }
        // A link goes on pointing at the file that is replaced.
        let target = if there.is_ok() { fs::canonicalize(target) } else { Ok(target.to_owned()) };
        let target = target.map_err(|error| Failure::io("cannot replace the file", &error))?;
        let name = target.file_name().filter(|_| !target.is_dir());
        let name = name.ok_or_else(|| Failure::new(format!("{} is a directory", target.display())))?;
        let mut prefix = name.to_owned();
        prefix.push(".");
        let directory = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let aside = tempfile::Builder::new().prefix(&prefix).suffix(".partial").tempfile_in(directory);
        let place = Written::Aside(aside.map_err(|error| failure(&target, &error))?);
        Ok(Self { target, place, replace })
    }

    /// Writes the whole text and gives the file its name.
    pub fn finish(mut self, text: &str) -> Result<(), Failure> {
        self.write_all(text.as_bytes()).map_err(|error| self.failure(&error))?;
        self.keep()
    }

    /// Gives the file its name, now that everything is written.
    pub fn keep(self) -> Result<(), Failure> {
        let Written::Aside(aside) = self.place else { return Ok(()) };
        let named = aside.as_file().sync_all().and_then(|()| {
            let named = if self.replace { aside.persist(&self.target) } else { aside.persist_noclobber(&self.target) };
            named.map(drop).map_err(|refused| refused.error)
        });
        named.map_err(|error| failure(&self.target, &error))
    }

    /// The failure of a write.
    pub fn failure(&self, error: &io::Error) -> Failure {
        failure(&self.target, error)
    }
}

fn failure(target: &Path, error: &io::Error) -> Failure {
    Failure::io(format_args!("cannot write {}", target.display()), error)
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Written::Aside(file) => file.write(bytes),
            Written::There(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Written::Aside(file) => file.flush(),
            Written::There(file) => file.flush(),
        }
    }
}
