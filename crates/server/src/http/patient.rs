//! A connection whose peer must read what it is sent.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

use crate::http::places::Activity;

/// How long a client may read nothing of its answer: the system's buffers hold the most of usual answers, so only clients with
/// long ones come to wait at all.
const STALL_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes a second that a client must read on the average once it has kept the server waiting for [`STALL_TIMEOUT`]: what it reads
/// a byte at a time would keep its memory for ever. A slow mobile line (128 kbit/s) does it.
const BYTES_PER_SECOND: u64 = 16 * 1024;

/// A stream that fails when its peer reads too slowly.
pub(super) struct Patient<S> {
    stream: S,
    activity: Arc<Activity>,
    waiting: Option<Waiting>,
}

/// From the first byte that could not be written to when all is written.
struct Waiting {
    began: Instant,
    /// When something was written last.
    last: Instant,
    written: u64,
    timer: Pin<Box<Sleep>>,
}

impl Waiting {
    fn new() -> Self {
        let now = Instant::now();
        Self { began: now, last: now, written: 0, timer: Box::pin(tokio::time::sleep_until(now + STALL_TIMEOUT)) }
    }

    /// When more must be written.
    fn end(&self) -> Instant {
        let in_time = self.began + STALL_TIMEOUT + Duration::from_secs(self.written / BYTES_PER_SECOND);
        in_time.min(self.last + STALL_TIMEOUT)
    }
}

impl<S> Patient<S> {
    /// A stream whose activity is told when all is written.
    pub(super) fn new(stream: S, activity: Arc<Activity>) -> Self {
        Self { stream, activity, waiting: None }
    }

    /// What became of a try to write so many bytes, unless it has waited too long.
    fn judge<T>(
        &mut self,
        context: &mut Context<'_>,
        tried: Poll<io::Result<T>>,
        written: impl Fn(&T) -> usize,
    ) -> Poll<io::Result<T>> {
        match &tried {
            Poll::Ready(Ok(done)) => {
                if let Some(waiting) = &mut self.waiting {
                    waiting.written += written(done) as u64;
                    waiting.last = Instant::now();
                }
                tried
            }
            Poll::Ready(Err(_)) => tried,
            Poll::Pending => {
                self.activity.blocked();
                let waiting = self.waiting.get_or_insert_with(Waiting::new);
                let end = waiting.end();
                waiting.timer.as_mut().reset(end);
                waiting.timer.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, tried, |written| *written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.judge(context, tried, |written| *written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let tried = Pin::new(&mut self.stream).poll_flush(context);
        if matches!(tried, Poll::Ready(Ok(()))) {
            self.waiting = None;
            self.activity.flushed();
        }
        self.judge(context, tried, |()| 0)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let tried = Pin::new(&mut self.stream).poll_shutdown(context);
        self.judge(context, tried, |()| 0)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::http::places::Places;

    fn patient(stream: tokio::io::DuplexStream) -> Patient<tokio::io::DuplexStream> {
        Patient::new(stream, Arc::clone(&Places::new(1).enter().activity))
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_reads_nothing_is_given_up_and_one_that_reads_slowly_is_not() {
        let (ours, mut theirs) = tokio::io::duplex(64 * 1024);
        let mut stream = patient(ours);
        let slow = tokio::spawn(async move {
            let mut part = vec![0; 200 * 1024];
            for _ in 0..16 {
                tokio::time::sleep(Duration::from_secs(10)).await;
                theirs.read_exact(&mut part).await.expect("there is more");
            }
            theirs
        });
        stream.write_all(&vec![0; 16 * 200 * 1024]).await.expect("it reads, if slowly");
        let _theirs = slow.await.expect("it read all it wanted");
        stream.flush().await.expect("all is written");
        let stalled = stream.write_all(&[0; 65 * 1024]).await.expect_err("nobody reads any more");
        assert_eq!(stalled.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_reads_a_byte_now_and_then_is_given_up_too() {
        let (ours, mut theirs) = tokio::io::duplex(8);
        let mut stream = patient(ours);
        let began = Instant::now();
        tokio::spawn(async move {
            let mut byte = [0; 1];
            while theirs.read_exact(&mut byte).await.is_ok() {
                tokio::time::sleep(Duration::from_secs(5)).await;
            }
        });
        stream.write_all(&[0; 1024]).await.expect_err("it would take more than an hour");
        assert!(began.elapsed() <= STALL_TIMEOUT + Duration::from_secs(5), "{:?}", began.elapsed());
    }
}
