//! The shares that the memory for bodies is cut into, and how much each has.

use std::time::Duration;

use crate::family::MAX_BULK_BODY_BYTES;
use crate::http::account_parts::AccountLimits;

/// What the budget is counted in: a semaphore has not enough numbers for bytes on every machine.
pub(super) const UNIT_BYTES: usize = 1024;

/// What a body takes before it has outgrown this, whatever it announces: most bodies never do. Whoever announces much and
/// sends nothing holds no more.
pub(super) const FIRST_BYTES: usize = 16 * 1024;

/// A bulk body longer than this takes half of what its account may have at least, so that two of an account are in memory at one
/// time: one that is written down, and one that comes meanwhile. Three at a time gained nothing with four calls of a hundred
/// thousand claims (20 MB each): they are written down one after the other.
pub(super) const LARGE_BULK_BYTES: usize = 1024 * 1024;

/// Long bodies of bulk methods that one account may have: one of the greatest length.
pub(super) const ACCOUNT_BULK_BYTES: usize = MAX_BULK_BODY_BYTES;

/// Long bodies of bulk methods: when an account has all it may, there is as much for another, whatever it sends.
pub(super) const LONG_BULK_BYTES: usize = 2 * ACCOUNT_BULK_BYTES;

/// Bulk calls of one account whose bodies may come at one time and can become longer than [`FIRST_BYTES`]: clients send them one
/// after the other, or a few.
const ACCOUNT_BULK_CALLS: usize = 4;

/// Long bodies of other calls of clients with a token: 32 of the greatest length, or four batches.
pub(super) const LONG_KNOWN_BYTES: usize = 32 * 1024 * 1024;

/// One account's part of [`LONG_KNOWN_BYTES`]: a half.
pub(super) const ACCOUNT_KNOWN_BYTES: usize = LONG_KNOWN_BYTES / 2;

/// Other calls of one account whose bodies may come at one time and can become longer than [`FIRST_BYTES`]: a fourth of the
/// places.
const ACCOUNT_KNOWN_CALLS: usize = FIRST_PARTS_BYTES / FIRST_BYTES / 4;

/// Calls of one account whose short bodies may come at one time, bulk ones or others: another fourth of the places.
const ACCOUNT_SHORT_CALLS: usize = FIRST_PARTS_BYTES / FIRST_BYTES / 4;

/// Long bodies that must be read before it is known who sends them, batches and overridden calls whose token is inside: two
/// batches of the greatest length.
pub(super) const LONG_STRANGER_BYTES: usize = 16 * 1024 * 1024;

/// Long requests for a token: 32 of the greatest length. Usual ones have a tenth of [`FIRST_BYTES`].
const LONG_TOKEN_BYTES: usize = 1024 * 1024;

/// What there is for the [`FIRST_BYTES`] of each share's bodies: a thousand bodies.
const FIRST_PARTS_BYTES: usize = 1024 * FIRST_BYTES;

/// Answers of batches that wait to be written.
pub(super) const ANSWER_BYTES: usize = 64 * 1024 * 1024;

/// What one batch may have of [`ANSWER_BYTES`]: room for a hundred thousand results of usual length (46 MB), once.
pub(crate) const BATCH_ANSWER_BYTES: usize = 48 * 1024 * 1024;

/// How long a body waits for its place. Bodies are short and are answered within milliseconds, so whoever waited this long
/// meets a server that has more to do than it can.
pub(super) const WAIT: Duration = Duration::from_secs(3);

/// How long a call waits while its account sends as many bodies as it may: those of honest clients have come within less, and
/// whoever keeps a place without sending is told that it does.
pub(super) const OWN_WAIT: Duration = Duration::from_secs(1);

/// How often whoever waits for room for an answer looks for it.
pub(super) const ANSWER_PAUSE: Duration = Duration::from_millis(20);

/// How long a bulk body waits for its place: those before it may have to come over a slow line. What waits has not been
/// read, so it costs a connection only, and clients give an answer a minute.
const BULK_WAIT: Duration = Duration::from_secs(30);

/// Seconds a sender that found no place is asked to wait.
pub(super) const RETRY_AFTER_SECONDS: u64 = 2;

/// Whose bodies a part of the budget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// Bulk methods, by clients that showed a token.
    Bulk,
    /// Other calls of clients that showed a token.
    Known,
    /// Senders that are not known yet.
    Stranger,
    /// Phones.
    Phone,
    /// Requests for a token.
    Token,
    /// Answers of batches.
    Answer,
}

impl Share {
    pub(super) const ALL: [Self; 6] = [Self::Bulk, Self::Known, Self::Stranger, Self::Phone, Self::Token, Self::Answer];

    /// What metrics call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Known => "known",
            Self::Stranger => "stranger",
            Self::Phone => "phone",
            Self::Token => "token",
            Self::Answer => "answer",
        }
    }

    /// Whether the senders have shown no token.
    pub(crate) fn is_of_strangers(self) -> bool {
        matches!(self, Self::Stranger | Self::Phone | Self::Token)
    }

    /// What there is for bodies that have not outgrown [`FIRST_BYTES`].
    pub(super) fn first_units(self) -> u32 {
        units(if self == Self::Answer { ANSWER_BYTES } else { FIRST_PARTS_BYTES })
    }

    /// What there is for longer ones. Phones' bodies are never longer.
    pub(super) fn long_units(self) -> u32 {
        units(match self {
            Self::Bulk => LONG_BULK_BYTES,
            Self::Known => LONG_KNOWN_BYTES,
            Self::Stranger => LONG_STRANGER_BYTES,
            Self::Token => LONG_TOKEN_BYTES,
            Self::Phone | Self::Answer => 0,
        })
    }

    /// Units that a long body of so many bytes takes.
    pub(super) fn long_units_for(self, bytes: usize) -> u32 {
        let large = self == Self::Bulk && bytes > LARGE_BULK_BYTES;
        units(if large { bytes.max(ACCOUNT_BULK_BYTES / 2) } else { bytes })
    }

    /// What one account may have of it. `None` where senders are not known, or are bounded elsewhere.
    pub(super) fn of_account(self) -> Option<AccountLimits> {
        let (long_calls, long) = match self {
            Self::Bulk => (ACCOUNT_BULK_CALLS, ACCOUNT_BULK_BYTES),
            Self::Known => (ACCOUNT_KNOWN_CALLS, ACCOUNT_KNOWN_BYTES),
            Self::Stranger | Self::Phone | Self::Token | Self::Answer => return None,
        };
        Some(AccountLimits { short_calls: ACCOUNT_SHORT_CALLS, long_calls, long: units(long) })
    }

    pub(super) fn wait(self) -> Duration {
        if self == Self::Bulk { BULK_WAIT } else { WAIT }
    }
}

/// Units that so many bytes take, the last one perhaps in part.
pub(super) fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX)
}
