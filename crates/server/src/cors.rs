//! Pages in a browser that call the APIs from another origin (Fetch standard, "CORS protocol").

use std::time::Duration;

use axum::http::{HeaderValue, Method, header};
use tower_http::cors::{AllowHeaders, AllowOrigin, CorsLayer};

use crate::http::REQUEST_ID;

/// Any origin: tokens are sent by the page itself and never by the browser on its own, so no page can use another's.
const ANY: &str = "*";

/// How long a browser may remember what it was allowed: the longest that the common ones take.
const MAX_AGE: Duration = Duration::from_secs(2 * 60 * 60);

/// An origin as browsers write it: a scheme, a host and perhaps a port, nothing behind; or `*` for any.
///
/// # Errors
/// What it must look like.
pub fn origin(text: &str) -> Result<String, String> {
    let rule = || "must be an origin such as https://console.example.com, without a path, or *".to_owned();
    if text == ANY {
        return Ok(text.to_owned());
    }
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(rule)?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-:[]".contains(c);
    if host.is_empty() || !host.chars().all(plain) {
        return Err(rule());
    }
    // Browsers leave out the port that the scheme has anyway.
    let default = if text.starts_with("https://") { ":443" } else { ":80" };
    Ok(text.strip_suffix(default).unwrap_or(text).to_owned())
}

/// What answers a browser's questions for these origins; `None` for none.
pub(crate) fn layer(origins: &[String]) -> Option<CorsLayer> {
    if origins.is_empty() {
        return None;
    }
    let allowed = if origins.iter().any(|origin| origin == ANY) {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()))
    };
    let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    let layer = CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods(methods)
        // Clients send headers of their own (`X-Goog-Api-Client`); none of them gives a right but the token.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([REQUEST_ID, header::RETRY_AFTER, header::WWW_AUTHENTICATE])
        .max_age(MAX_AGE);
    Some(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_as_browsers_write_them() {
        for right in ["https://console.example.com", "http://localhost:3000", "http://[::1]:3000", "*"] {
            assert_eq!(origin(right).as_deref(), Ok(right));
        }
        assert_eq!(origin("https://a.example:443").as_deref(), Ok("https://a.example"));
        assert_eq!(origin("http://a.example:80").as_deref(), Ok("http://a.example"));
        for wrong in ["", "console.example.com", "https://", "https://a/", "https://A.example", "null", "https://a b"] {
            assert!(origin(wrong).is_err(), "{wrong:?}");
        }
    }
}
