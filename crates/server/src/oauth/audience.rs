//! Which audiences (`aud`) of a client's JWT mean this server.
//!
//! Clients sign what they believe the address to be, so Google's own addresses count as ours: keys are issued by
//! Muster and known to it alone, and a JWT signed with one means Muster whatever it says.

/// Token URLs that Google's libraries sign although the key file names another: google-auth of today the first,
/// clients of 2017 the others (design, section 6; exactly these).
pub const GOOGLE_TOKEN_URLS: [&str; 3] = [
    "https://oauth2.googleapis.com/token",
    "https://accounts.google.com/o/oauth2/token",
    "https://www.googleapis.com/oauth2/v4/token",
];

/// Google's host of the older generation of all its APIs (Play EMM reference, section 1).
pub const GOOGLE_SHARED_HOST: &str = "www.googleapis.com";

/// Paths of Muster's token endpoint: its own, and those of Google's that libraries have built in and to which only another
/// host can be given.
pub const TOKEN_PATHS: [&str; 3] = ["/token", "/oauth2/v4/token", "/o/oauth2/token"];

/// The addresses under which this server was reached by one request.
#[derive(Clone, Copy, Debug)]
pub struct OwnAddresses<'a> {
    /// Google's hosts of the APIs that are served here: a client signs their roots when only its endpoint was overridden
    /// (zero-touch reference, section 1).
    pub google_hosts: &'a [&'static str],
    /// The configured public URL, with or without trailing slash.
    pub public_url: &'a str,
    /// The request's `Host` header, `host` or `host:port`. It counts only if it names the loopback interface, by whatever
    /// name: `localhost` and `127.0.0.1` are the same server to whoever tries it out.
    pub host: Option<&'a str>,
}

impl OwnAddresses<'_> {
    /// Whether a JWT for `audience` may be exchanged for an access token: one of [`GOOGLE_TOKEN_URLS`], or this
    /// server's token URL.
    #[must_use]
    pub fn accept_for_grant(&self, audience: &str) -> bool {
        if GOOGLE_TOKEN_URLS.contains(&audience) {
            return true;
        }
        self.path_below_root(audience).is_some_and(|path| TOKEN_PATHS.contains(&path))
    }

    /// Whether a JWT for `audience` may be used as bearer token without exchange: the service root, ours or
    /// Google's, or a URL below it, because Node's library signs the URL it is asked to make headers for. The empty
    /// audience stands for a JWT that carries scopes instead of an audience (AIP-4111).
    #[must_use]
    pub fn accept_for_bearer(&self, audience: &str) -> bool {
        audience.is_empty()
            || self.is_googles_root(audience)
            || self.path_below_root(audience).is_some()
            || self.is_root_without_port(audience)
    }

    /// The root of one of Google's services that are served here, or a URL below it.
    fn is_googles_root(&self, audience: &str) -> bool {
        let hosts = self.google_hosts.iter().copied().chain([GOOGLE_SHARED_HOST]);
        let rest = audience.strip_prefix("https://");
        rest.is_some_and(|rest| hosts.into_iter().any(|host| below(rest, host).is_some()))
            && !GOOGLE_TOKEN_URLS.contains(&audience)
    }

    /// Java's library signs the root it was given, but leaves the port out.
    fn is_root_without_port(&self, audience: &str) -> bool {
        let (scheme, rest) = audience.split_once("://").unwrap_or_default();
        let named = rest.trim_end_matches('/');
        let public = self.public_url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
        let ours = [public, self.host.filter(|host| is_loopback(host))].into_iter().flatten().any(|host| {
            // The colon of a port, not one within an IPv6 address.
            let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
            name.is_some_and(|(name, _)| !name.is_empty() && name.eq_ignore_ascii_case(named))
        });
        matches!(scheme, "http" | "https") && ours
    }

    /// What follows this server's root in `audience`: nothing, or a path with its slash.
    fn path_below_root<'a>(&self, audience: &'a str) -> Option<&'a str> {
        let by_public_url = below(audience, self.public_url.trim_end_matches('/'));
        by_public_url.or_else(|| {
            let host = self.host.filter(|host| is_loopback(host))?;
            let rest = audience.strip_prefix("https://").or_else(|| audience.strip_prefix("http://"))?;
            // Host names have no case, and clients differ in whether they lower it.
            let (named, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            named.eq_ignore_ascii_case(host).then_some(path)
        })
    }
}

