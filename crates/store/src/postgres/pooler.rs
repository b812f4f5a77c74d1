//! Finding out that a connection is not one's own.
//!
//! A pooler in front of the server may lend a connection for one transaction and give the next one to somebody else
//! (PgBouncer: `pool_mode=transaction`, or `statement`). Prepared statements, settings and LISTEN belong to a connection, so
//! what is prepared on one is missing on the next, or stands there already. It would come to light at any time later, so it
//! is looked for when the store is opened. What is not found then is known by PostgreSQL's own errors
//! ([`is_lent`]).

use tokio_postgres::error::SqlState;
use tracing::debug;

use crate::error::{StoreError, StoreErrorKind};
use crate::postgres::{Server, Session};

/// How often two connections are compared: others may use the pooler at the same time, and a pooler may happen to lend the
/// same connection again.
const ROUNDS: u32 = 3;

/// The one thing to say about it.
const RULE: &str = "PostgreSQL: a connection pooler lends Muster another connection for each transaction, but Muster needs \
                    connections of its own; set pool_mode=session in PgBouncer, or name the server itself in the database URL";

/// Refuses a pooler that lends connections for less than a session: no two sessions are ever served by one process of the
/// server, and none is served by one after the other.
///
/// # Errors
/// `Unusable` with what to do.
pub(crate) fn refuse_lent(session: &mut Session, server: &Server) -> Result<(), StoreError> {
    // A server may have room for one connection only. Then nothing can be compared, and nothing is said.
    let mut other = match Session::connect(server) {
        Ok(other) => other,
        Err(error) => {
            debug!(%error, "no second connection to compare with");
            return Ok(());
        }
    };
    for _ in 0..ROUNDS {
        // Whatever goes wrong here is no sign of a pooler. It will come again where it can be told better.
        let (Ok(Some(own)), Ok(Some(others)), Ok(Some(own_again))) =
            (session.process(), other.process(), session.process())
        else {
            return Ok(());
        };
        if own == others || own != own_again {
            return Err(lent());
        }
    }
    Ok(())
}

/// Whether the server says that a prepared statement stands there already, or is not there: both are impossible on a
/// connection of one's own, whose statements have names that are given once.
pub(crate) fn is_lent(code: &SqlState) -> bool {
    *code == SqlState::DUPLICATE_PSTATEMENT || *code == SqlState::INVALID_SQL_STATEMENT_NAME
}

/// The failure to be told.
pub(crate) fn lent() -> StoreError {
    StoreError::new(StoreErrorKind::Unusable, RULE)
}
