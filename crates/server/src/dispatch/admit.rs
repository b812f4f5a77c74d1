//! Everything that can be known of a request without its body: a stranger's body is not taken in.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use muster_core::{Caller, Code, Error, Noun};
use muster_wire::method::{HttpMethod, Match, Method};

use crate::app::App;
use crate::auth::{authenticate, bearer_token};
use crate::dispatch::Parameters;
use crate::dispatch::guesses::guess;
use crate::family::{Admission, Family, Loaded, Route};
use crate::http::Told;

/// A request without its body.
pub(super) struct Head {
    /// The HTTP method that is meant.
    pub method: String,
    /// The path, decoded.
    pub path: String,
    /// The query as sent.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// Where the request came from.
    pub peer: IpAddr,
    /// Whether it is one of a batch.
    pub in_batch: bool,
    /// What is found out about it is told here.
    pub told: Told,
}

/// A request whose body is worth reading.
pub(super) struct Admitted<'a> {
    /// The family.
    pub family: &'static Family,
    /// The method.
    pub method: &'static Method,
    /// Its function.
    pub route: &'a Route,
    /// Parameters of path and query.
    pub parameters: Parameters,
    /// Who is calling.
    pub caller: Arc<Caller>,
}

/// Matches, reads the parameters and finds the caller. `label` becomes the method's id as soon as it is known.
///
/// # Errors
/// NOT_FOUND for a path of no method, INVALID_ARGUMENT for a wrong parameter, UNAUTHENTICATED and PERMISSION_DENIED for a
/// caller who may not call the method, RESOURCE_EXHAUSTED for one who called too often.
pub(super) async fn admit<'a>(
    app: &'a Arc<App>,
    family: Option<&'a Loaded>,
    head: &Head,
    label: &mut &'static str,
) -> Result<Admitted<'a>, Error> {
    let Some(family) = family else { return Err(unlike(guess(app, head).await)) };
    let (method, captured) = match family.find(&head.method, &head.path) {
        Match::Found { method, params } => (method, params),
        Match::WrongMethod { allowed } => return Err(wrong_method(&head.method, &allowed)),
        Match::Unknown => return Err(unlike(guess(app, head).await)),
    };
    *label = method.id;
    head.told.method(method.id);
    let route = family.route(method.id).ok_or_else(|| Error::new(Code::Internal, "the method has no function"))?;
    let is_phone = matches!(route.admission, Admission::Phone);
    let parameters = Parameters::read(family, method, &captured, head.query.as_deref(), &head.headers, is_phone)?;
    let caller = caller(app, route, method, head, &parameters).await?;
    head.told.caller(&caller);
    if let Some(may) = route.may {
        may(&caller, &parameters)?;
    }
    if let (Some(quota), Some(account)) = (&family.quota, caller.token_holder()) {
        quota.take(account.id, parameters.quota_user.as_deref())?;
    }
    Ok(Admitted { family: family.family, method, route, parameters, caller })
}

/// Who is calling a method, if he may.
///
/// # Errors
/// UNAUTHENTICATED, PERMISSION_DENIED, or RESOURCE_EXHAUSTED for a network that asked too often.
pub(super) async fn caller(
    app: &Arc<App>,
    route: &Route,
    method: &'static Method,
    head: &Head,
    parameters: &Parameters,
) -> Result<Arc<Caller>, Error> {
    match route.admission {
        Admission::Token => {
            let caller = authenticate(app, &head.headers, parameters.token.as_deref()).await?;
            head.told.caller(&caller);
            caller.account()?.require_one_of(method.scopes)?;
            Ok(caller)
        }
        Admission::Key(check) => check(Arc::clone(app), bearer_token(&head.headers, None)?.to_owned()).await,
        Admission::Phone => {
            app.setup_limit.take(head.peer)?;
            Ok(Arc::new(Caller::Phone))
        }
        Admission::Open => {
            app.setup_limit.take(head.peer)?;
            Ok(Arc::new(Caller::Anybody))
        }
    }
}

fn wrong_method(sent: &str, allowed: &[HttpMethod]) -> Error {
    let allowed: Vec<&str> = allowed.iter().map(|http| http.as_str()).collect();
    let sent: String = sent.chars().take(20).collect();
    Error::not_found(Noun::Parameter, format!("this path does not take {sent}, but {}", allowed.join(", ")))
}

fn unlike(nearest: Option<&'static Method>) -> Error {
    let message = match nearest {
        Some(method) => {
            format!("no method has this path; the nearest is {} /{} ({})", method.http, method.flat_path, method.id)
        }
        None => "no method has this path".to_owned(),
    };
    Error::not_found(Noun::Parameter, message)
}
