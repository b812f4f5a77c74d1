//! Clients, codes, consents and their tokens as they are stored.

use muster_store::record;

use crate::client::Kind;
use crate::id::{AccountId, ClientId, ConsentId};

record! {
    /// A program that people sign in with.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Client in "oauth_client" key (client_id) {
        /// Its id.
        pub client_id: ClientId,
        /// What it is.
        pub kind: Kind,
        /// What people are told it is called.
        pub name: String,
        /// SHA-256 of its secret.
        pub secret_hash: Vec<u8>,
        /// Addresses that people are sent back to, with spaces between them.
        pub redirect_uris: String,
        /// The server address written into its file.
        pub public_url: String,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
        /// When it was revoked.
        pub revoked_at: Option<i64>,
    }
}

record! {
    /// An authorization code.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct StoredCode in "authorization_code" key (code_hash) {
        /// SHA-256 of its text.
        pub code_hash: Vec<u8>,
        /// Who allowed it.
        pub person_id: AccountId,
        /// To whom.
        pub client_id: ClientId,
        /// Where it was sent.
        pub redirect_uri: String,
        /// Scopes, with spaces between them.
        pub scope: String,
        /// What the client's verifier has to fit (RFC 7636).
        pub challenge: Option<String>,
        /// How it has to fit: `S256` or `plain`.
        pub challenge_method: Option<String>,
        /// What the client wants to find in the ID token.
        pub nonce: Option<String>,
        /// Whether a refresh token is wanted.
        pub offline: bool,
        /// Until when it is good, in milliseconds since 1970.
        pub expires_at: i64,
        /// What it became, once it was used.
        pub consent_id: Option<ConsentId>,
    }
}

record! {
    /// What a person lets a client do.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Consent in "consent" key (id) {
        /// Its id.
        pub id: ConsentId,
        /// Who.
        pub person_id: AccountId,
        /// Which client.
        pub client_id: ClientId,
        /// Scopes, with spaces between them.
        pub scope: String,
        /// SHA-256 of the refresh token, if there is one.
        pub refresh_hash: Option<Vec<u8>>,
        /// Since when, in milliseconds since 1970.
        pub created_at: i64,
    }
}

record! {
    /// A bearer token of a consent.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Token in "consent_token" key (token_hash) {
        /// SHA-256 of its text.
        pub token_hash: Vec<u8>,
        /// The consent it belongs to.
        pub consent_id: ConsentId,
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
        let client = |n: u8, kind, revoked_at| Client {
            client_id: ClientId::new("client"),
            kind,
            name: format!("name {n}"),
            secret_hash: vec![n],
            redirect_uris: format!("uri {n}"),
            public_url: format!("url {n}"),
            created_at: i64::from(n) + 100,
            revoked_at,
        };
        round_trip(&client(1, Kind::Installed, None), &client(2, Kind::Web, Some(200)));
        let code = |n: i64, offline| StoredCode {
            code_hash: vec![1],
            person_id: AccountId::new(n + 10),
            client_id: ClientId::new(format!("client {n}")),
            redirect_uri: format!("uri {n}"),
            scope: format!("scope {n}"),
            challenge: Some(format!("challenge {n}")),
            challenge_method: Some(format!("method {n}")),
            nonce: Some(format!("nonce {n}")),
            offline,
            expires_at: n + 100,
            consent_id: Some(ConsentId::new(n + 200)),
        };
        round_trip(&code(3, true), &code(4, false));
        let consent = |n: u8| Consent {
            id: ConsentId::new(1),
            person_id: AccountId::new(i64::from(n) + 10),
            client_id: ClientId::new(format!("client {n}")),
            scope: format!("scope {n}"),
            refresh_hash: Some(vec![n]),
            created_at: i64::from(n) + 100,
        };
        round_trip(&consent(2), &consent(3));
        let token = |n: i64| Token {
            token_hash: vec![1],
            consent_id: ConsentId::new(n),
            scope: format!("scope {n}"),
            expires_at: n + 100,
        };
        round_trip(&token(1), &token(2));
    }
}
