//! Percent-decoding of a request's path.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;

/// Why a path cannot be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidPath {
    /// A `%` without two hexadecimal digits behind it.
    BrokenEscape,
    /// The decoded bytes are not UTF-8.
    NotUtf8,
    /// The decoded path has a NUL character, which no name may have.
    Nul,
}

impl fmt::Display for InvalidPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::BrokenEscape => "every % in the path must be followed by two hexadecimal digits",
            Self::NotUtf8 => "the path must be UTF-8 once percent-decoded",
            Self::Nul => "the path must not contain a NUL character",
        })
    }
}

impl std::error::Error for InvalidPath {}

/// Decodes a path's percent escapes, also `%2F`: clients send the slashes of resource names either way
/// (zero-touch reference, section 1, "path templating"). Borrows when there is nothing to decode.
///
/// # Errors
/// If an escape is broken, or the result is not UTF-8 or has a NUL.
pub fn percent_decode_path(path: &str) -> Result<Cow<'_, str>, InvalidPath> {
    let decoded = if path.contains('%') {
        if !escapes_are_whole(path.as_bytes()) {
            return Err(InvalidPath::BrokenEscape);
        }
        percent_decode_str(path).decode_utf8().map_err(|_| InvalidPath::NotUtf8)?
    } else {
        Cow::Borrowed(path)
    };
    if decoded.contains('\0') { Err(InvalidPath::Nul) } else { Ok(decoded) }
}

fn escapes_are_whole(path: &[u8]) -> bool {
    let escape = |at: usize| path.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    path.iter().enumerate().all(|(at, byte)| *byte != b'%' || escape(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_escapes_when_decoded_then_slashes_and_letters_appear() {
        assert_eq!(percent_decode_path("/v1/customers%2F1%2fdevices"), Ok(Cow::Borrowed("/v1/customers/1/devices")));
        assert_eq!(percent_decode_path("/a%C3%A4%25"), Ok(Cow::Borrowed("/aä%")));
    }

    #[test]
    fn given_no_escape_when_decoded_then_nothing_is_copied() {
        assert!(matches!(percent_decode_path("/v1/customers"), Ok(Cow::Borrowed("/v1/customers"))));
    }

    #[test]
    fn given_a_path_that_is_no_text_when_decoded_then_the_error_says_why() {
        for path in ["/%", "/%2", "/%zz", "/%%41", "/a%2"] {
            assert_eq!(percent_decode_path(path), Err(InvalidPath::BrokenEscape), "{path}");
        }
        assert_eq!(percent_decode_path("/%ff"), Err(InvalidPath::NotUtf8));
        assert_eq!(percent_decode_path("/%00"), Err(InvalidPath::Nul));
        assert_eq!(percent_decode_path("/\0"), Err(InvalidPath::Nul));
    }
}
