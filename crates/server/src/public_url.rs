//! The address clients know a server by.

use std::borrow::Cow;
use std::net::IpAddr;

/// The address without its trailing slashes and as clients are to send it, or `None` when it is none: http or https, a host, and
/// perhaps a path.
pub(crate) fn checked(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim_end_matches('/').split_once("://")?;
    let scheme = ["https", "http"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
    let trimmed = format!("{scheme}://{rest}");
    let host = rest;
    // Names and passwords would stand in every key file.
    let authority = host.split('/').next()?;
    if authority.is_empty() || authority.contains('@') {
        return None;
    }
    let stray = |c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c);
    (!host.is_empty() && !host.contains(stray)).then(|| encoded(&trimmed).into_owned())
}

/// An address with its path in the one form that every client sends: what no path of a URL has is percent-encoded, and escapes are
/// in upper case (RFC 3986, sections 2.1 and 6.2.2.1).
pub(crate) fn encoded(url: &str) -> Cow<'_, str> {
    let path = url.find("://").and_then(|scheme| url[scheme + 3..].find('/').map(|slash| scheme + 3 + slash));
    let Some(path) = path.filter(|at| !url[*at..].bytes().all(|byte| is_plain(byte) && byte != b'%')) else {
        return Cow::Borrowed(url);
    };
    let (mut text, bytes) = (url[..path].to_owned(), &url.as_bytes()[path..]);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                text.extend(['%', char::from(high.to_ascii_uppercase()), char::from(low.to_ascii_uppercase())]);
                rest = &after[2..];
            }
            (b'%', _) => text.push_str("%25"),
            (byte, _) if is_plain(*byte) => text.push(char::from(*byte)),
            (byte, _) => text.push_str(&format!("%{byte:02X}")),
        }
    }
    Cow::Owned(text)
}

/// Whether a byte stands in a URL's path or query as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte)
}

/// Whether an address names every interface of a machine instead of one that clients can reach: `http://0.0.0.0:8080`, in
/// whichever way of writing it that browsers read (WHATWG URL, section 3.5, host parsing).
pub fn is_wildcard(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let authority = rest.split('/').next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    match place.strip_prefix('[') {
        Some(bracketed) => {
            let address = bracketed.split(']').next().unwrap_or_default().parse();
            address.is_ok_and(|address: IpAddr| is_every_interface(address))
        }
        None => is_zero(place.rsplit_once(':').map_or(place, |(host, _)| host)),
    }
}

/// Whether an address to listen on is every interface, also as IPv6 writes that of IPv4: `::ffff:0.0.0.0`.
pub fn is_every_interface(address: IpAddr) -> bool {
    address.to_canonical().is_unspecified()
}

/// Whether a host is the address 0.0.0.0: one to four numbers, each zero, decimal, octal or hexadecimal.
fn is_zero(host: &str) -> bool {
    const MAX_NUMBERS: usize = 4;
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_zero = |number: &str| {
        let digits = number.strip_prefix("0x").or_else(|| number.strip_prefix("0X"));
        !number.is_empty() && digits.unwrap_or(number).bytes().all(|digit| digit == b'0')
    };
    host.split('.').count() <= MAX_NUMBERS && host.split('.').all(is_zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_every_interface_is_one_that_no_client_can_reach() {
        for url in [
            "http://0.0.0.0:8080",
            "http://0.0.0.0",
            "http://[::]:8080",
            "http://[::]/muster",
            "http://[::ffff:0.0.0.0]:8080",
            "http://[::ffff:0:0]",
            "http://[0:0:0:0:0:0:0:0]",
            "http://0:80",
            "http://0x0/",
            "http://0X00.0",
            "http://0.0",
            "http://000.0.0.0x/muster",
            "http://0.0.0.0.",
            "http://admin@0.0.0.0:80",
        ] {
            assert!(is_wildcard(url), "{url}");
        }
        for url in [
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "http://[::ffff:10.0.0.1]",
            "https://muster.example.com",
            "https://0.example.com",
            "http://0.0.0.1",
            "http://0.0.0.0.0",
            "http://10.0.0.0:1",
            "",
        ] {
            assert!(!is_wildcard(url), "{url}");
        }
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_loses_its_trailing_slashes() {
        for (given, kept) in [
            ("https://muster.example.com", Some("https://muster.example.com")),
            ("http://127.0.0.1:8080//", Some("http://127.0.0.1:8080")),
            ("https://example.com/muster/", Some("https://example.com/muster")),
            ("https://example.com/zürich/", Some("https://example.com/z%C3%BCrich")),
            ("https://example.com/z%c3%bcrich", Some("https://example.com/z%C3%BCrich")),
            ("https://example.com/a~b:c/100%/{x}", Some("https://example.com/a~b:c/100%25/%7Bx%7D")),
            ("https://zürich.example/a", Some("https://zürich.example/a")),
            ("HTTPS://muster.example.com/A", Some("https://muster.example.com/A")),
            ("https://user:secret@muster.example.com", None),
            ("https:///path", None),
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
