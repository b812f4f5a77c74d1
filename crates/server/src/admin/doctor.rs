//! What `doctor` needs to know of the database.

use muster_core::{Error, Setting, diagnosis, service_account};
use muster_store::{SCHEMA_VERSION, Tx};

use super::key::member;
use super::operator::Operator;
use super::response::{Facts, KeyAtOtherAddress, Orphans, Response};

pub(super) fn facts(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("doctor", |tx| {
        let (engine, engine_version) = diagnosis::engine(tx)?;
        let public_url = Setting::PublicUrl.read(tx)?;
        let orphans = diagnosis::orphans(tx)?.into_iter();
        Ok(Response::Facts(Facts {
            engine: engine.to_owned(),
            engine_version,
            damages: diagnosis::damages(tx)?,
            schema: diagnosis::schema(tx)?,
            newest_schema: SCHEMA_VERSION,
            customers_with_several_defaults: diagnosis::customers_with_several_defaults(tx)?,
            orphans: orphans.map(|found| Orphans { what: found.what.to_owned(), rows: found.rows }).collect(),
            keys_at_other_addresses: keys_at_other_addresses(tx, public_url.as_deref())?,
            public_url,
            newest_event_at: diagnosis::newest_event_at(tx)?,
        }))
    })
}

fn keys_at_other_addresses(tx: &mut Tx<'_>, public_url: Option<&str>) -> Result<Vec<KeyAtOtherAddress>, Error> {
    let Some(public_url) = public_url else { return Ok(Vec::new()) };
    let keys = service_account::list_keys(tx)?.into_iter();
    let elsewhere =
        keys.filter(|key| key.revoked_at.is_none() && !key.public_url.is_empty() && key.public_url != public_url);
    Ok(elsewhere
        .map(|key| KeyAtOtherAddress {
            key_id: key.key_id.to_string(),
            members: key.grants.iter().map(member).collect(),
            public_url: key.public_url,
        })
        .collect())
}
