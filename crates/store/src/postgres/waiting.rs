//! Statements that wait to be sent together.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use tokio_postgres::{Client, Error, Statement};

use crate::value::{OwnedParam, Param};

/// A statement that waits to be sent.
pub(crate) enum Waiting {
    /// The beginning of the transaction.
    Begin(&'static str),
    /// A prepared statement with its values.
    Statement { statement: Statement, params: Vec<OwnedParam> },
}

impl Waiting {
    pub(crate) fn statement(statement: Statement, params: &[Param<'_>]) -> Self {
        Self::Statement { statement, params: params.iter().map(OwnedParam::from).collect() }
    }

    /// Sends the statement when first polled, is ready when the server has answered.
    pub(crate) fn send<'a>(&'a self, client: &'a Client) -> Sent<'a> {
        match self {
            Self::Begin(sql) => Box::pin(client.batch_execute(sql)),
            Self::Statement { statement, params } => Box::pin(async {
                client.execute_raw(statement, params.iter().map(OwnedParam::as_param)).await.map(drop)
            }),
        }
    }
}

/// A statement on its way to the server.
pub(crate) type Sent<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

/// Sends all statements, in this order, before it waits for the first answer.
pub(crate) async fn in_order(mut sent: Vec<Sent<'_>>) -> Vec<Result<(), Error>> {
    let mut answers: Vec<Option<Result<(), Error>>> = sent.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (statement, answer) in sent.iter_mut().zip(&mut answers) {
            if answer.is_none()
                && let Poll::Ready(ready) = statement.as_mut().poll(context)
            {
                *answer = Some(ready);
            }
        }
        if answers.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    answers.into_iter().flatten().collect()
}
