//! The command line's side of the socket.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use super::frame::{self, LENGTH_BYTES, MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES};
use super::refusal::Refusal;
use super::request::Request;
use super::response::Response;
use super::socket::{Address, SOCKET_NAME};

/// A connection to a running server.
pub struct Connection(UnixStream);

/// Why a command that was sent to a running server has no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The server refused.
    #[error("{0}")]
    Refused(Refusal),
    /// The connection broke. Whether the command was done is not known.
    #[error("the connection to the running server broke: {0}")]
    Connection(#[from] io::Error),
}

/// Connects to the server that runs on the data directory `directory`; `None` when none does.
///
/// # Errors
/// When there is a socket that this user may not use.
pub fn connect(directory: &Path) -> io::Result<Option<Connection>> {
    let nobody = |error: &io::Error| {
        matches!(
            error.kind(),
            io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused | io::ErrorKind::NotADirectory
        )
    };
    let address = match Address::of(&directory.join(SOCKET_NAME)) {
        Err(error) if nobody(&error) => return Ok(None),
        address => address?,
    };
    match UnixStream::connect(&address.path) {
        Ok(stream) => Ok(Some(Connection(stream))),
        Err(error) if nobody(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Connection {
    /// Sends a request and waits for its answer, however long the server takes.
    ///
    /// # Errors
    /// [`CallError::Refused`] when the server refuses, [`CallError::Connection`] when it goes away.
    pub fn call(&mut self, request: &Request) -> Result<Response, CallError> {
        self.0.write_all(&frame::encode(request, MAX_REQUEST_BYTES)?)?;
        let mut length = [0; LENGTH_BYTES];
        self.0.read_exact(&mut length)?;
        let mut body = vec![0; frame::length(length, MAX_RESPONSE_BYTES)?];
        self.0.read_exact(&mut body)?;
        let answer: Result<Response, Refusal> = serde_json::from_slice(&body).map_err(|error| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the server is of another version than this muster ({error})"),
            )
        })?;
        answer.map_err(CallError::Refused)
    }
}
