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
    let (unread, account_id) = (Arc::clone(&app.unread), account.id);
    let shown = app.store.read_much(job.method.id, move |tx| {
        // Asked again when it is this call's turn: many that came at the same time all found room before.
        unread.room(account_id)?;
        let text = operation::show(tx, partner_id, id, results)?;
        Ok::<_, Error>((unread.count(account_id, text.len()), text))
    });
    let (_counted, text) = shown.await?;
    Ok(Reply::json(StatusCode::OK, job.parameters.format.rewrite(text)?))
}
