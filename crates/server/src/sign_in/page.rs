//! The pages as they are sent.

use std::sync::LazyLock;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::person::Membership;
use muster_core::service_account::hash;
use muster_core::{Code, Error};
use tracing::error;

use crate::sign_in::browser::Browser;

/// The pages' style, the only one that browsers are told to take.
pub(crate) const STYLE: &str = include_str!("../../templates/style.css");

/// The style's hash, as a source of a content security policy.
static STYLE_SOURCE: LazyLock<String> = LazyLock::new(|| format!("'sha256-{}'", STANDARD.encode(hash(STYLE))));

/// Where a person gives address and password.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub(super) struct SignIn<'p> {
    pub client: &'p str,
    pub email: &'p str,
    pub form_token: String,
    pub problem: Option<&'p str>,
}

/// Where a person allows what a client asks for.
#[derive(Template)]
#[template(path = "consent.html")]
pub(super) struct Consent<'p> {
    pub client: &'p str,
    pub email: &'p str,
    pub scopes: Vec<String>,
    pub memberships: Vec<Membership>,
    pub asks_for_terms: bool,
    pub target: &'p str,
    pub form_token: String,
    pub problem: Option<&'p str>,
}

/// Where an invited person sets a password.
#[derive(Template)]
#[template(path = "invitation.html")]
pub(super) struct Invitation<'p> {
    pub email: &'p str,
    pub least: usize,
    pub problem: Option<&'p str>,
}

/// A sentence or two.
#[derive(Template)]
#[template(path = "notice.html")]
pub(super) struct Notice<'p> {
    pub heading: &'p str,
    pub text: &'p str,
}

/// Where the forms of a page may lead.
pub(super) enum FormsLead {
    /// To this server.
    Here,
    /// To the program, and wherever it sends the browser next: browsers hold the whole chain of redirects against the policy, and
    /// where a chain ends is not known. What the form sends is written here, and nobody else writes into the page.
    Anywhere,
}

/// A page.
pub(super) fn page(status: StatusCode, template: &impl Template, forms_lead: &FormsLead) -> Response {
    let (status, html) = match template.render() {
        Ok(html) => (status, html),
        Err(error) => {
            error!(%error, "a page could not be written");
            (StatusCode::INTERNAL_SERVER_ERROR, "internal error".to_owned())
        }
    };
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let policy = format!(
        "default-src 'none'; style-src {};{} frame-ancestors 'none'; base-uri 'none'",
        STYLE_SOURCE.as_str(),
        match forms_lead {
            FormsLead::Here => " form-action 'self';",
            FormsLead::Anywhere => "",
        }
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Addresses of these pages have secrets in them. Forms still say that they come from here.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page without forms.
pub(super) fn notice(status: StatusCode, heading: &str, text: &str) -> Response {
    page(status, &Notice { heading, text }, &FormsLead::Here)
}

/// An error that no form can tell.
pub(super) fn failure(error: &Error) -> Response {
    let (status, heading) = match error.code {
        Code::ResourceExhausted => (StatusCode::TOO_MANY_REQUESTS, "Too many attempts"),
        Code::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "Not now"),
        Code::Internal => {
            error!(log = error.log.as_deref(), message = ?error.message, "a page failed");
            return notice(
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong",
                "The server's log has the reason.",
            );
        }
        _ => (StatusCode::BAD_REQUEST, "This did not work"),
    };
    let mut response = notice(status, heading, &sentence(&error.message));
    if let Some(seconds) = error.retry_after_seconds {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// A message of the rules as a page says it.
pub(super) fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// Has the browser keep its secret.
pub(super) fn with_cookie(mut response: Response, browser: &Browser) -> Response {
    if let Some(cookie) = browser.cookie() {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Sends the browser elsewhere, with GET whatever it sent.
pub(super) fn see_other(address: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else {
        return notice(
            StatusCode::BAD_REQUEST,
            "This did not work",
            "The program's address cannot be sent to a browser.",
        );
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, location);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
