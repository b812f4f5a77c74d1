//! Service-account keys.

use muster_core::company::Kind;
use muster_core::service_account::{self, Generated};
use muster_core::{Code, Error, Setting, Violation};

use super::operator::Operator;
use super::request::{Company, Member};
use super::response::{KeyMade, KeyRow, Response};
use super::secret::SecretText;
use super::time::rfc3339;

pub(super) fn create(
    operator: &Operator<'_>,
    members: &[Member],
    public_url: Option<String>,
) -> Result<Response, Error> {
    let public_url = address(operator, public_url)?;
    let members: Vec<(Kind, i64)> = members.iter().map(|member| (kind(member.company), member.id)).collect();
    let generated = Generated::new()?;
    operator.write("key.create", move |call| {
        let file = service_account::create_key(call, &generated, &members, &public_url)?;
        let text = serde_json::to_string_pretty(&file)
            .map_err(|_| Error::new(Code::Internal, "the key file cannot be written as JSON"))?;
        Ok(Response::Key(KeyMade {
            key_id: file.private_key_id,
            email: file.client_email,
            public_url: public_url.clone(),
            file: SecretText::new(text + "\n"),
        }))
    })
}

/// Key files send clients to the server for tokens, so one without the right address would be of no use.
fn address(operator: &Operator<'_>, given: Option<String>) -> Result<String, Error> {
    let known = match given {
        Some(url) => Some(url),
        None => operator.read("key.publicUrl", |tx| Setting::PublicUrl.read(tx))?,
    };
    let url = known.ok_or_else(|| {
        let rule = "is not known before the server has run once: give --public-url, e.g. http://127.0.0.1:8080";
        Error::invalid("publicUrl", Violation::Malformed).rule(rule)
    })?;
    checked_url(&url)
}

/// The same rule as for `--public-url` of the server.
fn checked_url(url: &str) -> Result<String, Error> {
    let trimmed = url.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c)) {
        let rule = "must look like https://muster.example.com";
        return Err(Error::invalid("publicUrl", Violation::Malformed).rule(rule));
    }
    Ok(trimmed.to_owned())
}

fn kind(company: Company) -> Kind {
    match company {
        Company::Reseller => Kind::Reseller,
        Company::Customer => Kind::Customer,
    }
}

pub(super) fn list(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("key.list", |tx| Ok(Response::Keys(service_account::list_keys(tx)?.into_iter().map(row).collect())))
}

pub(super) fn revoke(operator: &Operator<'_>, key_id: String) -> Result<Response, Error> {
    operator.write("key.revoke", move |call| {
        service_account::revoke_key(call, &key_id)?;
        Ok::<_, Error>(Response::Done)
    })
}

fn row(key: service_account::KeyRow) -> KeyRow {
    KeyRow {
        id: key.key_id,
        email: key.email,
        members: key.companies,
        public_url: key.public_url,
        created: rfc3339(key.created_at),
        revoked: key.revoked_at.map(rfc3339),
    }
}
