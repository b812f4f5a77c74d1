//! Everything a running server holds.

use std::sync::{Arc, OnceLock};

use muster_core::Context;
use muster_store::Store;

use crate::auth::TokenCache;
use crate::device::LookupQueue;
use crate::discovery::Documents;
use crate::dispatch::Guesses;
use crate::families::FAMILIES;
use crate::family::{Families, Family};
use crate::http::{BodyBudget, RequestIds, Unread, base_path};
use crate::limit::NetworkLimit;
use crate::oauth::Signing;
use crate::observe::{Metrics, Readiness};
use crate::settings::Settings;
use crate::sign_in::Attempts;

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
    /// The path of that address, decoded, which clients send back: see [`App::own_path`].
    pub base_path: Vec<u8>,
    /// Every API family with its methods.
    pub families: Families,
    /// Tokens that were looked up lately.
    pub tokens: TokenCache,
    /// How often each network may ask without a token.
    pub setup_limit: NetworkLimit,
    /// What unknown paths were meant to be.
    pub guesses: Guesses,
    /// Look-ups of phones that wait to be written down.
    pub lookups: LookupQueue,
    /// Whether the database takes writes.
    pub readiness: Readiness,
    /// Counters and times.
    pub metrics: Metrics,
    /// Names requests.
    pub request_ids: RequestIds,
    /// Memory for the bodies of requests.
    pub bodies: BodyBudget,
    /// How often passwords may be tried.
    pub attempts: Attempts,
    /// What ID tokens are signed with.
    pub signing: Signing,
    /// Answers that nobody has read yet.
    pub unread: Arc<Unread>,
    documents: OnceLock<Documents>,
}

impl App {
    /// The discovery documents, written when somebody asks for the first time.
    pub(crate) fn documents(&self) -> &Documents {
        self.documents.get_or_init(|| Documents::of(&self.families, &self.public_url))
    }

    /// With the families Muster serves.
    pub(crate) fn new(store: Arc<Store>, context: Context, settings: Settings, public_url: String) -> Self {
        Self::with(FAMILIES, store, context, settings, public_url)
    }

    /// With these families.
    pub(crate) fn with(
        families: &[&'static Family],
        store: Arc<Store>,
        context: Context,
        settings: Settings,
        public_url: String,
    ) -> Self {
        let metrics = Metrics::new();
        Self {
            tokens: TokenCache::of(&store),
            families: Families::new(families, settings.quota),
            setup_limit: NetworkLimit::new(settings.setup_rate, "set-up requests"),
            guesses: Guesses::new(),
            lookups: LookupQueue::new(),
            request_ids: RequestIds::new(&context),
            bodies: BodyBudget::new(),
            signing: Signing::default(),
            attempts: Attempts::new(settings.sign_in_rate),
            unread: Arc::default(),
            documents: OnceLock::new(),
            readiness: Readiness::default(),
            store,
            context,
            settings,
            base_path: base_path(&public_url),
            public_url,
            metrics,
        }
    }
}
