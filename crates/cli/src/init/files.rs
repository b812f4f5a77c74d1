//! The two key files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place::private_directory;
use crate::private_file::PrivateFile;

/// Where the key files are.
pub struct KeyFiles {
    directory: PathBuf,
    /// The reseller's.
    pub reseller: PathBuf,
    /// The customer's.
    pub customer: PathBuf,
}

/// Both files, begun beside their names.
pub struct Begun {
    reseller: PrivateFile,
    customer: PrivateFile,
}

impl KeyFiles {
    /// `reseller.json` and `customer.json` of a directory.
    pub fn in_directory(directory: PathBuf) -> Self {
        Self { reseller: directory.join("reseller.json"), customer: directory.join("customer.json"), directory }
    }

    /// Refuses where one of them is there already, unless it may be replaced.
    pub fn require_free(&self, replace: bool) -> Result<(), Failure> {
        let there = |file: &Path| fs::symlink_metadata(file).is_ok();
        match [&self.reseller, &self.customer].into_iter().find(|file| !replace && there(file)) {
            Some(file) => {
                let message = format!(
                    "{} exists already: name another directory with --keys, or --force to replace the key files",
                    file.display()
                );
                Err(Failure::new(message))
            }
            None => Ok(()),
        }
    }

    /// Begins both files. They have no name before they are finished.
    pub fn begin(&self, replace: bool) -> Result<Begun, Failure> {
        private_directory(&self.directory)?;
        let begin = |file| PrivateFile::create(file, replace);
        Ok(Begun { reseller: begin(&self.reseller)?, customer: begin(&self.customer)? })
    }
}

impl Begun {
    /// Writes both files and gives them their names.
    pub fn finish(self, reseller: &str, customer: &str) -> Result<(), Failure> {
        let Self { reseller: reseller_file, customer: customer_file } = self;
        reseller_file.finish(reseller)?;
        customer_file.finish(customer)
    }
}
