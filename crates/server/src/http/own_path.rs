//! The path of a request as the server's own tables have it: without the path of the public URL, and without needless percent
//! escapes.
//!
//! Clients build what they ask for from addresses they were given, and these have the path of the public URL. A proxy may take
//! it off on the way or leave it; either arrives here, in the request line and in those of a batch.

use std::borrow::Cow;

use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use muster_wire::Match;
use muster_wire::method::percent_decode_path;
use percent_encoding::percent_decode;

use crate::app::App;
use crate::http::router::{METRICS_PATH, fixed_paths};

/// Marks in a path that mean nothing else than themselves (RFC 3986, section 3.3), besides letters and digits. The slash is
/// among them: clients write those of a resource name either way. A percent sign is not: what is decoded here must not
/// become an escape that is decoded again.
const PLAIN_MARKS: &[u8] = b"-._~!$&'()*+,;=:@/";

impl App {
    /// The server's own path of one that was sent.
    pub(crate) fn own_path<'p>(&self, sent: &'p str) -> Cow<'p, str> {
        let path = unescaped(sent);
        let Some(base) = end_of(&self.base_path, &path).filter(|base| *base > 0) else { return path };
        let below = if base == path.len() { "/" } else { &path[base..] };
        // A proxy took the path off already, and what is left begins like it: `/v1/customers` of `https://example.com/v1`, or
        // `/batch` of `https://example.com/batch`. A misspelt path of a family is that family's to refuse.
        if self.serves(&path) || (!self.serves(below) && self.families.owns(&path)) {
            return path;
        }
        Cow::Owned(below.to_owned())
    }

    /// Whether the server has something at a path as it stands.
    fn serves(&self, path: &str) -> bool {
        let Ok(path) = percent_decode_path(path) else { return false };
        fixed_paths(&self.families).iter().any(|fixed| fits(&path, fixed))
            || self.families.of(&path).is_some_and(|family| !matches!(family.find("GET", &path), Match::Unknown))
    }

    /// The address of a request with the server's own path; `None` if it has that already. `/metrics` has that one name alone:
    /// no client was given it, and a proxy that keeps it from the public must not have to know others.
    pub(crate) fn own_uri(&self, sent: &Uri) -> Option<Uri> {
        let path = self.own_path(sent.path());
        if path == sent.path() || path == METRICS_PATH {
            return None;
        }
        let target = match sent.query() {
            Some(query) => format!("{path}?{query}"),
            None => path.into_owned(),
        };
        let mut parts = sent.clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
        Uri::from_parts(parts).ok()
    }
}

/// The path of a public URL, decoded, without its trailing slash; empty where it has none.
pub(crate) fn base_path(public_url: &str) -> Vec<u8> {
    let after_scheme = public_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
    percent_decode(path.trim_end_matches('/').as_bytes()).collect()
}

/// Where the base ends in a path that is at it or below it, however either is escaped.
fn end_of(base: &[u8], path: &str) -> Option<usize> {
    let bytes = path.as_bytes();
    let mut at = 0;
    for expected in base {
        let length = if percent_decode(bytes.get(at..at + 3).unwrap_or_default()).count() == 1 { 3 } else { 1 };
        let byte = percent_decode(bytes.get(at..at + length)?).next()?;
        if byte != *expected {
            return None;
        }
        at += length;
    }
    matches!(bytes.get(at), None | Some(b'/')).then_some(at)
}

/// Whether a path is one of the router's, in which a segment in braces stands for any.
fn fits(path: &str, pattern: &str) -> bool {
    let (mut segments, mut known) = (path.split('/'), pattern.split('/'));
    loop {
        match (segments.next(), known.next()) {
            (None, None) => return true,
            (Some(segment), Some(known)) if segment == known || (known.starts_with('{') && !segment.is_empty()) => {}
            _ => return false,
        }
    }
}

