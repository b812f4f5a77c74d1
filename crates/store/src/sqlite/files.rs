//! The files of an embedded database: what lies beside it, and what must not be taken for something else.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// How every SQLite database begins (SQLite, "Database File Format", section 1.3).
const SQLITE_BEGINS: &[u8] = b"SQLite format 3\0";

/// What the names of the files end in that SQLite keeps beside a database, and plays into whatever database it finds under
/// the name: the write-ahead log, its index, and the rollback journal of a database that was not Muster's.
const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What the name of the lock ends in.
const LOCK: &str = ".lock";

/// What the name of a database ends in that a restore is filling.
const RESTORING: &str = ".restoring";

/// What the name of a database ends in that was restored whole and has not yet taken the old one's place.
const RESTORED: &str = ".restored";

/// The files of an embedded database, whether they are there or not.
#[derive(Debug, Clone)]
pub struct DatabaseFiles {
    database: PathBuf,
}

impl DatabaseFiles {
    /// The files of the database of that name.
    pub fn of(database: &Path) -> Self {
        Self { database: database.to_owned() }
    }

    /// The database itself.
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// The files that belong to the database's content: where it goes, they go.
    pub fn sides(&self) -> [PathBuf; 3] {
        SIDES.map(|ending| self.beside(ending))
    }

    /// What was written and is not in the database's own file yet.
    pub(crate) fn write_ahead_log(&self) -> PathBuf {
        self.beside(SIDES[0])
    }

    /// The file of the lock.
    pub fn lock(&self) -> PathBuf {
        self.beside(LOCK)
    }

    /// Where a restore keeps the new database while it moves the old one aside. As long as it is there, the database under the
    /// name itself is the old one, a part of it, or none, so nothing opens it.
    pub fn restored(&self) -> PathBuf {
        self.beside(RESTORED)
    }

    /// Where a restore fills the new database.
    pub fn restoring(&self) -> PathBuf {
        self.beside(RESTORING)
    }

    /// Whether `target` is one of these files, under whatever name, or would be one once it is made.
    pub fn contain(&self, target: &Path) -> bool {
        let beside = [self.database.clone(), self.lock(), self.restored(), self.restoring()];
        let beside = beside.into_iter().chain(self.sides());
        beside.into_iter().any(|own| is_same(target, &own))
    }

    /// A name that begins as the database's does.
    pub fn beside(&self, ending: &str) -> PathBuf {
        beside(&self.database, ending)
    }
}

/// `file` with `ending` behind its name.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether both names are of one file, be it by a link or another path, or would be if they were made.
pub fn is_same(one: &Path, other: &Path) -> bool {
    if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
        return (one.dev(), one.ino()) == (other.dev(), other.ino());
    }
    let place = |path: &Path| {
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some((directory.canonicalize().ok()?, path.file_name()?.to_owned()))
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Whether there is a SQLite database under the name, Muster's or another program's.
pub fn is_sqlite(file: &Path) -> bool {
    let mut begins = [0_u8; SQLITE_BEGINS.len()];
    File::open(file).and_then(|mut file| file.read_exact(&mut begins)).is_ok() && begins == *SQLITE_BEGINS
}

/// How every write-ahead log begins, by the order of its checksums' bytes (SQLite, "Database File Format", section 4.1).
const LOG_BEGINS: [[u8; 4]; 2] = [[0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83]];

/// Whether a file is the write-ahead log of a SQLite database, which may hold what is nowhere else.
pub fn is_write_ahead_log(file: &Path) -> bool {
    let mut begins = [0_u8; 4];
    File::open(file).and_then(|mut file| file.read_exact(&mut begins)).is_ok() && LOG_BEGINS.contains(&begins)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_databases_files_are_known_by_name_before_they_are_there_and_by_any_name_afterwards() {
        let directory = tempfile::tempdir().unwrap();
        let in_it = |name: &str| directory.path().join(name);
        let files = DatabaseFiles::of(&in_it("muster.db"));
        for name in ["", "-wal", "-shm", "-journal", ".lock", ".restored", ".restoring"] {
            assert!(files.contain(&in_it(&format!("muster.db{name}"))), "{name}");
        }
        assert!(!files.contain(&in_it("muster.dbx")) && !files.contain(&in_it("fleet.csv")));
        fs::write(files.database(), "x").unwrap();
        std::os::unix::fs::symlink(files.database(), in_it("link.csv")).unwrap();
        fs::hard_link(files.database(), in_it("hard.csv")).unwrap();
        assert!(files.contain(&in_it("link.csv")) && files.contain(&in_it("hard.csv")));
    }
}
