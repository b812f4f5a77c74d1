//! Which audiences (`aud`) of a client's JWT mean this server.
//!
//! Clients sign what they believe the address to be, so Google's own addresses count as ours: keys are issued by
//! Muster and known to it alone, and a JWT signed with one means Muster whatever it says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::public_url::encoded;

/// Token URLs that Google's libraries sign although the key file names another: google-auth of today the first, clients of 2017
/// the next two (design, section 6), early ones for Ruby and what was copied from them the last. Exactly these.
pub const GOOGLE_TOKEN_URLS: [&str; 4] = [
    "https://oauth2.googleapis.com/token",
    "https://accounts.google.com/o/oauth2/token",
    "https://www.googleapis.com/oauth2/v4/token",
    "https://www.googleapis.com/oauth2/v3/token",
];

/// Google's host of the older generation of all its APIs (Play EMM reference, section 1).
pub const GOOGLE_SHARED_HOST: &str = "www.googleapis.com";

/// Paths of Muster's token endpoint: its own, and those of Google's that libraries have built in and to which only another
/// host can be given.
pub const TOKEN_PATHS: [&str; 4] = ["/token", "/oauth2/v4/token", "/oauth2/v3/token", "/o/oauth2/token"];

/// What the paths begin with that are no API's: the first segment of everything OAuth serves, here or at Google.
const OAUTH_SEGMENTS: [&str; 7] = ["token", "oauth2", "o", "auth", "certs", "revoke", "tokeninfo"];

/// The addresses that mean this server. What a request says of the address it was sent to is none of them: the sender
/// chooses its `Host`, so it proves nothing, and a JWT for somebody else's address could be replayed together with it.
#[derive(Clone, Copy, Debug)]
pub struct OwnAddresses<'a> {
    /// Google's hosts of the APIs that are served here: a client signs their roots when only its endpoint was overridden
    /// (zero-touch reference, section 1).
    pub google_hosts: &'a [&'static str],
    /// The public URL, with or without trailing slash. One that names this very machine stands for all of the machine's own
    /// names with the same port: `localhost` and `127.0.0.1` are the same server to whoever tries it out.
    pub public_url: &'a str,
}

impl OwnAddresses<'_> {
    /// Whether a JWT for `audience` may be exchanged for an access token: one of [`GOOGLE_TOKEN_URLS`], or this
    /// server's token URL.
    #[must_use]
    pub fn accept_for_grant(&self, audience: &str) -> bool {
        if GOOGLE_TOKEN_URLS.contains(&audience) {
            return true;
        }
        let audience = &*encoded(audience);
        self.path_below_root(audience).is_some_and(|path| TOKEN_PATHS.contains(&path))
    }

    /// Whether a JWT for `audience` may be used as bearer token without exchange: the service root, ours or
    /// Google's, or a URL below it, because Node's library signs the URL it is asked to make headers for. The token URL is
    /// none of these, nor is anything beside it: what is signed for it is to be exchanged, for the scopes it names, and may do
    /// nothing by itself. The empty audience stands for a JWT that carries scopes instead of an audience (AIP-4111).
    #[must_use]
    pub fn accept_for_bearer(&self, audience: &str) -> bool {
        let audience = &*encoded(audience);
        audience.is_empty()
            || self.is_googles_root(audience)
            || self.path_below_root(audience).is_some_and(|path| !is_oauths(path))
            || self.is_root_without_port(audience)
    }

    /// The root of one of Google's services that are served here, or a URL below it.
    fn is_googles_root(&self, audience: &str) -> bool {
        let Some(rest) = audience.strip_prefix("https://") else { return false };
        if let Some(path) = below(rest, GOOGLE_SHARED_HOST) {
            let service = segments(path).next();
            return service.is_none_or(|service| service == "batch" || self.is_service(&service));
        }
        self.google_hosts.iter().any(|host| below(rest, host).is_some_and(|path| !is_oauths(path)))
    }

    /// Whether an API that is served here has this name, which its host begins with.
    fn is_service(&self, name: &str) -> bool {
        self.google_hosts.iter().any(|host| host.split('.').next() == Some(name))
    }

    /// Java's library signs the root it was given, but leaves the port out.
    fn is_root_without_port(&self, audience: &str) -> bool {
        let (scheme, rest) = audience.split_once("://").unwrap_or_default();
        let named = rest.trim_end_matches('/');
        let own = Address::of(self.public_url).is_some_and(|own| {
            own.port.is_some() && (own.host.eq_ignore_ascii_case(named) || (is_own(own.host) && is_own(named)))
        });
        matches!(scheme, "http" | "https") && !named.is_empty() && own
    }

    /// What follows this server's root in `audience`: nothing, or a path with its slash.
    fn path_below_root<'a>(&self, audience: &'a str) -> Option<&'a str> {
        let by_public_url = below(audience, self.public_url.trim_end_matches('/'));
        by_public_url.or_else(|| {
            let (own, named) = (Address::of(self.public_url)?, Address::of(audience)?);
            let this_machine = is_own(own.host) && is_own(named.host) && own.port == named.port;
            let root = own.path.trim_end_matches('/');
            let path = if root.is_empty() { Some(named.path) } else { below(named.path, root) };
            path.filter(|_| this_machine)
        })
    }
}

