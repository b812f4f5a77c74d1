//! The cookie that ties the steps of a sign-in to one browser, and the token that each form shows with it: another site can
//! send neither a form that fits nor read one.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster_core::person::SIGN_IN_MINUTES;
use muster_core::service_account::hash;

use crate::app::App;

/// The cookie's name. Where the server is reached over TLS it has a prefix by which browsers take it from this very host
/// alone.
const COOKIE: &str = "muster_sign_in";
const SECURE_COOKIE: &str = "__Host-muster_sign_in";

/// Longest cookie that is looked at; Muster's have less than 60 bytes.
const MAX_COOKIE_BYTES: usize = 256;

/// What a browser shows from one step to the next.
pub(super) struct Browser {
    secret: String,
    is_secure: bool,
}

impl Browser {
    /// A browser that has not signed in: any secret that nobody else knows will do.
    pub(super) fn new(app: &App) -> Self {
        Self::with(app, format!("new.{}", URL_SAFE_NO_PAD.encode(app.context.random::<32>())))
    }

    /// A browser with a secret that was just made for it.
    pub(super) fn with(app: &App, secret: String) -> Self {
        Self { secret, is_secure: app.public_url.starts_with("https://") }
    }

    /// The browser that sent a request, if the form token it sent is its own for what was asked (see [`Browser::form_token`]) and
    /// no other site had it sent.
    pub(super) fn of(app: &App, headers: &HeaderMap, form_token: Option<&str>, asked: &str) -> Option<Self> {
        let site = headers.get("sec-fetch-site").map(|site| site.to_str().unwrap_or_default());
        if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return None;
        }
        let browser = Self::known(app, headers)?;
        (form_token == Some(browser.form_token(asked).as_str())).then_some(browser)
    }

    /// The browser that sent a request, by its cookie alone: it may be shown a form.
    pub(super) fn known(app: &App, headers: &HeaderMap) -> Option<Self> {
        let unknown = Self::with(app, String::new());
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, secret) = pairs.find(|(name, _)| *name == unknown.cookie_name())?;
        let is_ours = (1..=MAX_COOKIE_BYTES).contains(&secret.len());
        is_ours.then(|| Self { secret: secret.to_owned(), ..unknown })
    }

    /// The browser's secret.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    /// What its forms show. A consent is for what the person has read: `asked` is then the whole query of the page, and empty for
    /// every other form.
    pub(super) fn form_token(&self, asked: &str) -> String {
        URL_SAFE_NO_PAD.encode(hash(&format!("a form of {} {asked}", self.secret)))
    }

    /// The header that has the browser keep its secret.
    pub(super) fn cookie(&self) -> Option<HeaderValue> {
        self.set_cookie(&self.secret, SIGN_IN_MINUTES * 60)
    }

    /// The header that has the browser forget it.
    pub(super) fn no_cookie(&self) -> Option<HeaderValue> {
        self.set_cookie("", 0)
    }

    fn set_cookie(&self, value: &str, seconds: i64) -> Option<HeaderValue> {
        let (name, secure) = (self.cookie_name(), if self.is_secure { "; Secure" } else { "" });
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
        HeaderValue::from_str(&text).ok()
    }

    fn cookie_name(&self) -> &'static str {
        if self.is_secure { SECURE_COOKIE } else { COOKIE }
    }
}
