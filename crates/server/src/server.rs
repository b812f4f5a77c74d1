//! Starting and stopping.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use muster_core::Context;
use muster_store::Store;
use tokio::net::{TcpListener, TcpSocket, UnixListener};
use tokio::sync::watch;
use tracing::{info, warn};

use crate::app::App;
use crate::http::OpenFiles;
use crate::settings::Settings;
use crate::{admin, http, jobs, public_url};

/// How long jobs and administration commands may take to end once no request is under way: a database that hangs, or a command
/// that was stopped, must not keep the server.
const END_TIMEOUT: Duration = Duration::from_secs(3);

/// Connections that may wait to be accepted. The usual 128 overflow when a shop switches its phones on, and whoever came too
/// many tries again after a second.
const WAITING_CONNECTIONS: u32 = 1024;

fn hint(source: &std::io::Error) -> &'static str {
    match source.kind() {
        std::io::ErrorKind::AddrInUse => {
            "; another server, perhaps a demo, has it: end that one, or choose with --listen"
        }
        _ => "",
    }
}

/// Why a server could not start or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}{}", hint(source))]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The socket for administration commands cannot be made.
    #[error("cannot make the socket {path}: {source}")]
    AdminSocket {
        /// The path that was asked for.
        path: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The public URL is not one.
    #[error("the public URL must look like https://muster.example.com, got {0:?}")]
    PublicUrl(String),
}

/// A server that listens but does not answer yet.
pub struct Server {
    app: Arc<App>,
    listener: TcpListener,
    address: SocketAddr,
    connections: usize,
    admin: Option<UnixListener>,
}

/// Listens. An address that was used lately can be used again, as `TcpListener::bind` has it too.
fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_CONNECTIONS)
}

impl Server {
    /// Listens on the addresses of `settings`, and raises the process's limit of open files as far as connections need it.
    ///
    /// # Errors
    /// When an address is taken or the public URL is none.
    pub async fn bind(store: Arc<Store>, context: Context, settings: Settings) -> Result<Self, ServeError> {
        let unusable = |source| ServeError::Listen { address: settings.listen, source };
        let listener = listen(settings.listen).map_err(unusable)?;
        let address = listener.local_addr().map_err(unusable)?;
        let public_url = match &settings.public_url {
            Some(url) => public_url::checked(url).ok_or_else(|| ServeError::PublicUrl(url.clone()))?,
            None => format!("http://{address}"),
        };
        let admin = match &settings.admin_socket {
            Some(path) => Some(
                admin::listen(path)
                    .map_err(|source| ServeError::AdminSocket { path: path.display().to_string(), source })?,
            ),
            None => None,
        };
        let app = Arc::new(App::new(store, context, settings, public_url));
        let files = OpenFiles::raise();
        let connections = app.settings.max_connections.min(files.connections());
        info!(connections, open_files = files.soft, "connections that are possible at one time");
        Ok(Self { app, listener, address, connections, admin })
    }

    /// The address it listens on, with the real port.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// The address clients reach it at, without a trailing slash.
    pub fn public_url(&self) -> &str {
        &self.app.public_url
    }

    /// Answers until `shutdown` is ready, then finishes the requests that are under way, writes down what waits to be
    /// written, and lets go of the store.
    ///
    /// # Errors
    /// None at present; the listener's errors are survived.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> Result<(), ServeError> {
        let (stop, stopping) = watch::channel(false);
        let jobs = jobs::start(&self.app, &stopping);
        let admin = self.admin.map(|listener| {
            let app = Arc::clone(&self.app);
            let (store, context) = (Arc::clone(&app.store), app.context.clone());
            tokio::spawn(admin::serve(listener, store, context, app.public_url.clone(), stopping.clone()))
        });
        http::serve(&self.app, self.listener, self.connections, shutdown).await;
        // Only now, so that operations and look-ups of the last requests are seen by the jobs.
        let _ = stop.send(true);
        let ended = async {
            for job in jobs {
                let _ = job.await;
            }
            if let Some(admin) = admin {
                let _ = admin.await;
            }
        };
        if tokio::time::timeout(END_TIMEOUT, ended).await.is_err() {
            warn!("a job or an administration command did not end in time, what it had not done is given up");
        }
        Ok(())
    }
}
