//! Making, finding and revoking clients.

use muster_store::{Record, Tx, params, sql};
use serde::Serialize;

use crate::bell;
use crate::call::Call;
use crate::client::redirect::{self, LOOPBACK, MAX_REDIRECT_URIS};
use crate::client::{Client, Kind};
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Detail, Event, Subject};
use crate::id::ClientId;
use crate::prefix::Abbreviated;
use crate::tenancy::Tenant;
use crate::{secret, text};

/// Longest name of a client: it has to fit on a page.
pub const MAX_CLIENT_NAME_CHARS: usize = 100;

/// What a client's secret begins with, as Google's do.
const SECRET_PREFIX: &str = "GOCSPX-";

/// What ends a client's id, as it ends Google's: some programs look for it.
const ID_SUFFIX: &str = ".apps.googleusercontent.com";

/// What a new client is made of.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// What it is.
    pub kind: Kind,
    /// What people are told it is called.
    pub name: String,
    /// A web server's addresses; an installed program has none.
    pub redirect_uris: Vec<String>,
}

/// A client's file, `client_secret.json`, as Google's libraries read it. It has no `Debug`, so that the secret cannot reach a
/// log.
#[derive(Serialize)]
pub struct ClientFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    installed: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<Credentials>,
    /// The client's id.
    #[serde(skip)]
    pub client_id: ClientId,
}

#[derive(Serialize)]
struct Credentials {
    client_id: ClientId,
    project_id: &'static str,
    auth_uri: String,
    token_uri: String,
    auth_provider_x509_cert_url: String,
    client_secret: String,
    redirect_uris: Vec<String>,
}

/// Makes a client. `public_url` is the server's address without a trailing slash; the file sends programs and people there.
///
/// # Errors
/// INVALID_ARGUMENT for a name or an address that breaks its rule, for addresses of an installed program, and for a web server
/// without any.
pub fn create(call: &mut Call<'_, '_>, new: &NewClient, public_url: &str) -> Result<ClientFile, Error> {
    const FIELD: &str = "redirectUris";
    let name = text::required("name", Some(&new.name), MAX_CLIENT_NAME_CHARS)?;
    let redirect_uris = match (new.kind, new.redirect_uris.as_slice()) {
        (Kind::Installed, []) => vec![LOOPBACK.to_owned()],
        (Kind::Installed, _) => {
            let rule = "must not be given for an installed program, which is sent back to its own machine at any port";
            return Err(Error::invalid(FIELD, Violation::NotAllowed).rule(rule));
        }
        (Kind::Web, []) => return Err(Error::required(FIELD)),
        (Kind::Web, named) if named.len() > MAX_REDIRECT_URIS => {
            return Err(Error::invalid(FIELD, Violation::TooMany { most: MAX_REDIRECT_URIS }));
        }
        (Kind::Web, named) => {
            for (index, uri) in named.iter().enumerate() {
                redirect::check(&format!("{FIELD}[{index}]"), uri)?;
            }
            named.to_vec()
        }
    };
    let number: i64 = call.id();
    let client_id = ClientId::new(format!("{number}-{}{ID_SUFFIX}", random_letters(call)));
    let client_secret = secret::fresh(call.context, SECRET_PREFIX);
    let client = Client {
        client_id: client_id.clone(),
        kind: new.kind,
        name: name.to_owned(),
        secret_hash: secret::hash(&client_secret).to_vec(),
        redirect_uris: redirect_uris.join(" "),
        public_url: public_url.to_owned(),
        created_at: call.now,
        revoked_at: None,
    };
    client.insert(call.tx)?;
    tell(call, event::Kind::ClientCreated, &client)?;
    let credentials = Credentials {
        client_id: client_id.clone(),
        project_id: "muster",
        auth_uri: format!("{public_url}/o/oauth2/auth"),
        token_uri: format!("{public_url}/token"),
        auth_provider_x509_cert_url: format!("{public_url}/certs"),
        client_secret,
        redirect_uris,
    };
    let (installed, web) = match new.kind {
        Kind::Installed => (Some(credentials), None),
        Kind::Web => (None, Some(credentials)),
    };
    Ok(ClientFile { installed, web, client_id })
}

/// 32 letters and digits, as in the ids of Google's clients.
fn random_letters(call: &Call<'_, '_>) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz012345";
    call.context.random::<32>().iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

