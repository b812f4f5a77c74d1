//! Where people may be sent back to.

use crate::client::{Client, Kind};
use crate::error::{Error, Violation};

/// Longest address, in bytes: what browsers and proxies surely take (RFC 9110, section 4.1, asks for 8,000; with the code and
/// the state there must be room).
pub const MAX_URI_BYTES: usize = 2048;

/// Addresses one client may have: as many as Google's.
pub const MAX_REDIRECT_URIS: usize = 100;

/// What an installed program's file names; any port and path of the machine itself are taken (RFC 8252, section 7.3).
pub(super) const LOOPBACK: &str = "http://localhost";

impl Client {
    /// Whether people may be sent back there: an installed program's own machine at any port and path, a web server's
    /// addresses exactly as they were named (RFC 9700, section 2.1).
    pub fn accepts_redirect(&self, uri: &str) -> bool {
        match self.kind {
            Kind::Web => self.redirect_uris.split(' ').any(|known| known == uri),
            Kind::Installed => Address::of(uri).is_some_and(|address| !address.is_https && is_loopback(address.host)),
        }
    }
}

/// Checks an address that a web server names.
pub(super) fn check(field: &str, uri: &str) -> Result<(), Error> {
    let rule = match Address::of(uri) {
        None => "must be an address such as https://app.example.com/callback, without user, wildcard or fragment",
        Some(address) if !address.is_https && !is_loopback(address.host) => {
            "must begin with https:// unless it is an address of the machine itself"
        }
        Some(_) => return Ok(()),
    };
    Err(Error::invalid(field, Violation::Malformed).rule(rule))
}

/// An http or https address, as far as it matters here.
struct Address<'u> {
    is_https: bool,
    host: &'u str,
}

impl<'u> Address<'u> {
    fn of(uri: &'u str) -> Option<Self> {
        let stray = |c: char| !c.is_ascii_graphic() || "#*\\\"<>^`{|}".contains(c);
        if uri.len() > MAX_URI_BYTES || uri.contains(stray) {
            return None;
        }
        let (is_https, rest) = match uri.strip_prefix("https://") {
            Some(rest) => (true, rest),
            None => (false, uri.strip_prefix("http://")?),
        };
        let authority = &rest[..rest.find(['/', '?']).unwrap_or(rest.len())];
        let (host, port) = match authority.strip_prefix('[') {
            Some(inner) => {
                let end = inner.find(']')?;
                (&authority[..end + 2], inner.get(end + 1..)?)
            }
            None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
        };
        let is_port = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok();
        let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        let host_fits = !host.is_empty() && !host.contains('@');
        (port_fits && host_fits).then_some(Self { is_https, host })
    }
}

/// Whether a host is the machine itself, by the names that Google takes for it.
fn is_loopback(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|known| known.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ClientId;

    fn client(kind: Kind, redirect_uris: &str) -> Client {
        Client {
            client_id: ClientId::new("client"),
            kind,
            name: String::new(),
            secret_hash: Vec::new(),
            redirect_uris: redirect_uris.to_owned(),
            public_url: String::new(),
            created_at: 0,
            revoked_at: None,
        }
    }

    #[test]
    fn an_installed_program_is_sent_back_to_its_own_machine_at_any_port() {
        let client = client(Kind::Installed, LOOPBACK);
        for uri in [
            "http://localhost",
            "http://localhost:1/",
            "http://127.0.0.1:65535/oauth2callback?x=1",
            "http://[::1]:3000/",
            "http://LOCALHOST:8080",
        ] {
            assert!(client.accepts_redirect(uri), "{uri}");
        }
        for uri in [
            "",
            "localhost",
            "https://localhost",
            "http://localhost.evil.example",
            "http://evil.example",
            "http://localhost@evil.example/",
            "http://localhost:80@evil.example/",
            "http://localhost:99999/",
            "http://localhost:+80/",
            "http://127.0.0.1.evil.example/",
            "http://[::1",
            "http://[::1]x/",
            "http://localhost\\@evil.example",
            "http://localhost/#x",
            "http://localhost/ x",
            "http://localhost:8080\r\nX: y",
            "urn:ietf:wg:oauth:2.0:oob",
            "com.example.app:/callback",
            "javascript:alert(1)",
        ] {
            assert!(!client.accepts_redirect(uri), "{uri}");
        }
    }

    #[test]
    fn a_web_server_is_sent_back_to_exactly_what_it_named() {
        let client = client(Kind::Web, "https://app.example.com/callback http://localhost:3000/callback");
        assert!(client.accepts_redirect("https://app.example.com/callback"));
        assert!(client.accepts_redirect("http://localhost:3000/callback"));
        for uri in [
            "",
            "https://app.example.com/callback/",
            "https://app.example.com/callback?x=1",
            "https://APP.example.com/callback",
            "http://localhost:3001/callback",
            "https://app.example.com/callback http://localhost:3000/callback",
        ] {
            assert!(!client.accepts_redirect(uri), "{uri:?}");
        }
    }

    #[test]
    fn what_a_web_server_names_is_https_or_its_own_machine() {
        for (uri, taken) in [
            ("https://app.example.com/callback?x=1", true),
            ("http://localhost:3000/", true),
            ("http://app.example.com/", false),
            ("https://*.example.com/", false),
            ("https://a@b.example.com/", false),
            ("https://app.example.com/#x", false),
            ("app.example.com", false),
        ] {
            assert_eq!(check("redirectUris[0]", uri).is_ok(), taken, "{uri}");
        }
        assert!(check("redirectUris[0]", &format!("https://a.example/{}", "x".repeat(MAX_URI_BYTES))).is_err());
    }
}
