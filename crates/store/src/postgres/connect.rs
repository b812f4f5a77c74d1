//! Reaching the server a database URL names.

use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{Client, Config, Connection, NoTls, Socket};

use crate::database_url::DatabaseUrl;
use crate::error::{StoreError, StoreErrorKind};

/// How the server's own lists call a connection whose URL does not say.
const APPLICATION_NAME: &str = "muster";

/// What the URL says. The client's own words on one that it cannot read may hold a part of the password.
pub(crate) fn settings(url: &DatabaseUrl) -> Result<Config, StoreError> {
    let mut config: Config = url.reveal().parse().map_err(|_| {
        let rule = "the database URL is not postgres://user:password@host:port/name?option=value with options that are \
                    known here; in a password write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for # and %25 for %";
        StoreError::new(StoreErrorKind::Unusable, format!("PostgreSQL: {rule}"))
    })?;
    if config.get_application_name().is_none() {
        config.application_name(APPLICATION_NAME);
    }
    Ok(config)
}

/// A connection, which does something only while the second part is polled.
pub(crate) async fn connect(config: &Config) -> Result<(Client, Connection<Socket, NoTlsStream>), StoreError> {
    Ok(config.connect(NoTls).await?)
}
