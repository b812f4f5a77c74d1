//! Running the server until somebody ends it.

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use muster_core::Context;
use muster_server::admin::{self, Request, Response, Setting};
use muster_server::{Server, Settings};
use muster_store::Store;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::{info, warn};

use crate::administration::unexpected;
use crate::failure::Failure;
use crate::print;

/// Worker threads at most: the database has threads of its own, and more than this many only wait for it.
const MAX_WORKERS: usize = 8;

/// Exit code of a process that a second signal ended (128 + SIGINT), as shells have it.
const IMPATIENT: i32 = 130;

/// What the log's thread gets to write that the process is ended.
const LAST_WORD: Duration = Duration::from_millis(50);

/// Listens, lets `announce` say what there is to say, prints the `ready` line, and answers until SIGTERM or SIGINT.
/// `announce` gets the address clients reach the server at.
pub fn run(
    store: Arc<Store>,
    context: Context,
    settings: Settings,
    announce: impl FnOnce(&Store, &Context, &str) -> Result<(), Failure>,
) -> Result<ExitCode, Failure> {
    let runtime = runtime()?;
    // Before anybody is told that the server is ready: whoever waits for that may end it at once.
    let shutdown = shutdown_signal(&runtime)?;
    let binding = Server::bind(Arc::clone(&store), context.clone(), settings);
    let server = runtime.block_on(binding).map_err(|error| Failure::new(error.to_string()))?;
    remember_public_url(&store, &context, server.public_url())?;
    announce(&store, &context, server.public_url())?;
    drop(store);
    print::line(format_args!("ready http://{}", server.local_addr()))?;
    runtime.block_on(server.run(shutdown)).map_err(|error| Failure::new(error.to_string()))?;
    info!("stopped");
    Ok(ExitCode::SUCCESS)
}

fn runtime() -> Result<Runtime, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Builder::new_multi_thread()
        .worker_threads(cores.min(MAX_WORKERS))
        .enable_all()
        .build()
        .map_err(|error| Failure::io("cannot start the server's threads", &error))
}

/// Ready at the first signal. At the second the process ends at once: the operator does not want to wait for requests
/// that are under way, and nothing that was acknowledged is lost by it.
fn shutdown_signal(runtime: &Runtime) -> Result<impl Future<Output = ()> + use<>, Failure> {
    let _context = runtime.enter();
    let listen = |kind| signal(kind).map_err(|error| Failure::io("cannot listen for signals", &error));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        any(&mut terminate, &mut interrupt).await;
        info!("stopping: requests under way are finished, another signal ends at once");
        tokio::spawn(async move {
            any(&mut terminate, &mut interrupt).await;
            warn!("ended by a second signal");
            tokio::time::sleep(LAST_WORD).await;
            std::process::exit(IMPATIENT);
        });
    })
}

async fn any(terminate: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// Keys that are made while no server runs name the address it had.
fn remember_public_url(store: &Store, context: &Context, public_url: &str) -> Result<(), Failure> {
    let known = admin::execute(store, context, Request::SettingGet(Setting::PublicUrl))?;
    let Response::Text(known) = known else { return Err(unexpected()) };
    if known.as_deref() != Some(public_url) {
        admin::execute(store, context, Request::SettingSet(Setting::PublicUrl, public_url.to_owned()))?;
    }
    Ok(())
}
