//! What a call is answered: status, headers, body. The same for a request of its own and for one of a batch.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use muster_core::{Code, Error};
use serde::Serialize;
use serde_json::Value;

use crate::answer::{Content, Format};
use crate::http::{Counted, JSON};

/// The content type of a page.
#[cfg_attr(not(test), expect(dead_code, reason = "the first page comes with Play EMM"))]
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// The content type of an image.
#[cfg_attr(not(test), expect(dead_code, reason = "the first image comes with enrolment"))]
const PNG: HeaderValue = HeaderValue::from_static("image/png");

/// An answer that is ready to be sent.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The HTTP status.
    pub status: StatusCode,
    /// The body's content type; `None` for an answer without a body.
    pub content_type: Option<HeaderValue>,
    /// Further headers; the length of the body is not among them.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The body, not compressed.
    pub body: Content,
    /// What counts a long body until it has been read.
    pub counted: Option<Arc<Counted>>,
}

impl Reply {
    /// JSON text.
    pub(crate) fn json(status: StatusCode, text: impl Into<Content>) -> Self {
        Self::of_kind(status, JSON, text)
    }

    /// A body of any content type.
    pub(crate) fn of_kind(status: StatusCode, content_type: HeaderValue, body: impl Into<Content>) -> Self {
        Self { status, content_type: Some(content_type), headers: Vec::new(), body: body.into(), counted: None }
    }

    /// 204, without a body.
    #[cfg_attr(not(test), expect(dead_code, reason = "the first method that answers nothing comes with Play EMM"))]
    pub(crate) fn no_content() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            content_type: None,
            headers: Vec::new(),
            body: Bytes::new().into(),
            counted: None,
        }
    }

    /// The same answer with one more header.
    #[must_use]
    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// How a family dresses what its handlers answer.
#[derive(Clone, Copy)]
pub(crate) enum Success {
    /// As it is: Google's APIs.
    Bare,
    #[cfg_attr(not(test), expect(dead_code, reason = "the first family with an envelope is enrolment"))]
    /// In an envelope of the family's own.
    Enveloped(fn(Value) -> Value),
}

/// How one call's answer is to be written.
pub(crate) struct Writing<'w> {
    /// What the caller asked for.
    pub format: &'w Format,
    /// What the family does with every answer.
    pub success: Success,
}

impl Writing<'_> {
    /// An answer as JSON.
    pub(crate) fn json<T: Serialize>(&self, answer: &T) -> Result<Reply, Error> {
        let text = match self.success {
            Success::Bare => self.format.write(answer)?,
            Success::Enveloped(envelope) => {
                let value = serde_json::to_value(answer)
                    .map_err(|_| Error::new(Code::Internal, "the answer cannot be written"))?;
                self.format.write(&envelope(value))?
            }
        };
        Ok(Reply::json(StatusCode::OK, text))
    }
}

/// What a handler may answer: any message (200 with JSON), [`NoContent`], [`Png`], [`Page`], or a [`Reply`] of its own.
pub(crate) trait IntoReply {
    /// The answer as it is sent.
    ///
    /// # Errors
    /// INTERNAL when a message cannot be written as JSON.
    fn into_reply(self, writing: &Writing<'_>) -> Result<Reply, Error>;
}

impl<T: Serialize> IntoReply for T {
    fn into_reply(self, writing: &Writing<'_>) -> Result<Reply, Error> {
        writing.json(&self)
    }
}

/// The answer of a method whose description names none: 204.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the first method that answers nothing comes with Play EMM"))]
pub(crate) struct NoContent;

impl IntoReply for NoContent {
    fn into_reply(self, _: &Writing<'_>) -> Result<Reply, Error> {
        Ok(Reply::no_content())
    }
}

/// An image.
#[cfg_attr(not(test), expect(dead_code, reason = "the first image comes with enrolment"))]
pub(crate) struct Png(pub Vec<u8>);

impl IntoReply for Png {
    fn into_reply(self, _: &Writing<'_>) -> Result<Reply, Error> {
        Ok(Reply::of_kind(StatusCode::OK, PNG, self.0))
    }
}

/// A page for people.
#[cfg_attr(not(test), expect(dead_code, reason = "the first page comes with Play EMM"))]
pub(crate) struct Page(pub String);

impl IntoReply for Page {
    fn into_reply(self, _: &Writing<'_>) -> Result<Reply, Error> {
        Ok(Reply::of_kind(StatusCode::OK, HTML, self.0))
    }
}

impl IntoReply for Reply {
    fn into_reply(self, _: &Writing<'_>) -> Result<Reply, Error> {
        Ok(self)
    }
}
