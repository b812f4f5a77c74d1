//! Where the data is.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use muster_server::admin::SOCKET_NAME;
use muster_store::{DatabaseFiles, DatabaseUrl, Missing, Options, is_same_place};

use crate::failure::Failure;
use crate::group::COMMON;
use crate::work_tree;

/// The data directory when none is named.
const DEFAULT_DIRECTORY: &str = "muster-data";

/// The embedded database in the data directory.
const DATABASE_NAME: &str = "muster.db";

/// Files beside the database that commands read again: what the demo made, and what keeps all of it from git.
const OTHER_FILES: [&str; 2] = ["demo.json", work_tree::IGNORE_FILE];

/// The key files, in the data directory: private keys that are kept nowhere else.
const KEYS_NAME: &str = "keys";

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

    /// The data directory, if one was named.
    pub fn named_directory(&self) -> Option<&Path> {
        self.data.as_deref().filter(|directory| !directory.as_os_str().is_empty())
    }

    /// The PostgreSQL database, if one was named. The value may come from a file, which ends with a line break.
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref().map(str::trim).filter(|url| !url.is_empty())
    }

    /// The file of the embedded database.
    pub fn database_file(&self) -> PathBuf {
        self.directory().join(DATABASE_NAME)
    }

    /// The files of the embedded database.
    pub fn files(&self) -> DatabaseFiles {
        DatabaseFiles::of(&self.database_file())
    }

    /// Whether the data may be somewhere already: PostgreSQL always may, the embedded database if its file is there, or the one
    /// that a restore was about to put there.
    pub fn exists(&self) -> bool {
        self.database().is_some() || self.database_file().exists() || self.files().restored().exists()
    }

    /// Refuses the name of one of the place's own files, there or not, as that of a file to write: no force can be meant to
    /// reach the data.
    pub fn refuse_own_file(&self, target: &Path) -> Result<(), Failure> {
        let others = [SOCKET_NAME].into_iter().chain(OTHER_FILES).map(|name| self.directory().join(name));
        let mut others = others.chain([self.keys().join(work_tree::IGNORE_FILE)]);
        if self.files().contain(target) || others.any(|own| is_same_place(target, &own)) {
            let (target, directory) = (target.display(), self.directory().display());
            return Err(Failure::new(format!("{target} belongs to the data in {directory}: give another name")));
        }
        Ok(())
    }

    /// Refuses the name of a key file that is there, as that of a file to write that is no key. What is lost with a private key
    /// is more than a force for something else can mean.
    pub fn refuse_key_file(&self, target: &Path) -> Result<(), Failure> {
        let mut keys = fs::read_dir(self.keys()).into_iter().flatten().flatten();
        if keys.any(|key| is_same_place(target, &key.path())) {
            let target = target.display();
            return Err(Failure::new(format!(
                "{target} is a key file, which nothing but a key may replace: give another name"
            )));
        }
        Ok(())
    }

    /// The directory of the key files, unless another one is named.
    pub fn keys(&self) -> PathBuf {
        self.directory().join(KEYS_NAME)
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
    fn a_line_break_behind_an_environment_variable_is_no_part_of_it() {
        let url = "postgres://db.example.com/muster";
        let place = Place::new(PathBuf::from("data"), Some(format!("{url}\n")));
        assert_eq!(place.database(), Some(url));
        assert_eq!(Place::new(PathBuf::from("data"), Some(" \n".to_owned())).database(), None);
    }

    #[test]
    fn an_empty_environment_variable_names_nothing() {
        let place = Place { data: Some(PathBuf::new()), database: Some(String::new()) };
        assert_eq!((place.directory(), place.database()), (Path::new(DEFAULT_DIRECTORY), None));
    }
}
