//! One connection with its prepared statements.
//!
//! Statements whose answer nobody needs at once wait here and are sent in one go with the next one whose answer is needed,
//! BEGIN and COMMIT included: on a network, round trips are most of a transaction's time.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Error, SimpleQueryMessage, Statement};
use tracing::debug;

use crate::error::{StoreError, StoreErrorKind};
use crate::job::Length;
use crate::options::STATEMENT_CACHE;
use crate::postgres::connect::Server;
use crate::postgres::listener::NOTIFY;
use crate::postgres::statement::translate;
use crate::postgres::waiting::{Waiting, in_order};
use crate::row::Inner;
use crate::value::Param;

/// How long the server may take to answer a statement of a short transaction. None of them takes a second on a server that
/// is well; what waits for longer waits for somebody's lock, or for a server that has stopped.
const ANSWERED_WITHIN: Duration = Duration::from_secs(10);

/// How long the server may take to answer a statement of a long transaction, or to send its next row.
const LONG_ANSWERED_WITHIN: Duration = Duration::from_secs(120);

/// Ends what this process has given up, or left open because it stopped, on the server too: nobody waits for its locks.
const SETTINGS: &str = "SET lock_timeout = '8s'; SET idle_in_transaction_session_timeout = '60s'";

/// Numbers come again, so the time the process was started is told too.
const PROCESS: &str = "SELECT CAST(pid AS TEXT) || ' ' || CAST(EXTRACT(EPOCH FROM backend_start) AS TEXT)
    FROM pg_stat_activity WHERE pid = pg_backend_pid()";

/// Statements that wait at most before they are sent all the same.
const MAX_WAITING: usize = 64;

/// One connection with its prepared statements.
pub(crate) struct Session {
    /// Drives the connection while an answer is waited for, on the thread that waits.
    runtime: Runtime,
    client: Arc<Client>,
    statements: HashMap<String, Statement>,
    waiting: Vec<Waiting>,
    transaction: Transaction,
    /// How long an answer is waited for; a migration takes as long as it takes.
    patience: Option<Duration>,
    /// Why nothing more can be done with this connection: an answer of the server is still to come.
    hung: Option<StoreError>,
}

/// How far the server is with the transaction.
enum Transaction {
    /// There is none.
    None,
    /// BEGIN waits to be sent.
    Wanted,
    /// The server has begun it, or is about to.
    Begun,
    /// It could not begin.
    Unreachable(StoreError),
}

impl Session {
    /// A connection for transactions. Its server is waited for within limits.
    pub(crate) fn connect(server: &Server) -> Result<Self, StoreError> {
        let mut session = Self::connect_unlimited(server)?;
        session.patience = Some(ANSWERED_WITHIN);
        session.batch(SETTINGS)?;
        Ok(session)
    }

