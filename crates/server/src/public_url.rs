//! The address clients know a server by.

use std::net::IpAddr;

/// The address without its trailing slashes, or `None` when it is none: http or https, a host, and perhaps a path.
pub(crate) fn checked(url: &str) -> Option<String> {
    let trimmed = url.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"))?;
    let stray = |c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c);
    (!host.is_empty() && !host.contains(stray)).then(|| trimmed.to_owned())
}

/// Whether an address names every interface of a machine instead of one that clients can reach: `http://0.0.0.0:8080`.
pub fn is_wildcard(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next().unwrap_or_default(),
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    host.parse::<IpAddr>().is_ok_and(|address| address.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_every_interface_is_one_that_no_client_can_reach() {
        for url in ["http://0.0.0.0:8080", "http://0.0.0.0", "http://[::]:8080", "http://[::]/muster"] {
            assert!(is_wildcard(url), "{url}");
        }
        for url in ["http://127.0.0.1:8080", "http://[::1]:8080", "https://muster.example.com", "http://10.0.0.0:1", ""]
        {
            assert!(!is_wildcard(url), "{url}");
        }
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_loses_its_trailing_slashes() {
        for (given, kept) in [
            ("https://muster.example.com", Some("https://muster.example.com")),
            ("http://127.0.0.1:8080//", Some("http://127.0.0.1:8080")),
            ("https://example.com/muster/", Some("https://example.com/muster")),
            ("muster.example.com", None),
            ("ftp://muster.example.com", None),
            ("https://", None),
            ("https://a b", None),
            ("https://a?b", None),
            ("https://a\\b", None),
            ("https://a\u{7}", None),
        ] {
            assert_eq!(checked(given).as_deref(), kept, "{given:?}");
        }
    }
}
