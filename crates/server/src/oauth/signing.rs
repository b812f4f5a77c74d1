//! The server's signing key, read once and made when it is first asked for.

use std::sync::Arc;

use muster_core::signing_key::{self, FreshKey, SigningKey};
use muster_core::{Call, Caller, Code, Error};
use tokio::sync::OnceCell;
use tracing::info;

use crate::app::App;

/// The signing key, once it is known.
#[derive(Default)]
pub(crate) struct Signing(OnceCell<SigningKey>);

impl Signing {
    /// The key that all nodes of this database sign with.
    ///
    /// # Errors
    /// Only the database's.
    pub(crate) async fn key(&self, app: &Arc<App>) -> Result<&SigningKey, Error> {
        self.0.get_or_try_init(|| find_or_make(app)).await
    }
}

async fn find_or_make(app: &Arc<App>) -> Result<SigningKey, Error> {
    if let Some(known) = app.store.read("signingKey.find", signing_key::find).await? {
        return Ok(known);
    }
    let failed = |_| Error::new(Code::Internal, "the signing key could not be made");
    let fresh = tokio::task::spawn_blocking(FreshKey::generate).await.map_err(failed)??;
    let (context, now) = (app.context.clone(), app.context.now());
    let kept = app
        .store
        .write("signingKey.keep", move |tx| {
            signing_key::keep(&mut Call { tx, context: &context, caller: &Caller::Muster, now }, &fresh)
        })
        .await?;
    info!(key = %kept.key_id, "ID tokens are signed with this key");
    Ok(kept)
}
