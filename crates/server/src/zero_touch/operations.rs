//! `operations.*`

use std::sync::Arc;

use axum::http::StatusCode;
use muster_core::{Error, Noun, OperationId, operation};
use muster_wire::resource_name::OPERATION;

use crate::answer::Reply;
use crate::app::App;
use crate::family::Job;

/// `operations.get`. The answer is put together from stored text, because it can be large.
pub(crate) async fn get(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    let account = job.caller.account()?;
    let partner_id = account.reseller().ok_or_else(|| Error::forbidden("the caller is no reseller"))?;
    let [id] = job
        .parameters
        .ids("name", OPERATION)
        .map_err(|_| Error::not_found(Noun::Operation, "there is no such operation"))?;
    let id = OperationId::new(id);
    // Polling clients that ask for `fields=done` are spared the results.
    let results = job.parameters.format.keeps("response");
    let text = app.store.read_much(job.method.id, move |tx| operation::show(tx, partner_id, id, results)).await?;
    Ok(Reply::json(StatusCode::OK, job.parameters.format.rewrite(text)?))
}
