//! How requests and answers travel over the socket: four bytes of length, most significant first, then so many bytes of
//! JSON. The length comes first so that a limit can be kept without reading what breaks it.

use std::io;

use serde::Serialize;
use tokio::io::{AsyncRead, AsyncReadExt};

/// Longest request: an import of [`super::MAX_IMPORT_ROWS`] rows with metadata of the greatest length fits.
pub const MAX_REQUEST_BYTES: usize = 8 * 1024 * 1024;

/// Longest answer: the list of a hundred thousand companies fits.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024 * 1024;

/// Bytes of a frame's length.
pub(super) const LENGTH_BYTES: usize = 4;

/// `value` as a frame.
pub(super) fn encode(value: &impl Serialize, max: usize) -> io::Result<Vec<u8>> {
    let mut frame = vec![0; LENGTH_BYTES];
    serde_json::to_writer(&mut frame, value)?;
    let body = frame.len() - LENGTH_BYTES;
    let length = u32::try_from(body).ok().filter(|_| body <= max).ok_or_else(|| too_long(body, max))?;
    frame[..LENGTH_BYTES].copy_from_slice(&length.to_be_bytes());
    Ok(frame)
}

/// The length a frame announces.
pub(super) fn length(bytes: [u8; LENGTH_BYTES], max: usize) -> io::Result<usize> {
    let length = usize::try_from(u32::from_be_bytes(bytes)).unwrap_or(usize::MAX);
    if length > max { Err(too_long(length, max)) } else { Ok(length) }
}

/// The body of the next frame; `None` when the other side has closed the connection between two frames.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin), max: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = [0; LENGTH_BYTES];
    match stream.read_exact(&mut bytes).await {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut body = vec![0; length(bytes, max)?];
    stream.read_exact(&mut body).await?;
    Ok(Some(body))
}

fn too_long(length: usize, max: usize) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("a message of {length} bytes is longer than the {max} allowed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn given_frames_one_after_the_other_then_each_is_read_and_the_end_is_recognised() {
        let mut sent = encode(&"first", 100).unwrap();
        sent.extend(encode(&"second", 100).unwrap());
        let mut stream = sent.as_slice();
        assert_eq!(read(&mut stream, 100).await.unwrap().as_deref(), Some(&br#""first""#[..]));
        assert_eq!(read(&mut stream, 100).await.unwrap().as_deref(), Some(&br#""second""#[..]));
        assert_eq!(read(&mut stream, 100).await.unwrap(), None);
    }

    #[tokio::test]
    async fn given_a_length_above_the_limit_then_the_frame_is_refused_before_it_is_read() {
        let announced = u32::MAX.to_be_bytes();
        let refused = read(&mut announced.as_slice(), 100).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidData, "{refused}");
    }

    #[test]
    fn given_a_value_longer_than_the_limit_then_it_is_not_sent() {
        assert!(encode(&"x".repeat(99), 100).is_err(), "the quotation marks count too");
        assert!(encode(&"x".repeat(98), 100).is_ok());
    }
}
