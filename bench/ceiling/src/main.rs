//! The ceiling of the benchmarks: the least an HTTP server on this stack can do for a request.
//!
//! axum on two worker threads with `TCP_NODELAY` and mimalloc, answering from memory: no store, no
//! authentication, no JSON work. What Muster reaches is given as a ratio to this server, measured in the
//! same run on the same machine, because absolute numbers say more about the machine than about Muster.
//!
//! Routes: `GET /fixed` (600 bytes of JSON), `GET /fixed/{bytes}` (a JSON body of that size), `POST /fixed`
//! (reads the whole body, answers `{}`).

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Worker threads of the server; Muster's benchmark machine has two cores, and the ceiling uses both.
const WORKERS: usize = 2;

/// Body of `GET /fixed`: about the size of one device of the zero-touch API with one claim.
const FIXED_BYTES: usize = 600;

/// Largest body `GET /fixed/{bytes}` gives; far above a page of 100 devices (about 45 kB).
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A run of the digit `1` is a valid JSON document at every length, so any size is a slice of this one
/// and costs no rendering, no copy and no lock.
static DIGITS: [u8; MAX_BYTES] = [b'1'; MAX_BYTES];

const JSON: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/json")];

fn main() -> ExitCode {
    let listen = match listen_address(std::env::args().skip(1)) {
        Ok(address) => address,
        Err(problem) => {
            eprintln!("muster-bench-ceiling: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(WORKERS).enable_all().build();
    let served = runtime.and_then(|runtime| runtime.block_on(serve(&listen)));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("muster-bench-ceiling: cannot serve on {listen}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads `--listen HOST:PORT`; without it any free port of the loopback interface is taken.
fn listen_address(mut arguments: impl Iterator<Item = String>) -> Result<String, String> {
    let mut listen = "127.0.0.1:0".to_owned();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--listen" => listen = arguments.next().ok_or("--listen needs HOST:PORT")?,
            other => {
                return Err(format!("unknown argument {other:?}; usage: muster-bench-ceiling [--listen HOST:PORT]"));
            }
        }
    }
    Ok(listen)
}

async fn serve(listen: &str) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("ready http://{}", listener.local_addr()?);
    // A socket that refuses the option still serves; the benchmark would only see Nagle's delay.
    let listener = listener.tap_io(|socket| drop(socket.set_nodelay(true)));
    axum::serve(listener, routes()).await
}

fn routes() -> Router {
    let device = fixed_device();
    Router::new()
        .route("/fixed", get(move || std::future::ready((JSON, device.clone()))).post(read_body))
        .route("/fixed/{bytes}", get(sized))
}

/// The body of `GET /fixed`, rendered once.
fn fixed_device() -> Bytes {
    let head = concat!(
        r#"{"name":"customers/100/devices/123456789","deviceId":"123456789","deviceIdentifier":"#,
        r#"{"imei":"350000000000006","serialNumber":"S0000001","manufacturer":"Google","model":"Pixel 9","#,
        r#""deviceType":"DEVICE_TYPE_ANDROID"},"configuration":"customers/100/configurations/7","#,
        r#""claims":[{"ownerCompanyId":"100","resellerId":"10","sectionType":"SECTION_TYPE_ZERO_TOUCH"}],"note":""#
    );
    let tail = r#""}"#;
    let filling = "x".repeat(FIXED_BYTES - head.len() - tail.len());
    Bytes::from(format!("{head}{filling}{tail}"))
}

async fn sized(Path(bytes): Path<usize>) -> Response {
    if bytes == 0 || bytes > MAX_BYTES {
        return (StatusCode::BAD_REQUEST, format!("bytes must be 1 to {MAX_BYTES}\n")).into_response();
    }
    (JSON, Bytes::from_static(&DIGITS[..bytes])).into_response()
}

/// Takes the body in whole before answering, as every handler with a JSON body must.
async fn read_body(body: Bytes) -> Response {
    if body.is_empty() {
        return (StatusCode::BAD_REQUEST, "the body must not be empty\n").into_response();
    }
    (JSON, Bytes::from_static(b"{}")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_the_fixed_device_then_it_is_exactly_600_bytes() {
        assert_eq!(fixed_device().len(), FIXED_BYTES);
    }

    #[test]
    fn given_listen_then_it_is_used_and_given_rubbish_then_the_argument_is_named() {
        let arguments = ["--listen".to_owned(), "127.0.0.1:9".to_owned()];
        assert_eq!(listen_address(arguments.into_iter()), Ok("127.0.0.1:9".to_owned()));
        let error = listen_address(["--fast".to_owned()].into_iter()).expect_err("unknown argument");
        assert!(error.contains("--fast"), "{error}");
    }
}
