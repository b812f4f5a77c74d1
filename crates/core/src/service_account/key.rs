//! Keys in Google's service-account JSON form. The private half is given out once and never stored.

use std::fmt::Write as _;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_store::{Row, Tx, params};
use serde::Serialize;

use crate::bell;
use crate::call::Call;
use crate::company::{Kind, kind_of};
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{self, Event, Subject};

/// Companies one key may act for.
const MAX_COMPANIES: usize = 1000;

/// A key file as Google's auth libraries read it. It has no `Debug`, so that the private key cannot reach a log.
#[derive(Serialize)]
pub struct KeyFile {
    #[serde(rename = "type")]
    kind: &'static str,
    project_id: &'static str,
    /// Id of the key, 40 hexadecimal digits.
    pub private_key_id: String,
    private_key: String,
    /// Address of the service account.
    pub client_email: String,
    /// Id of the service account.
    pub client_id: String,
    auth_uri: String,
    token_uri: String,
    auth_provider_x509_cert_url: String,
    client_x509_cert_url: String,
    universe_domain: &'static str,
}

/// A key as listings show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Id of the key.
    pub key_id: String,
    /// Address of the service account.
    pub email: String,
    /// Companies the account acts for, as `reseller:ID` or `customer:ID`.
    pub companies: Vec<String>,
    /// The server address written into the key file.
    pub public_url: String,
    /// When it was made, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

/// A fresh RSA key. Making one takes some hundred milliseconds, so it happens before the transaction.
pub struct Generated {
    private_pem: String,
    public_der: Vec<u8>,
}

impl Generated {
    /// Makes a 2048-bit RSA key, the size Google issues.
    pub fn new() -> Result<Self, Error> {
        let failed = |_| Error::new(Code::Internal, "the key could not be made");
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
        let private = AsDer::<aws_lc_rs::encoding::Pkcs8V1Der<'_>>::as_der(&pair).map_err(failed)?;
        // PKCS#1, the form the verifier reads.
        let public_der = pair.public_key().as_ref().to_vec();
        Ok(Self { private_pem: pem("PRIVATE KEY", private.as_ref()), public_der })
    }
}

/// Makes a service account with one key for the given companies: one reseller, or one or more customers.
///
/// `public_url` is the server's address without a trailing slash; the key file sends clients there for tokens.
pub fn create_key(
    call: &mut Call<'_, '_>,
    generated: &Generated,
    companies: &[(Kind, i64)],
    public_url: &str,
) -> Result<KeyFile, Error> {
    check_companies(call, companies)?;
    let account_id = call.id();
    let email = format!("muster-{account_id}@muster.iam.gserviceaccount.com");
    let key_id = hex(&call.context.random::<20>());
    call.tx.send(
        "INSERT INTO service_account (id, email, created_at) VALUES (?1, ?2, ?3)",
        params![account_id, &email, call.now],
    )?;
    for (_, company_id) in companies {
        call.tx.send(
            "INSERT INTO service_account_company (account_id, company_id) VALUES (?1, ?2)
             ON CONFLICT (account_id, company_id) DO NOTHING",
            params![account_id, *company_id],
        )?;
    }
    call.tx.send(
        "INSERT INTO service_account_key (key_id, account_id, public_key, public_url, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![&key_id, account_id, &generated.public_der, public_url, call.now],
    )?;
    let made = Event::new(event::Kind::KeyCreated, Subject::Key(&key_id)).with(event::Detail::Key { account: &email });
    for (_, company_id) in companies {
        call.record(*company_id, made.clone())?;
    }
    Ok(KeyFile {
        kind: "service_account",
        project_id: "muster",
        private_key_id: key_id,
        private_key: generated.private_pem.clone(),
        client_id: account_id.to_string(),
        auth_uri: format!("{public_url}/auth"),
        token_uri: format!("{public_url}/token"),
        auth_provider_x509_cert_url: format!("{public_url}/certs"),
        client_x509_cert_url: format!("{public_url}/certs/{email}"),
        client_email: email,
        universe_domain: "googleapis.com",
    })
}

/// Revokes a key: tokens made from it stop working at once.
pub fn revoke_key(call: &mut Call<'_, '_>, key_id: &str) -> Result<(), Error> {
    let touched = call.tx.execute(
        "UPDATE service_account_key SET revoked_at = ?2 WHERE key_id = ?1 AND revoked_at IS NULL",
        params![key_id, call.now],
    )?;
    if touched == 0 {
        return Err(Error::not_found(Noun::Parameter, format!("there is no live key {key_id}")));
    }
    call.tx.send("DELETE FROM access_token WHERE key_id = ?1", params![key_id])?;
    call.tx.ring(bell::ACCESS);
    call.record(0, Event::new(event::Kind::KeyRevoked, Subject::Key(key_id)))
}

/// All keys, oldest first.
pub fn list_keys(tx: &mut Tx<'_>) -> Result<Vec<KeyRow>, Error> {
    let read = |row: &Row<'_>| {
        Ok::<_, Error>((
            row.int(5)?,
            KeyRow {
                key_id: row.string(0)?,
                email: row.string(1)?,
                companies: Vec::new(),
                public_url: row.string(2)?,
                created_at: row.int(3)?,
                revoked_at: row.opt_int(4)?,
            },
        ))
    };
    let keys = tx.all(
        "SELECT k.key_id, a.email, k.public_url, k.created_at, k.revoked_at, a.id
         FROM service_account_key k JOIN service_account a ON a.id = k.account_id ORDER BY k.created_at, k.key_id",
        &[],
        read,
    )?;
    let mut listed = Vec::with_capacity(keys.len());
    for (account_id, mut key) in keys {
        key.companies = companies_of(tx, account_id)?;
        listed.push(key);
    }
    Ok(listed)
}

fn companies_of(tx: &mut Tx<'_>, account_id: i64) -> Result<Vec<String>, Error> {
    tx.all(
        "SELECT c.kind, c.id FROM service_account_company a JOIN company c ON c.id = a.company_id
         WHERE a.account_id = ?1 ORDER BY c.id",
        params![account_id],
        |row| Ok(format!("{}:{}", row.text(0)?, row.int(1)?)),
    )
}

fn check_companies(call: &mut Call<'_, '_>, companies: &[(Kind, i64)]) -> Result<(), Error> {
    const FIELD: &str = "for";
    let resellers = companies.iter().filter(|(kind, _)| *kind == Kind::Reseller).count();
    let customers = companies.iter().filter(|(kind, _)| *kind == Kind::Customer).count();
    if companies.is_empty()
        || companies.len() > MAX_COMPANIES
        || resellers + customers != companies.len()
        || resellers > 1
    {
        let rule = format!("must be at most one reseller:ID, and customer:ID up to {MAX_COMPANIES} times");
        return Err(Error::invalid(FIELD, Violation::TooMany { most: MAX_COMPANIES }).rule(rule));
    }
    for (kind, id) in companies {
        if kind_of(call.tx, *id)? != Some(*kind) {
            let message = format!("there is no {} {id} to make a key for", kind.as_str());
            return Err(Error::not_found(Noun::Parameter, message));
        }
    }
    Ok(())
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, more) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = more;
    }
    pem + &format!("-----END {label}-----\n")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
