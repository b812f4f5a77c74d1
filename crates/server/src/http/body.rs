//! Reading a request's body: within its limit, within the budget for all bodies, and within a time.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use http_body_util::BodyExt;
use muster_core::{Code, Error, Noun};
use tokio::time::Instant;

use crate::family::MAX_BULK_BODY_BYTES;
use crate::http::coding::{BodyCoding, Unpacked};
use crate::http::{BodyBudget, Place, Sender, Share};

/// Compressed bytes that are unpacked before the place is looked at again: a thousand times as many at most, which is what
/// gzip and deflate can pack.
const PACKED_STEP_BYTES: usize = 256;

/// Bytes that are unpacked before other requests get their turn: a quarter of a millisecond's work.
const UNPACKED_AT_ONCE_BYTES: usize = 256 * 1024;

/// How long a client may take to send its body.
const BODY_TIMEOUT: Duration = Duration::from_secs(60);

/// How long a sender may take before its rate counts: a mobile network's pause in the middle of a body.
const GRACE: Duration = Duration::from_secs(10);

/// Bytes a second that a sender must send on the average after its [`GRACE`], so that nobody keeps a place for a minute with one
/// byte, with a token or without: a slow mobile line (128 kbit/s) does it.
const BYTES_PER_SECOND: u64 = 16 * 1024;

/// Most of a refused body that is read, in bytes: all of the longest body there may be. Nothing of it is kept; clients that
/// send all before they read would otherwise see a broken connection instead of the refusal.
const MAX_DISCARDED_BYTES: usize = MAX_BULK_BODY_BYTES;

/// How long reading a refused request's body may take.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(3);

/// How long a sender whose body is too long or finds no place may pause, and how long a stranger may take in all, before it
/// is told so without waiting for the rest.
const DISCARD_PAUSE: Duration = Duration::from_secs(3);

/// A body with its place in the budget; to be kept until the call is answered.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// The body.
    pub bytes: Bytes,
    /// What it takes of the budget.
    pub place: Place,
}

