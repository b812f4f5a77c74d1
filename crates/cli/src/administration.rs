//! How commands reach the data: through the running server if there is one, else by opening the database.

use std::io::ErrorKind;
use std::time::Duration;

use muster_core::{Context, OrganisationId};
use muster_server::admin::client::{self, CallError, Connection};
use muster_server::admin::{Request, Response, SOCKET_NAME, execute};
pub use muster_store::Missing;
use muster_store::{Engine, Options, Store, StoreErrorKind, ownership_advice};

use crate::failure::Failure;
use crate::option_names;
use crate::place::Place;

/// How long a command waits for another one that uses the database, and how often it looks. A server that is just
/// starting holds the database some milliseconds before it takes commands.
const PATIENCE: u32 = 100;
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How often a command that may be repeated is tried while the database is overloaded, and the first pause between two
/// attempts; each further one is longer by as much.
const ATTEMPTS: u32 = 8;
const PAUSE: Duration = Duration::from_millis(250);

/// The way to the data.
pub enum Administration {
    /// Through the socket of the server that runs on the data directory.
    Running(Connection),
    /// Through the database itself.
    Direct {
        /// The database.
        store: Box<Store>,
        /// The machine's clock and chance.
        context: Context,
    },
}

impl Administration {
    /// Finds the way. PostgreSQL takes any number of processes, so it is opened beside a running server.
    pub fn open(place: &Place, missing: Missing) -> Result<Self, Failure> {
        let mut looks = 0;
        loop {
            if place.database().is_none()
                && let Some(connection) = running(place)?
            {
                return Ok(Self::Running(connection));
            }
            if missing == Missing::Refuse && !place.exists() {
                return Err(missing_database(place));
            }
            // One command at a time needs one connection of each kind, not a server's pool.
            let options = Options { readers: 1, writers: 1, ..place.options(missing)? };
            match Store::open(&options) {
                Ok(store) => return Ok(Self::Direct { store: Box::new(store), context: Context::system() }),
                Err(error) if looks < PATIENCE && error.kind == StoreErrorKind::InUse => {
                    std::thread::sleep(LOOK_AGAIN);
                }
                // A PostgreSQL database without tables, or a file that went away since.
                Err(error) if error.kind == StoreErrorKind::Missing => return Err(missing_database(place)),
                Err(error) => return Err(error.into()),
            }
            looks += 1;
        }
    }

    /// Whether nobody else can write to the database as long as this is open.
    pub fn is_alone(&self) -> bool {
        matches!(self, Self::Direct { store, .. } if matches!(store.engine(), Engine::Sqlite { .. }))
    }

    /// Does one command.
    pub fn call(&mut self, request: Request) -> Result<Response, Failure> {
        self.ask(&request).map_err(failure)
    }

    /// Refuses an option that names an organisation of this kind (`reseller`, `vendor`, `customer`) that is not there.
    pub fn require_organisation(&mut self, option: &str, kind: &str, id: OrganisationId) -> Result<(), Failure> {
        match self.ask(&Request::OrganisationShow { kind: kind.to_owned(), id }) {
            Ok(_) => Ok(()),
            Err(CallError::Refused(refusal)) if refusal.field.is_some() => {
                Err(Failure::new(format!("{option}: there is no {kind} {id}")))
            }
            Err(error) => Err(failure(error)),
        }
    }

    /// The address for files and links: the one that was given, or that of the running server, or the one it had when it last
    /// ran.
    pub fn public_url(&mut self, given: Option<String>) -> Result<Option<String>, Failure> {
        if let Some(url) = given.as_deref().map(str::trim).filter(|url| !url.is_empty()) {
            return Ok(Some(url.to_owned()));
        }
        match self.call(Request::PublicUrl)? {
            Response::Text(url) => Ok(url),
            _ => Err(unexpected()),
        }
    }

    /// Does one command that may be repeated, and repeats it for a while when the database is overloaded.
    pub fn call_patiently(&mut self, request: &Request) -> Result<Response, Failure> {
        let mut asked = 1;
        loop {
            match self.ask(request) {
                Err(CallError::Refused(refusal)) if refusal.temporary && asked < ATTEMPTS => {
                    std::thread::sleep(PAUSE * asked);
                    asked += 1;
                }
                answer => return answer.map_err(failure),
            }
        }
    }

    /// Does one command, and gives a refusal as it is.
    pub fn ask(&mut self, request: &Request) -> Result<Response, CallError> {
        match self {
            Self::Running(connection) => connection.call(request),
            Self::Direct { store, context } => {
                execute(store, context, request.clone()).map_err(|error| CallError::Refused(error.into()))
            }
        }
    }
}

/// Nothing is made for a command whose place is most likely mistyped.
fn missing_database(place: &Place) -> Failure {
    let (there, option) = match place.database() {
        Some(_) => (place.describe(), "the right one with --database URL"),
        None => (place.directory().display().to_string(), "its directory with --data DIR"),
    };
    Failure::new(format!(
        "there is no muster database in {there}: name {option}, or make one with `muster init`, `muster serve` or \
         `muster demo`"
    ))
}

fn failure(error: CallError) -> Failure {
    match error {
        CallError::Refused(refusal) => Failure::new(option_names::told(&refusal)),
        CallError::Connection(_) => Failure::new(error.to_string()),
    }
}

/// The server that runs on the data directory, if one does.
pub fn running(place: &Place) -> Result<Option<Connection>, Failure> {
    let directory = place.directory();
    client::connect(directory).map_err(|error| {
        // Whether one runs cannot be seen then.
        if error.kind() == ErrorKind::PermissionDenied
            && let Some(advice) = ownership_advice(&directory.join(SOCKET_NAME))
        {
            return Failure::new(format!("cannot look into {}: {error}; {advice}", directory.display()));
        }
        Failure::io(format_args!("cannot reach the server that runs on {}", directory.display()), &error)
    })
}

/// The failure of an answer that does not belong to the request.
pub fn unexpected() -> Failure {
    Failure::new("the server answered something else than was asked: it is of another version than this muster")
}
