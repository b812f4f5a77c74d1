//! Passwords: argon2id, made and compared outside of transactions, because that takes its time by design.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::context::Context;
use crate::error::{Code, Error, Violation};

/// Shortest password, in characters: what NIST asks for where the password is all that is asked (SP 800-63B-4, section
/// 3.1.1.2).
pub const MIN_PASSWORD_CHARS: usize = 15;

/// Longest password, in characters: at least 64 have to be taken (SP 800-63B-4, section 3.1.1.2).
pub const MAX_PASSWORD_CHARS: usize = 256;

/// Memory for one hash in KiB, rounds over it, and lanes: OWASP's first choice for argon2id (Password Storage Cheat Sheet).
const MEMORY_KIB: u32 = 19 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;

/// Length of the salt in bytes (RFC 9106, section 3.1).
const SALT_BYTES: usize = 16;

/// A password's hash. It has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub(super) String);

impl PasswordHash {
    /// Hashes a new password. It takes tens of milliseconds and 19 MiB of memory.
    ///
    /// # Errors
    /// INVALID_ARGUMENT for a password that is too short or too long. Nothing is asked of its characters.
    pub fn of(context: &Context, password: &str) -> Result<Self, Error> {
        let chars = password.chars().count();
        if !(MIN_PASSWORD_CHARS..=MAX_PASSWORD_CHARS).contains(&chars) {
            let violation = if chars > MAX_PASSWORD_CHARS {
                Violation::TooLong { most: MAX_PASSWORD_CHARS }
            } else {
                Violation::Malformed
            };
            let rule = format!("must have {MIN_PASSWORD_CHARS} to {MAX_PASSWORD_CHARS} characters");
            return Err(Error::invalid("password", violation).rule(rule));
        }
        let failed = || Error::new(Code::Internal, "the password could not be hashed");
        let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None).map_err(|_| failed())?;
        let argon2id = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hash: phc::PasswordHash = argon2id
            .hash_password_with_salt(password.as_bytes(), &context.random::<SALT_BYTES>())
            .map_err(|_| failed())?;
        Ok(Self(hash.to_string()))
    }
}

/// Whether the password is the one that was hashed. Where there is no hash, as long as if there were: how long the answer
/// takes must not tell who can sign in.
pub fn matches(password: &str, stored: Option<&str>) -> bool {
    // argon2id of nothing anybody knows, with the parameters above.
    const NOBODYS: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    if password.chars().count() > MAX_PASSWORD_CHARS {
        return false;
    }
    let known = stored.is_some();
    let Ok(hash) = phc::PasswordHash::new(stored.unwrap_or(NOBODYS)) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let context = Context::system();
        let hash = PasswordHash::of(&context, "correct horse battery").unwrap();
        assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.0);
        assert!(matches("correct horse battery", Some(&hash.0)));
        for wrong in ["correct horse batterz", "", &"x".repeat(MAX_PASSWORD_CHARS + 1)] {
            assert!(!matches(wrong, Some(&hash.0)), "{wrong}");
        }
        assert!(hash != PasswordHash::of(&context, "correct horse battery").unwrap(), "each has its own salt");
    }

    #[test]
    fn where_there_is_no_hash_or_a_broken_one_nothing_matches() {
        for stored in [None, Some(""), Some("correct horse battery"), Some("$argon2id$v=19$m=1")] {
            assert!(!matches("correct horse battery", stored), "{stored:?}");
        }
        let nobodys = phc::PasswordHash::new(
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        );
        assert!(nobodys.is_ok(), "the hash that stands for nobody is one, so that it costs as much: {nobodys:?}");
    }

    #[test]
    fn a_password_has_fifteen_to_two_hundred_and_fifty_six_characters() {
        let context = Context::system();
        for (chars, taken) in [(14, false), (15, true), (256, true), (257, false)] {
            let password = "ä".repeat(chars);
            let hash = PasswordHash::of(&context, &password);
            assert_eq!(hash.is_ok(), taken, "{chars} characters");
            if let Err(error) = hash {
                assert_eq!(error.field.as_deref(), Some("password"));
            }
        }
    }
}
