//! Keys and databases that lie in a git work tree, and should not be committed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The file in which git finds what to look past.
pub const IGNORE_FILE: &str = ".gitignore";

/// Has git look past a directory that was just made, and everything in it, also where it becomes part of a work tree later.
pub fn ignore_all(directory: &Path) -> Result<(), Failure> {
    let file = directory.join(IGNORE_FILE);
    fs::write(&file, "# Made by muster: what is here is secret, or personal data.\n*\n")
        .map_err(|error| Failure::io(format_args!("cannot write {}", file.display()), &error))
}

/// Warns on standard error of a secret that was written into a git work tree where nothing keeps it from being committed. The
/// ignore files of a work tree are its owner's, so none is changed.
pub fn warn_of(secret: &Path) {
    if let Some(root) = exposing(secret) {
        eprintln!(
            "note: {} lies in the git work tree {}: add it to a .gitignore before it is committed",
            secret.display(),
            root.display()
        );
    }
}

/// The work tree that a file lies in, unless an ignore file on the way to its root plainly names the file, its ending or
/// everything. Patterns that say it in another way are not understood; the warning does no harm then.
fn exposing(file: &Path) -> Option<PathBuf> {
    let file = file.canonicalize().ok()?;
    let name = file.file_name()?.to_str()?;
    let ending = file.extension().and_then(|ending| ending.to_str()).map(|ending| format!("*.{ending}"));
    for directory in file.ancestors().skip(1) {
        let patterns = fs::read_to_string(directory.join(IGNORE_FILE)).unwrap_or_default();
        let below = file.strip_prefix(directory).ok()?.to_str()?;
        let covers = |pattern: &str| {
            pattern == "*"
                || pattern == name
                || ending.as_deref() == Some(pattern)
                || pattern.strip_prefix('/').is_some_and(|path| path == below)
        };
        if patterns.lines().any(|line| covers(line.trim())) {
            return None;
        }
        // In a linked work tree it is a file.
        if directory.join(".git").exists() {
            return Some(directory.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_secret_in_a_work_tree_is_exposed_unless_an_ignore_file_names_it() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("tree/keys")).unwrap();
        let key = root.join("tree/keys/key.json");
        fs::write(&key, "").unwrap();
        assert_eq!(exposing(&key), None, "no work tree");
        fs::create_dir(root.join("tree/.git")).unwrap();
        assert_eq!(exposing(&key), Some(root.join("tree")));
        for (place, patterns, exposed) in [
            ("tree", "target\n*.log\n", true),
            ("tree", "/keys/other.json\n", true),
            ("tree", "# comment\n/keys/key.json\n", false),
            ("tree", "key.json\r\n", false),
            ("tree/keys", "*.json\n", false),
            ("tree/keys", "*", false),
        ] {
            let ignore = root.join(place).join(IGNORE_FILE);
            fs::write(&ignore, patterns).unwrap();
            assert_eq!(exposing(&key).is_some(), exposed, "{patterns:?} in {place}");
            fs::remove_file(ignore).unwrap();
        }
    }
}
