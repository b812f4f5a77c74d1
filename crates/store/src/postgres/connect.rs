//! Reaching the server a database URL names.

use std::error::Error as _;
use std::time::Duration;

use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, Connection, Error, Socket};

use crate::database_url::DatabaseUrl;
use crate::error::{StoreError, StoreErrorKind};
use crate::postgres::complaint;
use crate::postgres::ssl_options::{self, Mode};
use crate::postgres::tls::{HandshakeError, Tls, TlsStream};

/// How long an answer to the question whether the server is there is waited for before it is asked again.
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(10);

/// Questions without an answer after which the connection counts as lost.
const KEEPALIVE_RETRIES: u32 = 3;

/// How long a server may take to let a connection in, TLS and password included.
const CONNECTED_WITHIN: Duration = Duration::from_secs(5);

/// How the server's own lists call a connection whose URL does not say.
const APPLICATION_NAME: &str = "muster";

/// A server and how to reach it.
#[derive(Clone)]
pub(crate) struct Server {
    config: Config,
    mode: Mode,
    tls: Tls,
}

impl Server {
    /// Reads what the URL says, and the files it names.
    ///
    /// # Errors
    /// `Unusable` when one of them cannot be used. The client's own words on a URL may hold a part of the password, so they
    /// are not shown.
    pub(crate) fn new(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let unusable = |rule: &str| StoreError::new(StoreErrorKind::Unusable, format!("PostgreSQL: {rule}"));
        let (options, rest) = ssl_options::split(url.reveal()).map_err(|rule| unusable(&rule))?;
        if let Some(rule) = complaint::of_second_at(url) {
            return Err(unusable(rule));
        }
        let mut config: Config = rest.parse().map_err(|_| unusable(&complaint::of_form(url, &rest)))?;
        if config.get_application_name().is_none() {
            config.application_name(APPLICATION_NAME);
        }
        // Over a socket's path there is no TLS, whatever is asked for.
        let local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
        let mode = if local && config.get_hostaddrs().is_empty() { Mode::Disable } else { options.mode };
        Ok(Self { config, mode, tls: Tls::new(&options)? })
    }

    /// The same server, asked whether it is there when it has not said anything for so long.
    pub(crate) fn with_keepalive(mut self, idle: Duration) -> Self {
        self.config.keepalives_idle(idle).keepalives_interval(KEEPALIVE_INTERVAL).keepalives_retries(KEEPALIVE_RETRIES);
        self
    }

    /// A connection, which does something only while the second part is polled.
    ///
    /// # Errors
    /// `TimedOut` when the server takes too long to let it in; `Unavailable` and others as it says itself.
    pub(crate) async fn connect(&self) -> Result<(Client, Connection<Socket, TlsStream>), StoreError> {
        let connected = tokio::time::timeout(CONNECTED_WITHIN, self.connect_either_way()).await;
        connected.unwrap_or_else(|_| Err(StoreError::unanswered()))
    }

    async fn connect_either_way(&self) -> Result<(Client, Connection<Socket, TlsStream>), StoreError> {
        let (first, second) = match self.mode {
            Mode::Disable => (SslMode::Disable, None),
            Mode::Allow => (SslMode::Disable, Some(SslMode::Require)),
            Mode::Prefer => (SslMode::Prefer, Some(SslMode::Disable)),
            Mode::Require | Mode::VerifyCa | Mode::VerifyFull => (SslMode::Require, None),
        };
        match (self.connect_with(first).await, second) {
            (Err(error), Some(second)) if may_go_otherwise(&error) => Ok(self.connect_with(second).await?),
            (connected, _) => Ok(connected?),
        }
    }

    async fn connect_with(&self, mode: SslMode) -> Result<(Client, Connection<Socket, TlsStream>), Error> {
        self.config.clone().ssl_mode(mode).connect(self.tls.clone()).await
    }
}

/// Whether the server lets nobody in this way (`pg_hba.conf`), or TLS could not begin: it may let us in the other way.
fn may_go_otherwise(error: &Error) -> bool {
    error.code() == Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION)
        || error.source().is_some_and(|cause| cause.is::<HandshakeError>())
}
