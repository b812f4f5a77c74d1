//! Who may look into the data directory.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::check::Check;
use crate::place::Place;

/// Permission bits of everybody but the owner.
const OTHERS: u32 = 0o077;

/// Whether the data directory and the database in it are private.
pub fn private(place: &Place) -> Check {
    const NAME: &str = "data directory";
    let directory = place.directory();
    let shown = directory.display();
    let open = |path: &std::path::Path| fs::metadata(path).map(|metadata| metadata.permissions().mode() & OTHERS);
    match open(directory) {
        Err(_) if place.database().is_some() => Check::ok(NAME, "none: the data is in PostgreSQL"),
        Err(error) => Check::fail(NAME, format!("{shown}: {error}"), "name the directory with --data DIR"),
        Ok(0) => Check::ok(NAME, format!("{shown}, private")),
        Ok(_) => match open(&place.database_file()) {
            Ok(0) => Check::warn(NAME, format!("{shown} can be entered by other users"), format!("chmod 700 {shown}")),
            _ => Check::warn(
                NAME,
                format!("{shown} and its database can be read by other users"),
                format!("chmod 700 {shown} && chmod 600 {}", place.database_file().display()),
            ),
        },
    }
}
