//! The shares that the memory for bodies is cut into, and how much each has.

use std::time::Duration;

use crate::batch::MAX_BATCH_BYTES;
use crate::family::MAX_BULK_BODY_BYTES;
use crate::http::sender_parts::SenderLimits;
use crate::http::{MAX_CONNECTIONS, Sender};
use crate::oauth::MAX_FORM_BYTES;

/// What the budget is counted in: a semaphore has not enough numbers for bytes on every machine.
pub(super) const UNIT_BYTES: usize = 1024;

/// What a body takes before it has outgrown this, whatever it announces: usual requests for a token never do. Whoever announces
/// much and sends a byte holds no more.
pub(super) const BEGUN_BYTES: usize = 2 * 1024;

/// What there is for the [`BEGUN_BYTES`] of each share's bodies: as many as there are connections, so that nobody waits for it.
const BEGUN_PARTS_BYTES: usize = MAX_CONNECTIONS * BEGUN_BYTES;

/// What a body takes next, until it has outgrown this: most bodies never do.
pub(super) const FIRST_BYTES: usize = 16 * 1024;

/// What there is for bulk bodies that have not outgrown [`LARGE_BULK_BYTES`], so that those find their places beside long ones.
const MIDDLE_BULK_BYTES: usize = 16 * LARGE_BULK_BYTES;

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

/// Long bodies that must be read before it is known who sends them, batches and overridden calls whose token is inside:
/// three batches of the greatest length. One network has a third of it.
pub(super) const LONG_STRANGER_BYTES: usize = 3 * MAX_BATCH_BYTES;

/// Strangers' bodies that have not outgrown these lengths have what is for each of them: who sends little does not wait for who
/// sends much.
const MIDDLE_STRANGER_BYTES: [usize; 2] = [128 * 1024, 1024 * 1024];

/// What there is for each of [`MIDDLE_STRANGER_BYTES`].
const MIDDLE_STRANGERS_BYTES: usize = 8 * 1024 * 1024;

/// A network's part of what is for strangers' bodies: a fourth.
const NETWORK_PART: usize = 4;

/// Long requests for a token: 32 of the greatest length. Usual ones have a tenth of [`FIRST_BYTES`].
const LONG_TOKEN_BYTES: usize = 1024 * 1024;

/// What there is for the [`FIRST_BYTES`] of each share's bodies: a thousand bodies.
const FIRST_PARTS_BYTES: usize = 1024 * FIRST_BYTES;

/// What one batch may have for its answers: room for a hundred thousand results of usual length (46 MB), once.
pub(crate) const BATCH_ANSWER_BYTES: usize = 48 * 1024 * 1024;

/// Answers of one account's batches that wait to be written: those of one batch, and some of short ones beside it.
pub(super) const ACCOUNT_ANSWER_BYTES: usize = BATCH_ANSWER_BYTES + 8 * 1024 * 1024;

/// Answers of batches that wait to be written: when an account has all it may, there is as much for another, whatever it asks for.
pub(super) const ANSWER_BYTES: usize = 2 * ACCOUNT_ANSWER_BYTES;

/// Answers in batches to calls of nobody who is known: refusals, and what anybody may ask for.
pub(super) const STRANGER_ANSWER_BYTES: usize = 16 * 1024 * 1024;

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

/// How many shares there are.
pub(super) const SHARES: usize = 7;

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
    /// Answers of batches to clients that showed a token.
    Answer,
    /// Answers of batches to others.
    StrangerAnswer,
}

impl Share {
    pub(super) const ALL: [Self; SHARES] =
        [Self::Bulk, Self::Known, Self::Stranger, Self::Phone, Self::Token, Self::Answer, Self::StrangerAnswer];

