//! Where the data is.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use muster_server::admin::SOCKET_NAME;
use muster_store::{DatabaseUrl, Missing, Options};

use crate::failure::Failure;
use crate::group::COMMON;
use crate::work_tree;

/// The data directory when none is named.
const DEFAULT_DIRECTORY: &str = "muster-data";

/// The embedded database in the data directory.
const DATABASE_NAME: &str = "muster.db";

/// Only the owner may look into the data directory: it holds personal data and the socket for commands.
const DIRECTORY_MODE: u32 = 0o700;

/// Where the data is.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Place {
    /// Data directory [default: ./muster-data]
    #[arg(long, value_name = "DIR", env = "MUSTER_DATA", global = true, help_heading = COMMON)]
    data: Option<PathBuf>,
    /// PostgreSQL database, postgres://user:password@host:port/name, instead of the embedded one in the data directory
    #[arg(long, value_name = "URL", env = "MUSTER_DATABASE_URL", hide_env_values = true, global = true,
          help_heading = COMMON)]
    database: Option<String>,
}

impl Place {
    /// A place in `directory`, or in the PostgreSQL database at `database`.
    pub fn new(directory: PathBuf, database: Option<String>) -> Self {
        Self { data: Some(directory), database }
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        self.named_directory().unwrap_or(Path::new(DEFAULT_DIRECTORY))
    }

    fn named_directory(&self) -> Option<&Path> {
        self.data.as_deref().filter(|directory| !directory.as_os_str().is_empty())
    }

    /// The PostgreSQL database, if one was named.
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref().filter(|url| !url.is_empty())
    }

    /// The file of the embedded database.
    pub fn database_file(&self) -> PathBuf {
        self.directory().join(DATABASE_NAME)
    }

    /// Whether the data may be somewhere already: PostgreSQL always may, the embedded database if its file is there.
    pub fn exists(&self) -> bool {
        self.database().is_some() || self.database_file().exists()
    }

    /// Where a server listens for commands. A server over PostgreSQL that was given no data directory makes none just for
    /// its socket.
    pub fn socket(&self) -> Option<PathBuf> {
        (self.database().is_none() || self.named_directory().is_some()).then(|| self.directory().join(SOCKET_NAME))
    }

    /// How to open the store of a server, or of whoever makes a database. Makes the data directory, private, unless it is
    /// there.
    pub fn prepare(&self) -> Result<Options, Failure> {
        self.options(Missing::Create)
    }

    /// How to open the store. Only where a database may be made, so may its directory.
    pub fn options(&self, missing: Missing) -> Result<Options, Failure> {
        if missing == Missing::Create && self.socket().is_some() {
            private_directory(self.directory())?;
        }
        let options = match self.database() {
            Some(url) => Options::from_database_url(url).map_err(|rule| Failure::new(format!("--database: {rule}")))?,
            None => Options::sqlite(self.database_file()),
        };
        Ok(Options { missing, ..options })
    }

    /// The place in words, without a password.
    pub fn describe(&self) -> String {
        match self.database() {
            Some(url) => match DatabaseUrl::from(url).place() {
                Some(place) => format!("PostgreSQL at {place}"),
                None => "PostgreSQL".to_owned(),
            },
            None => format!("{}", self.database_file().display()),
        }
    }
}

/// Makes a directory that only its owner may look into, and that git looks past; one that is there already is left as it is.
pub fn private_directory(directory: &Path) -> Result<(), Failure> {
    if directory.is_dir() {
        return Ok(());
    }
    if fs::symlink_metadata(directory).is_ok() {
        return Err(Failure::new(format!("{} is not a directory", directory.display())));
    }
    DirBuilder::new()
        .recursive(true)
        .mode(DIRECTORY_MODE)
        .create(directory)
        .map_err(|error| Failure::io(format_args!("cannot make the directory {}", directory.display()), &error))?;
    work_tree::ignore_all(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_described_place_has_no_password() {
        for url in [
            "postgres://muster:secret@db.example.com/muster",
            "postgresql://db.example.com/muster?user=muster&password=secret",
            "postgres://muster:sec@ret@db.example.com/muster",
        ] {
            let place = Place::new(PathBuf::from("data"), Some(url.to_owned()));
            assert_eq!(place.describe(), "PostgreSQL at db.example.com/muster", "for {url}");
        }
    }

    #[test]
    fn an_empty_environment_variable_names_nothing() {
        let place = Place { data: Some(PathBuf::new()), database: Some(String::new()) };
        assert_eq!((place.directory(), place.database()), (Path::new(DEFAULT_DIRECTORY), None));
    }
}