/// The parts of an address.
struct Address<'a> {
    /// The name, an IPv6 address with its brackets.
    host: &'a str,
    /// The port, as it is written.
    port: Option<&'a str>,
    /// Nothing, or what follows with its slash.
    path: &'a str,
}

impl<'a> Address<'a> {
    fn of(url: &'a str) -> Option<Self> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        // The colon of a port, not one within an IPv6 address.
        let port = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        let (host, port) = port.map_or((authority, None), |(host, port)| (host, Some(port)));
        (!host.is_empty()).then_some(Self { host, port, path })
    }
}

/// Whether a name is one of this very machine: of its loopback interface, or of all its interfaces.
fn is_own(host: &str) -> bool {
    let name = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    let known = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
    let address = name.parse().map(|address: IpAddr| address.to_canonical());
    name.eq_ignore_ascii_case("localhost")
        || address.is_ok_and(|address| known.contains(&address) || address.is_unspecified())
}

/// Whether a path is one of OAuth's, however it is written.
fn is_oauths(path: &str) -> bool {
    segments(path).next().is_some_and(|first| OAUTH_SEGMENTS.contains(&first.as_str()))
}

/// The segments of a path, decoded and in lower case, without empty ones.
fn segments(path: &str) -> impl Iterator<Item = String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let full = path.split('/').filter(|segment| !segment.is_empty());
    full.map(|segment| percent_encoding::percent_decode_str(segment).decode_utf8_lossy().to_lowercase())
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
        OwnAddresses { google_hosts: HOSTS, public_url: "https://muster.example:8443/zt/" };

    /// A server on this machine, as one has it to try it out.
    const LOCAL: OwnAddresses<'static> = OwnAddresses { google_hosts: HOSTS, public_url: "http://127.0.0.1:8080" };

    #[test]
    fn the_grant_accepts_googles_token_urls_and_our_own() {
        for audience in GOOGLE_TOKEN_URLS.into_iter().chain([
            "https://muster.example:8443/zt/token",
            "https://muster.example:8443/zt/oauth2/v4/token",
            "https://muster.example:8443/zt/oauth2/v3/token",
            "https://muster.example:8443/zt/o/oauth2/token",
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
            "https://muster.example:8443/zt",
            "https://muster.example:8443/token",
            "https://muster.example:8443/zt/Token",
            "https://muster.example:8443/zt/token/",
            "https://muster.example/zt/token",
            "http://muster.example:8443/zt/token",
            "http://localhost:8080/token",
            "http://127.0.0.1:8443/zt/token",
            "/token",
            "https://androiddeviceprovisioning.googleapis.com/",
        ] {
            assert!(!OURS.accept_for_grant(audience), "audience {audience}");
        }
    }

    #[test]
    fn a_server_on_this_machine_is_meant_by_all_names_of_it_and_its_port() {
        for audience in [
            "http://127.0.0.1:8080/token",
            "http://localhost:8080/token",
            "https://localhost:8080/token",
            "http://LOCALHOST:8080/token",
            "http://[::1]:8080/token",
            "http://0.0.0.0:8080/token",
        ] {
            assert!(LOCAL.accept_for_grant(audience), "audience {audience}");
            let everywhere = OwnAddresses { public_url: "http://0.0.0.0:8080/", ..LOCAL };
            assert!(everywhere.accept_for_grant(audience), "audience {audience}");
        }
        for audience in [
            "http://localhost:8081/token",
            "http://localhost/token",
            "ftp://localhost:8080/token",
            "http://localhost:8080/zt/token",
            "http://localhost:8080.evil.example/token",
            "http://localhost.evil.example:8080/token",
            "http://192.0.2.1:8080/token",
            "http:///token",
        ] {
            assert!(!LOCAL.accept_for_grant(audience), "audience {audience}");
        }
    }

    #[test]
    fn a_bearer_jwt_is_for_the_service_root_or_below_it() {
        for audience in [
            "https://androiddeviceprovisioning.googleapis.com/",
            "https://androiddeviceprovisioning.googleapis.com",
            "https://androidenterprise.googleapis.com/",
            "https://www.googleapis.com/androidenterprise/v1/permissions/x",
            "https://www.googleapis.com/androidenterprise/v1/enterprises/1/users/2/token",
            "https://www.googleapis.com/",
            "https://www.googleapis.com/batch/androidenterprise/v1",
            "https://muster.example:8443/zt",
            "https://muster.example:8443/zt/",
            "https://muster.example:8443/zt/v1/customers",
            "https://muster.example/",
            "",
        ] {
            assert!(OURS.accept_for_bearer(audience), "audience {audience:?}");
        }
        for audience in ["http://localhost:8080/", "http://localhost/", "http://127.0.0.1/", "http://[::1]:8080/v1"] {
            assert!(LOCAL.accept_for_bearer(audience), "audience {audience:?}");
        }
    }

    #[test]
    fn a_bearer_jwt_for_another_service_is_refused() {
        for audience in [
            "https://drive.googleapis.com/",
            "https://androiddeviceprovisioning.googleapis.com.evil.example/",
            "https://muster.example:8443/",
            "https://muster.example:8443/ztx",
            "https://muster.example/zt",
            "http://localhost:8443/",
            "ftp://muster.example/",
            "muster.example:8443",
        ] {
            assert!(!OURS.accept_for_bearer(audience), "audience {audience}");
        }
        for audience in
            ["http://localhost:80800/", "http://localhost/v1/customers", "ftp://localhost/", "localhost:8080"]
        {
            assert!(!LOCAL.accept_for_bearer(audience), "audience {audience}");
        }
    }

    #[test]
    fn what_is_signed_for_a_token_url_is_no_bearer() {
        let own = ["https://muster.example:8443/zt/token", "https://muster.example:8443/zt/token/"];
        let written = ["https://muster.example:8443/zt/token?a=b", "https://muster.example:8443/zt/TOKEN#"];
        let googles = ["https://www.googleapis.com/token", "https://www.googleapis.com/oauth2/v4/token/"];
        let beside = [
            "https://www.googleapis.com/oauth2/v1/token",
            "https://www.googleapis.com/drive/v3",
            "https://muster.example:8443/zt/oauth2/v3/token",
            "https://muster.example:8443/zt/o/oauth2/v2/token",
            "https://muster.example:8443/zt//token",
            "https://muster.example:8443/zt/%74oken",
            "https://muster.example:8443/zt/token/x",
            "https://muster.example:8443/zt/revoke",
            "https://androiddeviceprovisioning.googleapis.com/token",
        ];
        for audience in GOOGLE_TOKEN_URLS.into_iter().chain(own).chain(written).chain(googles).chain(beside) {
            assert!(!OURS.accept_for_bearer(audience), "audience {audience}");
        }
        for audience in ["http://127.0.0.1:8080/token", "http://localhost:8080/token"] {
            assert!(!LOCAL.accept_for_bearer(audience), "audience {audience}");
        }
    }

    #[test]
    fn a_path_in_any_alphabet_is_ours_however_it_is_escaped() {
        let own = OwnAddresses { google_hosts: HOSTS, public_url: "https://muster.example/z%C3%BCrich" };
        for root in ["https://muster.example/zürich", "https://muster.example/z%c3%bcrich"] {
            assert!(own.accept_for_grant(&format!("{root}/token")) && own.accept_for_bearer(root), "{root}");
        }
        assert!(!own.accept_for_bearer("https://muster.example/zurich"));
    }

    #[test]
    fn without_a_public_url_only_googles_addresses_are_ours() {
        for public_url in ["", "/"] {
            let unknown = OwnAddresses { google_hosts: HOSTS, public_url };
            assert!(unknown.accept_for_grant(GOOGLE_TOKEN_URLS[0]));
            for audience in ["/token", "http:///token", "//token", "http://localhost/token"] {
                assert!(!unknown.accept_for_grant(audience), "audience {audience}");
                assert!(!unknown.accept_for_bearer(audience), "audience {audience}");
            }
        }
    }
}
