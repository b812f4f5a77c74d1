//! TLS to PostgreSQL: rustls over a connection's socket, and who is trusted at its other end.

use std::fmt;
use std::future::Future;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, InvalidDnsNameError, PrivateKeyDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::Socket;
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect};
use tokio_rustls::TlsConnector;

use crate::error::{StoreError, StoreErrorKind};
use crate::postgres::channel_binding::end_point;
use crate::postgres::ssl_options::{Mode, SslOptions};

/// The protocol's name, which a server that is asked for TLS at once wants to hear.
const ALPN: &[u8] = b"postgresql";

/// Makes TLS connections as a URL's options say.
#[derive(Clone)]
pub(crate) struct Tls(Arc<ClientConfig>);

impl Tls {
    /// Reads the files that the options name.
    ///
    /// # Errors
    /// `Unusable` when a file cannot be read or there are no roots where some are needed.
    pub(crate) fn new(options: &SslOptions) -> Result<Self, StoreError> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier: Arc<dyn ServerCertVerifier> = match options.mode {
            Mode::VerifyFull => chain(options, &provider)?,
            mode => {
                let chain = (mode == Mode::VerifyCa).then(|| chain(options, &provider)).transpose()?;
                Arc::new(AnyName { chain, provider: Arc::clone(&provider) })
            }
        };
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| unusable(e.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let mut config = match &options.client {
            None => config.with_no_client_auth(),
            Some((certificate, key)) => {
                let key = PrivateKeyDer::from_pem_file(key).map_err(|e| unreadable(key, &e))?;
                let own = config.with_client_auth_cert(certificates(certificate)?, key);
                own.map_err(|e| unusable(format!("sslcert and sslkey: {e}")))?
            }
        };
        config.alpn_protocols = vec![ALPN.to_vec()];
        Ok(Self(Arc::new(config)))
    }
}

/// Trusts what the roots have signed, for the host that was called.
fn chain(options: &SslOptions, provider: &Arc<CryptoProvider>) -> Result<Arc<WebPkiServerVerifier>, StoreError> {
    let mut roots = RootCertStore::empty();
    let (found, place) = match &options.roots {
        Some(file) => (certificates(file)?, file.display().to_string()),
        None => (rustls_native_certs::load_native_certs().certs, "the machine's certificate store".to_owned()),
    };
    roots.add_parsable_certificates(found);
    if roots.is_empty() {
        return Err(unusable(format!("there is no certificate in {place}")));
    }
    WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
        .build()
        .map_err(|e| unusable(format!("{place}: {e}")))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, StoreError> {
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    read.map_err(|e| unreadable(file, &e))
}

fn unreadable(file: &Path, error: &rustls::pki_types::pem::Error) -> StoreError {
    unusable(format!("{}: {error}", file.display()))
}

fn unusable(message: String) -> StoreError {
    StoreError::new(StoreErrorKind::Unusable, format!("PostgreSQL over TLS: {message}"))
}

/// Looks at no name: at the certificate's signature alone, or at nothing.
#[derive(Debug)]
struct AnyName {
    /// Trusts what the roots have signed; `None`: trusts everything.
    chain: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        // The name is looked at last, so one that is not accepted says that all else is.
        match chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Why TLS could not begin.
#[derive(Debug)]
pub(crate) struct HandshakeError(io::Error);

impl fmt::Display for HandshakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.0.get_ref().and_then(|cause| cause.downcast_ref());
        match cause {
            Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer)) => {
                write!(f, "the server's certificate is signed by none of the trusted roots (sslrootcert)")
            }
            _ => write!(f, "{}", self.0),
        }
    }
}

impl std::error::Error for HandshakeError {}

impl MakeTlsConnect<Socket> for Tls {
    type Stream = TlsStream;
    type TlsConnect = Connector;
    type Error = HandshakeError;

    fn make_tls_connect(&mut self, host: &str) -> Result<Connector, HandshakeError> {
        // Asked for connections without TLS too, such as those over a socket's path, which have no name.
        Ok(Connector { config: Arc::clone(&self.0), name: ServerName::try_from(host.to_owned()) })
    }
}

/// Begins TLS on one connection.
pub(crate) struct Connector {
    config: Arc<ClientConfig>,
    name: Result<ServerName<'static>, InvalidDnsNameError>,
}

impl TlsConnect<Socket> for Connector {
    type Stream = TlsStream;
    type Error = HandshakeError;
    type Future = Pin<Box<dyn Future<Output = Result<TlsStream, HandshakeError>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move {
            let name = self.name.map_err(|e| HandshakeError(io::Error::new(io::ErrorKind::InvalidInput, e)))?;
            let stream = TlsConnector::from(self.config).connect(name, socket).await;
            stream.map(TlsStream).map_err(HandshakeError)
        })
    }
}

/// An encrypted connection.
pub(crate) struct TlsStream(tokio_rustls::client::TlsStream<Socket>);

impl tokio_postgres::tls::TlsStream for TlsStream {
    fn channel_binding(&self) -> ChannelBinding {
        let (_, session) = self.0.get_ref();
        let certificate = session.peer_certificates().and_then(|certificates| certificates.first());
        certificate
            .and_then(|certificate| end_point(certificate))
            .map_or_else(ChannelBinding::none, ChannelBinding::tls_server_end_point)
    }
}

impl AsyncRead for TlsStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for TlsStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
