//! The address clients know a server by.

/// The address without its trailing slashes, or `None` when it is none: http or https, a host, and perhaps a path.
pub(crate) fn checked(url: &str) -> Option<String> {
    let trimmed = url.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"))?;
    let stray = |c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c);
    (!host.is_empty() && !host.contains(stray)).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