/// A path without the escapes of letters, digits and plain marks: `/%24discovery/rest` is `/$discovery/rest`.
fn unescaped(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut plain = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..at]);
        let escape = rest.get(at..at + 3).unwrap_or("%");
        let mut decoded = percent_decode(escape.as_bytes());
        match decoded.next() {
            Some(byte) if escape.len() == 3 && (byte.is_ascii_alphanumeric() || PLAIN_MARKS.contains(&byte)) => {
                plain.push(char::from(byte));
            }
            _ => plain.push_str(escape),
        }
        rest = &rest[at + escape.len()..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use muster_core::Context;
    use muster_store::{Options, Store};

    use super::*;
    use crate::settings::Settings;

    fn app(public_url: &str) -> (App, tempfile::TempDir) {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("a store");
        (App::new(Arc::new(store), Context::system(), Settings::default(), public_url.to_owned()), directory)
    }

    #[test]
    fn the_path_of_the_public_url_is_taken_off_where_it_stands_whole() {
        let (app, _directory) = app("https://muster.example.com/some/path");
        for (sent, own) in [
            ("/some/path/v1/customers", "/v1/customers"),
            ("/some/path/%24discovery/rest", "/$discovery/rest"),
            ("/some%2Fpath/batch/", "/batch/"),
            ("/some/path", "/"),
            ("/some/path/", "/"),
            ("/some/paths/v1/customers", "/some/paths/v1/customers"),
            ("/some", "/some"),
            ("/v1/customers", "/v1/customers"),
            ("/other/some/path/token", "/other/some/path/token"),
        ] {
            assert_eq!(app.own_path(sent), own, "{sent}");
        }
        let sent: Uri = "https://muster.example.com/some/path/v1/customers?pageSize=1&x=%20".parse().expect("a URL");
        let own = app.own_uri(&sent).map(|uri| uri.to_string());
        assert_eq!(own.as_deref(), Some("https://muster.example.com/v1/customers?pageSize=1&x=%20"));
        assert_eq!(app.own_uri(&"/v1/customers?x=%41".parse().expect("a path")), None, "it is the own one");
        for metrics in ["/some/path/metrics", "/%6detrics", "/metrics"] {
            assert_eq!(app.own_uri(&metrics.parse().expect("a path")), None, "{metrics}");
        }
    }

    #[test]
    fn a_public_url_that_begins_like_the_api_is_served_with_and_without_its_path() {
        let (app, _directory) = app("https://example.com/v1");
        assert_eq!(app.own_path("/v1/v1/customers"), "/v1/customers");
        assert_eq!(app.own_path("/v1/customers"), "/v1/customers", "the proxy has taken it off");
        assert_eq!(app.own_path("/v1/token"), "/token");
    }

    #[test]
    fn a_public_url_that_is_a_path_of_the_server_is_served_with_and_without_its_path() {
        for (base, sent) in [
            ("/batch", "/batch"),
            ("/batch", "/v1/customers"),
            ("/device/v1", "/device/v1/setup"),
            ("/device/v1", "/healthz"),
            ("/discovery", "/discovery/v1/apis"),
            ("/discovery", "/discovery/v1/apis/androidenterprise/v1/rest"),
            ("/oauth2", "/oauth2/v4/token"),
            ("/oauth2", "/certs/a@example.com"),
            ("/o", "/o/oauth2/token"),
            ("/o/oauth2", "/o/oauth2/auth"),
            ("/token", "/token"),
            ("/healthz", "/healthz"),
            ("/v1/customers", "/v1/customers/1/devices"),
            ("/v1/customers/1", "/v1/customers/1/devices"),
        ] {
            let (app, _directory) = app(&format!("https://example.com{base}"));
            assert_eq!(app.own_path(sent), sent, "below {base}, a proxy has taken it off");
            assert_eq!(app.own_path(&format!("{base}{sent}")), sent, "below {base}");
        }
    }

    #[test]
    fn a_public_url_in_any_alphabet_is_served_however_it_is_escaped() {
        for url in ["https://example.com/zürich", "https://example.com/z%c3%bcrich", "https://example.com/z%C3%BCrich"]
        {
            let (app, _directory) = app(url);
            for sent in ["/zürich/v1/customers", "/z%C3%BCrich/v1/customers", "/%7A%c3%bcrich%2Fv1/customers"] {
                assert_eq!(app.own_path(sent), "/v1/customers", "{sent} of {url}");
            }
            for other in ["/zuerich/v1/customers", "/z%C3/v1/customers", "/z%C3%BCrichs/v1/customers", "/z"] {
                assert_eq!(app.own_path(other), other, "{other} of {url}");
            }
        }
        let (app, _directory) = app("https://example.com/100%25");
        assert_eq!(app.own_path("/100%25/v1/customers"), "/v1/customers");
        assert_eq!(app.own_path("/100%2525/v1/customers"), "/100%2525/v1/customers", "it is decoded once");
    }

    #[test]
    fn only_what_means_itself_is_unescaped() {
        let (app, _directory) = app("https://muster.example.com");
        for (sent, own) in [
            ("/%24discovery/rest", "/$discovery/rest"),
            ("/discovery%2Fv1%2fapis", "/discovery/v1/apis"),
            ("/%62atch", "/batch"),
            ("/v1/%2525", "/v1/%2525"),
            ("/v1/%2541", "/v1/%2541"),
            ("/v1/a%20b%3Fc%23%C3%A4%00", "/v1/a%20b%3Fc%23%C3%A4%00"),
            ("/v1/%", "/v1/%"),
            ("/v1/%4", "/v1/%4"),
            ("/v1/%zz%41", "/v1/%zzA"),
            ("/v1/%ä", "/v1/%ä"),
        ] {
            assert_eq!(app.own_path(sent), own, "{sent}");
        }
    }

    #[test]
    fn the_path_of_an_address_is_what_follows_its_host() {
        for (url, path) in [
            ("https://muster.example.com", ""),
            ("http://127.0.0.1:8080", ""),
            ("https://muster.example.com/zt", "/zt"),
            ("https://muster.example.com/a%41/b/", "/aA/b"),
            ("https://muster.example.com/z%C3%BCrich", "/zürich"),
        ] {
            assert_eq!(base_path(url), path.as_bytes(), "{url}");
        }
    }
}