    /// What metrics call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Known => "known",
            Self::Stranger => "stranger",
            Self::Phone => "phone",
            Self::Token => "token",
            Self::Answer => "answer",
            Self::StrangerAnswer => "stranger_answer",
        }
    }

    /// Whether the senders have shown no token.
    pub(crate) fn is_of_strangers(self) -> bool {
        matches!(self, Self::Stranger | Self::Phone | Self::Token | Self::StrangerAnswer)
    }

    /// What its bodies hold one after the other, as they grow.
    pub(super) fn rungs(self) -> &'static [Rung] {
        const BEGUN: Rung = Rung::new(BEGUN_BYTES, BEGUN_PARTS_BYTES);
        const FIRST: Rung = Rung::new(FIRST_BYTES, FIRST_PARTS_BYTES);
        const FIRST_OF_STRANGERS: Rung = FIRST.of_network(FIRST_PARTS_BYTES / NETWORK_PART);
        const fn middle(bytes: usize) -> Rung {
            Rung::new(bytes, MIDDLE_STRANGERS_BYTES).of_network(MIDDLE_STRANGERS_BYTES / NETWORK_PART)
        }
        match self {
            Self::Bulk => {
                &const {
                    [
                        BEGUN,
                        FIRST,
                        Rung::new(LARGE_BULK_BYTES, MIDDLE_BULK_BYTES).of_holder(MIDDLE_BULK_BYTES / 2),
                        Rung::new(MAX_BULK_BODY_BYTES, LONG_BULK_BYTES).of_holder(ACCOUNT_BULK_BYTES),
                    ]
                }
            }
            Self::Known => {
                &const { [BEGUN, FIRST, Rung::new(MAX_BATCH_BYTES, LONG_KNOWN_BYTES).of_holder(ACCOUNT_KNOWN_BYTES)] }
            }
            Self::Stranger => {
                &const {
                    [
                        BEGUN,
                        FIRST_OF_STRANGERS,
                        middle(MIDDLE_STRANGER_BYTES[0]),
                        middle(MIDDLE_STRANGER_BYTES[1]),
                        Rung::new(MAX_BATCH_BYTES, LONG_STRANGER_BYTES).of_network(MAX_BATCH_BYTES),
                    ]
                }
            }
            Self::Phone => &const { [BEGUN, FIRST_OF_STRANGERS] },
            Self::Token => {
                &const {
                    [
                        BEGUN,
                        FIRST_OF_STRANGERS,
                        Rung::new(MAX_FORM_BYTES, LONG_TOKEN_BYTES).of_network(LONG_TOKEN_BYTES / NETWORK_PART),
                    ]
                }
            }
            Self::Answer => &const { [Rung::new(BATCH_ANSWER_BYTES, ANSWER_BYTES).of_holder(ACCOUNT_ANSWER_BYTES)] },
            Self::StrangerAnswer => &const { [Rung::new(STRANGER_ANSWER_BYTES, STRANGER_ANSWER_BYTES)] },
        }
    }

    /// Units that a body takes on one of its rungs, which can become so many bytes long.
    pub(super) fn units_on(self, rung: usize, most: usize) -> u32 {
        let rungs = self.rungs();
        let is_last = rung + 1 >= rungs.len();
        let large = is_last && self == Self::Bulk && most > LARGE_BULK_BYTES;
        match rungs.get(rung) {
            _ if large => units(most.max(ACCOUNT_BULK_BYTES / 2)),
            Some(rung) if !is_last => units(most.min(rung.bytes)),
            _ => units(most),
        }
    }

    /// How many bodies one sender may send at one time. `None` where senders have no parts.
    pub(super) fn calls_of(self, sender: Sender) -> Option<SenderLimits> {
        let long_calls = match (self, sender) {
            (Self::StrangerAnswer, _) => return None,
            // All that a batch answers counts, and its calls have come.
            (Self::Answer, _) => return Some(SenderLimits { short_calls: 0, long_calls: 0 }),
            // Those of a network are bounded by its connections.
            (_, Sender::Network(_)) => {
                return Some(SenderLimits { short_calls: MAX_CONNECTIONS, long_calls: MAX_CONNECTIONS });
            }
            (Self::Bulk, _) => ACCOUNT_BULK_CALLS,
            _ => ACCOUNT_KNOWN_CALLS,
        };
        Some(SenderLimits { short_calls: ACCOUNT_SHORT_CALLS, long_calls })
    }

    pub(super) fn wait(self) -> Duration {
        if self == Self::Bulk { BULK_WAIT } else { WAIT }
    }
}

/// Units that so many bytes take, the last one perhaps in part.
pub(super) fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX)
}

/// A part of a share, for bodies that have not outgrown a length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rung {
    /// That length.
    pub bytes: usize,
    /// Bytes there are for all such bodies.
    pub all: usize,
    of_holder: Option<usize>,
    of_network: Option<usize>,
}

impl Rung {
    const fn new(bytes: usize, all: usize) -> Self {
        Self { bytes, all, of_holder: None, of_network: None }
    }

    const fn of_holder(self, most: usize) -> Self {
        Self { of_holder: Some(most), ..self }
    }

    const fn of_network(self, most: usize) -> Self {
        Self { of_network: Some(most), ..self }
    }

    /// Units that one sender may have of it; `None` where there is no limit, or where calls are counted instead.
    pub(super) fn most_of(&self, sender: Sender) -> Option<u32> {
        match sender {
            Sender::Network(_) => self.of_network.map(units),
            Sender::Organisation(_) | Sender::Account(_) => self.of_holder.map(units),
        }
    }
}
