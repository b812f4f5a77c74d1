//! Service-account keys.

use muster_core::service_account::{self, Generated, KeyFile, NewKey, PublicKey};
use muster_core::{Code, CustomerId, Error, Grant, KeyId, ResellerId, Role, Setting, Violation};

use super::operator::Operator;
use super::request::{Company, Member};
use super::response::{KeyMade, KeyRow, Response};
use super::secret::SecretText;
use super::time::rfc3339;
use crate::public_url::{self, is_wildcard};

pub(super) fn create(
    operator: &Operator<'_>,
    members: &[Member],
    public_url: Option<String>,
    universe_domain: Option<String>,
) -> Result<Response, Error> {
    let public_url = address(operator, public_url)?;
    let grants: Vec<Grant> = members.iter().map(grant).collect();
    let generated = Generated::new()?;
    operator.write("key.create", move |call| {
        let mut file = service_account::create_key(call, &generated, &grants, &public_url)?;
        if let Some(domain) = &universe_domain {
            file = file.in_universe(domain)?;
        }
        Ok(Response::Key(made(file, &public_url)?))
    })
}

/// A fresh key with its file's text.
pub(super) fn made(file: KeyFile, public_url: &str) -> Result<KeyMade, Error> {
    let text = serde_json::to_string_pretty(&file)
        .map_err(|_| Error::new(Code::Internal, "the key file cannot be written as JSON"))?;
    Ok(KeyMade {
        key_id: file.private_key_id.to_string(),
        email: file.client_email,
        public_url: public_url.to_owned(),
        file: SecretText::new(text + "\n"),
    })
}

pub(super) fn register(
    operator: &Operator<'_>,
    members: &[Member],
    email: String,
    public_key: &str,
    key_id: Option<String>,
) -> Result<Response, Error> {
    let public_key = PublicKey::from_pem(public_key)?;
    let new = NewKey { email, key_id, public_key, grants: members.iter().map(grant).collect() };
    operator.write("key.register", move |call| {
        let key_id = service_account::register_key(call, &new)?.to_string();
        Ok(Response::KeyRegistered { key_id, email: new.email.clone() })
    })
}

/// Files and links send clients and people to the server, so one without the right address would be of no use.
pub(super) fn address(operator: &Operator<'_>, given: Option<String>) -> Result<String, Error> {
    let known = match given {
        Some(url) => Some(url),
        None => operator.read("key.publicUrl", |tx| Setting::PublicUrl.read(tx))?,
    };
    let url = known.ok_or_else(|| {
        let rule = "is not known before the server has run once: give --public-url, e.g. http://127.0.0.1:8080";
        Error::required("publicUrl").rule(rule)
    })?;
    let url = public_url::checked(&url).ok_or_else(|| {
        Error::invalid("publicUrl", Violation::Malformed).rule("must look like https://muster.example.com")
    })?;
    if is_wildcard(&url) {
        let sentence = format!(
            "{url} is no address that clients can reach: start the server with --public-url, or name one here with --public-url"
        );
        return Err(Error::invalid("publicUrl", Violation::NotAllowed).saying(sentence));
    }
    Ok(url)
}

fn grant(member: &Member) -> Grant {
    match member.company {
        Company::Reseller => Grant::reseller(ResellerId::new(member.id.get())),
        Company::Customer => Grant::customer(CustomerId::new(member.id.get())),
    }
}

/// Whom an account acts for, as the command line writes it: `reseller:ID` or `customer:ID`.
pub(super) fn member(grant: &Grant) -> String {
    match grant.role {
        Role::Reseller => format!("reseller:{}", grant.tenant),
        Role::Customer => format!("customer:{}", grant.tenant),
    }
}

pub(super) fn list(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("key.list", |tx| Ok(Response::Keys(service_account::list_keys(tx)?.into_iter().map(row).collect())))
}

pub(super) fn revoke(operator: &Operator<'_>, key_id: KeyId) -> Result<Response, Error> {
    operator.write("key.revoke", move |call| {
        Ok::<_, Error>(Response::Ended(service_account::revoke_key(call, &key_id)?.to_string()))
    })
}

pub(super) fn show(operator: &Operator<'_>, key_id: KeyId) -> Result<Response, Error> {
    operator.read("key.show", move |tx| Ok(Response::KeyShown(Box::new(row(service_account::show_key(tx, &key_id)?)))))
}

fn row(key: service_account::KeyRow) -> KeyRow {
    KeyRow {
        id: key.key_id.to_string(),
        email: key.email,
        members: key.grants.iter().map(member).collect(),
        public_url: key.public_url,
        created: rfc3339(key.created_at),
        revoked: key.revoked_at.map(rfc3339),
    }
}
