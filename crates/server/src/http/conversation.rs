//! One connection from its first request to its end.

use std::pin::pin;

use hyper_util::server::graceful::GracefulConnection;
use tokio::sync::watch;

use crate::http::places::Place;

/// How a connection ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended<E> {
    /// By itself, or after the answer that was under way when it was to end.
    Done(Result<(), E>),
    /// It was idle when another one needed its place.
    MadeRoom,
}

/// Serves a connection until its client ends it, `stop` changes, or another one needs its place.
///
/// Its request may come at the moment at which it is chosen to make room because it was idle. What is begun is finished then: a
/// handler that is dropped has perhaps committed what nobody is told of. A spare place has no such handlers, so it is given up at
/// once.
pub(super) async fn hold<C: GracefulConnection>(
    connection: C,
    place: &Place,
    mut stop: watch::Receiver<()>,
) -> Ended<C::Error> {
    let mut connection = pin!(connection);
    // It was told to take no further request.
    let mut last = false;
    // It needs to make room once only.
    let mut holds_place = true;
    loop {
        tokio::select! {
            // What has come is begun before it is asked whether anything is.
            biased;
            done = connection.as_mut() => return Ended::Done(done),
            () = place.activity.ended(), if holds_place => {
                if place.is_spare || !place.activity.is_busy() {
                    return Ended::MadeRoom;
                }
                holds_place = false;
            }
            _ = stop.changed(), if !last => {}
        }
        connection.as_mut().graceful_shutdown();
        last = true;
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use axum::body::Body;
    use hyper::server::conn::http1;
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

    use super::*;
    use crate::http::guarded::Guarded;
    use crate::http::patient::Patient;
    use crate::http::places::Places;

    const REQUEST: &[u8] = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";

    /// Holds a connection whose handler takes a second; says how it ended and how many handlers came to their end.
    async fn held(stream: DuplexStream, place: Place, stop: watch::Receiver<()>) -> (bool, usize) {
        let (activity, finished) = (Arc::clone(&place.activity), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&finished);
        let service = service_fn(move |_| {
            let (working, count) = (activity.work(), Arc::clone(&count));
            async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                count.fetch_add(1, Ordering::Relaxed);
                Ok::<_, Infallible>(hyper::Response::new(Guarded::new(Body::from("done"), working)))
            }
        });
        let stream = Patient::new(stream, Arc::clone(&place.activity));
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        let ended = hold(connection, &place, stop).await;
        (matches!(ended, Ended::MadeRoom), finished.load(Ordering::Relaxed))
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_comes_when_its_idle_connection_is_to_make_room_is_answered_and_is_the_last() {
        let (_go_on, stop) = watch::channel(());
        let places = Places::new(1);
        let (ours, mut theirs) = tokio::io::duplex(64 * 1024);
        let place = places.enter();
        theirs.write_all(REQUEST).await.expect("it is taken");
        let next = places.enter();
        assert!(!next.is_spare, "the idle one makes room");
        let ended = tokio::spawn(held(ours, place, stop));
        let mut answer = String::new();
        theirs.read_to_string(&mut answer).await.expect("it is answered");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("done"), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
        assert_eq!(ended.await.expect("it ends"), (false, 1));
    }

    #[tokio::test(start_paused = true)]
    async fn an_idle_connection_makes_room_at_once_also_where_a_request_has_begun_to_come() {
        for begun in [&b""[..], b"POST / HTT"] {
            let (_go_on, stop) = watch::channel(());
            let places = Places::new(1);
            let (ours, mut theirs) = tokio::io::duplex(64 * 1024);
            let ended = tokio::spawn(held(ours, places.enter(), stop));
            theirs.write_all(begun).await.expect("it is taken");
            tokio::task::yield_now().await;
            let _next = places.enter();
            let began = tokio::time::Instant::now();
            assert_eq!(ended.await.expect("it ends"), (true, 0));
            assert_eq!(began.elapsed(), Duration::ZERO);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_stops_finishes_what_is_under_way_and_closes_what_is_idle() {
        for (sent, handlers) in [(&b""[..], 0), (REQUEST, 1)] {
            let (go_on, stop) = watch::channel(());
            let (ours, mut theirs) = tokio::io::duplex(64 * 1024);
            let ended = tokio::spawn(held(ours, Places::new(1).enter(), stop));
            theirs.write_all(sent).await.expect("it is taken");
            tokio::task::yield_now().await;
            go_on.send(()).expect("it listens");
            go_on.closed().await;
            assert_eq!(ended.await.expect("it ends"), (false, handlers));
        }
    }
}
