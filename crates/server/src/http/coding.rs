//! How a request's body is packed, and unpacking it while it comes, so that the packed one is never in memory as a whole.

use std::io::{self, Write};

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use flate2::write::GzDecoder;

use super::deflate::Inflate;

/// How a body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyCoding {
    /// As it is.
    Identity,
    /// Compressed.
    Gzip,
    /// Compressed, by the same method in another wrapping.
    Deflate,
}

impl BodyCoding {
    /// What `Content-Encoding` says, which may be a list; `None` for what is not supported, a body packed twice among it.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let mut coding = Self::Identity;
        for line in headers.get_all(header::CONTENT_ENCODING) {
            for name in line.to_str().ok()?.split(',').map(|name| name.trim().to_ascii_lowercase()) {
                let named = match name.as_str() {
                    "" | "identity" => continue,
                    "gzip" | "x-gzip" => Self::Gzip,
                    "deflate" => Self::Deflate,
                    _ => return None,
                };
                if coding != Self::Identity {
                    return None;
                }
                coding = named;
            }
        }
        Some(coding)
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
        }
    }
}

/// Why a body cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused {
    /// Whether it is longer than its limit; otherwise it is not packed as it says.
    pub too_long: bool,
}

/// A body as far as it has come, unpacked.
pub(super) enum Unpacked {
    Identity(Bounded),
    /// Boxed, because a decoder is large and most bodies need none.
    Gzip {
        decoder: Box<GzDecoder<Bounded>>,
        is_empty: bool,
    },
    Deflate(Box<Inflate>),
}

impl Unpacked {
    /// At most `limit` unpacked bytes are taken. No memory is taken for what is only announced.
    pub(super) fn new(coding: BodyCoding, limit: usize) -> Self {
        match coding {
            BodyCoding::Identity => Self::Identity(Bounded::new(limit)),
            BodyCoding::Gzip => Self::Gzip { decoder: Box::new(GzDecoder::new(Bounded::new(limit))), is_empty: true },
            BodyCoding::Deflate => Self::Deflate(Box::new(Inflate::new(Bounded::new(limit)))),
        }
    }

    pub(super) fn push(&mut self, data: &[u8]) -> Result<(), Refused> {
        match self {
            Self::Identity(bounded) => bounded.write_all(data).map_err(|_| Refused { too_long: true }),
            Self::Gzip { decoder, is_empty } => {
                *is_empty &= data.is_empty();
                let mut rest = data;
                while !rest.is_empty() {
                    match decoder.write(rest) {
                        // What follows the end of the compressed data means nothing.
                        Ok(0) => break,
                        Ok(taken) => rest = &rest[taken..],
                        Err(_) => return Err(Refused { too_long: decoder.get_ref().is_full }),
                    }
                }
                Ok(())
            }
            Self::Deflate(inflate) => inflate.push(data),
        }
    }

    /// Makes room for so many bytes in all, so that what comes is not copied again and again. Not for packed ones, which may
    /// unpack to anything.
    pub(super) fn reserve_for(&mut self, all: usize) {
        if let Self::Identity(bounded) = self {
            bounded.bytes.reserve_exact(all.saturating_sub(bounded.bytes.len()));
        }
    }

    /// Bytes that are unpacked by now.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Identity(bounded) => bounded.bytes.len(),
            Self::Gzip { decoder, .. } => decoder.get_ref().bytes.len(),
            Self::Deflate(inflate) => inflate.unpacked().bytes.len(),
        }
    }

    pub(super) fn finish(self) -> Result<Bytes, Refused> {
        match self {
            Self::Identity(bounded) => Ok(bounded.bytes.into()),
            Self::Gzip { is_empty: true, .. } => Ok(Bytes::new()),
            Self::Gzip { mut decoder, .. } => {
                let done = decoder.try_finish();
                let bounded = decoder.get_mut();
                match done {
                    Ok(()) => Ok(std::mem::take(&mut bounded.bytes).into()),
                    Err(_) => Err(Refused { too_long: bounded.is_full }),
                }
            }
            Self::Deflate(inflate) => Ok(inflate.finish()?.into_bytes().into()),
        }
    }
}

/// Bytes up to a limit.
pub(super) struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
    /// Whether more came than there may be.
    is_full: bool,
}

impl Bounded {
    /// No bytes yet, and at most so many.
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit, is_full: false }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Bounded {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if data.len() > self.limit - self.bytes.len() {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes everything")
    }

    /// Unpacks a body that comes in pieces of `piece` bytes.
    fn unpack(body: &[u8], piece: usize, limit: usize) -> Result<Bytes, Refused> {
        let mut unpacked = Unpacked::new(BodyCoding::Gzip, limit);
        body.chunks(piece).try_for_each(|data| unpacked.push(data))?;
        unpacked.finish()
    }

    #[test]
    fn a_coding_is_read_in_any_case_and_out_of_a_list() {
        for (lines, expected) in [
            (&[][..], Some(BodyCoding::Identity)),
            (&[""], Some(BodyCoding::Identity)),
            (&["Identity"], Some(BodyCoding::Identity)),
            (&["GZip"], Some(BodyCoding::Gzip)),
            (&["x-gzip"], Some(BodyCoding::Gzip)),
            (&["gzip, identity"], Some(BodyCoding::Gzip)),
            (&["identity", "deflate"], Some(BodyCoding::Deflate)),
            (&["gzip, gzip"], None),
            (&["gzip", "deflate"], None),
            (&["br"], None),
            (&["gzip, br"], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(header::CONTENT_ENCODING, line.parse().expect("a header"));
            }
            assert_eq!(BodyCoding::of(&headers), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_packed_body_is_unpacked_whatever_its_pieces_and_up_to_its_limit() {
        let text = b"the same again and again ".repeat(1000);
        let body = packed(&text);
        for piece in [1, 7, 100, body.len()] {
            assert_eq!(unpack(&body, piece, text.len()).as_deref(), Ok(text.as_slice()), "pieces of {piece}");
            let refused = unpack(&body, piece, text.len() - 1);
            assert_eq!(refused, Err(Refused { too_long: true }), "pieces of {piece}");
        }
    }

    #[test]
    fn a_body_that_is_cut_off_or_spoilt_is_refused_and_what_follows_its_end_means_nothing() {
        let body = packed(b"{\"a\": 1}");
        for wrong in [&body[..body.len() - 1], &body[..12], &body[..3], b"{\"a\": 1}", &[&body[..12], &body].concat()] {
            assert_eq!(unpack(wrong, 4096, 1000), Err(Refused { too_long: false }), "{wrong:?}");
        }
        assert_eq!(unpack(&[&body[..], b"\0\0\0\0"].concat(), 4096, 1000).as_deref(), Ok(&b"{\"a\": 1}"[..]));
        assert_eq!(unpack(b"", 1, 1000).as_deref(), Ok(&b""[..]), "Java's client announces gzip for an empty body");
    }
}
