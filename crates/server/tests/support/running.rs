//! A server that runs in this process.

use std::sync::Arc;
use std::time::Duration;

use muster_core::Context;
use muster_server::{Server, Settings};
use muster_store::Store;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long a server may take to let go of its store.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server with a runtime of its own. Dropping it stops it as a crash would; [`Running::stop`] stops it politely.
pub struct Running {
    runtime: Option<Runtime>,
    stop: Option<oneshot::Sender<()>>,
    ended: Option<JoinHandle<()>>,
    pub port: u16,
    pub public_url: String,
}

impl Running {
    pub fn start(store: Arc<Store>, context: Context, settings: Settings) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let server = runtime.block_on(Server::bind(store, context, settings)).unwrap();
        let (port, public_url) = (server.local_addr().port(), server.public_url().to_owned());
        let (stop, stopped) = oneshot::channel::<()>();
        let ended = runtime.spawn(async move {
            server
                .run(async move {
                    let _ = stopped.await;
                })
                .await
                .unwrap();
        });
        Self { runtime: Some(runtime), stop: Some(stop), ended: Some(ended), port, public_url }
    }

    /// Asks the server to stop, without waiting for it.
    pub fn ask_to_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Stops politely: requests finish, what waits is written down.
    pub fn stop(mut self) {
        self.ask_to_stop();
        let ended = self.ended.take().unwrap();
        let runtime = self.runtime.as_ref().unwrap();
        runtime
            .block_on(async { tokio::time::timeout(PATIENCE, ended).await })
            .expect("the server should stop in time")
            .expect("the server should end without a panic");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(PATIENCE);
        }
    }
}
