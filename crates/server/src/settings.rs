//! What an operator can set.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use muster_core::event::DEFAULT_RETENTION_DAYS;

use crate::http::MAX_CONNECTIONS;

/// Set-up requests one network may send in a minute unless the operator says otherwise. A rack of phones set up at once
/// fits; going through the million serial numbers of one IMEI type code would take six days per network.
pub const DEFAULT_SETUP_RATE: u32 = 120;

/// Attempts to sign in that one network may fail with in a minute unless the operator says otherwise: an office mistypes on one
/// morning; a list of leaked passwords takes for ever.
pub const DEFAULT_SIGN_IN_RATE: u32 = 30;

/// Port when none is named.
const DEFAULT_PORT: u16 = 8080;

/// How a server runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address clients reach the server at, if it is not the one it listens on.
    pub public_url: Option<String>,
    /// Whether the zero-touch quota of 1,000 queries per 100 seconds and user is enforced.
    pub quota: bool,
    /// Set-up requests one network may send in a minute; `None`: any number.
    pub setup_rate: Option<u32>,
    /// Attempts to sign in that one network may fail with in a minute; `None`: any number.
    pub sign_in_rate: Option<u32>,
    /// Whether phones of organisations without a set-up secret get no answer either.
    pub require_setup_secret: bool,
    /// How many days events are kept; `None`: for ever.
    pub event_retention_days: Option<u32>,
    /// Origins whose pages may call the APIs ([`crate::cors::origin`]); empty: none.
    pub cors_origins: Vec<String>,
    /// Whether each request is logged, at the level `info`.
    pub access_log: bool,
    /// Where administration commands reach the server; `None`: nowhere.
    pub admin_socket: Option<PathBuf>,
    /// Connections at one time at most; fewer where the system's limits say so. Tests lower it.
    #[doc(hidden)]
    pub max_connections: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, DEFAULT_PORT)),
            public_url: None,
            quota: false,
            setup_rate: Some(DEFAULT_SETUP_RATE),
            sign_in_rate: Some(DEFAULT_SIGN_IN_RATE),
            require_setup_secret: false,
            event_retention_days: Some(DEFAULT_RETENTION_DAYS),
            cors_origins: Vec::new(),
            access_log: false,
            admin_socket: None,
            max_connections: MAX_CONNECTIONS,
        }
    }
}
