//! The disk, the clock, and the limit of open files.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use jiff::Timestamp;
use muster_core::Clock;
use muster_server::{MAX_CONNECTIONS, OpenFiles};
use muster_store::ownership_advice;

use super::check::Check;

/// Writes the disk is asked to make durable, one after the other.
const SYNCS: i64 = 20;

/// Bytes of each: a page of a database.
const WRITE_BYTES: usize = 4096;

/// Milliseconds one durable write may take on the average before a person waits for it. Group commit hides slow disks
/// from many callers at once, not from one.
const SLOW_MILLIS: i64 = 20;

/// 2026-01-01T00:00:00Z: ids count from here, so an earlier clock is wrong.
const EPOCH_MILLIS: i64 = 1_767_225_600_000;

/// How far ahead of the clock an event may be: nodes of one database have clocks of their own.
const TOLERANCE_MILLIS: i64 = 60_000;

/// How long the disk takes to make a write durable.
pub fn disk(directory: &Path, clock: &dyn Clock) -> Check {
    const NAME: &str = "disk";
    let file = directory.join(".doctor-disk-check");
    let measured = measure(&file, clock);
    let removed = fs::remove_file(&file);
    match measured.and_then(|millis| removed.map(|()| millis)) {
        Err(error) => {
            let denied = error.kind() == ErrorKind::PermissionDenied;
            let advice = denied.then(|| ownership_advice(&file)).flatten().unwrap_or_else(|| advice(&error).to_owned());
            Check::fail(NAME, format!("cannot write in {}: {error}", directory.display()), advice)
        }
        Ok(millis) => {
            // In tenths, because a good disk needs less than a millisecond.
            let found = format!("{}.{} ms for a durable write", millis / SYNCS, millis * 10 / SYNCS % 10);
            if millis / SYNCS < SLOW_MILLIS {
                Check::ok(NAME, found)
            } else {
                Check::warn(NAME, found, "every change waits for this: put the data directory on a faster disk")
            }
        }
    }
}

/// What to do about a directory that cannot be written in.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull => {
            "free space on this disk: until then every change is answered 503, and nothing is lost"
        }
        ErrorKind::QuotaExceeded => "raise the quota of the server's user on this disk, or free space",
        ErrorKind::ReadOnlyFilesystem => {
            "mount the file system for writing: it may have been switched after an error of the disk"
        }
        ErrorKind::PermissionDenied => "make the directory writable for the server's user",
        _ => "see to the disk: the system's log says more",
    }
}

/// Milliseconds of all writes together.
fn measure(file: &Path, clock: &dyn Clock) -> io::Result<i64> {
    let mut output = OpenOptions::new().create(true).truncate(true).write(true).open(file)?;
    let begin = clock.now_millis();
    for _ in 0..SYNCS {
        output.write_all(&[0; WRITE_BYTES])?;
        output.sync_data()?;
    }
    Ok(clock.now_millis() - begin)
}

/// Whether the clock can be right.
pub fn clock(now: i64, newest_event_at: Option<i64>) -> Check {
    const NAME: &str = "clock";
    let shown =
        |millis: i64| Timestamp::from_millisecond(millis).map_or_else(|_| millis.to_string(), |at| at.to_string());
    if now < EPOCH_MILLIS {
        return Check::fail(NAME, shown(now), "set the clock: tokens and ids depend on it");
    }
    match newest_event_at {
        Some(at) if at > now + TOLERANCE_MILLIS => Check::warn(
            NAME,
            format!("{}, but the newest event is of {}", shown(now), shown(at)),
            "set the clock, or wait until it is right: it was set back since that event",
        ),
        _ => Check::ok(NAME, shown(now)),
    }
}

/// How many clients can be connected at one time, given the limits of open files before a server raises them.
pub fn connections(files: OpenFiles) -> Check {
    const NAME: &str = "connections";
    let limit = |files: Option<u64>| files.map_or_else(|| "unlimited".to_owned(), |files| files.to_string());
    let raised = files.raised();
    let found = format!(
        "a server started as this command was can have {} at one time (open files: {}, raised to {})",
        raised.connections(),
        limit(files.soft),
        limit(raised.soft),
    );
    if raised.connections() == MAX_CONNECTIONS {
        return Check::ok(NAME, found);
    }
    let wanted = OpenFiles::wanted();
    Check::warn(
        NAME,
        found,
        format!(
            "for {MAX_CONNECTIONS}, raise the hard limit to {wanted}: LimitNOFILE={wanted} in a systemd unit, --ulimit nofile={wanted} with Docker"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::check::Status;
    use super::*;

    #[test]
    fn the_advice_follows_the_error() {
        for (kind, says) in [
            (ErrorKind::StorageFull, "free space"),
            (ErrorKind::QuotaExceeded, "quota"),
            (ErrorKind::ReadOnlyFilesystem, "mount"),
            (ErrorKind::PermissionDenied, "writable"),
            (ErrorKind::Other, "log"),
        ] {
            assert!(advice(&kind.into()).contains(says), "{kind:?}");
        }
    }

    #[test]
    fn the_connections_that_are_possible_are_told_and_too_few_warned_of() {
        let usual = connections(OpenFiles { soft: Some(1024), hard: Some(1_048_576) });
        assert_eq!((usual.status, usual.found.contains("can have 4096")), (Status::Ok, true), "{usual:?}");
        let low = connections(OpenFiles { soft: Some(1024), hard: Some(1024) });
        assert_eq!((low.status, low.found.contains("can have 824")), (Status::Warn, true), "{low:?}");
        assert!(low.advice().contains("LimitNOFILE=4296"), "the advice names what is needed: {low:?}");
    }

    #[test]
    fn a_clock_before_the_events_or_before_muster_is_wrong() {
        assert_eq!(clock(EPOCH_MILLIS - 1, None).status, Status::Fail);
        assert_eq!(clock(EPOCH_MILLIS + 1, Some(EPOCH_MILLIS)).status, Status::Ok);
        let set_back = clock(EPOCH_MILLIS, Some(EPOCH_MILLIS + TOLERANCE_MILLIS + 1));
        assert_eq!(set_back.status, Status::Warn, "{set_back:?}");
    }
}
