//! Whose files they are, for a user who may not use them: most often root has run a command once, or a person runs one where
//! the service's own user should.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// Where the names of users stand. Those of other sources are told by their numbers.
const USERS: &str = "/etc/passwd";

/// What to do about a file that this process may not use. `None` where its owner is not the reason.
pub fn ownership_advice(file: &Path) -> Option<String> {
    let directory = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let owner = |path: &Path| path.metadata().ok().map(|found| found.uid());
    let users = std::fs::read_to_string(USERS).unwrap_or_default();
    let me = rustix::process::geteuid().as_raw();
    sentence(file, directory, (owner(file), owner(directory)), me, &users)
}

fn sentence(
    file: &Path,
    directory: &Path,
    (of_file, of_directory): (Option<u32>, Option<u32>),
    me: u32,
    users: &str,
) -> Option<String> {
    let (shown, mine) = (directory.display(), name(me, users));
    let give = format!("give it away as root: chown -R {mine} {shown}");
    match (of_file, of_directory) {
        (_, Some(owner)) if owner != me => {
            let owner = name(owner, users);
            Some(format!("{shown} belongs to the user {owner}, and this is {mine}: do this as {owner}, or {give}"))
        }
        (Some(owner), _) if owner != me => {
            let owner = name(owner, users);
            Some(format!("{} belongs to the user {owner}, and this is {mine}; {give}", file.display()))
        }
        _ => None,
    }
}

/// The name of a user, or its number, which `chown` takes too.
fn name(id: u32, users: &str) -> String {
    let id = id.to_string();
    let named = users.lines().find_map(|line| {
        let mut columns = line.split(':');
        let name = columns.next()?;
        (columns.nth(1)? == id).then(|| name.to_owned())
    });
    named.unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str = "root:x:0:0:root:/root:/bin/sh\nmuster:x:998:998::/var/lib/muster:/usr/sbin/nologin\n";

    fn told(of_file: Option<u32>, of_directory: Option<u32>, me: u32) -> Option<String> {
        sentence(Path::new("/d/muster.db.lock"), Path::new("/d"), (of_file, of_directory), me, KNOWN)
    }

    #[test]
    fn given_a_file_that_root_made_in_the_services_directory_then_its_owner_and_the_way_back_are_told() {
        assert_eq!(
            told(Some(0), Some(998), 998).as_deref(),
            Some(
                "/d/muster.db.lock belongs to the user root, and this is muster; give it away as root: chown -R muster /d"
            )
        );
    }

    #[test]
    fn given_another_users_directory_then_that_user_is_named() {
        for of_file in [None, Some(998)] {
            assert_eq!(
                told(of_file, Some(998), 1000).as_deref(),
                Some(
                    "/d belongs to the user muster, and this is 1000: do this as muster, or give it away as root: chown -R 1000 /d"
                )
            );
        }
    }

    #[test]
    fn given_files_of_ones_own_then_nothing_is_said() {
        assert_eq!(told(Some(998), Some(998), 998), None);
        assert_eq!(told(None, Some(998), 998), None);
        assert_eq!(told(None, None, 998), None);
    }
}
