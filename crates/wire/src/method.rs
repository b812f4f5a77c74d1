//! What a method table holds, and how the path of a request is matched against it.
//!
//! The tables themselves are generated: [`crate::zero_touch::METHODS`], [`crate::play_emm::METHODS`],
//! [`crate::device::METHODS`].

mod api;
mod form;
mod nearest;
mod params;
mod path;
mod percent;

pub use api::Api;
pub(crate) use nearest::edit_distance;
pub use params::Params;
pub use path::{Match, find};
pub use percent::{InvalidPath, percent_decode_path};

use std::fmt;

/// One method of an API, as its description has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Method {
    /// The method's id, e.g. `androiddeviceprovisioning.customers.devices.get`.
    pub id: &'static str,
    /// The HTTP method it is called with.
    pub http: HttpMethod,
    /// What each segment of the path must be; a custom verb is not part of the last one.
    pub path: &'static [Segment],
    /// The custom verb after the last segment's colon: `claim` of `devices:claim`.
    pub verb: Option<&'static str>,
    /// The path with the names of its parameters: `v1/{+parent}/devices`.
    pub template: &'static str,
    /// The path with one placeholder a segment: `v1/customers/{customersId}/devices`.
    pub flat_path: &'static str,
    /// The parameters in the path and in the query, sorted by name.
    pub parameters: &'static [Parameter],
    /// Which segments each path parameter takes up.
    pub captures: &'static [Capture],
    /// The schema of the request's body; `None` if the method has none.
    pub request: Option<&'static str>,
    /// The schema of the answer; `None` if the method answers nothing.
    pub response: Option<&'static str>,
    /// The scopes of which a token needs one; none: the method is not called with a token.
    pub scopes: &'static [&'static str],
    /// Whether only old clients call it: it is served, and not in the discovery document.
    pub legacy: bool,
}

/// What one segment of a path must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Exactly this text.
    Literal(&'static str),
    /// Any text but the empty one.
    Wildcard,
    /// One or more segments up to the end, none of them empty; always the last.
    Rest,
}

/// The segments a path parameter takes up, with the slashes between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture {
    /// The parameter's name in the template.
    pub name: &'static str,
    /// The index of its first segment.
    pub first: usize,
    /// The index of its last segment; if that one is [`Segment::Rest`], it goes to the path's end.
    pub last: usize,
}

/// A parameter of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it is sent.
    pub location: Location,
    /// The form of its text.
    pub kind: Kind,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Whether it may be given several times.
    pub repeated: bool,
    /// What its value must be beyond its form.
    pub rule: Option<crate::rule::Rule>,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
}

/// The form of a parameter's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    String,
    /// One of these words, or the number of one.
    Enum(&'static [&'static str]),
    /// See [`crate::boolean::parse`].
    Boolean,
    /// A whole number, not below zero, see [`crate::int32::parse_unsigned`].
    Uint32,
    /// A whole number, see [`crate::int32::parse`].
    Int32,
    /// A whole number, see [`crate::int64::parse`].
    Int64,
    /// See [`crate::FieldMask::parse`].
    FieldMask,
}

/// The HTTP methods that API methods are called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HttpMethod {
    /// `DELETE`
    Delete,
    /// `GET`
    Get,
    /// `PATCH`
    Patch,
    /// `POST`
    Post,
    /// `PUT`
    Put,
}

impl HttpMethod {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::Delete, Self::Get, Self::Patch, Self::Post, Self::Put];

    /// The name as HTTP has it: `GET`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "DELETE",
            Self::Get => "GET",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }

    /// Reads the name, which is case-sensitive in HTTP; `None` for any other method.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|http| http.as_str() == name)
    }
}

impl fmt::Display for HttpMethod {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
