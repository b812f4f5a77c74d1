//! The encoding of a device file. Nothing in a file without a byte order mark says which it is; what is in it does.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How files begin that are no text, and what they are. Workbooks are renamed to `.csv` often enough.
const NO_TEXT: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "is an Excel workbook: save the sheet as CSV UTF-8 and import that file"),
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook: save the sheet as CSV UTF-8 and import that file"),
    (b"%PDF", "is a PDF document: an import reads CSV files"),
    (b"\x1f\x8b", "is compressed: unpack it first"),
];

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark. What is no text of the encoding is U+FFFD.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Whether the encoding is a guess that another one of eight bits would fit too.
    pub is_guess: bool,
    /// Whether something was no text of the encoding. If not, a U+FFFD was in the file already.
    pub is_damaged: bool,
}

impl Decoded {
    /// What people are told when the encoding is a guess.
    pub fn guess(&self) -> Option<String> {
        self.is_guess.then(|| {
            format!(
                "the file says nothing of its encoding and was read as {}: if letters look wrong, save it as CSV UTF-8",
                self.encoding
            )
        })
    }
}

/// Reads bytes as text: in the encoding of the byte order mark; else UTF-16 where every other byte is a zero, UTF-8 where
/// that fits, and Windows-1252 where not, as older spreadsheets write it in Western Europe.
///
/// A file that is UTF-8 but for some damaged rows stays UTF-8: its other rows with letters beyond ASCII say so.
///
/// # Errors
/// The rest of a sentence about a file that is no text at all.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, &'static str> {
    if let Some((_, what)) = NO_TEXT.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(what);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Ok(decoded(encoding, &bytes[mark..], false));
    }
    if let Some(encoding) = utf_16_without_mark(&bytes) {
        return Ok(decoded(encoding, &bytes, false));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, encoding: UTF_8.name(), is_guess: false, is_damaged: false }),
        Err(error) => {
            let bytes = error.into_bytes();
            let is_utf_8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
            Ok(decoded(if is_utf_8 { UTF_8 } else { WINDOWS_1252 }, &bytes, !is_utf_8))
        }
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], is_guess: bool) -> Decoded {
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), is_guess, is_damaged }
}

/// The first heading is ASCII, so in UTF-16 one of the first two bytes is a zero; in no other encoding is there any.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, second, ..] if *second != 0 => Some(UTF_16BE),
        [first, 0, ..] if *first != 0 => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "imei,model\n1,Téléphone\n";

    fn utf_16(mark: bool, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = Some(0xfeff).filter(|_| mark).into_iter().chain(TEXT.encode_utf16());
        units.flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_spreadsheets_write_is_recognised() {
        let windows: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for (bytes, encoding, is_guess) in [
            (TEXT.as_bytes().to_vec(), "UTF-8", false),
            ([b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), "UTF-8", false),
            (utf_16(true, u16::to_le_bytes), "UTF-16LE", false),
            (utf_16(true, u16::to_be_bytes), "UTF-16BE", false),
            (utf_16(false, u16::to_le_bytes), "UTF-16LE", false),
            (utf_16(false, u16::to_be_bytes), "UTF-16BE", false),
            (windows, "windows-1252", true),
        ] {
            assert_eq!(decode(bytes), Ok(Decoded { text: TEXT.to_owned(), encoding, is_guess, is_damaged: false }));
        }
        assert_eq!(decode(b"imei,model\n1,\x80 \x96\n".to_vec()).unwrap().text, "imei,model\n1,€ –\n");
    }

    #[test]
    fn one_damaged_row_does_not_make_a_file_of_another_encoding() {
        let damaged = [TEXT.as_bytes(), b"2,\xff\xfe\n"].concat();
        let read = decode(damaged).unwrap();
        assert_eq!((read.encoding, read.is_guess, read.is_damaged), ("UTF-8", false, true));
        assert!(read.text.starts_with(TEXT) && read.text.contains('\u{fffd}'), "{read:?}");
        let cut = decode(utf_16(true, u16::to_le_bytes)[..9].to_vec()).unwrap();
        assert!(cut.text.contains('\u{fffd}'), "half a character: {cut:?}");
    }

    #[test]
    fn a_file_that_is_no_text_is_named_for_what_it_is() {
        assert!(decode(b"PK\x03\x04rest".to_vec()).unwrap_err().contains("Excel workbook"));
        assert!(decode(b"%PDF-1.7".to_vec()).unwrap_err().contains("PDF"));
    }
}
