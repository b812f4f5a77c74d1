//! Accepting connections, and letting go of them at the end.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::{HeaderValue, Version, header};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulConnection;
use muster_core::Error;
use rustix::io::Errno;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tower::Service;
use tracing::{debug, info, warn};

use crate::app::App;
use crate::http::access_log::Line;
use crate::http::conversation::{Ended, hold};
use crate::http::guarded::Guarded;
use crate::http::networks::Networks;
use crate::http::patient::{Patient, show_progress};
use crate::http::places::{Place, Places};
use crate::http::request_id::{REQUEST_ID, RequestId};
use crate::http::router::{is_health_check, router};
use crate::http::{ContentCoding, respond};

/// How long a client may take to send a request's headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes a connection buffers for the headers of a request: a token and two values of the greatest length fit. As much as it says
/// may be taken for every connection there is, before anything is known of who it is.
const HEADER_BUFFER_BYTES: usize = 32 * 1024;

/// How long requests that are under way may take when the server stops. With what the jobs may take after that, a server ends
/// within 15 seconds, whatever its clients do: service managers kill after 90, containers after 10 to 30.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(9);

/// How long to wait for a connection to end when the system has no more open files, before accepting is tried again: they
/// may have been used up by something else.
const SHED_PAUSE: Duration = Duration::from_secs(1);

/// How long to wait after another failure to accept, so that a lasting one does not keep a processor busy.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Seconds after which a client that found no place may ask again.
const RETRY_AFTER_SECONDS: u64 = 2;

/// The address a request came from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

/// Answers until `shutdown` is ready, then finishes what is under way. At most `most` connections are open at one time, and some
/// spare ones for health checks.
pub(crate) async fn serve(app: &Arc<App>, listener: TcpListener, most: usize, shutdown: impl Future<Output = ()>) {
    let (stop, _) = watch::channel(());
    tokio::select! {
        () = shutdown => {}
        () = accept(app, &listener, most, &stop) => {}
    }
    drop(listener);
    info!("finishing the requests that are under way");
    // Nobody listens where no connection is open.
    let _ = stop.send(());
    tokio::select! {
        () = stop.closed() => {}
        () = tokio::time::sleep(SHUTDOWN_TIMEOUT) => warn!("some requests took too long to finish"),
    }
}

/// Accepts for ever. Everything it waits for can be given up at any time.
async fn accept(app: &Arc<App>, listener: &TcpListener, most: usize, stop: &watch::Sender<()>) {
    let router = router(Arc::clone(app));
    let places = Places::new(most);
    let networks = Networks::sharing(most);
    let ended = Arc::new(Notify::new());
    let mut shedding = false;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                if std::mem::take(&mut shedding) {
                    info!("connections are accepted again");
                }
                let Some(entered) = networks.enter(peer.ip()) else {
                    debug!(%peer, "its network has all connections that one may have");
                    continue;
                };
                let place = places.enter();
                let connection = connection(stream, peer, Arc::clone(app), router.clone(), &place);
                let (stop, ended) = (stop.subscribe(), Arc::clone(&ended));
                tokio::spawn(async move {
                    match hold(connection, &place, stop).await {
                        Ended::Done(Ok(())) => {}
                        Ended::Done(Err(error)) => debug!(%error, %peer, "a connection ended"),
                        Ended::MadeRoom => debug!(%peer, "a connection made room for another"),
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

/// The answer in a spare place.
async fn crowded(app: &App) -> Response {
    let refused =
        Error::unavailable("the server has all connections it can have, try again later", RETRY_AFTER_SECONDS);
    respond((app.families.first().family.failure)(&refused), ContentCoding::Identity).await
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Arc<App>,
    router: Router,
    place: &Place,
) -> impl GracefulConnection<Error = hyper::Error> + Send + use<> {
    // Answers are written whole, so waiting for more bytes to send only delays them.
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%error, "cannot switch Nagle's algorithm off");
    }
    if let Err(error) = show_progress(&stream) {
        debug!(%error, "cannot bound what the system takes over, so a slow client may be given up too early");
    }
    let (activity, is_spare) = (Arc::clone(&place.activity), place.is_spare);
    let flushed = Arc::clone(&place.activity);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let working = activity.work();
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(Peer(peer.ip()));
        if let Some(own) = app.own_uri(request.uri()) {
            *request.uri_mut() = own;
        }
        let id = app.request_ids.of(request.headers());
        request.extensions_mut().insert(RequestId::new(id.clone()));
        let line = app.settings.access_log.then(|| Line::begin(&mut request, id.clone()));
        let mut router = router.clone();
        let app = Arc::clone(&app);
        let is_old = request.version() == Version::HTTP_10;
        async move {
            let mut response = if is_spare && !is_health_check(request.uri().path()) {
                crowded(&app).await
            } else {
                router.call(request).await?
            };
            // Before HTTP/1.1 a body without a length ends with its connection (RFC 9112, section 6.3).
            let ends_connection = is_old && response.body().size_hint().exact().is_none();
            if is_spare || ends_connection {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            response.headers_mut().insert(REQUEST_ID, id);
            if let Some(line) = line {
                line.end(response.status());
            }
            Ok::<_, Infallible>(response.map(|body| Guarded::new(body, working)))
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(HEADER_BUFFER_BYTES)
        .serve_connection(TokioIo::new(Patient::new(stream, flushed)), service)
}