/// Whether a `Host` header names this very machine. The sender chooses the header, so any other name in it proves
/// nothing: a JWT signed for somebody else's address could be replayed here together with that name. Servers that are
/// reached by another name have it set as public URL.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What follows `root` in `url` when that is nothing or a path, so that a longer host name is not taken for ours.
fn below<'a>(url: &'a str, root: &str) -> Option<&'a str> {
    if root.is_empty() {
        return None;
    }
    url.strip_prefix(root).filter(|path| path.is_empty() || path.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTS: &[&str] = &["androiddeviceprovisioning.googleapis.com", "androidenterprise.googleapis.com"];

    const OURS: OwnAddresses<'static> =
        OwnAddresses { google_hosts: HOSTS, public_url: "https://muster.example/zt/", host: Some("localhost:8080") };

    #[test]
    fn the_grant_accepts_googles_token_urls_and_our_own() {
        for audience in GOOGLE_TOKEN_URLS.into_iter().chain([
            "https://muster.example/zt/token",
            "http://localhost:8080/token",
            "https://localhost:8080/token",
            "http://LOCALHOST:8080/token",
            "https://muster.example/zt/oauth2/v4/token",
            "http://localhost:8080/o/oauth2/token",
        ]) {
            assert!(OURS.accept_for_grant(audience), "audience {audience}");
        }
    }

    #[test]
    fn the_grant_refuses_every_other_audience() {
        for audience in [
            "",
            "https://oauth2.googleapis.com/token/",
            "https://oauth2.googleapis.com",
            "https://muster.example/zt",
            "https://muster.example/token",
            "http://localhost:8081/token",
            "ftp://localhost:8080/token",
            "http://localhost:8080/token/",
            "http://localhost:8080/Token",
            "http://localhost:8080.evil.example/token",
            "https://androiddeviceprovisioning.googleapis.com/",
        ] {
            assert!(!OURS.accept_for_grant(audience), "audience {audience}");
        }
    }

    #[test]
    fn a_host_that_is_not_loopback_is_not_believed() {
        for host in ["evil.example", "localhost.evil.example", "192.0.2.1:8080", "127.0.0.1.evil.example", ""] {
            let sent = OwnAddresses { google_hosts: HOSTS, public_url: "https://muster.example", host: Some(host) };
            let audience = format!("http://{host}/token");
            assert!(!sent.accept_for_grant(&audience), "audience {audience}");
        }
        for host in ["127.0.0.1:8080", "[::1]:8080", "LocalHost"] {
            let sent = OwnAddresses { google_hosts: HOSTS, public_url: "https://muster.example", host: Some(host) };
            assert!(sent.accept_for_grant(&format!("http://{host}/token")), "host {host}");
        }
    }

    #[test]
    fn a_bearer_jwt_is_for_the_service_root_or_below_it() {
        for audience in [
            "https://androiddeviceprovisioning.googleapis.com/",
            "https://androiddeviceprovisioning.googleapis.com",
            "https://androidenterprise.googleapis.com/",
            "https://www.googleapis.com/androidenterprise/v1/permissions/x",
            "https://muster.example/zt",
            "https://muster.example/zt/",
            "https://muster.example/zt/v1/customers",
            "http://localhost:8080/",
            "http://localhost/",
            "",
        ] {
            assert!(OURS.accept_for_bearer(audience), "audience {audience:?}");
        }
    }

    #[test]
    fn a_bearer_jwt_for_another_service_is_refused() {
        for audience in [
            "https://drive.googleapis.com/",
            "https://www.googleapis.com/oauth2/v4/token",
            "https://androiddeviceprovisioning.googleapis.com.evil.example/",
            "https://muster.example/",
            "https://muster.example/ztx",
            "http://localhost:80800/",
            "http://localhost/v1/customers",
            "ftp://localhost/",
            "localhost:8080",
            "https://oauth2.googleapis.com/token",
        ] {
            assert!(!OURS.accept_for_bearer(audience), "audience {audience}");
        }
    }

    #[test]
    fn without_host_header_or_public_url_only_googles_addresses_are_ours() {
        let unknown = OwnAddresses { google_hosts: HOSTS, public_url: "", host: None };
        assert!(unknown.accept_for_grant(GOOGLE_TOKEN_URLS[0]));
        assert!(!unknown.accept_for_grant("/token"));
        assert!(
            !OwnAddresses { google_hosts: HOSTS, public_url: "/", host: Some("") }.accept_for_grant("http:///token")
        );
    }
}
