//! Accepting connections, and letting go of them at the end.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use rustix::io::Errno;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore};
use tower::Service;
use tracing::{debug, info, warn};

use crate::app::App;
use crate::http::access_log::Line;
use crate::http::networks::Networks;
use crate::http::patient::Patient;
use crate::http::request_id::{REQUEST_ID, RequestId};
use crate::http::router;

/// How long a client may take to send a request's headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes a connection buffers for the headers of a request: long page tokens and masks fit.
const HEADER_BUFFER_BYTES: usize = 64 * 1024;

/// How long requests that are under way may take when the server stops. With what the jobs may take after that, a server ends
/// within 15 seconds, whatever its clients do: service managers kill after 90, containers after 10 to 30.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to wait for a connection to end when the system has no more open files, before accepting is tried again: they
/// may have been used up by something else.
const SHED_PAUSE: Duration = Duration::from_secs(1);

/// How long to wait after another failure to accept, so that a lasting one does not keep a processor busy.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The address a request came from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

/// Answers until `shutdown` is ready, then finishes what is under way. At most `most` connections are open at one time.
pub(crate) async fn serve(app: &Arc<App>, listener: TcpListener, most: usize, shutdown: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    tokio::select! {
        () = shutdown => {}
        () = accept(app, &listener, most, &connections) => {}
    }
    drop(listener);
    info!("finishing the requests that are under way");
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(SHUTDOWN_TIMEOUT) => warn!("some requests took too long to finish"),
    }
}

/// Accepts for ever. Everything it waits for can be given up at any time.
async fn accept(app: &Arc<App>, listener: &TcpListener, most: usize, connections: &GracefulShutdown) {
    let router = router(Arc::clone(app));
    let places = Arc::new(Semaphore::new(most));
    let networks = Networks::sharing(most);
    let ended = Arc::new(Notify::new());
    let mut shedding = false;
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, peer)) => {
                if std::mem::take(&mut shedding) {
                    info!("connections are accepted again");
                }
                let Some(entered) = networks.enter(peer.ip()) else {
                    debug!(%peer, "its network has all connections that one may have");
                    continue;
                };
                let connection = connections.watch(connection(stream, peer, Arc::clone(app), router.clone()));
                let ended = Arc::clone(&ended);
                tokio::spawn(async move {
                    if let Err(error) = connection.await {
                        debug!(%error, %peer, "a connection ended");
                    }
                    drop((place, entered));
                    ended.notify_one();
                });
            }
            Err(error) if is_out_of_files(&error) => {
                if !std::mem::replace(&mut shedding, true) {
                    warn!(%error, "no more connections are accepted until others end");
                }
                // Whoever asks meanwhile waits in the system's queue.
                let _ = tokio::time::timeout(SHED_PAUSE, ended.notified()).await;
            }
            Err(error) => {
                warn!(%error, "cannot accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Whether the process or the whole system has no more open files.
fn is_out_of_files(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE))
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Arc<App>,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    // Answers are written whole, so waiting for more bytes to send only delays them.
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%error, "cannot switch Nagle's algorithm off");
    }
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(Peer(peer.ip()));
        if let Some(own) = app.own_uri(request.uri()) {
            *request.uri_mut() = own;
        }
        let id = app.request_ids.of(request.headers());
        request.extensions_mut().insert(RequestId::new(id.clone()));
        let line = app.settings.access_log.then(|| Line::begin(&mut request, id.clone()));
        let mut router = router.clone();
        async move {
            let Ok(mut response) = router.call(request).await;
            response.headers_mut().insert(REQUEST_ID, id);
            if let Some(line) = line {
                line.end(response.status());
            }
            Ok::<_, Infallible>(response)
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(HEADER_BUFFER_BYTES)
        .serve_connection(TokioIo::new(Patient::new(stream)), service)
}
