//! `POST /device/v1/setup`

use std::sync::Arc;

use muster_core::{Error, device};

use crate::answer::{IntoReply, Reply};
use crate::app::App;
use crate::device::{convert, lenient};
use crate::family::Job;

/// Answers a phone's set-up wizard. The event of a look-up is written behind the answer: a phone must not wait for the
/// disk.
pub(crate) async fn setup(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    let question = convert::question(&lenient::read(&job.body)?);
    let (demanded, now, method) = (app.settings.require_setup_secret, job.now, job.method.id);
    let (reply, lookup) = app
        .store
        .read(method, move |tx| {
            let answered = device::setup(tx, &question, demanded, now)?;
            let (answer, lookup) = answered.unzip();
            let response = convert::answer(answer)?;
            Ok::<_, Error>((response.into_reply(&job.writing())?, lookup))
        })
        .await?;
    if let Some(lookup) = lookup {
        app.lookups.push(lookup, &app.metrics);
    }
    Ok(reply)
}
