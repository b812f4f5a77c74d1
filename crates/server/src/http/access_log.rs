//! A line for each request: what was asked, by whom, and how it was answered.
//!
//! The handlers tell what they find out, since only they know whose a token is and which method a path means; the line itself
//! is written in one place, around all of them, so that a refusal or a client that goes away has one too. Of what the client
//! sent it has nothing but the path of a known method and the request's id: no query, header or body.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use muster_core::Caller;
use tracing::info;

use crate::observe::Stopwatch;

/// What the lines are logged as, so that `--log` can choose them alone.
const TARGET: &str = "muster_server::access";

/// The status of a request whose client went away before its answer, as nginx writes it. HTTP has none.
const CLIENT_GONE: u16 = 499;

/// Characters of a path that are told: that of the longest method with its ids fits.
const MAX_PATH_CHARS: usize = 200;

/// Letters of the longest word in a method's path, and some.
const MAX_WORD_CHARS: usize = 32;

/// Where handlers tell what they find out about a request. Without an access log it takes nothing.
#[derive(Clone, Default)]
pub(crate) struct Told {
    facts: Option<Arc<Facts>>,
    /// Whether it is that of a call in a batch, which has no line of its own.
    is_part: bool,
}

#[derive(Default)]
struct Facts {
    name: OnceLock<Name>,
    caller: OnceLock<Who>,
    /// Calls of a batch, and those of them that were refused.
    calls: AtomicU32,
    refused: AtomicU32,
}

/// What a line calls the request.
enum Name {
    /// The method's id.
    Method(&'static str),
    /// The path of the router's list.
    Route(MatchedPath),
}

enum Who {
    Caller(Arc<Caller>),
    Account(String),
}

impl Told {
    /// The one that came with the request.
    pub(crate) fn of(extensions: &axum::http::Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_default()
    }

    /// For the calls of a batch. A batch has one line with the number of its calls, whatever they are: a stranger could have
    /// a thousand lines written with a kilobyte otherwise.
    pub(crate) fn for_part(&self) -> Self {
        Self { facts: self.facts.clone(), is_part: true }
    }

    /// The path is that of this method.
    pub(crate) fn method(&self, id: &'static str) {
        if let Some(facts) = self.facts.as_ref().filter(|_| !self.is_part) {
            let _ = facts.name.set(Name::Method(id));
        }
    }

    /// This is who calls; of a batch the first who has an account.
    pub(crate) fn caller(&self, caller: &Arc<Caller>) {
        if let Some(facts) = self.facts.as_ref().filter(|_| !self.is_part || caller.account().is_ok()) {
            let _ = facts.caller.set(Who::Caller(Arc::clone(caller)));
        }
    }

    /// It was this account that asked for a token.
    pub(crate) fn account(&self, email: &str) {
        if let Some(facts) = &self.facts {
            let _ = facts.caller.set(Who::Account(email.to_owned()));
        }
    }

    /// The batch had so many calls, of which so many were refused.
    pub(crate) fn batch(&self, calls: usize, refused: usize) {
        if let Some(facts) = &self.facts {
            facts.calls.store(u32::try_from(calls).unwrap_or(u32::MAX), Ordering::Relaxed);
            facts.refused.store(u32::try_from(refused).unwrap_or(u32::MAX), Ordering::Relaxed);
        }
    }
}

/// Tells the path of the router's list that a request has.
pub(super) async fn tell_route(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    if let (Some(path), Some(facts)) = (extensions.get::<MatchedPath>(), Told::of(extensions).facts) {
        let _ = facts.name.set(Name::Route(path.clone()));
    }
    next.run(request).await
}

/// The line of a request under way. Where it is dropped before the answer, nobody waits for one any more.
pub(super) struct Line {
    facts: Arc<Facts>,
    stopwatch: Stopwatch,
    id: HeaderValue,
    path: String,
    is_preflight: bool,
    is_written: bool,
}

impl Line {
    /// Begins the line of a request, and gives the request what handlers tell it by.
    pub(super) fn begin(request: &mut Request, id: HeaderValue) -> Self {
        let facts = Arc::<Facts>::default();
        request.extensions_mut().insert(Told { facts: Some(Arc::clone(&facts)), is_part: false });
        Self {
            facts,
            stopwatch: Stopwatch::start(),
            id,
            path: request.uri().path().chars().take(MAX_PATH_CHARS).collect(),
            is_preflight: request.method() == Method::OPTIONS,
            is_written: false,
        }
    }

    /// Writes the line of a request that is answered.
    pub(super) fn end(mut self, status: StatusCode) {
        self.write(status.as_u16());
    }

    fn write(&mut self, status: u16) {
        self.is_written = true;
        // Microseconds: more digits say nothing.
        let ms = (self.stopwatch.seconds() * 1e6).round() / 1e3;
        let request = self.id.to_str().unwrap_or("-");
        let caller = match self.facts.caller.get() {
            Some(Who::Caller(caller)) if **caller != Caller::Anybody => caller.label(),
            Some(Who::Account(email)) => email,
            _ => "stranger",
        };
        let (method, path) = match self.facts.name.get() {
            Some(Name::Method(id)) => (*id, Some(self.path.as_str()).filter(|path| is_of_ids(path))),
            Some(Name::Route(path)) => (path.as_str().trim_start_matches('/'), None),
            None if self.is_preflight => ("preflight", None),
            None => ("unknown", None),
        };
        let counted = |count: &AtomicU32| Some(count.load(Ordering::Relaxed));
        let calls = counted(&self.facts.calls).filter(|calls| *calls > 0);
        let refused = calls.and_then(|_| counted(&self.facts.refused));
        info!(target: TARGET, method, status, ms, caller, request, path, calls, refused, "request");
    }
}

/// Whether a path has nothing in it but words of methods and ids: whoever pastes a token where an id belongs finds no copy of it
/// in the log.
fn is_of_ids(path: &str) -> bool {
    path.split(['/', ':']).all(|segment| {
        let is_word = segment.len() <= MAX_WORD_CHARS && segment.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_word || segment == "v1" || segment.bytes().all(|byte| byte.is_ascii_digit())
    })
}

impl Drop for Line {
    fn drop(&mut self) {
        if !self.is_written {
            self.write(CLIENT_GONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_where_it_has_words_and_ids_alone() {
        for path in [
            "/v1/partners/12/devices:claim",
            "/v1/operations/apibatchoperation/7",
            "/androidenterprise/v1/permissions/",
        ] {
            assert!(is_of_ids(path), "{path}");
        }
        for path in [
            "/v1/customers/ya29.secret/devices",
            "/v1/customers/1/devices/eyJhbGciOiJSUzI1NiJ9",
            "/v1/customers/abcdefghijklmnopqrstuvwxyzabcdefgh",
            "/androidenterprise/v1/permissions/android.permission.INTERNET",
        ] {
            assert!(!is_of_ids(path), "{path}");
        }
    }
}
