//! How a command ends when it cannot do what it was asked.

use std::io::Write as _;
use std::process::ExitCode;

use muster_core::Error;
use muster_server::admin::Refusal;
use muster_store::StoreError;

/// Refused or failed.
const FAILED: u8 = 1;

/// Nobody reads what is printed any more: 128 + SIGPIPE, as shells tell of other programs (`seq 1e6 | head -1`). It is not 0,
/// because `backup - | ssh …` has not made a backup when the other end is gone.
const UNREAD: u8 = 141;

/// Why a command was not done, for the person at the terminal.
#[derive(Debug)]
pub struct Failure {
    /// `None` when there is nobody to tell, or everything has been told.
    message: Option<String>,
    /// The exit code.
    code: u8,
}

impl Failure {
    /// A failure with a sentence that says what is wrong and, where it can be known, what to do.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), code: FAILED }
    }

    /// A failure of the operating system with what was being done.
    pub fn io(doing: impl std::fmt::Display, error: &std::io::Error) -> Self {
        Self::new(format!("{doing}: {error}"))
    }

    /// A command whose output says already what is wrong.
    pub fn told() -> Self {
        Self { message: None, code: FAILED }
    }

    /// A command whose output nobody reads any more: a reader that has seen enough is told nothing.
    pub fn unread() -> Self {
        Self { message: None, code: UNREAD }
    }

    /// The same failure with what else there is to know, such as what was done before it and is lost. A reader that has gone is
    /// told as well then: what it did not read cannot be read again.
    pub fn with(self, more: impl std::fmt::Display) -> Self {
        let message = match self.message {
            Some(message) => format!("{message}; {more}"),
            None => more.to_string(),
        };
        Self { message: Some(message), ..self }
    }

    /// Prints the failure to standard error and gives the exit code.
    pub fn report(self) -> ExitCode {
        if let Some(message) = self.message {
            // If standard error is closed there is nowhere left to complain.
            let _ = writeln!(std::io::stderr(), "error: {message}");
        }
        ExitCode::from(self.code)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message.as_deref().unwrap_or("nothing more to tell"))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Refusal::from(error).into()
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.message)
    }
}
