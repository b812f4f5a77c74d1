//! Keys in Google's service-account JSON form. The private half is given out once and never stored.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_store::{Record, Tx, params, sql};
use serde::Serialize;

use crate::bell;
use crate::call::Call;
use crate::caller::{Grant, Role};
use crate::error::{Code, Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::id::{AccountId, KeyId, OrganisationId};
use crate::organisation::{Kind, require_kind};
use crate::prefix::Abbreviated;
use crate::service_account::grant;
use crate::service_account::record::{Account, Granted, Key};
use crate::tenancy::Tenant;
use crate::text;

/// Organisations one key may act for.
const MAX_ORGANISATIONS: usize = 1000;

/// Longest domain name (RFC 1035, section 2.3.4).
const MAX_DOMAIN_CHARS: usize = 253;

/// The universe of Google's own services.
const GOOGLES_UNIVERSE: &str = "googleapis.com";

/// A key file as Google's auth libraries read it. It has no `Debug`, so that the private key cannot reach a log.
#[derive(Serialize)]
pub struct KeyFile {
    #[serde(rename = "type")]
    kind: &'static str,
    project_id: &'static str,
    /// Id of the key, 40 hexadecimal digits.
    pub private_key_id: KeyId,
    private_key: String,
    /// Address of the service account.
    pub client_email: String,
    /// Id of the service account.
    pub client_id: String,
    auth_uri: String,
    token_uri: String,
    auth_provider_x509_cert_url: String,
    client_x509_cert_url: String,
    universe_domain: String,
}

impl KeyFile {
    /// The same file for clients of another universe than Google's own: the libraries of some languages then sign their
    /// tokens themselves and ask no token address (docs/clients).
    ///
    /// # Errors
    /// INVALID_ARGUMENT for what is no domain name.
    pub fn in_universe(self, domain: &str) -> Result<Self, Error> {
        if text::is_domain(domain) && domain.len() <= MAX_DOMAIN_CHARS {
            return Ok(Self { universe_domain: domain.to_owned(), ..self });
        }
        Err(Error::invalid("universeDomain", Violation::Malformed).rule("must be a domain name such as example.com"))
    }
}

/// A key as listings show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Id of the key.
    pub key_id: KeyId,
    /// Address of the service account.
    pub email: String,
    /// Whom the account acts for, by id.
    pub grants: Vec<Grant>,
    /// The server address written into the key file; empty where Muster wrote none.
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

/// Makes a service account with one key for the given organisations: one reseller, or one or more customers.
///
/// `public_url` is the server's address without a trailing slash; the key file sends clients there for tokens.
pub fn create_key(
    call: &mut Call<'_, '_>,
    generated: &Generated,
    grants: &[Grant],
    public_url: &str,
) -> Result<KeyFile, Error> {
    check_grants(call, grants)?;
    let account_id: AccountId = call.id();
    let email = format!("muster-{account_id}@muster.iam.gserviceaccount.com");
    let key_id = fresh_key_id(call);
    insert_account(call, account_id, &email, grants)?;
    let key = Key {
        key_id: key_id.clone(),
        account_id,
        public_key: generated.public_der.clone(),
        public_url: public_url.to_owned(),
        created_at: call.now,
        revoked_at: None,
    };
    insert_key(call, &key, &email, grants)?;
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
        universe_domain: GOOGLES_UNIVERSE.to_owned(),
    })
}

/// Writes down that a live key's file names another address of the server. A file that names it already, or a key that is
/// unknown or revoked, changes nothing.
///
/// # Errors
/// Only the database's.
pub fn readdress_key(call: &mut Call<'_, '_>, key_id: &KeyId, public_url: &str) -> Result<(), Error> {
    let touched = call.tx.execute(
        "UPDATE service_account_key SET public_url = ?2 WHERE key_id = ?1 AND public_url <> ?2 AND revoked_at IS NULL",
        params![key_id, public_url],
    )?;
    if touched == 0 {
        return Ok(());
    }
    call.record(Tenant::OPERATOR, Event::new(event::Kind::KeyReaddressed, Subject::Key(key_id.as_str())))
}

/// An id for a key that has none yet.
pub(crate) fn fresh_key_id(call: &Call<'_, '_>) -> KeyId {
    KeyId::new(hex(&call.context.random::<20>()))
}

/// A new account that acts for these organisations.
pub(super) fn insert_account(
    call: &mut Call<'_, '_>,
    account_id: AccountId,
    email: &str,
    grants: &[Grant],
) -> Result<(), Error> {
    Account { id: account_id, email: email.to_owned(), created_at: call.now }.insert(call.tx)?;
    for grant in grants {
        Granted { account_id, organisation_id: grant.tenant }.put(call.tx)?;
    }
    Ok(())
}