/// The whole body, unpacked if it came compressed. The limit counts the unpacked bytes, so that a small body cannot
/// become a large one. Its place grows with what has come; what is not needed is given back. `sender` is whose body it is, where
/// one has a part of its own.
///
/// # Errors
/// INVALID_ARGUMENT when it is longer than `limit` bytes, in an unknown encoding, cut off or too slow; UNAVAILABLE when the
/// budget has no room for it.
pub(crate) async fn read_body(
    budget: &BodyBudget,
    (share, sender): (Share, Option<Sender>),
    mut body: Body,
    headers: &HeaderMap,
    limit: usize,
) -> Result<Held, Error> {
    let announced = body.size_hint().exact().map(|bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
    // An empty body has no gzip header either: Java's client announces gzip for it all the same.
    if announced == Some(0) {
        return Ok(Held::default());
    }
    let refused = match admit(budget, (share, sender), headers, announced, limit).await {
        Ok((coding, mut place)) => {
            let expected = Expected { coding, limit };
            match read(budget, &mut place, &mut body, &expected).await {
                Ok(bytes) => {
                    place.received(bytes.len());
                    return Ok(Held { bytes, place });
                }
                Err(refused) if refused.code != Code::Unavailable => return Err(refused),
                Err(refused) => refused,
            }
        }
        Err(refused) => refused,
    };
    // The sender is let finish, so that it reads why it is refused; nothing of the body is kept.
    let timeout = if share.is_of_strangers() { DISCARD_PAUSE } else { BODY_TIMEOUT };
    read_away(body, limit.saturating_add(MAX_DISCARDED_BYTES), timeout).await;
    Err(refused)
}

/// What can be known of a body before it is read, and its place.
async fn admit(
    budget: &BodyBudget,
    (share, sender): (Share, Option<Sender>),
    headers: &HeaderMap,
    announced: Option<usize>,
    limit: usize,
) -> Result<(BodyCoding, Place), Error> {
    let coding = BodyCoding::of(headers)
        .ok_or_else(|| wrong("Content-Encoding: only gzip, deflate and identity are supported"))?;
    let most = match (coding, announced) {
        (BodyCoding::Identity, Some(bytes)) if bytes > limit => return Err(too_long(limit)),
        (BodyCoding::Identity, Some(bytes)) => bytes,
        (BodyCoding::Identity, None) | (BodyCoding::Gzip | BodyCoding::Deflate, _) => limit,
    };
    Ok((coding, budget.take(share, sender, most).await?))
}

/// What is known of a body before it comes.
struct Expected {
    coding: BodyCoding,
    limit: usize,
}

impl Expected {
    /// How much of what comes is taken before the place is looked at again.
    fn step(&self) -> usize {
        match self.coding {
            BodyCoding::Identity => usize::MAX,
            BodyCoding::Gzip | BodyCoding::Deflate => PACKED_STEP_BYTES,
        }
    }
}

async fn read(budget: &BodyBudget, place: &mut Place, body: &mut Body, expected: &Expected) -> Result<Bytes, Error> {
    let Expected { coding, limit } = *expected;
    let mut patience = Patience { started: Instant::now() };
    let mut unpacked = Unpacked::new(coding, limit);
    let mut received = 0_u64;
    let invalid = || wrong(format!("the body is not valid {}", coding.name()));
    loop {
        let frame = match tokio::time::timeout_at(patience.end(received), body.frame()).await {
            Err(_) => return Err(Patience::lost()),
            Ok(None) => break,
            Ok(Some(Err(_))) => return Err(wrong("the body was cut off")),
            Ok(Some(Ok(frame))) => frame,
        };
        // Trailers mean nothing here.
        let Ok(data) = frame.into_data() else { continue };
        received = received.saturating_add(data.len() as u64);
        for piece in data.chunks(expected.step()) {
            let before = unpacked.len() / UNPACKED_AT_ONCE_BYTES;
            unpacked.push(piece).map_err(|error| if error.too_long { too_long(limit) } else { invalid() })?;
            if unpacked.len() > place.bytes() {
                let waiting = Instant::now();
                budget.grow(place, unpacked.len()).await?;
                // Nobody is slow while it is not read.
                patience.started += waiting.elapsed();
                unpacked.reserve_for(place.bytes().min(limit));
            }
            // A few kilobytes can become all that a body may be: others are served in between.
            if expected.step() != usize::MAX && unpacked.len() / UNPACKED_AT_ONCE_BYTES != before {
                tokio::task::yield_now().await;
            }
        }
    }
    unpacked.finish().map_err(|_| invalid())
}

/// How long a body may take.
struct Patience {
    started: Instant,
}

impl Patience {
    /// When the next bytes must have come, once so many are there.
    fn end(&self, received: u64) -> Instant {
        let in_time = self.started + GRACE + Duration::from_secs(received / BYTES_PER_SECOND);
        in_time.min(self.started + BODY_TIMEOUT)
    }

    fn lost() -> Error {
        let seconds = BODY_TIMEOUT.as_secs();
        wrong(format!(
            "the body came slower than {BYTES_PER_SECOND} bytes a second, or took longer than {seconds} seconds"
        ))
    }
}

/// Reads a refused request's body away. The connection would otherwise be closed under a client that sends its body
/// after the headers and its next request after the answer.
pub(crate) async fn discard(body: Body) {
    // Whoever sends more, or slowly, loses the connection instead.
    read_away(body, MAX_DISCARDED_BYTES, DISCARD_TIMEOUT).await;
}

/// Reads up to `most` bytes without keeping any; none of a body that announces more, whose sender waits in vain.
async fn read_away(mut body: Body, most: usize, timeout: Duration) {
    if body.size_hint().lower() > most as u64 {
        return;
    }
    let read = async {
        let mut read = 0;
        while read <= most {
            let Ok(Some(Ok(frame))) = tokio::time::timeout(DISCARD_PAUSE, body.frame()).await else { break };
            read += frame.data_ref().map_or(0, Bytes::len);
        }
    };
    let _ = tokio::time::timeout(timeout, read).await;
}

fn too_long(limit: usize) -> Error {
    wrong(format!("the body is longer than {limit} bytes"))
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(Code::InvalidArgument, message).of(Noun::Parameter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_must_keep_its_rate_and_nobody_may_take_longer_than_the_timeout() {
        let seconds = |received| {
            let patience = Patience { started: Instant::now() };
            (patience.end(received) - patience.started).as_secs()
        };
        assert_eq!(seconds(1), GRACE.as_secs(), "one byte buys no time");
        assert_eq!(seconds(10 * BYTES_PER_SECOND), GRACE.as_secs() + 10);
        assert_eq!(seconds(u64::MAX), BODY_TIMEOUT.as_secs());
    }
}
