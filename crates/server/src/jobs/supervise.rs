//! Keeps the jobs alive: one that panics, or ends without being asked to, is logged, counted and started again.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tracing::error;

/// How long to wait before a job is started again for the first time.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// Longest wait: a job that fails at once again and again must not fill the log.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A job that ran this long is trusted again: its next failure is its first.
const TRUSTED_AFTER: Duration = Duration::from_secs(600);

/// Runs what `job` starts until `stopping` is true, and starts it again when it ends before. `restarted` is told each time.
pub(super) fn supervise<F>(
    name: &'static str,
    stopping: &watch::Receiver<bool>,
    restarted: impl Fn(&'static str) + Send + 'static,
    job: impl Fn(watch::Receiver<bool>) -> F + Send + 'static,
) -> JoinHandle<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut stopping = stopping.clone();
    tokio::spawn(async move {
        let mut pause = FIRST_PAUSE;
        loop {
            let started = Instant::now();
            let ended = tokio::spawn(job(stopping.clone())).await;
            if *stopping.borrow() {
                if ended.is_err() {
                    error!(job = name, "a job failed at its end");
                }
                return;
            }
            match ended {
                // The runtime is being taken down.
                Err(error) if error.is_cancelled() => return,
                Err(_) => error!(job = name, pause = ?pause, "a job panicked and is started again"),
                Ok(()) => error!(job = name, pause = ?pause, "a job ended unasked and is started again"),
            }
            restarted(name);
            if started.elapsed() >= TRUSTED_AFTER {
                pause = FIRST_PAUSE;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stopping.changed() => {}
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// Runs a job that does `first` on its first two runs and then waits for the end; gives starts and restarts.
    async fn run(first: fn()) -> (u32, u32) {
        let (stop, stopping) = watch::channel(false);
        let (starts, restarts) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let (started, counted) = (Arc::clone(&starts), Arc::clone(&restarts));
        let (third, mut reached) = tokio::sync::mpsc::unbounded_channel();
        let supervised = supervise(
            "test",
            &stopping,
            move |_| {
                counted.fetch_add(1, Ordering::SeqCst);
            },
            move |mut stopping| {
                let run = started.fetch_add(1, Ordering::SeqCst);
                let third = third.clone();
                async move {
                    if run < 2 {
                        return first();
                    }
                    let _ = third.send(());
                    let _ = stopping.wait_for(|stop| *stop).await;
                }
            },
        );
        reached.recv().await.expect("the job is started a third time");
        stop.send(true).expect("the job listens");
        supervised.await.expect("the supervisor ends when it is asked to");
        (starts.load(Ordering::SeqCst), restarts.load(Ordering::SeqCst))
    }

    #[tokio::test]
    async fn a_job_that_panics_or_ends_is_started_again_and_still_ends_when_asked() {
        assert_eq!(run(|| panic!("planned")).await, (3, 2));
        assert_eq!(run(|| {}).await, (3, 2));
    }

    #[tokio::test]
    async fn a_job_that_is_not_running_is_not_waited_for_at_the_end() {
        let (stop, stopping) = watch::channel(false);
        let (told, mut restarted) = tokio::sync::mpsc::unbounded_channel();
        let tell = move |_| {
            let _ = told.send(());
        };
        let supervised = supervise("test", &stopping, tell, |_| async { panic!("planned") });
        restarted.recv().await.expect("the panic is noticed");
        stop.send(true).expect("the supervisor listens");
        supervised.await.expect("the supervisor ends during its pause");
    }
}