/// Writes a key, and tells each organisation's audit log of it.
pub(super) fn insert_key(call: &mut Call<'_, '_>, key: &Key, email: &str, grants: &[Grant]) -> Result<(), Error> {
    key.insert(call.tx)?;
    let subject = Subject::Key(key.key_id.as_str());
    let made = Event::new(event::Kind::KeyCreated, subject).with(event::Detail::Key { account: email });
    for grant in grants {
        call.record(grant.tenant, made.clone())?;
    }
    Ok(())
}

/// A live key by its id, or by as much of the beginning as tells it from other live ones.
const LIVE: Abbreviated = Abbreviated {
    noun: Noun::Key,
    what: "live key",
    between: "SELECT key_id FROM service_account_key
              WHERE key_id >= ?1 AND key_id < ?2 AND revoked_at IS NULL ORDER BY key_id",
};

/// Any key, revoked ones too.
const ANY: Abbreviated = Abbreviated {
    noun: Noun::Key,
    what: "key",
    between: "SELECT key_id FROM service_account_key WHERE key_id >= ?1 AND key_id < ?2 ORDER BY key_id",
};

/// A key by its id or a beginning of at least [`crate::MIN_PREFIX_CHARS`] characters that no other has.
///
/// # Errors
/// NOT_FOUND where no key has it; FAILED_PRECONDITION, with their ids, where several have.
pub fn show_key(tx: &mut Tx<'_>, id: &KeyId) -> Result<KeyRow, Error> {
    let id = KeyId::new(ANY.find(tx, id.as_str())?);
    let mut keys = list_keys(tx)?.into_iter();
    keys.find(|key| key.key_id == id).ok_or_else(|| Error::not_found(Noun::Key, format!("there is no key {id}")))
}

/// Revokes a key, named by its id or by a beginning of at least [`crate::MIN_PREFIX_CHARS`] characters that no other live key
/// has: tokens made from it stop working at once. Gives its whole id.
///
/// # Errors
/// As [`show_key`], of live keys only.
pub fn revoke_key(call: &mut Call<'_, '_>, id: &KeyId) -> Result<KeyId, Error> {
    let key_id = &KeyId::new(LIVE.find(call.tx, id.as_str())?);
    let touched = call.tx.execute(
        "UPDATE service_account_key SET revoked_at = ?2 WHERE key_id = ?1 AND revoked_at IS NULL",
        params![key_id, call.now],
    )?;
    if touched == 0 {
        return Err(Error::not_found(Noun::Key, format!("there is no live key {key_id}")));
    }
    call.tx.send("DELETE FROM access_token WHERE key_id = ?1", params![key_id])?;
    call.tx.ring(bell::ACCESS);
    call.record(Tenant::OPERATOR, Event::new(event::Kind::KeyRevoked, Subject::Key(key_id.as_str())))?;
    Ok(key_id.clone())
}

/// All keys, oldest first: two statements, however many there are.
pub fn list_keys(tx: &mut Tx<'_>) -> Result<Vec<KeyRow>, Error> {
    let mut grants: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
    tx.each(
        "SELECT a.account_id, o.id, o.kind FROM service_account_organisation a
         JOIN organisation o ON o.id = a.organisation_id ORDER BY a.account_id, o.id",
        &[],
        |row| {
            let granted = grant(OrganisationId::read(row, 1)?, row.text(2)?);
            grants.entry(AccountId::read(row, 0)?).or_default().extend(granted);
            Ok::<(), Error>(())
        },
    )?;
    let sql = sql!(
        "SELECT {}, a.email FROM service_account_key k JOIN service_account a ON a.id = k.account_id
         ORDER BY k.created_at, k.key_id",
        Key::select("k")
    );
    tx.all(sql, &[], |row| {
        let key = Key::read(row)?;
        Ok(KeyRow {
            key_id: key.key_id,
            email: row.string(Key::COLUMNS.len())?,
            grants: grants.get(&key.account_id).cloned().unwrap_or_default(),
            public_url: key.public_url,
            created_at: key.created_at,
            revoked_at: key.revoked_at,
        })
    })
}

pub(super) fn check_grants(call: &mut Call<'_, '_>, grants: &[Grant]) -> Result<(), Error> {
    const FIELD: &str = "for";
    let resellers = grants.iter().filter(|grant| grant.role == Role::Reseller).count();
    if grants.is_empty() || grants.len() > MAX_ORGANISATIONS || resellers > 1 {
        let violation = match grants.len() {
            0 => Violation::Required,
            1..=MAX_ORGANISATIONS => Violation::Conflict,
            _ => Violation::TooMany { most: MAX_ORGANISATIONS },
        };
        let rule = format!("must be at most one reseller:ID, and customer:ID up to {MAX_ORGANISATIONS} times");
        return Err(Error::invalid(FIELD, violation).rule(rule));
    }
    for grant in grants {
        let kind = match grant.role {
            Role::Reseller => Kind::Reseller,
            Role::Customer => Kind::Customer,
        };
        require_kind(call.tx, FIELD, grant.tenant, kind)?;
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
