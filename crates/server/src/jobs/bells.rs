//! Hears what other nodes have written that this one remembers otherwise.

use std::sync::Arc;

use muster_core::bell;
use tokio::sync::watch;

use crate::app::App;

/// Forgets remembered tokens when a node has changed what one may do. Where that is not heard, they are believed for some
/// seconds only ([`crate::auth::TokenCache`]).
pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    let mut access = app.store.bell(bell::ACCESS);
    while !*stopping.borrow() {
        tokio::select! {
            Ok(()) = access.changed() => app.tokens.clear(),
            _ = stopping.changed() => {}
        }
    }
}
