//! Where a command reads: a file, or standard input where the name is `-`.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::path::Path;

use crate::failure::Failure;
use crate::output::is_standard;

/// What a command reads.
pub struct Input {
    file: File,
    /// How messages name it.
    pub name: String,
}

impl Input {
    /// Opens the input of that name.
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

    /// The first `most` bytes, all of them if there are no more.
    pub fn bytes(&mut self, most: u64) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let read = (&mut self.file).take(most).read_to_end(&mut bytes);
        read.map_err(|error| Failure::io(format_args!("cannot read {}", self.name), &error))?;
        Ok(bytes)
    }
}
