//! An API family is a value: its tables, its paths, its methods with their functions, and how it speaks.
//!
//! The list of all families is [`crate::families`]. Dispatch, batch, field selection, discovery, quota, metrics,
//! `muster routes` and the tests go through that list and know no family by name.

mod admission;
mod loaded;
mod route;

pub(crate) use admission::Admission;
pub(crate) use loaded::{Families, Loaded};
pub(crate) use route::{Job, MAX_BODY_BYTES, MAX_BULK_BODY_BYTES, NoBody, Route, custom, read, write};

use muster_core::Error;
use muster_wire::Api;

use crate::answer::{Holds, Reply, Success};
use crate::quota::QuotaRule;

/// One API family.
pub struct Family {
    /// Its name: that of its folder, of its module in `muster-wire` and of its description in `api/`.
    pub name: &'static str,
    /// Its methods and its description, generated from `api/NAME.json`.
    pub api: &'static Api,
    /// Where its paths begin, in whole segments without slashes at the ends. A path belongs to the family with the
    /// longest prefix that fits.
    pub prefixes: &'static [&'static str],
    /// Every method with its function.
    pub(crate) routes: fn() -> Vec<Route>,
    /// The query parameters that every method takes besides its own.
    pub(crate) common_parameters: CommonParameters,
    /// Where batches of its calls are sent to.
    pub batch_paths: &'static [&'static str],
    /// What is in fields of its answers whose description lets them hold anything.
    pub(crate) holds: &'static [Holds],
    /// How clients discover it, if they can.
    pub(crate) discovery: Option<Discovery>,
    /// What its users may ask at most, where the operator enforces that.
    pub(crate) quota: Option<QuotaRule>,
    /// Whether a path may end in a slash that means nothing.
    pub trailing_slash: bool,
    /// What every answer is dressed in.
    pub(crate) success: Success,
    /// How an error is told.
    pub(crate) failure: fn(&Error) -> Reply,
}

/// The query parameters that every method of a family takes besides its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommonParameters {
    /// `alt`, `fields`, `prettyPrint` and the others of Google's front end.
    Google,
    #[cfg_attr(not(test), expect(dead_code, reason = "the first family without Google's parameters is enrolment"))]
    /// None.
    None,
}

/// How clients discover a family.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Discovery {
    /// Google's host of the API: who asks for `/$discovery/rest` under this name means this family.
    pub host: &'static str,
    /// Whether Google's own document names the scopes. Clients that find some choose by them; those of an API whose document
    /// has none choose themselves.
    pub names_scopes: bool,
}

impl Family {
    /// Whether clients can discover the family.
    pub fn is_discoverable(&self) -> bool {
        self.discovery.is_some()
    }

    /// The ids of the methods that are described and answer 501 `UNIMPLEMENTED` so far.
    pub fn unserved(&self) -> Vec<&'static str> {
        (self.routes)().iter().filter(|route| !route.served).map(|route| route.id).collect()
    }

    /// Whether a path, decoded and without its leading slash, is at or below `prefix`. A verb (`customers:x`) is below.
    pub(crate) fn begins(path: &str, prefix: &str) -> bool {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']))
    }
}
