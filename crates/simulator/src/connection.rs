//! How a simulated phone reaches the server: time limits, size limits and trust.

use crate::BootError;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{PemItem, RootCerts, TlsConfig};

/// Longest wait for a TCP or TLS connection; a phone in the set-up wizard tells its user soon.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Longest wait for the whole exchange, from the look-up of the name to the last byte of the answer.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(30);

/// Largest answer a phone reads. An answer is a few short texts and the provisioning extras; what is
/// larger comes from something that is not a Muster server.
pub(crate) const MAX_ANSWER_BYTES: u64 = 1024 * 1024;

/// Where systems keep the certificate authorities they trust: Debian and Alpine, Fedora, openSUSE, macOS.
const TRUST_FILES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The variable that names another trust file, as OpenSSL reads it; for servers with a private authority.
const TRUST_FILE_VARIABLE: &str = "SSL_CERT_FILE";

/// An HTTP client for one server address (`http://…` or `https://…`).
///
/// It follows no redirect (a set-up request must not be carried elsewhere) and uses no proxy: a phone in
/// the set-up wizard has neither been told of one.
pub(crate) fn agent(server: &str) -> Result<Agent, BootError> {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .user_agent(concat!("muster-simulator/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_global(Some(EXCHANGE_TIMEOUT));
    if server.starts_with("https://") {
        config = config.tls_config(tls()?);
    } else if !server.starts_with("http://") {
        return Err(BootError::BadServer { server: server.to_owned() });
    }
    Ok(config.build().new_agent())
}

/// TLS with the one cryptography provider of the workspace and the system's certificate authorities.
/// Both are named here because the HTTP client is built without either.
fn tls() -> Result<TlsConfig, BootError> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let file = match std::env::var_os(TRUST_FILE_VARIABLE) {
        Some(named) => named.into(),
        None => TRUST_FILES
            .iter()
            .map(Path::new)
            .find(|path| path.is_file())
            .ok_or_else(|| {
                BootError::Trust(format!("no trust file of the system was found; name one in {TRUST_FILE_VARIABLE}"))
            })?
            .to_path_buf(),
    };
    let pem = std::fs::read(&file).map_err(|error| BootError::Trust(format!("{}: {error}", file.display())))?;
    let roots = certificates(&pem);
    if roots.is_empty() {
        return Err(BootError::Trust(format!("{} holds no certificate in PEM form", file.display())));
    }
    Ok(TlsConfig::builder()
        .unversioned_rustls_crypto_provider(provider)
        .root_certs(RootCerts::Specific(Arc::new(roots)))
        .build())
}

/// The certificates of a PEM file. Other items and damaged ones are passed over, as other programs do
/// with the system's file: one bad entry must not cut a phone off from every server.
fn certificates(pem: &[u8]) -> Vec<ureq::tls::Certificate<'static>> {
    ureq::tls::parse_pem(pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn given_an_address_without_scheme_then_it_is_refused_with_the_rule() {
        let error = agent("127.0.0.1:8080").unwrap_err().to_string();
        assert!(error.contains("127.0.0.1:8080") && error.contains("http://"), "{error}");
    }

    #[test]
    fn given_a_file_without_certificates_then_none_is_found() {
        assert!(certificates(b"not a certificate").is_empty());
    }
}
