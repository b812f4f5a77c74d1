//! The options of a database URL that are about TLS, with the meaning libpq gives them. The client library knows but few
//! of them, so they are taken out of the URL.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

/// Stands in `sslrootcert` for the roots that the machine trusts.
const SYSTEM: &str = "system";

/// How much TLS a connection needs (`sslmode`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    /// None.
    Disable,
    /// Only if the server refuses a connection without.
    Allow,
    /// If the server can; the default.
    Prefer,
    /// Encrypted, whoever answers.
    Require,
    /// The server's certificate must be signed by a trusted root.
    VerifyCa,
    /// And it must be the certificate of the host that was called.
    VerifyFull,
}

impl Mode {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "disable" => Self::Disable,
            "allow" => Self::Allow,
            "prefer" => Self::Prefer,
            "require" => Self::Require,
            "verify-ca" => Self::VerifyCa,
            "verify-full" => Self::VerifyFull,
            _ => return None,
        })
    }
}

/// What a URL says of TLS.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SslOptions {
    pub(crate) mode: Mode,
    /// A file with the roots to trust; `None`: those of the machine.
    pub(crate) roots: Option<PathBuf>,
    /// The client's own certificate with those that signed it, and its key.
    pub(crate) client: Option<(PathBuf, PathBuf)>,
}

/// Splits a URL in what it says of TLS and the rest.
///
/// # Errors
/// A sentence for the operator; it shows no value.
pub(crate) fn split(url: &str) -> Result<(SslOptions, String), String> {
    // As the client library does: what stands before the first @ is user and password.
    let after_user = url.find('@').unwrap_or(0);
    let (before, query) = match url[after_user..].find('?') {
        Some(at) => (&url[..after_user + at], &url[after_user + at + 1..]),
        None => (url, ""),
    };
    let (mut mode, mut roots, mut certificate, mut key) = (None, None, None, None);
    let mut rest = Vec::new();
    for option in query.split('&').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let slot = match name {
            "sslmode" => &mut mode,
            "sslrootcert" => &mut roots,
            "sslcert" => &mut certificate,
            "sslkey" => &mut key,
            _ => {
                rest.push(option);
                continue;
            }
        };
        let value = percent_decode_str(value).decode_utf8().map_err(|_| format!("{name} is no UTF-8"))?;
        *slot = Some(value.into_owned()).filter(|value| !value.is_empty());
    }
    let options = SslOptions {
        mode: decide(mode.as_deref(), roots.as_deref())?,
        roots: roots.filter(|roots| roots != SYSTEM).map(PathBuf::from),
        client: match (certificate, key) {
            (Some(certificate), Some(key)) => Some((certificate.into(), key.into())),
            (None, None) => None,
            _ => return Err("sslcert and sslkey must be given together".to_owned()),
        },
    };
    let mark = if rest.is_empty() { "" } else { "?" };
    Ok((options, format!("{before}{mark}{}", rest.join("&"))))
}

fn decide(mode: Option<&str>, roots: Option<&str>) -> Result<Mode, String> {
    let named = mode
        .map(|name| {
            let rule = "sslmode must be disable, allow, prefer, require, verify-ca or verify-full";
            Mode::from_name(name).ok_or_else(|| rule.to_owned())
        })
        .transpose()?;
    match (named, roots) {
        // With all the world's roots anybody's certificate would do, unless its name is looked at.
        (None | Some(Mode::VerifyFull), Some(SYSTEM)) => Ok(Mode::VerifyFull),
        (Some(_), Some(SYSTEM)) => Err("sslrootcert=system needs sslmode=verify-full".to_owned()),
        // The same in other words: the machine's roots are all the world's.
        (Some(Mode::VerifyCa), None) => Err("sslmode=verify-ca needs sslrootcert=FILE, or use verify-full".to_owned()),
        // Who names a root wants it looked at.
        (Some(Mode::Require), Some(_)) => Ok(Mode::VerifyCa),
        (named, _) => Ok(named.unwrap_or(Mode::Prefer)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_root_of_its_own_no_certificate_is_believed_whose_name_is_not_looked_at() {
        assert!(mode("sslmode=verify-ca").is_err_and(|rule| rule.contains("sslrootcert")));
        assert!(mode("sslmode=verify-full").is_ok());
    }

    fn mode(query: &str) -> Result<Mode, String> {
        split(&format!("postgres://u:p?q@h/d?{query}")).map(|(options, _)| options.mode)
    }

    #[test]
    fn the_mode_is_the_one_libpq_would_take() {
        assert_eq!(mode(""), Ok(Mode::Prefer));
        assert_eq!(mode("sslmode=disable"), Ok(Mode::Disable));
        assert_eq!(mode("sslmode=allow"), Ok(Mode::Allow));
        assert_eq!(mode("sslmode=require"), Ok(Mode::Require));
        assert_eq!(mode("sslmode=require&sslrootcert=/r.crt"), Ok(Mode::VerifyCa), "as libpq, for old settings");
        assert_eq!(mode("sslrootcert=/r.crt"), Ok(Mode::Prefer), "libpq looks at no root then");
        assert_eq!(mode("sslmode=verify-ca&sslrootcert=/r.crt"), Ok(Mode::VerifyCa));
        assert_eq!(mode("sslmode=verify-full"), Ok(Mode::VerifyFull));
        assert_eq!(mode("sslrootcert=system"), Ok(Mode::VerifyFull));
        for refused in ["sslmode=on", "sslmode=require&sslrootcert=system", "sslcert=/c.crt"] {
            assert!(mode(refused).is_err(), "{refused} must be refused");
        }
    }

    #[test]
    fn what_is_not_about_tls_stays_in_the_url() {
        let url = "postgres://u:p?sslmode=x@h/d?sslmode=verify-ca&options=-c%20a&sslrootcert=%2Fa%20b&x=1";
        let (options, rest) = split(url).expect("the URL is fine");
        assert_eq!(rest, "postgres://u:p?sslmode=x@h/d?options=-c%20a&x=1");
        assert_eq!(options.roots, Some(PathBuf::from("/a b")));
        let (options, rest) = split("postgres://h/d?sslcert=/c&sslkey=/k").expect("the URL is fine");
        assert_eq!((options.client, rest.as_str()), (Some(("/c".into(), "/k".into())), "postgres://h/d"));
    }
}
