//! `muster demo`: the server with sample data, for the first five minutes.

mod fleet;
mod keys;
mod next_steps;
mod organisations;
mod sample;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use muster_core::Context;
use muster_server::is_every_interface;
use muster_store::Store;

use crate::failure::Failure;
use crate::place::{Place, private_directory};
use crate::running;
use crate::server_options::ServerOptions;
use keys::KeyFiles;
use next_steps::Demo;
use sample::Sample;

/// Arguments of `muster demo`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster demo\n  \
    muster demo --data ./demo --listen 127.0.0.1:0\n\n\
    The demo makes a reseller with a vendor, two customers, four DPCs, configurations and 250 devices. Key files for both \
    sides of the zero-touch API are DIR/keys/reseller.json and DIR/keys/customer.json; DIR/demo.json names what was made. \
    Started again on the same directory, the demo keeps what is there; on \
    another address, its key files name that one.")]
pub struct DemoArguments {
    /// Data directory [default: a fresh temporary one, removed when the demo ends]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// PostgreSQL database, postgres://user:password@host:port/name, instead of the embedded one in the data directory
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    server: ServerOptions,
}

/// Runs the server with sample data.
pub fn demo(arguments: DemoArguments) -> Result<ExitCode, Failure> {
    let DemoArguments { data, database, server } = arguments;
    let _log = server.start_log()?;
    server.check_listen()?;
    let temporary = if data.is_none() { Some(temporary_directory()?) } else { None };
    let directory = directory(data.as_deref().or(temporary.as_ref().map(tempfile::TempDir::path)))?;
    let place = Place::new(directory.clone(), database);
    let settings = server.settings(place.socket())?;
    if settings.public_url.is_none() && is_every_interface(settings.listen.ip()) {
        let message = "--listen: the demo's key files need an address that clients can reach: say --public-url too, e.g. \
                       --public-url http://192.0.2.1:8080";
        return Err(Failure::new(message));
    }

    let files = KeyFiles::of(&directory);
    // Making RSA keys takes longer than all the rest together, so it goes on beside it.
    let making = files.make_missing()?;
    let store = Arc::new(Store::open(&place.prepare()?)?);
    let context = Context::system();
    let sample = sample::ensure(&store, &context, server.require_setup_secret)?;
    running::run(store, context, settings, |store, context, public_url| {
        files.readdress(store, context, public_url)?;
        files.write_missing(making, store, context, &sample, public_url)?;
        write_demo_json(&directory, &sample, public_url, &files)?;
        let setup_secret = server.require_setup_secret.then_some(sample::SETUP_SECRET);
        let (place, sample, files) = (&place, &sample, &files);
        Demo { place, sample, files, public_url, setup_secret, temporary: temporary.is_some() }.print()
    })
}

fn temporary_directory() -> Result<tempfile::TempDir, Failure> {
    tempfile::Builder::new()
        .prefix("muster-demo-")
        .tempdir()
        .map_err(|error| Failure::io("cannot make a temporary directory", &error))
}

/// The data directory with its whole path: the files that name it are read from elsewhere.
fn directory(directory: Option<&Path>) -> Result<PathBuf, Failure> {
    let directory = directory.ok_or_else(|| Failure::new("--data: is empty"))?;
    private_directory(directory)?;
    directory.canonicalize().map_err(|error| Failure::io(format_args!("cannot use {}", directory.display()), &error))
}

/// Writes `DIR/demo.json`, from which scripts learn what there is.
fn write_demo_json(directory: &Path, sample: &Sample, public_url: &str, files: &KeyFiles) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&sample.to_json(public_url, files))
        .map_err(|error| Failure::new(format!("cannot write demo.json: {error}")))?;
    crate::private_file::PrivateFile::create(&directory.join("demo.json"), true)?.finish(&(text + "\n"))
}
