//! The functions of the methods, wrapped so that all look alike.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::Bytes;
use muster_core::{Call, Caller, Code, Error, Violation};
use muster_store::Tx;
use muster_wire::Method;
use muster_wire::rule::Checked;
use serde::de::DeserializeOwned;

use crate::answer::{IntoReply, Reply, Writing};
use crate::app::App;
use crate::dispatch::{Parameters, Request, decode, decode_checked};
use crate::family::{Admission, Family};
use crate::http::Place;

/// Largest body of a method about one thing. The largest field, `dpcExtras`, takes 64 Ki characters.
pub(crate) const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Largest body of a method about up to 100,000 devices: 640 bytes for each.
pub(crate) const MAX_BULK_BODY_BYTES: usize = 64_000_000;

/// A call that is ready to be run.
pub(crate) struct Job {
    /// The family the method belongs to.
    pub family: &'static Family,
    /// The method.
    pub method: &'static Method,
    /// Parameters of path and query.
    pub parameters: Parameters,
    /// The body.
    pub body: Bytes,
    /// Who is calling.
    pub caller: Arc<Caller>,
    /// When the call came in, in milliseconds since 1970.
    pub now: i64,
    /// What form and body take of the budget. They stay with the body wherever it goes: a call goes on when its client has
    /// hung up.
    pub places: [Place; 2],
}

impl Job {
    /// How the answer is to be written.
    pub(crate) fn writing(&self) -> Writing<'_> {
        Writing { format: &self.parameters.format, success: self.family.success }
    }
}

/// A call under way.
pub(crate) type Running = Pin<Box<dyn Future<Output = Result<Reply, Error>> + Send>>;

/// Runs a call and gives its answer.
pub(crate) type Run = Box<dyn Fn(Arc<App>, Job) -> Running + Send + Sync>;

/// Whether a caller may call a method with these parameters of path and query.
pub(crate) type May = fn(&Caller, &Parameters) -> Result<(), Error>;

/// A method with its function.
pub(crate) struct Route {
    /// The method's id.
    pub id: &'static str,
    /// Who may call it.
    pub admission: Admission,
    /// What the caller's rights must be, as far as they can be held against the path alone: who has them not sends no body.
    pub may: Option<May>,
    /// Largest body, in bytes.
    pub max_body: usize,
    /// Whether it is served: a method that is described only answers 501.
    pub served: bool,
    /// The function.
    pub run: Run,
}

impl Route {
    /// A method about one thing, called with an access token.
    pub(crate) fn new(id: &'static str, run: Run) -> Self {
        Self { id, admission: Admission::Token, may: None, max_body: MAX_BODY_BYTES, served: true, run }
    }

    /// A method about many devices at once, called with an access token. Its body is long, so the caller's rights are looked at
    /// before it is read.
    pub(crate) fn bulk(id: &'static str, may: May, run: Run) -> Self {
        Self { may: Some(may), max_body: MAX_BULK_BODY_BYTES, ..Self::new(id, run) }
    }

    /// A method that is described and not served yet: it answers 501 `UNIMPLEMENTED`.
    pub(crate) fn unserved(id: &'static str) -> Self {
        let refuse = custom(|_, job| async move {
            Err(Error::new(Code::Unimplemented, format!("{} is not served yet", job.method.id)))
        });
        Self { served: false, ..Self::new(id, refuse) }
    }

    /// The same route with another longest body, in bytes.
    #[must_use]
    pub(crate) fn taking(mut self, max_body: usize) -> Self {
        self.max_body = max_body;
        self
    }

    /// The same route for other callers.
    #[must_use]
    pub(crate) fn admitting(mut self, admission: Admission) -> Self {
        self.admission = admission;
        self
    }
}

/// The body of a method that takes none.
#[derive(Debug)]
pub(crate) struct NoBody;

/// What a handler takes as the request's body.
pub(crate) trait FromBody: Sized + Send + Sync + 'static {
    /// Reads the body.
    ///
    /// # Errors
    /// INVALID_ARGUMENT with the path of what does not fit.
    fn from_body(body: &[u8]) -> Result<Self, Error>;
}

/// A message without fields.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct EmptyMessage {}

impl FromBody for NoBody {
    fn from_body(body: &[u8]) -> Result<Self, Error> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(NoBody);
        }
        // Some clients send an empty message with methods that take none.
        decode::<EmptyMessage>(body)
            .map(|_| NoBody)
            .map_err(|_| Error::invalid_request(Violation::NotAllowed, "this method takes no body"))
    }
}

impl<T: DeserializeOwned + Checked + Send + Sync + 'static> FromBody for T {
    fn from_body(body: &[u8]) -> Result<Self, Error> {
        decode_checked(body)
    }
}

/// A function of one method.
pub(crate) type Handler<B, R> = fn(&mut Request<'_, '_>, &B) -> Result<R, Error>;

/// A method that changes nothing: it runs in a read-only transaction. A long answer is counted when it is made, and none is made
/// where there is no room for it: many calls that came at the same time all found room before.
pub(crate) fn read<B: FromBody, R: IntoReply + 'static>(handler: Handler<B, R>) -> Run {
    Box::new(move |app, job| {
        Box::pin(async move {
            let name = job.method.id;
            let work = Work::<B>::of(&app, job)?;
            let (unread, account) = (Arc::clone(&app.unread), work.job.caller.token_holder().map(|account| account.id));
            let run = move |tx: &mut Tx<'_>| {
                let Some(account) = account else { return work.run(tx, handler) };
                unread.room(account)?;
                let reply = work.run(tx, handler)?;
                Ok(Reply { counted: unread.count_long(account, reply.body.held()), ..reply })
            };
            app.store.read(name, run).await
        })
    })
}

/// A method that changes something: all of it in one transaction, answered when that is on disk.
pub(crate) fn write<B: FromBody, R: IntoReply + 'static>(handler: Handler<B, R>) -> Run {
    Box::new(move |app, job| {
        Box::pin(async move {
            let work = Work::<B>::of(&app, job)?;
            app.store.write(work.job.method.id, move |tx| work.run(tx, handler)).await
        })
    })
}

/// A method that is not one transaction.
pub(crate) fn custom<F>(run: fn(Arc<App>, Job) -> F) -> Run
where
    F: Future<Output = Result<Reply, Error>> + Send + 'static,
{
    Box::new(move |app, job| Box::pin(run(app, job)))
}

struct Work<B> {
    context: muster_core::Context,
    job: Job,
    body: B,
}

impl<B: FromBody> Work<B> {
    fn of(app: &App, job: Job) -> Result<Self, Error> {
        let body = B::from_body(&job.body)?;
        Ok(Self { context: app.context.clone(), job, body })
    }

    fn run<R: IntoReply>(&self, tx: &mut Tx<'_>, handler: Handler<B, R>) -> Result<Reply, Error> {
        let call = Call { tx, context: &self.context, caller: &self.job.caller, now: self.job.now };
        let mut request = Request { call, parameters: &self.job.parameters };
        handler(&mut request, &self.body)?.into_reply(&self.job.writing())
    }
}
