//! The signals that end a server.

use std::future::Future;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::sleep;
use tracing::{info, warn};

use crate::failure::Failure;

/// Exit code of a process that a second signal ended (128 + SIGINT), as shells have it.
const IMPATIENT: i32 = 130;

/// A second signal within this time is the first one's echo: `timeout`, `npm` and other parents pass on what their whole
/// group got already, milliseconds apart. A person who does not want to wait needs longer than this to find out.
const ECHO: Duration = Duration::from_secs(1);

/// What the log's thread gets to write that the process is ended.
const LAST_WORD: Duration = Duration::from_millis(50);

/// Where Linux tells which signals a process ignores.
const STATUS: &str = "/proc/self/status";

/// Ready at the first signal. At a further one after its [`ECHO`] the process ends at once: the operator does not want to
/// wait for requests that are under way, and nothing that was acknowledged is lost by it.
pub fn shutdown(runtime: &Runtime) -> Result<impl Future<Output = ()> + use<>, Failure> {
    let _context = runtime.enter();
    let mut signals = Signals::listen()?;
    Ok(async move {
        signals.next().await;
        info!("stopping: requests under way are finished, another signal after a second ends at once");
        tokio::spawn(async move {
            signals.pass_over(ECHO).await;
            signals.next().await;
            warn!("ended by a second signal");
            sleep(LAST_WORD).await;
            std::process::exit(IMPATIENT);
        });
    })
}

/// SIGTERM, SIGINT, and SIGHUP, which a terminal that is closed sends.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    /// `None` under `nohup`, which has it ignored: listening for it would undo that.
    hang_up: Option<Signal>,
}

impl Signals {
    fn listen() -> Result<Self, Failure> {
        let listen = |kind| signal(kind).map_err(|error| Failure::io("cannot listen for signals", &error));
        let status = std::fs::read_to_string(STATUS).unwrap_or_default();
        let hang_up = (!ignores(&status, SignalKind::hangup())).then(|| listen(SignalKind::hangup())).transpose()?;
        Ok(Self { terminate: listen(SignalKind::terminate())?, interrupt: listen(SignalKind::interrupt())?, hang_up })
    }

    /// Ready at the next signal.
    async fn next(&mut self) {
        let hang_up = async {
            match &mut self.hang_up {
                Some(signal) => signal.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
            _ = hang_up => {}
        }
    }

    /// Ready after this time; signals that come meanwhile are forgotten.
    async fn pass_over(&mut self, time: Duration) {
        let end = sleep(time);
        tokio::pin!(end);
        loop {
            tokio::select! {
                biased;
                () = self.next() => {}
                () = &mut end => return,
            }
        }
    }
}

/// Whether the process whose status this is was started with a signal ignored. What a status does not say is not so.
fn ignores(status: &str, kind: SignalKind) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    // The first bit is signal 1.
    mask.checked_shr(kind.as_raw_value().unsigned_abs() - 1).is_some_and(|bits| bits & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_tells_which_signals_are_ignored() {
        let status = "Name:\tmuster\nSigBlk:\t0000000000000003\nSigIgn:\t0000000000001001\nSigCgt:\t0000000000000002\n";
        assert!(ignores(status, SignalKind::hangup()));
        assert!(!ignores(status, SignalKind::interrupt()));
        for unknown in ["", "SigIgn:", "SigIgn:\tx"] {
            assert!(!ignores(unknown, SignalKind::hangup()), "{unknown:?}");
        }
    }
}