    /// A connection for a migration.
    pub(crate) fn connect_unlimited(server: &Server) -> Result<Self, StoreError> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot wait for a server: {e}")))?;
        let (client, connection) = runtime.block_on(server.connect())?;
        runtime.spawn(async move {
            if let Err(error) = connection.await {
                debug!(%error, "a connection to PostgreSQL ended");
            }
        });
        let mut session = Self {
            runtime,
            client: Arc::new(client),
            statements: HashMap::new(),
            waiting: Vec::new(),
            transaction: Transaction::None,
            patience: None,
            hung: None,
        };
        // Notices such as "relation exists already" tell an operator nothing.
        session.batch("SET client_min_messages = warning")?;
        Ok(session)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Statements outside a transaction, or with BEGIN and COMMIT of their own: those of a migration.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let done = self.runtime.block_on(in_time(self.patience, self.client.batch_execute(sql)));
        self.watched(done)
    }

    /// Which process of the server does what this session asks for: its number, and when it was started. `None` where the
    /// server does not tell.
    pub(crate) fn process(&mut self) -> Result<Option<String>, StoreError> {
        let answer = self.runtime.block_on(in_time(self.patience, self.client.simple_query(PROCESS)));
        let messages = self.watched(answer)?;
        Ok(messages.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        }))
    }

    /// Why the connection cannot be used any more, if the server has not answered in time.
    pub(crate) fn hung(&self) -> Option<StoreError> {
        self.hung.clone()
    }

    fn watched<T>(&mut self, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &answer
            && error.kind == StoreErrorKind::TimedOut
        {
            self.hung = Some(error.clone());
        }
        answer
    }

    /// Begins a transaction, with the first statement at the latest.
    pub(crate) fn begin(&mut self, sql: &'static str, length: Length) {
        self.patience = Some(match length {
            Length::Short => ANSWERED_WITHIN,
            Length::Long => LONG_ANSWERED_WITHIN,
        });
        self.waiting = vec![Waiting::Begin(sql)];
        self.transaction = Transaction::Wanted;
    }

    /// Why the transaction could not begin: nothing of it has happened then, and another connection may do better.
    pub(crate) fn unreachable(&self) -> Option<StoreError> {
        match &self.transaction {
            Transaction::Unreachable(error) => Some(error.clone()),
            Transaction::None | Transaction::Wanted | Transaction::Begun => None,
        }
    }

    /// Has the server tell all nodes of these topics when, and only if, the transaction is committed.
    pub(crate) fn notify(&mut self, topics: &[&'static str]) -> Result<(), StoreError> {
        topics.iter().try_for_each(|topic| self.send(NOTIFY, &[Param::Text(topic)]))
    }

    /// Ends the transaction; when this succeeds, it is on the server's disk.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        if let Transaction::Wanted = self.transaction {
            // No statement was sent: the server knows of no transaction.
            self.forget();
            return Ok(());
        }
        let (client, patience) = (Arc::clone(&self.client), self.patience);
        // When a statement that waited has failed, the server rolls back instead; the error of that statement comes first.
        let done = self.with_waiting(in_time(patience, client.batch_execute("COMMIT")));
        self.forget();
        done
    }

    /// Undoes the transaction.
    pub(crate) fn rollback(&mut self) -> Result<(), StoreError> {
        let begun = matches!(self.transaction, Transaction::Begun);
        self.forget();
        if begun { self.batch("ROLLBACK") } else { Ok(()) }
    }

    /// Has a statement done whose answer nobody needs. Its failure is that of a later statement, or of the commit.
    pub(crate) fn send(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        check_types(&statement, params)?;
        self.require_begun()?;
        self.waiting.push(Waiting::statement(statement, params));
        if self.waiting.len() < MAX_WAITING { Ok(()) } else { self.with_waiting(async { Ok(()) }) }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        self.require_begun()?;
        let (client, patience) = (Arc::clone(&self.client), self.patience);
        self.with_waiting(in_time(patience, client.execute_raw(&statement, params)))
    }

    pub(crate) fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        visit: &mut dyn FnMut(Inner<'_>) -> bool,
    ) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        // INSERT … RETURNING is a query too.
        if !sql.trim_start().starts_with("SELECT") {
            self.require_begun()?;
        }
        let (client, patience) = (Arc::clone(&self.client), self.patience);
        self.with_waiting(async {
            let rows = in_time(patience, client.query_raw(&statement, params)).await?;
            tokio::pin!(rows);
            let mut wanted = true;
            // Read to the end all the same: the query's own failure may come with its last row.
            while let Some(row) = in_time(patience, rows.try_next()).await? {
                wanted = wanted && visit(Inner::Postgres(&row));
            }
            Ok(())
        })
    }

    /// A statement that changes something is sent only when the server is known to have begun: on its own it would stand.
    fn require_begun(&mut self) -> Result<(), StoreError> {
        match &self.transaction {
            Transaction::Wanted => self.with_waiting(async { Ok(()) }),
            Transaction::Unreachable(error) => Err(error.clone()),
            Transaction::None | Transaction::Begun => Ok(()),
        }
    }

    /// Sends what waits and `last` without waiting in between. The answer is that of `last`, or the first failure.
    fn with_waiting<T>(&mut self, last: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let waiting = std::mem::take(&mut self.waiting);
        let begins = matches!(waiting.first(), Some(Waiting::Begin(_)));
        if begins {
            // Before anything is sent: `last` may panic in a caller's hands, and BEGIN is on its way by then.
            self.transaction = Transaction::Begun;
        }
        let sent = waiting.iter().map(|statement| statement.send(&self.client)).collect();
        let before = in_time(self.patience, async { Ok(in_order(sent).await) });
        let (before, answer) = self.runtime.block_on(async { tokio::join!(biased; before, last) });
        let before = self.watched(before)?;
        let failed = before.into_iter().enumerate().find_map(|(place, answer)| Some((place, answer.err()?)));
        if let Some((place, error)) = failed {
            let error = StoreError::from(error);
            // A server that begins no transaction, such as a standby, is no defect of a statement.
            let kind = if begins && place == 0 { StoreErrorKind::Unavailable } else { error.kind };
            let error = StoreError { kind, ..error };
            if begins {
                self.transaction = Transaction::Unreachable(error.clone());
            }
            return Err(error);
        }
        self.watched(answer)
    }

    fn forget(&mut self) {
        self.waiting.clear();
        self.transaction = Transaction::None;
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let prepared = self.runtime.block_on(in_time(self.patience, self.client.prepare(&translate(sql))));
        let prepared = self.watched(prepared);
        if let (Transaction::Wanted, Err(error)) = (&self.transaction, &prepared)
            && error.kind == StoreErrorKind::Unavailable
        {
            self.waiting.clear();
            self.transaction = Transaction::Unreachable(error.clone());
        }
        let statement = prepared?;
        // Statement texts are constants of the program, so the bound is met only by maintenance commands.
        if self.statements.len() >= STATEMENT_CACHE {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// The answer, unless it takes longer than this.
async fn in_time<T>(
    patience: Option<Duration>,
    answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, StoreError> {
    match patience {
        Some(limit) => match tokio::time::timeout(limit, answer).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(StoreError::unanswered()),
        },
        None => Ok(answer.await?),
    }
}

/// What the client would refuse to send must be refused at once: the server would never know of it, and commit the rest.
fn check_types(statement: &Statement, params: &[Param<'_>]) -> Result<(), StoreError> {
    let wanted = statement.params();
    if wanted.len() != params.len() {
        let message = format!("the statement takes {} values, not {}", wanted.len(), params.len());
        return Err(StoreError::new(StoreErrorKind::Statement, message));
    }
    match wanted.iter().zip(params).find(|(wanted, param)| !param.fits(wanted)) {
        Some((wanted, param)) => {
            Err(StoreError::new(StoreErrorKind::Statement, format!("{} is no {wanted}", param.kind())))
        }
        None => Ok(()),
    }
}
