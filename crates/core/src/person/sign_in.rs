//! Between the password and the consent: a browser shows a secret for some minutes.

use muster_store::{Record, Tx, params, sql};

use crate::call::Call;
use crate::error::{Code, Error};
use crate::person::invitation::unchanged;
use crate::person::record::{Person, SignIn};
use crate::{expiry, secret};

/// How long a person may take to read what a client asks for, in minutes (Muster's own).
pub const SIGN_IN_MINUTES: i64 = 10;

/// What a browser's secret begins with.
const PREFIX: &str = "si.";

/// Remembers a browser in which `person` gave the right password. Returns the secret for its cookie; only the hash is stored.
///
/// # Errors
/// UNAUTHENTICATED when another password was set since the one that was given was compared.
pub fn begin(call: &mut Call<'_, '_>, person: &Person) -> Result<String, Error> {
    if !unchanged(call.tx, person.id, person)? {
        return Err(Error::new(Code::Unauthenticated, "the password was changed"));
    }
    expiry::remove_some(call, "sign_in", "token_hash")?;
    let secret = secret::fresh(call.context, PREFIX);
    let expires_at = call.now + SIGN_IN_MINUTES * 60 * 1000;
    SignIn { token_hash: secret::hash(&secret).to_vec(), person_id: person.id, expires_at }.insert(call.tx)?;
    Ok(secret)
}

/// Who signed in in the browser that shows this secret.
///
/// # Errors
/// Only the database's.
pub fn signed_in(tx: &mut Tx<'_>, secret: &str, now: i64) -> Result<Option<Person>, Error> {
    let sql = sql!(
        "SELECT {} FROM person p JOIN sign_in s ON s.person_id = p.id WHERE s.token_hash = ?1 AND s.expires_at > ?2",
        Person::select("p")
    );
    Ok(tx.one(sql, params![secret::hash(secret).as_slice(), now], Person::read)?)
}

/// Forgets a browser.
///
/// # Errors
/// Only the database's.
pub fn end(tx: &mut Tx<'_>, secret: &str) -> Result<(), Error> {
    tx.send("DELETE FROM sign_in WHERE token_hash = ?1", params![secret::hash(secret).as_slice()])?;
    Ok(())
}
