//! Service accounts, their keys and the tokens made from them (design, section 6).

mod key;
mod token;

pub use key::{Generated, KeyFile, KeyRow, create_key, list_keys, revoke_key};
pub use token::{
    Grant, MAX_SCOPE_CHARS, TOKEN_SECONDS, account_of, find_key, find_token, hash, issue_token, live_keys_of,
};

use muster_store::{Tx, params};

use crate::caller::ServiceAccount;
use crate::company::Kind;
use crate::error::Error;

/// The account with the companies it acts for, as a caller.
pub(crate) fn caller(
    tx: &mut Tx<'_>,
    account_id: i64,
    email: String,
    key_id: String,
    scope: Option<String>,
) -> Result<ServiceAccount, Error> {
    let mut account =
        ServiceAccount { id: account_id, email, key_id, scope, reseller_id: None, customer_ids: Vec::new() };
    tx.each(
        "SELECT c.id, c.kind FROM service_account_company a JOIN company c ON c.id = a.company_id
         WHERE a.account_id = ?1 ORDER BY c.id",
        params![account_id],
        |row| {
            match Kind::from_name(row.text(1)?) {
                Some(Kind::Reseller) => account.reseller_id = Some(row.int(0)?),
                Some(Kind::Customer) => account.customer_ids.push(row.int(0)?),
                Some(Kind::Vendor) | None => {}
            }
            Ok::<(), Error>(())
        },
    )?;
    Ok(account)
}
