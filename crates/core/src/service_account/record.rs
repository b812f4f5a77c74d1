//! Service accounts, their keys and tokens as they are stored.

use muster_store::record;

use crate::id::{AccountId, KeyId, OrganisationId};

record! {
    /// A service account.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Account in "service_account" key (id) {
        /// Its id.
        pub id: AccountId,
        /// Its address.
        pub email: String,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
    }
}

record! {
    /// Whom a service account acts for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Granted in "service_account_organisation" key (account_id, organisation_id) {
        /// The account.
        pub account_id: AccountId,
        /// The organisation.
        pub organisation_id: OrganisationId,
    }
}

record! {
    /// A key. Only its public half is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Key in "service_account_key" key (key_id) {
        /// Its id.
        pub key_id: KeyId,
        /// The account it belongs to.
        pub account_id: AccountId,
        /// Public half, PKCS#1 DER.
        pub public_key: Vec<u8>,
        /// The server address written into the key file.
        pub public_url: String,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
        /// When it was revoked.
        pub revoked_at: Option<i64>,
    }
}

record! {
    /// A bearer token.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Token in "access_token" key (token_hash) {
        /// SHA-256 of its text.
        pub token_hash: Vec<u8>,
        /// The key it was made for.
        pub key_id: KeyId,
        /// The key's account.
        pub account_id: AccountId,
        /// Scopes, with spaces between them.
        pub scope: String,
        /// Until when it is good, in milliseconds since 1970.
        pub expires_at: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round_trip::round_trip;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let account = |email: &str, created_at| Account { id: AccountId::new(1), email: email.to_owned(), created_at };
        round_trip(&account("one", 2), &account("two", 3));
        let granted = Granted { account_id: AccountId::new(1), organisation_id: OrganisationId::new(2) };
        round_trip(&granted, &granted);
        let key = |n: u8, revoked_at| Key {
            key_id: KeyId::new("key"),
            account_id: AccountId::new(n.into()),
            public_key: vec![n],
            public_url: format!("url {n}"),
            created_at: i64::from(n) + 100,
            revoked_at,
        };
        round_trip(&key(1, None), &key(2, Some(200)));
        let token = |n: i64| Token {
            token_hash: vec![1],
            key_id: KeyId::new(format!("key {n}")),
            account_id: AccountId::new(n),
            scope: format!("scope {n}"),
            expires_at: n + 100,
        };
        round_trip(&token(1), &token(2));
    }
}
