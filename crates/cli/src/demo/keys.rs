//! The demo's key files.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use muster_core::service_account::{self, Generated};
use muster_core::{Call, Caller, Code, Context, Error, Grant, KeyId};
use muster_store::Store;
use serde_json::{Map, Value};

use super::sample::Sample;
use crate::failure::Failure;
use crate::place::private_directory;
use crate::private_file::PrivateFile;

/// The keys of the files that were missing at the start, being made on threads of their own.
pub struct Making {
    reseller: Option<JoinHandle<Result<Generated, Error>>>,
    customer: Option<JoinHandle<Result<Generated, Error>>>,
}

/// `DIR/keys/reseller.json` and `DIR/keys/customer.json`.
pub struct KeyFiles {
    /// The reseller's key file.
    pub reseller: PathBuf,
    /// The customer's key file.
    pub customer: PathBuf,
}

impl KeyFiles {
    /// The key files of a data directory.
    pub fn of(directory: &Path) -> Self {
        let keys = directory.join("keys");
        Self { reseller: keys.join("reseller.json"), customer: keys.join("customer.json") }
    }

    /// Starts making the keys of the files that are missing.
    pub fn make_missing(&self) -> Result<Making, Failure> {
        Ok(Making { reseller: make_unless_there(&self.reseller)?, customer: make_unless_there(&self.customer)? })
    }

    /// Writes the files that were missing.
    pub fn write_missing(
        &self,
        making: Making,
        store: &Store,
        context: &Context,
        sample: &Sample,
        public_url: &str,
    ) -> Result<(), Failure> {
        let members = [
            (&self.reseller, making.reseller, Grant::reseller(sample.partner_id)),
            (&self.customer, making.customer, Grant::customer(sample.customer_id)),
        ];
        for (path, making, member) in members {
            let Some(making) = making else { continue };
            let generated = making.join().map_err(|_| Failure::new("the key could not be made"))??;
            path.parent().map_or(Ok(()), private_directory)?;
            let file = PrivateFile::create(path, false)?;
            file.finish(&register(store, context, generated, member, public_url)?)?;
        }
        Ok(())
    }

    /// Has the files that are there name the server's address of now: clients with them would ask for tokens where it was
    /// before. The keys stay the same.
    pub fn readdress(&self, store: &Store, context: &Context, public_url: &str) -> Result<(), Failure> {
        for path in [&self.reseller, &self.customer] {
            let Some((text, key_id)) = readdressed(path, public_url) else { continue };
            // The file comes last: as long as it names the old address, both are written again.
            let (own, now, public_url) = (context.clone(), context.now(), public_url.to_owned());
            let written = store.write("demo.key", move |tx| {
                let mut call = Call { tx, context: &own, caller: &Caller::Operator, now };
                service_account::readdress_key(&mut call, &key_id, &public_url)
            });
            written.wait()?;
            PrivateFile::create(path, true)?.finish(&text)?;
        }
        Ok(())
    }
}

fn make_unless_there(path: &Path) -> Result<Option<JoinHandle<Result<Generated, Error>>>, Failure> {
    if path.exists() {
        return Ok(None);
    }
    std::thread::Builder::new()
        .name("key".to_owned())
        .spawn(Generated::new)
        .map(Some)
        .map_err(|error| Failure::io("cannot start a thread", &error))
}

/// Makes the service account, and gives its key file's text.
fn register(
    store: &Store,
    context: &Context,
    generated: Generated,
    member: Grant,
    public_url: &str,
) -> Result<String, Failure> {
    let (own, now, public_url) = (context.clone(), context.now(), public_url.to_owned());
    let text = store
        .write("demo.key", move |tx| {
            let mut call = Call { tx, context: &own, caller: &Caller::Operator, now };
            let file = service_account::create_key(&mut call, &generated, &[member], &public_url)?;
            serde_json::to_string_pretty(&file)
                .map_err(|_| Error::new(Code::Internal, "the key file cannot be written as JSON"))
        })
        .wait()?;
    Ok(text + "\n")
}

/// The text of a key file with another server address, and the key's id; `None` if it names that address already, or is no
/// key file of this server.
fn readdressed(path: &Path, public_url: &str) -> Option<(String, KeyId)> {
    let mut file: Map<String, Value> = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let old = file.get("token_uri")?.as_str()?.strip_suffix("/token")?.to_owned();
    let key_id = KeyId::new(file.get("private_key_id")?.as_str()?);
    if old == public_url {
        return None;
    }
    for value in file.values_mut() {
        if let Some(rest) = value.as_str().and_then(|text| text.strip_prefix(&old)) {
            *value = Value::String(format!("{public_url}{rest}"));
        }
    }
    Some((serde_json::to_string_pretty(&file).ok()? + "\n", key_id))
}
