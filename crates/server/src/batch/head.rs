//! Lines and headers within a part; clients end lines with CR LF or, like Python's, with LF alone.

use super::{MAX_HEADERS, MAX_LINE_BYTES};

/// Names and values of headers, in order; names as sent.
pub(super) type Headers = Vec<(String, String)>;

/// Splits the first line off `bytes`, without its line break; nothing is left when there is no line break.
pub(super) fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (line, rest) = match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &bytes[bytes.len()..]),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// The text of a line that belongs to a head.
///
/// # Errors
/// Refuses more than [`MAX_LINE_BYTES`], other text than UTF-8, and control characters but tabs.
pub(super) fn text(line: &[u8]) -> Result<&str, String> {
    if line.len() > MAX_LINE_BYTES {
        return Err(format!("a header line has at most {MAX_LINE_BYTES} bytes"));
    }
    std::str::from_utf8(line)
        .ok()
        .filter(|text| !text.chars().any(|character| character.is_control() && character != '\t'))
        .ok_or_else(|| "a header line is UTF-8 text without control characters".to_owned())
}

/// The headers at the start of `bytes`, and what follows the blank line that ends them. Folded values are joined:
/// Python folds a long `Content-ID`.
///
/// # Errors
/// Refuses what [`text`] refuses, a line without colon or name, and more than [`MAX_HEADERS`] headers.
pub(super) fn headers(bytes: &[u8]) -> Result<(Headers, &[u8]), String> {
    let mut headers = Headers::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (first, after) = line(rest);
        rest = after;
        if first.is_empty() {
            break;
        }
        let text = text(first)?;
        if text.starts_with([' ', '\t']) {
            let (_, value) = headers.last_mut().ok_or("the first header line begins with a blank")?;
            if value.len() + text.len() > MAX_LINE_BYTES {
                return Err(format!("a header has at most {MAX_LINE_BYTES} bytes"));
            }
            value.push(' ');
            value.push_str(text.trim());
            continue;
        }
        let (name, value) = text.split_once(':').ok_or("a header line has a name and a colon")?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("a header name is ASCII text without blanks".to_owned());
        }
        if headers.len() == MAX_HEADERS {
            return Err(format!("a part has at most {MAX_HEADERS} headers"));
        }
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    Ok((headers, rest))
}

/// The value of the first header called `name`, in any case.
pub(super) fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
