//! People, their invitations and their browsers as they are stored.

use std::fmt;

use muster_store::record;

use crate::id::AccountId;

record! {
    /// Somebody who was invited. `Debug` shows no password hash.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Person in "person" key (id) {
        /// His id: the `sub` of ID tokens.
        pub id: AccountId,
        /// E-mail address, in lower case.
        pub email: String,
        /// argon2id in PHC form; none until he set a password.
        pub password_hash: Option<String>,
        /// When he was first invited, in milliseconds since 1970.
        pub created_at: i64,
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("id", &self.id).field("email", &self.email).finish_non_exhaustive()
    }
}

record! {
    /// A link to set a password with.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Invitation in "invitation" key (person_id) {
        /// Who may set it.
        pub person_id: AccountId,
        /// SHA-256 of the link's secret.
        pub token_hash: Vec<u8>,
        /// Until when, in milliseconds since 1970.
        pub expires_at: i64,
    }
}

record! {
    /// A browser in which the right password was given.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct SignIn in "sign_in" key (token_hash) {
        /// SHA-256 of the browser's secret.
        pub token_hash: Vec<u8>,
        /// Whose password it was.
        pub person_id: AccountId,
        /// Until when, in milliseconds since 1970.
        pub expires_at: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round_trip::round_trip;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let id = AccountId::new;
        let person = |n: i64, hash: Option<&str>| Person {
            id: id(1),
            email: format!("email {n}"),
            password_hash: hash.map(str::to_owned),
            created_at: n + 100,
        };
        round_trip(&person(1, None), &person(2, Some("hash")));
        assert!(!format!("{:?}", person(2, Some("secret"))).contains("secret"));
        let invitation = |n: u8| Invitation { person_id: id(1), token_hash: vec![n], expires_at: i64::from(n) + 100 };
        round_trip(&invitation(1), &invitation(2));
        let sign_in = |n: i64| SignIn { token_hash: vec![1], person_id: id(n), expires_at: n + 100 };
        round_trip(&sign_in(1), &sign_in(2));
    }
}
