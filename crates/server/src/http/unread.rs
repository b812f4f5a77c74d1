//! Answers that nobody has read yet: what they take, and of whom. Whoever does not read what it asked for is served nothing
//! more until it has, so that a client cannot fill the memory with its own answers.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use muster_core::{AccountId, Error};

/// Shorter answers are not counted: as many as there are connections take 32 MB, and most fit into the buffers of the system.
const COUNTED_FROM_BYTES: usize = 8 * 1024;

/// What one account may have unread when it makes another call: five of the longest pages of a list, or answers of a hundred
/// thousand results each to as many readers as a company has.
const ACCOUNT_BYTES: usize = 32 * 1024 * 1024;

/// What all accounts may have unread when one of those that have something unread makes another call.
const ALL_BYTES: usize = 64 * 1024 * 1024;

/// What all accounts may have unread when one that has nothing unread makes a call: two that read nothing do not hold up all
/// others.
const MOST_BYTES: usize = 2 * ALL_BYTES;

/// What an answer takes that is made piece by piece: the piece that waits, its text before it was indented, and what the
/// connection has taken over.
const PIECE_BYTES: usize = 256 * 1024;

/// Seconds after which a client that was refused may ask again.
const RETRY_AFTER_SECONDS: u64 = 2;

/// Bytes of answers that are not written yet.
#[derive(Default)]
pub(crate) struct Unread(Mutex<HashMap<AccountId, usize>>);

impl Unread {
    /// Whether an account may be answered once more. Asked before anything is done, so that the call can be made again.
    ///
    /// # Errors
    /// UNAVAILABLE when too much of what was answered before is unread.
    pub(crate) fn room(&self, account: AccountId) -> Result<(), Error> {
        Self::check(&self.0.lock().unwrap_or_else(PoisonError::into_inner), account)
    }

    fn check(unread: &HashMap<AccountId, usize>, account: AccountId) -> Result<(), Error> {
        if unread.is_empty() {
            return Ok(());
        }
        if unread.get(&account).is_some_and(|bytes| *bytes >= ACCOUNT_BYTES) {
            let message = "answers of earlier calls with this account have not been read yet, read them first";
            return Err(Error::unavailable(message, RETRY_AFTER_SECONDS));
        }
        let most = if unread.contains_key(&account) { ALL_BYTES } else { MOST_BYTES };
        if unread.values().sum::<usize>() >= most {
            let message = "the server has no memory left for answers, try again later";
            return Err(Error::unavailable(message, RETRY_AFTER_SECONDS));
        }
        Ok(())
    }

    /// Counts an answer that is made piece by piece until what is returned is dropped. Calls that came at the same time all found
    /// room before, so it is asked for again.
    ///
    /// # Errors
    /// As [`Unread::room`].
    pub(crate) fn take_piece(self: &Arc<Self>, account: AccountId) -> Result<Counted, Error> {
        let mut unread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Self::check(&unread, account)?;
        *unread.entry(account).or_default() += PIECE_BYTES;
        Ok(Counted { unread: Arc::clone(self), account, bytes: PIECE_BYTES })
    }

    /// Counts bytes of an answer until what is returned is dropped.
    fn count(self: &Arc<Self>, account: AccountId, bytes: usize) -> Counted {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(account).or_default() += bytes;
        Counted { unread: Arc::clone(self), account, bytes }
    }

    /// As [`Unread::count`], for an answer that is long enough to matter.
    pub(crate) fn count_long(self: &Arc<Self>, account: AccountId, bytes: usize) -> Option<Arc<Counted>> {
        (bytes >= COUNTED_FROM_BYTES).then(|| Arc::new(self.count(account, bytes)))
    }

    /// A part of an answer that is counted until it is written or given up. `all` is how long the whole answer is: a short one is
    /// not counted.
    pub(crate) fn keep_with_part(self: &Arc<Self>, account: AccountId, all: usize, part: Bytes) -> Bytes {
        if all < COUNTED_FROM_BYTES || part.is_empty() {
            return part;
        }
        Arc::new(self.count(account, part.len())).keep_with(part)
    }

    /// All that is unread, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

/// Bytes of an answer that is under way: as many as it has before it is compressed.
pub(crate) struct Counted {
    unread: Arc<Unread>,
    account: AccountId,
    bytes: usize,
}

impl Counted {
    /// A body that is counted until the last of it is written or given up.
    pub(crate) fn keep_with(self: Arc<Self>, body: Bytes) -> Bytes {
        Bytes::from_owner(Kept { body, _counted: self })
    }
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.bytes)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut unread = self.unread.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = unread.get_mut(&self.account) {
            *held = held.saturating_sub(self.bytes);
            if *held == 0 {
                unread.remove(&self.account);
            }
        }
    }
}

struct Kept {
    body: Bytes,
    _counted: Arc<Counted>,
}

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        &self.body
    }
}

#[cfg(test)]
mod tests {
    use muster_core::Code;

    use super::*;

    const ONE: AccountId = AccountId::new(1);
    const OTHER: AccountId = AccountId::new(2);

    #[test]
    fn an_account_that_reads_nothing_gets_nothing_more_and_others_do() {
        let unread = Arc::new(Unread::default());
        let first = unread.count_long(ONE, ACCOUNT_BYTES - 1).expect("it is long").keep_with(Bytes::from_static(b"1"));
        unread.room(ONE).expect("less than its part is unread");
        let second = unread.count_long(ONE, COUNTED_FROM_BYTES);
        assert_eq!(unread.room(ONE).expect_err("its part is unread").code, Code::Unavailable);
        unread.room(OTHER).expect("another account is not touched");
        drop(first);
        unread.room(ONE).expect("the first answer was read");
        drop(second);
        assert_eq!(unread.bytes(), 0);
    }

    #[test]
    fn parts_of_a_long_answer_are_counted_until_each_is_written() {
        let unread = Arc::new(Unread::default());
        let part = |all| unread.keep_with_part(ONE, all, Bytes::from_static(b"part"));
        let parts = (part(COUNTED_FROM_BYTES), part(COUNTED_FROM_BYTES), part(COUNTED_FROM_BYTES - 1));
        assert_eq!((&parts.0[..], unread.bytes()), (&b"part"[..], 8));
        drop(parts.0);
        assert_eq!(unread.bytes(), 4);
        drop(parts.1);
        assert_eq!(unread.bytes(), 0);
    }

    #[test]
    fn short_answers_are_not_counted() {
        let unread = Arc::new(Unread::default());
        assert!(unread.count_long(ONE, COUNTED_FROM_BYTES - 1).is_none());
        assert_eq!(unread.bytes(), 0);
    }

    #[test]
    fn many_accounts_together_cannot_fill_the_memory() {
        let unread = Arc::new(Unread::default());
        let parts = ALL_BYTES / ACCOUNT_BYTES;
        let fill = |n| unread.count(AccountId::new(10 + n as i64), ACCOUNT_BYTES);
        let mut held: Vec<_> = (0..parts).map(fill).collect();
        unread.room(OTHER).expect("who reads everything is served");
        let little = unread.count(OTHER, 1);
        assert_eq!(unread.room(OTHER).expect_err("it has something unread too").code, Code::Unavailable);
        drop(little);
        held.extend((parts..MOST_BYTES / ACCOUNT_BYTES).map(fill));
        assert_eq!(unread.room(OTHER).expect_err("all is unread").code, Code::Unavailable);
        drop(held);
        unread.room(OTHER).expect("there is room again");
    }
}
