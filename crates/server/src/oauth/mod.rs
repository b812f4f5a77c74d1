//! OAuth as Google's auth libraries speak it (design, section 6): tokens, what is known of them, and their end.

mod answer;
pub(crate) mod assertion;
pub(crate) mod audience;
mod certs;
mod client_secret;
mod code_grant;
mod form;
mod id_token;
mod jwt_grant;
mod openid;
mod revoke;
mod signing;
mod token;
mod token_info;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub(crate) use form::Form;
pub(crate) use form::MAX_FORM_BYTES;
pub(crate) use jwt_grant::{VerifyError, verify};
pub(crate) use signing::Signing;

/// Where libraries ask what a token is, and where those of Google's older versions do, which read another answer.
const TOKEN_INFO_PATHS: [&str; 2] = ["/tokeninfo", "/oauth2/v3/tokeninfo"];
const OLD_TOKEN_INFO_PATHS: [&str; 2] = ["/oauth2/v1/tokeninfo", "/oauth2/v2/tokeninfo"];

/// Where libraries give a token back.
const REVOKE_PATHS: [&str; 2] = ["/revoke", "/o/oauth2/revoke"];

/// Where libraries look for the keys that ID tokens are signed with.
const CERTS_PATHS: [&str; 2] = ["/certs", "/oauth2/v3/certs"];

/// Muster's own addresses and those that Google's libraries have built in, of which only the host can be changed.
pub(crate) fn routes() -> Router<Arc<App>> {
    let mut router = Router::new()
        .route("/certs/{email}", get(certs::of_account))
        .route("/.well-known/openid-configuration", get(openid::configuration));
    for path in audience::TOKEN_PATHS {
        router = router.route(path, post(token::token));
    }
    for path in TOKEN_INFO_PATHS {
        router = router.route(path, get(token_info::token_info).post(token_info::token_info));
    }
    for path in OLD_TOKEN_INFO_PATHS {
        router = router.route(path, get(token_info::token_info_before).post(token_info::token_info_before));
    }
    for path in REVOKE_PATHS {
        router = router.route(path, get(revoke::revoke).post(revoke::revoke));
    }
    for path in CERTS_PATHS {
        router = router.route(path, get(certs::of_server));
    }
    router
}

/// The paths of [`routes`], for whoever must know them without asking one.
pub(crate) fn paths() -> impl Iterator<Item = &'static str> {
    let named = ["/certs/{email}", "/.well-known/openid-configuration"];
    let lists =
        [audience::TOKEN_PATHS.as_slice(), &TOKEN_INFO_PATHS, &OLD_TOKEN_INFO_PATHS, &REVOKE_PATHS, &CERTS_PATHS];
    named.into_iter().chain(lists.into_iter().flatten().copied())
}
