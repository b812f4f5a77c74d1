//! The running server's side of the socket.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use muster_core::Context;
use muster_store::Store;
use tokio::io::AsyncWriteExt;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{debug, info, warn};

use super::execute::execute;
use super::frame::{self, MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES};
use super::refusal::Refusal;
use super::request::Request;
use super::response::Response;

/// Commands that may be connected at once; one more is turned away. They are people and scripts on this machine.
pub const MAX_CONNECTIONS: usize = 64;

/// How long a command may take to read its last answer when the server stops.
const LAST_ANSWER_TIMEOUT: Duration = Duration::from_secs(5);

/// Pause after the operating system refused to accept, e.g. for want of file descriptors, so that it is not asked again
/// at full speed.
const PAUSE_AFTER_REFUSAL: Duration = Duration::from_millis(100);

struct Office {
    store: Arc<Store>,
    context: Context,
    public_url: String,
}

/// Takes commands until `stopping` turns true, finishes those under way, removes the socket file and lets go of the
/// store. A connection may send any number of requests, one after the other.
pub async fn serve(
    listener: UnixListener,
    store: Arc<Store>,
    context: Context,
    public_url: String,
    stopping: watch::Receiver<bool>,
) {
    let office = Arc::new(Office { store, context, public_url });
    let mut connections = JoinSet::new();
    let mut stop = stopping.clone();
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) if connections.len() < MAX_CONNECTIONS => {
                    connections.spawn(converse(stream, Arc::clone(&office), stopping.clone()));
                }
                Ok(_) => warn!("more than {MAX_CONNECTIONS} administration commands at once, one is turned away"),
                Err(error) => {
                    warn!(%error, "an administration command cannot connect");
                    tokio::time::sleep(PAUSE_AFTER_REFUSAL).await;
                }
            },
        }
    }
    if let Some(path) = path_of(&listener)
        && let Err(error) = std::fs::remove_file(&path)
    {
        warn!(%error, path = %path.display(), "the socket file cannot be removed; the next start replaces it");
    }
    while connections.join_next().await.is_some() {}
}

fn path_of(listener: &UnixListener) -> Option<PathBuf> {
    Some(listener.local_addr().ok()?.as_pathname()?.to_owned())
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, and with it the server.
    let _ = stopping.wait_for(|stop| *stop).await;
}

async fn converse(stream: UnixStream, office: Arc<Office>, mut stopping: watch::Receiver<bool>) {
    if let Err(error) = answer_all(stream, &office, &mut stopping).await {
        warn!(%error, "an administration command went away or sent something else than a request");
    }
}

async fn answer_all(
    mut stream: UnixStream,
    office: &Arc<Office>,
    stopping: &mut watch::Receiver<bool>,
) -> io::Result<()> {
    loop {
        let body = tokio::select! {
            () = stopped(stopping) => return Ok(()),
            body = frame::read(&mut stream, MAX_REQUEST_BYTES) => body?,
        };
        let Some(body) = body else { return Ok(()) };
        let answer = answer(&body, office).await;
        let frame = match frame::encode(&answer, MAX_RESPONSE_BYTES) {
            Ok(frame) => frame,
            Err(error) => {
                frame::encode(&Err::<Response, _>(refusal(format!("the answer: {error}"))), MAX_RESPONSE_BYTES)?
            }
        };
        // A command that was stopped reads nothing; it must not keep the server from ending.
        tokio::select! {
            written = stream.write_all(&frame) => written?,
            () = stopped_for(stopping, LAST_ANSWER_TIMEOUT) => return Ok(()),
        }
    }
}

async fn stopped_for(stopping: &mut watch::Receiver<bool>, time: Duration) {
    stopped(stopping).await;
    tokio::time::sleep(time).await;
}

async fn answer(body: &[u8], office: &Arc<Office>) -> Result<Response, Refusal> {
    let request: Request = serde_json::from_slice(body).map_err(|error| {
        refusal(format!("the server does not know this command; is it of another version than this muster? ({error})"))
    })?;
    if matches!(request, Request::PublicUrl) {
        return Ok(Response::Text(Some(office.public_url.clone())));
    }
    let (name, noteworthy) = (request.name(), request.is_noteworthy());
    let worker = Arc::clone(office);
    let done = tokio::task::spawn_blocking(move || execute(&worker.store, &worker.context, request)).await;
    let done = done.map_err(|_| refusal(format!("{name} ended unexpectedly, see the server's log")))?;
    match &done {
        Ok(_) if noteworthy => info!(command = name, "administration command"),
        Ok(_) => debug!(command = name, "administration command"),
        // Whoever gave the command is told why; the sentence may hold what was given.
        Err(error) => info!(command = name, code = ?error.code, cause = error.log, "administration command refused"),
    }
    done.map_err(Refusal::from)
}

fn refusal(message: String) -> Refusal {
    Refusal { message, field: None, reason: None, cause: None, temporary: false }
}
