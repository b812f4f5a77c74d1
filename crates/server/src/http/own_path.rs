//! The path of a request as the server's own tables have it: without the path of the public URL, and without needless percent
//! escapes.
//!
//! Clients build what they ask for from addresses they were given, and these have the path of the public URL. A proxy may take
//! it off on the way or leave it; either arrives here, in the request line and in those of a batch.

use std::borrow::Cow;

use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use percent_encoding::percent_decode;

use crate::app::App;
use crate::http::router::METRICS_PATH;

/// Marks in a path that mean nothing else than themselves (RFC 3986, section 3.3), besides letters and digits. The slash is
/// among them: clients write those of a resource name either way. A percent sign is not: what is decoded here must not
/// become an escape that is decoded again.
const PLAIN_MARKS: &[u8] = b"-._~!$&'()*+,;=:@/";

impl App {
    /// The server's own path of one that was sent.
    pub(crate) fn own_path<'p>(&self, sent: &'p str) -> Cow<'p, str> {
        let path = unescaped(sent);
        let below = |path: &str| {
            let rest = path.strip_prefix(self.base_path.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| path.len() - rest.len())
        };
        match below(&path).filter(|base| *base > 0) {
            // A proxy took the path off already, and what is left begins like it: `/v1` of `https://example.com/v1`.
            Some(_) if self.families.owns(&path) => path,
            Some(base) if base == path.len() => Cow::Borrowed("/"),
            Some(base) => match path {
                Cow::Borrowed(path) => Cow::Borrowed(&path[base..]),
                Cow::Owned(path) => Cow::Owned(path[base..].to_owned()),
            },
            None => path,
        }
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

/// The path of a public URL, without its trailing slash; empty where it has none.
pub(crate) fn base_path(public_url: &str) -> String {
    let after_scheme = public_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
    unescaped(path.trim_end_matches('/')).into_owned()
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
        ] {
            assert_eq!(base_path(url), path, "{url}");
        }
    }
}
