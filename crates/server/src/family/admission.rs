//! Who may call a method, as far as the request's head tells.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use muster_core::{Caller, Error};

use crate::app::App;

/// Finds the caller behind a family's own bearer key.
pub(crate) type KeyCheck = fn(Arc<App>, String) -> BoxFuture<'static, Result<Arc<Caller>, Error>>;

/// Who may call a method.
#[derive(Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "the first family with keys and open pages is enrolment"))]
pub(crate) enum Admission {
    /// A service account or a person with an access token that has one of the method's scopes.
    Token,
    /// A phone, within the limit of its network.
    Phone,
    /// Whoever has a bearer key of the family.
    Key(KeyCheck),
    /// Anybody, within the limit of the network: a page that people open.
    Open,
}
