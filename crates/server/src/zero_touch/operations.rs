//! `operations.*`

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use futures_util::{StreamExt, stream};
use muster_core::operation::{self, NO_RESULTS, Page, Shown};
use muster_core::{Code, Error, Noun, OperationId, ResellerId};
use muster_wire::resource_name::OPERATION;
use tracing::warn;

use crate::answer::{Content, Reply, Spliced};
use crate::app::App;
use crate::family::Job;
use crate::http::Counted;

/// Where the results are in an operation.
const RESULTS: [&str; 2] = ["response", "perDeviceStatus"];

/// How often the next results are asked for while the database has too much to do: an answer of some minutes does not end
/// because of one busy second.
const TRIES: usize = 5;

/// How long to wait before they are asked for again.
const PAUSE: Duration = Duration::from_secs(1);

/// `operations.get`. The answer is put together from stored text, because it can be large.
pub(crate) async fn get(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    let partner_id = job.caller.account()?.reseller().ok_or_else(|| Error::forbidden("the caller is no reseller"))?;
    let [id] = job
        .parameters
        .ids("name", OPERATION)
        .map_err(|_| Error::not_found(Noun::Operation, "there is no such operation"))?;
    answer(&app, &job, partner_id, OperationId::new(id)).await
}

/// An operation as the answer of a call. Results that are more than some tens of kilobytes are read and written while the client
/// reads: they do not change once the operation is done.
pub(super) async fn answer(app: &Arc<App>, job: &Job, partner_id: ResellerId, id: OperationId) -> Result<Reply, Error> {
    let format = &job.parameters.format;
    // Polling clients that ask for `fields=done` are spared the results.
    let wanted = format.below(&RESULTS).is_some();
    let shown = app.store.read(job.method.id, move |tx| operation::show(tx, partner_id, id, wanted)).await?;
    let Shown { text, results } = shown;
    let mut spliced = Spliced::new(format, text, NO_RESULTS, &RESULTS)?;
    let (first, next) = match results {
        Some(Page { items, next }) => (spliced.items(items)?, next),
        None => (Bytes::new(), None),
    };
    let content = match next {
        None => Content::from([first, spliced.end()].concat()),
        Some(row) => {
            let counted = app.unread.take_piece(job.caller.account()?.id)?;
            let rest = Rest { app: Arc::clone(app), name: job.method.id, id, row, spliced, _counted: counted };
            let first = stream::once(async { Ok(first) });
            Content::Pieces(first.chain(stream::try_unfold(Some(rest), Rest::piece)).boxed())
        }
    };
    Ok(Reply::json(StatusCode::OK, content))
}

/// The results that are still to be sent.
struct Rest {
    app: Arc<App>,
    name: &'static str,
    id: OperationId,
    /// The row that is next.
    row: i64,
    spliced: Spliced,
    _counted: Counted,
}

impl Rest {
    /// The next piece, and what is left after it.
    async fn piece(rest: Option<Self>) -> Result<Option<(Bytes, Option<Self>)>, Error> {
        let Some(mut rest) = rest else { return Ok(None) };
        let read = async {
            let Page { items, next } = rest.read().await?;
            let piece = rest.spliced.items(items)?;
            Ok(match next {
                Some(row) => {
                    rest.row = row;
                    (piece, true)
                }
                None => ([piece, rest.spliced.end()].concat().into(), false),
            })
        };
        match read.await {
            Ok((piece, more)) => Ok(Some((piece, more.then_some(rest)))),
            Err(error) => {
                let error: Error = error;
                warn!(operation = %rest.id, code = ?error.code, "an answer is cut off: its next results cannot be read");
                Err(error)
            }
        }
    }

    /// One row of results. No transaction is open while the client reads.
    async fn read(&self) -> Result<Page, Error> {
        let (id, row) = (self.id, self.row);
        let mut tries = 1;
        loop {
            match self.app.store.read(self.name, move |tx| operation::page_from(tx, id, Some(row))).await {
                Err(error) if error.code == Code::Unavailable && tries < TRIES => tokio::time::sleep(PAUSE).await,
                read => return read,
            }
            tries += 1;
        }
    }
}
