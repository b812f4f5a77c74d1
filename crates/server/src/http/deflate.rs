//! Unpacking `deflate`: what HTTP calls so has a zlib header (RFC 9110, section 8.4.1.2), and some clients send it without.

use std::io::Write;

use flate2::{Decompress, FlushDecompress, Status};

use super::coding::{Bounded, Refused};

/// Unpacked bytes that are made at a time.
const STEP_BYTES: usize = 16 * 1024;

/// A packed body as far as it has come.
pub(super) struct Inflate {
    /// How the body is packed, once its first two bytes have told.
    state: Option<Decompress>,
    /// Bytes that came before.
    head: Vec<u8>,
    /// Where the next bytes are unpacked to.
    step: Vec<u8>,
    unpacked: Bounded,
    is_ended: bool,
}

impl Inflate {
    pub(super) fn new(unpacked: Bounded) -> Self {
        Self { state: None, head: Vec::new(), step: vec![0; STEP_BYTES], unpacked, is_ended: false }
    }

    /// What is unpacked by now.
    pub(super) fn unpacked(&self) -> &Bounded {
        &self.unpacked
    }

    pub(super) fn push(&mut self, data: &[u8]) -> Result<(), Refused> {
        let Some(state) = &mut self.state else {
            self.head.extend_from_slice(data);
            let &[first, second, ..] = self.head.as_slice() else { return Ok(()) };
            self.state = Some(Decompress::new(is_zlib(first, second)));
            let head = std::mem::take(&mut self.head);
            return self.push(&head);
        };
        let step = self.step.as_mut_slice();
        let mut rest = data;
        // What follows the end of the compressed data means nothing.
        while !self.is_ended {
            let (taken, made) = (state.total_in(), state.total_out());
            let status = state.decompress(rest, step, FlushDecompress::None);
            let status = status.map_err(|_| Refused { too_long: false })?;
            // Neither is more than there was room for.
            let taken = usize::try_from(state.total_in() - taken).unwrap_or(usize::MAX);
            let made = usize::try_from(state.total_out() - made).unwrap_or(usize::MAX);
            self.unpacked.write_all(&step[..made]).map_err(|_| Refused { too_long: true })?;
            rest = &rest[taken..];
            self.is_ended = status == Status::StreamEnd;
            if rest.is_empty() && made < step.len() || taken == 0 && made == 0 {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Bounded, Refused> {
        // Nothing at all is nothing, packed or not.
        let is_empty = self.state.is_none() && self.head.is_empty();
        if self.is_ended || is_empty { Ok(self.unpacked) } else { Err(Refused { too_long: false }) }
    }
}

/// Whether the first two bytes are a zlib header: compression method 8, and a check that makes them a multiple of 31
/// (RFC 1950, section 2.2). Bare deflate does not begin so: its first block would have to be a stored one with a bit set that
/// encoders leave 0.
fn is_zlib(first: u8, second: u8) -> bool {
    first & 0x0f == 8 && u16::from_be_bytes([first, second]).is_multiple_of(31)
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    /// The same text packed with and without a zlib header.
    fn packed(text: &[u8]) -> [Vec<u8>; 2] {
        let (mut with, mut without) =
            (ZlibEncoder::new(Vec::new(), Compression::best()), DeflateEncoder::new(Vec::new(), Compression::fast()));
        with.write_all(text).and_then(|()| without.write_all(text)).expect("memory takes everything");
        [with.finish().expect("it is packed"), without.finish().expect("it is packed")]
    }

    fn unpack(body: &[u8], piece: usize, limit: usize) -> Result<Vec<u8>, Refused> {
        let mut inflate = Inflate::new(Bounded::new(limit));
        body.chunks(piece).try_for_each(|data| inflate.push(data))?;
        inflate.finish().map(Bounded::into_bytes)
    }

    #[test]
    fn a_packed_body_is_unpacked_with_and_without_header_whatever_its_pieces_and_up_to_its_limit() {
        for text in [b"the same again and again ".repeat(4000), b"{}".to_vec(), (0..=255).collect(), Vec::new()] {
            for body in packed(&text) {
                for piece in [1, 2, 3, 100, body.len()] {
                    assert_eq!(unpack(&body, piece, text.len()).as_deref(), Ok(text.as_slice()), "pieces of {piece}");
                    if !text.is_empty() {
                        let refused = unpack(&body, piece, text.len() - 1);
                        assert_eq!(refused, Err(Refused { too_long: true }), "pieces of {piece}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_body_that_is_cut_off_or_spoilt_is_refused_and_what_follows_its_end_means_nothing() {
        for body in packed(b"{\"a\": 1, \"b\": [2, 3, 4, 5, 6, 7, 8, 9]}") {
            for cut in 1..body.len() - 4 {
                assert_eq!(unpack(&body[..cut], 4096, 1000), Err(Refused { too_long: false }), "{cut} bytes");
            }
            let followed = [&body[..], b"\0\0\0\0"].concat();
            assert_eq!(unpack(&followed, 3, 1000), unpack(&body, 4096, 1000));
        }
        assert_eq!(unpack(b"{\"a\": 1}", 4096, 1000), Err(Refused { too_long: false }));
        assert_eq!(unpack(b"", 1, 1000).as_deref(), Ok(&b""[..]));
    }
}
