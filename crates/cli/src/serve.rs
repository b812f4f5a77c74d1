//! `muster serve`.

use std::process::ExitCode;
use std::sync::Arc;

use muster_core::Context;
use muster_server::admin::{self, KeyRow, Request, Response};
use muster_server::is_wildcard;
use muster_store::Store;

use crate::administration::unexpected;
use crate::failure::Failure;
use crate::place::Place;
use crate::server_options::ServerOptions;
use crate::{print, running};

/// Keys for another address that are named one by one; of more only their number is told.
const NAMED_KEYS: usize = 5;

/// Arguments of `muster serve`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster serve\n  \
    muster serve --data /var/lib/muster --listen 0.0.0.0:8080 \\\n      --public-url https://muster.example.com\n  \
    muster serve --database postgres://muster@db.example.com/muster \\\n      --listen 10.0.0.5:8080\n\n\
    The last line on standard output is `ready http://HOST:PORT`; logs go to standard error. SIGTERM, SIGINT and SIGHUP \
    end the server after the requests that are under way, another one after a second at once.")]
pub struct ServeArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    server: ServerOptions,
}

/// Runs the server.
pub fn serve(arguments: ServeArguments) -> Result<ExitCode, Failure> {
    let ServeArguments { place, server } = arguments;
    let _log = server.start_log()?;
    server.check_listen()?;
    let settings = server.settings(place.socket())?;
    let store = Arc::new(Store::open(&place.prepare()?)?);
    running::run(store, Context::system(), settings, |store, context, public_url| {
        print::line(format_args!("muster {}, data in {}", env!("CARGO_PKG_VERSION"), place.describe()))?;
        if is_wildcard(public_url) {
            return print::line(format_args!(
                "note: {public_url} is no address that clients can reach, so no keys can be made: say --public-url, e.g. \
                 --public-url https://muster.example.com"
            ));
        }
        tell_of_other_addresses(store, context, public_url)
    })
}

/// Key files send clients to the address the server had when they were made; clients with such a file never get a token
/// when the server has moved.
fn tell_of_other_addresses(store: &Store, context: &Context, public_url: &str) -> Result<(), Failure> {
    let Response::Keys(keys) = admin::execute(store, context, Request::KeyList)? else { return Err(unexpected()) };
    let stray: Vec<KeyRow> = keys
        .into_iter()
        .filter(|key| key.revoked.is_none() && !key.public_url.is_empty() && key.public_url != public_url)
        .collect();
    if stray.is_empty() {
        return Ok(());
    }
    print::line(format_args!(
        "note: this server is {public_url}, but {} of its keys name another address. Clients with these key files ask for \
         tokens there:",
        stray.len()
    ))?;
    for key in stray.iter().take(NAMED_KEYS) {
        print::line(format_args!("  {} ({}) names {}", key.id, key.members.join(", "), key.public_url))?;
    }
    if stray.len() > NAMED_KEYS {
        print::line(format_args!("  … and {} more, see `muster key list`", stray.len() - NAMED_KEYS))?;
    }
    print::line(
        "Make new ones with `muster key create --for … --out FILE` and revoke these with `muster key revoke ID`, or start \
         the server with --public-url and the address they name.",
    )
}
