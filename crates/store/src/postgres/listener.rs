//! The listener: one connection of its own that hears what other nodes ring, and rings here.
//!
//! Nobody must rely on it: a lost connection may keep it from hearing. Whoever waits for a bell looks
//! by himself as well, only less often.

use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio_postgres::AsyncMessage;
use tracing::{debug, info, warn};

use crate::bells::Bells;
use crate::error::{StoreError, StoreErrorKind};
use crate::postgres::connect::Server;

/// How all nodes over one database call to each other: the payload of a notification is the topic.
const LISTEN: &str = "LISTEN muster";

/// The statement with which a transaction rings.
pub(crate) const NOTIFY: &str = "SELECT pg_notify('muster', ?1)";

/// Longest time one try to begin listening may take.
const BEGIN_LIMIT: Duration = Duration::from_secs(10);

/// First pause before the connection is tried again; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// After so long without a word the server is asked whether it is there: a listener hears nothing of a connection that was
/// cut without a farewell.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// Ends the listener when it is dropped.
pub(crate) struct Listening {
    _stop: oneshot::Sender<()>,
}

/// Starts the listener and waits until it hears, or has tried once in vain.
pub(crate) fn spawn_listener(server: &Server, bells: &Arc<Bells>) -> Result<(Listening, JoinHandle<()>), StoreError> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot wait for a server: {e}")))?;
    let (stop, stopped) = oneshot::channel();
    let (tried, first_try) = mpsc::channel();
    let listener = Listener {
        server: server.clone().with_keepalive(KEEPALIVE),
        bells: Arc::clone(bells),
        heard: false,
        first_try: Some(tried),
    };
    let thread = std::thread::Builder::new()
        .name("postgres-listener".to_owned())
        .spawn(move || run(runtime, listener, stopped))
        .map_err(|e| StoreError::new(StoreErrorKind::Unavailable, format!("cannot start a thread: {e}")))?;
    // An error says that the listener has given the sender up, which it does after the first try.
    let _: Result<(), mpsc::RecvError> = first_try.recv();
    Ok((Listening { _stop: stop }, thread))
}

fn run(runtime: Runtime, listener: Listener, stopped: oneshot::Receiver<()>) {
    runtime.block_on(async {
        tokio::select! {
            () = listener.listen() => {}
            _ = stopped => {}
        }
    });
    // Looking a name up cannot be broken off; nobody waits for it.
    runtime.shutdown_background();
}

struct Listener {
    server: Server,
    bells: Arc<Bells>,
    /// Whether the last try heard anything.
    heard: bool,
    /// Dropped after the first try.
    first_try: Option<mpsc::Sender<()>>,
}

impl Listener {
    /// Listens, and begins again when the connection is lost, for ever.
    async fn listen(mut self) {
        let mut pause = FIRST_PAUSE;
        loop {
            let Err(error) = self.hear().await;
            self.first_try = None;
            if std::mem::take(&mut self.heard) {
                warn!(%error, "what other nodes ring is not heard; it is looked for, until the connection is back");
                pause = FIRST_PAUSE;
            } else {
                debug!(%error, "what other nodes ring is still not heard");
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Listens until the connection is lost.
    async fn hear(&mut self) -> Result<std::convert::Infallible, StoreError> {
        let late = |_| StoreError::new(StoreErrorKind::Unavailable, "PostgreSQL: the server does not answer");
        let (client, mut connection) =
            tokio::time::timeout(BEGIN_LIMIT, self.server.connect()).await.map_err(late)??;
        let mut messages = stream::poll_fn(move |context| connection.poll_message(context));
        let begin = tokio::time::timeout(BEGIN_LIMIT, client.batch_execute(LISTEN));
        tokio::pin!(begin);
        loop {
            tokio::select! {
                begun = &mut begin, if !self.heard => {
                    begun.map_err(late)??;
                    self.begun();
                }
                message = messages.next() => match message {
                    Some(Ok(AsyncMessage::Notification(notification))) => self.bells.ring(notification.payload()),
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(error.into()),
                    None => return Err(StoreError::new(StoreErrorKind::Unavailable, "PostgreSQL: the connection ended")),
                }
            }
        }
    }

    fn begun(&mut self) {
        self.heard = true;
        // What was rung since the connection was lost is unknown. At the first time nobody hears it: the store is not open.
        self.bells.ring_all();
        if self.first_try.take().is_none() {
            info!("what other nodes ring is heard again");
        }
    }
}
