//! Everything a running server holds.

use std::sync::Arc;

use muster_core::Context;
use muster_store::Store;
use tokio::sync::Semaphore;

use crate::auth::TokenCache;
use crate::device::{LookupQueue, SetupLimit};
use crate::dispatch::Routes;
use crate::http::RequestIds;
use crate::observe::Metrics;
use crate::quota::Quota;
use crate::settings::Settings;

/// Bulk requests whose bodies are in memory at one time; further ones wait. Each may have 64 MB.
const BULK_BODIES: usize = 4;

/// Everything a running server holds; shared by all requests.
pub(crate) struct App {
    /// The database.
    pub store: Arc<Store>,
    /// Clock, chance and ids.
    pub context: Context,
    /// What the operator set.
    pub settings: Settings,
    /// The server's address as clients know it, without a trailing slash.
    pub public_url: String,
    /// Every API method with its function.
    pub routes: Routes,
    /// Tokens that were looked up lately.
    pub tokens: TokenCache,
    /// The zero-touch quota.
    pub quota: Quota,
    /// How often each network may ask to be set up.
    pub setup_limit: SetupLimit,
    /// Look-ups of phones that wait to be written down.
    pub lookups: LookupQueue,
    /// Counters and times.
    pub metrics: Metrics,
    /// Names requests.
    pub request_ids: RequestIds,
    /// Places for the bodies of bulk requests.
    pub bulk_bodies: Semaphore,
}

impl App {
    pub(crate) fn new(store: Arc<Store>, context: Context, settings: Settings, public_url: String) -> Self {
        let metrics = Metrics::new();
        Self {
            tokens: TokenCache::for_engine(store.engine()),
            quota: Quota::new(settings.quota),
            setup_limit: SetupLimit::new(settings.setup_rate),
            lookups: LookupQueue::new(),
            routes: Routes::new(),
            request_ids: RequestIds::new(&context),
            bulk_bodies: Semaphore::new(BULK_BODIES),
            store,
            context,
            settings,
            public_url,
            metrics,
        }
    }
}
