//! How a client shows who it is: in the header, as some libraries do first, or in the body (RFC 6749, section 2.3.1).

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::client::{self, Client};

use crate::app::App;
use crate::oauth::Form;
use crate::oauth::answer::Refused;

/// The client whose secret the request shows.
///
/// # Errors
/// `invalid_client` for one that is unknown, was revoked, or shows another secret.
pub(super) async fn authenticated(app: &Arc<App>, form: &Form) -> Result<Client, Refused> {
    let (id, secret) = match basic(form.headers()) {
        Some(shown) => shown,
        None => {
            let field = |name| form.field(name).filter(|value| !value.is_empty()).map(str::to_owned);
            let id = field("client_id").ok_or_else(|| Refused::new("invalid_request", "client_id is required"))?;
            (id, field("client_secret").ok_or_else(|| Refused::client("client_secret is required"))?)
        }
    };
    let unusable = [&id, &secret].iter().any(|text| text.contains(char::is_control));
    let found = if unusable {
        None
    } else {
        app.store.read("oauth.client", move |tx| client::authenticate(tx, &id, &secret)).await?
    };
    found.ok_or_else(|| Refused::client("the OAuth client is unknown, was revoked, or has another secret"))
}

/// Id and secret of the header. Both are form-encoded there; libraries that do not encode them send nothing that would differ.
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some((unencoded(id), unencoded(secret)))
}

fn unencoded(text: &str) -> String {
    let mut pairs = form_urlencoded::parse(text.as_bytes());
    // Neither ids nor secrets have = or & in them, so that there is one name and no value.
    pairs.next().map(|(name, _): (Cow<'_, str>, _)| name.into_owned()).unwrap_or_default()
}
