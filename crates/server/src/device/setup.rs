//! `POST /device/v1/setup`

use std::sync::Arc;

use muster_core::{Error, device};
use muster_wire::device::SetupRequest;

use crate::app::App;
use crate::dispatch::{Job, decode};

/// Answers a phone's set-up wizard. The event of a look-up is written behind the answer: a phone must not wait for the
/// disk.
pub(crate) async fn setup(app: Arc<App>, job: Job) -> Result<Vec<u8>, Error> {
    let request: SetupRequest = decode(&job.body)?;
    let (demanded, now, format) = (app.settings.require_setup_secret, job.now, job.parameters.format);
    let (text, lookup) = app
        .store
        .read(job.method.id, move |tx| {
            let (response, lookup) = device::setup(tx, &request, demanded, now)?;
            Ok::<_, Error>((format.write(&response)?, lookup))
        })
        .await?;
    if let Some(lookup) = lookup {
        app.lookups.push(lookup, &app.metrics);
    }
    Ok(text)
}
