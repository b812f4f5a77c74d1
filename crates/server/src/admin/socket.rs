//! The socket file: private to its owner, and where it is.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use tokio::net::UnixListener;

/// Name of the socket in the data directory.
pub const SOCKET_NAME: &str = "muster.sock";

/// Only the owner may give commands.
const MODE: u32 = 0o600;

/// Longest path a socket address can hold (unix(7): 108 bytes, one of them the end).
const MAX_ADDRESS_BYTES: usize = 107;

/// Listens on a socket file at `path`, readable and writable by its owner only. A file that a server left behind when it
/// was killed is replaced.
///
/// # Errors
/// `AddrInUse` when another server answers there; what the operating system says otherwise.
pub fn listen(path: &Path) -> io::Result<UnixListener> {
    let address = Address::of(path)?;
    match UnixStream::connect(&address.path) {
        Ok(_) => return Err(io::Error::new(io::ErrorKind::AddrInUse, "another muster server answers there")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => fs::remove_file(path)?,
        Err(error) => return Err(error),
    }
    let listener = UnixListener::bind(&address.path)?;
    fs::set_permissions(path, Permissions::from_mode(MODE))?;
    // The listener's address leads through the directory's descriptor, so it stays open as long as the process lives.
    std::mem::forget(address);
    Ok(listener)
}

/// Where to connect to. A path that is too long for a socket address is reached through its directory's descriptor.
pub(super) struct Address {
    pub path: PathBuf,
    _directory: Option<File>,
}

impl Address {
    pub fn of(path: &Path) -> io::Result<Self> {
        let (Some(directory), Some(name), true) =
            (path.parent(), path.file_name(), path.as_os_str().len() > MAX_ADDRESS_BYTES)
        else {
            return Ok(Self { path: path.to_owned(), _directory: None });
        };
        let directory = File::open(directory)?;
        let path = Path::new("/proc/self/fd").join(directory.as_raw_fd().to_string()).join(name);
        Ok(Self { path, _directory: Some(directory) })
    }
}
