//! Google Workspace accounts of customers, and the pre-provisioning tokens used with them.

use muster_store::{Tx, params};

use crate::error::{Error, Noun, Violation};

/// Form of a Google Workspace customer id: `C` and letters or digits. Google publishes no length; ids seen have 9.
const MAX_WORKSPACE_ID_CHARS: usize = 32;

/// Checks the form of a Google Workspace customer id.
pub(crate) fn workspace_id<'v>(field: &str, id: &'v str) -> Result<&'v str, Error> {
    let fits = id.len() <= MAX_WORKSPACE_ID_CHARS && id.len() > 1 && id.starts_with('C');
    if fits && id.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(id);
    }
    Err(Error::invalid(field, Violation::Malformed)
        .of(Noun::Customer)
        .rule("must be a Google Workspace customer id such as C0123abcd"))
}

/// The customer that has this Google Workspace account, if one has.
pub(crate) fn customer_of_workspace(tx: &mut Tx<'_>, workspace_id: &str) -> Result<Option<i64>, Error> {
    tx.one("SELECT id FROM company WHERE workspace_customer_id = ?1", params![workspace_id], |row| Ok(row.int(0)?))
}

/// Remembers the token a ChromeOS device was claimed with (`googleWorkspaceAccount.preProvisioningTokens`).
pub(crate) fn remember_token(tx: &mut Tx<'_>, workspace_id: &str, token: &str) -> Result<(), Error> {
    tx.send(
        "INSERT INTO workspace_token (workspace_customer_id, token) VALUES (?1, ?2)
         ON CONFLICT (workspace_customer_id, token) DO NOTHING",
        params![workspace_id, token],
    )?;
    Ok(())
}
