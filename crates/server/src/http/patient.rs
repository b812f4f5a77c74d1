//! A connection whose peer must read what it is sent.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

use crate::http::places::Activity;

/// How long a client may read nothing of its answer: the system's buffers hold the most of usual answers, so only clients with
/// long ones come to wait at all.
const STALL_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes a second that a client must read on the average once it has kept the server waiting for [`STALL_TIMEOUT`]: what it reads
/// a byte at a time would keep its memory for ever. A slow mobile line (128 kbit/s) does it.
const BYTES_PER_SECOND: u64 = 16 * 1024;

/// Bytes that the system takes over before it sends them. It would take megabytes, and no more until a third of them is sent: a
/// client that reads at the least rate would seem to read nothing for a minute. Of so many, some are taken over every few seconds.
/// What is under way to the client is not bounded by it, so a long line stays full.
const UNSENT_BYTES: u32 = 128 * 1024;

/// Lets what the system takes over tell how much the client reads.
///
/// # Errors
/// Those of the system.
pub(super) fn show_progress(stream: &TcpStream) -> io::Result<()> {
    let socket = SockRef::from(stream);
    #[cfg(target_os = "linux")]
    return socket.set_tcp_notsent_lowat(UNSENT_BYTES);
    // Elsewhere all that is not acknowledged is bounded.
    #[cfg(not(target_os = "linux"))]
    return socket.set_send_buffer_size(2 * UNSENT_BYTES as usize);
}

/// A stream that fails when its peer reads too slowly.
pub(super) struct Patient<S> {
    stream: S,
    activity: Arc<Activity>,
    waiting: Option<Waiting>,
    /// [`STALL_TIMEOUT`].
    stall: Duration,
}

/// From the first byte that could not be written to when all is written.
struct Waiting {
    began: Instant,
    /// When something was written last.
    last: Instant,
    written: u64,
    stall: Duration,
    timer: Pin<Box<Sleep>>,
}

impl Waiting {
    fn new(stall: Duration) -> Self {
        let now = Instant::now();
        Self { began: now, last: now, written: 0, stall, timer: Box::pin(tokio::time::sleep_until(now + stall)) }
    }

    /// When more must be written.
    fn end(&self) -> Instant {
        let in_time = self.began + self.stall + Duration::from_secs(self.written / BYTES_PER_SECOND);
        in_time.min(self.last + self.stall)
    }
}

impl<S> Patient<S> {
    /// A stream whose activity is told when all is written.
    pub(super) fn new(stream: S, activity: Arc<Activity>) -> Self {
        Self { stream, activity, waiting: None, stall: STALL_TIMEOUT }
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
                let waiting = self.waiting.get_or_insert_with(|| Waiting::new(self.stall));
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

    /// What becomes of a long answer within ten seconds, a tenth of the usual patience, if its client reads so many bytes a second
    /// from a real connection: it is given up, or it goes on.
    async fn is_given_up(bytes_per_second: usize) -> bool {
        const STALL: Duration = Duration::from_secs(3);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let mut theirs = TcpStream::connect(address).await.expect("it listens");
        let (ours, _) = listener.accept().await.expect("it has come");
        show_progress(&ours).expect("the system does it");
        let mut stream = Patient::new(ours, Arc::clone(&Places::new(1).enter().activity));
        stream.stall = STALL;
        let reader = tokio::spawn(async move {
            let mut part = vec![0; bytes_per_second / 10];
            while theirs.read_exact(&mut part).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        let answer = vec![0; 32 * 1024 * 1024];
        let written = tokio::time::timeout(Duration::from_secs(10), stream.write_all(&answer)).await;
        reader.abort();
        written.is_ok_and(|written| written.is_err())
    }

    #[tokio::test]
    async fn a_client_that_reads_slowly_but_steadily_is_seen_to_read_behind_the_systems_buffers() {
        let (steady, too_slow) = tokio::join!(is_given_up(200_000), is_given_up(1000));
        assert!(!steady, "it read all the time");
        assert!(too_slow, "it read less than it must");
    }
}