/// A client that was not revoked.
///
/// # Errors
/// Only the database's.
pub fn find(tx: &mut Tx<'_>, client_id: &str) -> Result<Option<Client>, Error> {
    let sql = sql!("SELECT {} FROM oauth_client WHERE client_id = ?1 AND revoked_at IS NULL", Client::select(""));
    Ok(tx.one(sql, params![client_id], Client::read)?)
}

/// The client with that id, if the secret is its own.
///
/// # Errors
/// Only the database's.
pub fn authenticate(tx: &mut Tx<'_>, client_id: &str, client_secret: &str) -> Result<Option<Client>, Error> {
    // Hashes of random secrets are compared: how long that takes tells nothing of the secret.
    let hash = secret::hash(client_secret);
    Ok(find(tx, client_id)?.filter(|client| client.secret_hash == hash))
}

/// All clients, oldest first, revoked ones too.
///
/// # Errors
/// Only the database's.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Client>, Error> {
    let sql = sql!("SELECT {} FROM oauth_client ORDER BY created_at, client_id", Client::select(""));
    Ok(tx.all(sql, params![], Client::read)?)
}

/// A client that was not revoked.
const LIVE: Abbreviated = Abbreviated {
    noun: Noun::Client,
    what: "live OAuth client",
    between: "SELECT client_id FROM oauth_client
              WHERE client_id >= ?1 AND client_id < ?2 AND revoked_at IS NULL ORDER BY client_id",
};

/// Any client, revoked ones too.
const ANY: Abbreviated = Abbreviated {
    noun: Noun::Client,
    what: "OAuth client",
    between: "SELECT client_id FROM oauth_client WHERE client_id >= ?1 AND client_id < ?2 ORDER BY client_id",
};

/// A client, revoked or not, by its id or a beginning of at least [`crate::MIN_PREFIX_CHARS`] characters that no other has.
///
/// # Errors
/// NOT_FOUND where no client has it; FAILED_PRECONDITION, with their ids, where several have.
pub fn show_client(tx: &mut Tx<'_>, id: &ClientId) -> Result<Client, Error> {
    named(tx, &ANY, id)
}

fn named(tx: &mut Tx<'_>, among: &Abbreviated, id: &ClientId) -> Result<Client, Error> {
    let id = among.find(tx, id.as_str())?;
    let sql = sql!("SELECT {} FROM oauth_client WHERE client_id = ?1", Client::select(""));
    let client = tx.one(sql, params![&id], Client::read)?;
    client.ok_or_else(|| Error::not_found(Noun::Client, format!("there is no {} {id}", among.what)))
}

/// Revokes a client, named as in [`show_client`] but among live ones: what people let it do ends at once. Gives its whole id.
///
/// # Errors
/// NOT_FOUND for a client that does not exist or was revoked already; else as [`show_client`].
pub fn revoke_client(call: &mut Call<'_, '_>, id: &ClientId) -> Result<ClientId, Error> {
    let client = Client { revoked_at: Some(call.now), ..named(call.tx, &LIVE, id)? };
    client.update(call.tx)?;
    end_consents(call, &client.client_id)?;
    tell(call, event::Kind::ClientRevoked, &client)?;
    Ok(client.client_id)
}

/// Deletes a client, revoked or not, with what people let it do; the audit log still names it. Gives its whole id.
///
/// # Errors
/// As [`show_client`].
pub fn delete_client(call: &mut Call<'_, '_>, id: &ClientId) -> Result<ClientId, Error> {
    let client = named(call.tx, &ANY, id)?;
    end_consents(call, &client.client_id)?;
    call.tx.send("DELETE FROM oauth_client WHERE client_id = ?1", params![&client.client_id])?;
    tell(call, event::Kind::ClientDeleted, &client)?;
    Ok(client.client_id)
}

fn end_consents(call: &mut Call<'_, '_>, client_id: &ClientId) -> Result<(), Error> {
    for sql in [
        "DELETE FROM consent_token WHERE consent_id IN (SELECT id FROM consent WHERE client_id = ?1)",
        "DELETE FROM authorization_code WHERE client_id = ?1",
        "DELETE FROM consent WHERE client_id = ?1",
    ] {
        call.tx.send(sql, params![client_id])?;
    }
    call.tx.ring(bell::ACCESS);
    Ok(())
}

fn tell(call: &mut Call<'_, '_>, kind: event::Kind, client: &Client) -> Result<(), Error> {
    let event =
        Event::new(kind, Subject::Client(client.client_id.as_str())).with(Detail::Client { name: &client.name });
    call.record(Tenant::OPERATOR, event)
}
