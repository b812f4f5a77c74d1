//! Authorization codes: what a browser carries from the consent to the client, for minutes and for one use.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster_store::{Record, params, sql};

use crate::call::Call;
use crate::client::Client;
use crate::client::consent::{allow, end};
use crate::client::record::StoredCode;
use crate::client::token::Issued;
use crate::error::{Code, Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::person::{self, Person};
use crate::{expiry, secret};

/// How long a code is good, in seconds: five minutes; ten are the most (RFC 6749, section 4.1.2).
pub const CODE_SECONDS: i64 = 300;

/// What a code begins with, as Google's do.
const PREFIX: &str = "4/";

/// Lengths of a verifier and of a plain challenge (RFC 7636, section 4.1).
const VERIFIER_CHARS: std::ops::RangeInclusive<usize> = 43..=128;

/// What the verifier of the token request has to fit (RFC 7636).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    text: String,
    method: &'static str,
}

impl Challenge {
    /// Reads a challenge with its method; without one it is `plain`.
    ///
    /// # Errors
    /// INVALID_ARGUMENT for another method, and for a text that no verifier fits.
    pub fn read(text: &str, method: Option<&str>) -> Result<Self, Error> {
        let method = match method {
            None | Some("plain") => "plain",
            Some("S256") => "S256",
            Some(_) => {
                let rule = "must be S256 or plain";
                return Err(Error::invalid("code_challenge_method", Violation::Unknown).rule(rule));
            }
        };
        if is_verifier(text) {
            return Ok(Self { text: text.to_owned(), method });
        }
        let rule = format!(
            "must have {} to {} letters, digits, hyphens, points, underscores and tildes",
            VERIFIER_CHARS.start(),
            VERIFIER_CHARS.end()
        );
        Err(Error::invalid("code_challenge", Violation::Malformed).rule(rule))
    }
}

fn is_verifier(text: &str) -> bool {
    VERIFIER_CHARS.contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
}

/// What a person allowed.
#[derive(Debug, Clone)]
pub struct NewCode {
    /// Where the code is sent.
    pub redirect_uri: String,
    /// Scopes, with spaces between them.
    pub scope: String,
    /// What the client's verifier has to fit.
    pub challenge: Option<Challenge>,
    /// What the client wants to find in the ID token.
    pub nonce: Option<String>,
    /// Whether a refresh token is wanted.
    pub offline: bool,
}

/// A code for a client whom the person lets act. Returns its text; only the hash is stored.
///
/// # Errors
/// Only the database's.
pub fn issue_code(call: &mut Call<'_, '_>, person: &Person, client: &Client, new: &NewCode) -> Result<String, Error> {
    expiry::remove_some(call, "authorization_code", "code_hash")?;
    let code = secret::fresh(call.context, PREFIX);
    let stored = StoredCode {
        code_hash: secret::hash(&code).to_vec(),
        person_id: person.id,
        client_id: client.client_id.clone(),
        redirect_uri: new.redirect_uri.clone(),
        scope: new.scope.clone(),
        challenge: new.challenge.as_ref().map(|challenge| challenge.text.clone()),
        challenge_method: new.challenge.as_ref().map(|challenge| challenge.method.to_owned()),
        nonce: new.nonce.clone(),
        offline: new.offline,
        expires_at: call.now + CODE_SECONDS * 1000,
        consent_id: None,
    };
    stored.insert(call.tx)?;
    let (email, client_id) = (person.email.as_str(), client.client_id.as_str());
    let detail = Detail::Access { email, client_id, scope: &new.scope };
    person::record_event(call, email, &Event::new(Kind::AccessAllowed, Subject::User(person.id)).with(detail))?;
    Ok(code)
}

/// What a client shows for its tokens.
#[derive(Debug, Clone)]
pub struct Redemption {
    /// The code.
    pub code: String,
    /// Where the code was sent.
    pub redirect_uri: Option<String>,
    /// The verifier.
    pub verifier: Option<String>,
}

/// What became of a code.
pub enum Redeemed {
    /// Tokens.
    Issued(Box<Issued>),
    /// It had been used before: what it became is taken back, because somebody else may have it too.
    UsedBefore,
}

/// Exchanges a code for tokens.
///
/// # Errors
/// UNAUTHENTICATED for a code that is unknown, too old, another client's or sent elsewhere, and for a verifier that does not
/// fit.
pub fn redeem_code(call: &mut Call<'_, '_>, client: &Client, shown: &Redemption) -> Result<Redeemed, Error> {
    let refused = |message: &str| Err(Error::new(Code::Unauthenticated, message));
    let sql = sql!("SELECT {} FROM authorization_code WHERE code_hash = ?1", StoredCode::select(""));
    let hash = secret::hash(&shown.code);
    let found = call.tx.one(sql, params![hash.as_slice()], StoredCode::read)?;
    let Some(stored) = found.filter(|stored| stored.client_id == client.client_id && stored.expires_at > call.now)
    else {
        return refused("the code is unknown, too old, or another client's");
    };
    if let Some(consent_id) = stored.consent_id {
        end(call, consent_id)?;
        return Ok(Redeemed::UsedBefore);
    }
    if shown.redirect_uri.as_deref() != Some(stored.redirect_uri.as_str()) {
        let says = "redirect_uri must be the one that the code was sent to";
        return Err(Error::new(Code::Unauthenticated, says).about("redirectUri"));
    }
    if !fits(&stored, shown.verifier.as_deref()) {
        return refused(match (&stored.challenge, &shown.verifier) {
            (None, _) => "code_verifier must be absent: no code_challenge was given",
            (Some(_), None) => "code_verifier is required: a code_challenge was given",
            (Some(_), Some(_)) => "code_verifier does not fit the code_challenge",
        });
    }
    let Some(person) = person::by_id(call.tx, stored.person_id)? else { return refused("the person is gone") };
    let issued = allow(call, person, client, &stored.scope, stored.offline, stored.nonce.clone())?;
    StoredCode { consent_id: Some(issued.consent_id), ..stored }.update(call.tx)?;
    Ok(Redeemed::Issued(Box::new(issued)))
}

/// Whether the verifier is the one of the challenge. One that comes without a challenge is refused too: it shows that somebody
/// took the challenge away (RFC 9700, section 4.8.2).
fn fits(stored: &StoredCode, verifier: Option<&str>) -> bool {
    match (&stored.challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if is_verifier(verifier) => {
            if stored.challenge_method.as_deref() == Some("S256") {
                URL_SAFE_NO_PAD.encode(secret::hash(verifier)) == *challenge
            } else {
                verifier == challenge
            }
        }
        _ => false,
    }
}
