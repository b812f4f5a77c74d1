//! Taking a `multipart/mixed` body apart (RFC 2046, section 5.1).

use super::{MAX_BOUNDARY_CHARS, MAX_CALLS, head};

/// The boundary named by the `Content-Type` header of a batch, quoted or not.
///
/// # Errors
/// Refuses another media type, and a missing, empty or too long boundary.
pub(super) fn boundary(content_type: &str) -> Result<String, String> {
    let (media_type, mut parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    if !media_type.trim().eq_ignore_ascii_case("multipart/mixed") {
        return Err("the Content-Type of a batch is multipart/mixed; boundary=…".to_owned());
    }
    while !parameters.is_empty() {
        let (name, value, rest) = parameter(parameters);
        if name.eq_ignore_ascii_case("boundary") {
            return if value.is_empty() || value.chars().count() > MAX_BOUNDARY_CHARS {
                Err(format!("the boundary of a batch has 1 to {MAX_BOUNDARY_CHARS} characters"))
            } else {
                Ok(value)
            };
        }
        parameters = rest;
    }
    Err("the Content-Type of a batch names a boundary: multipart/mixed; boundary=…".to_owned())
}

/// The first parameter of a media type: name, value without quotes, and the parameters that follow.
fn parameter(text: &str) -> (&str, String, &str) {
    let Some((name, value)) = text.split_once('=').filter(|(name, _)| !name.contains(';')) else {
        let (name, rest) = text.split_once(';').unwrap_or((text, ""));
        return (name.trim(), String::new(), rest);
    };
    let value = value.trim_start();
    let Some(quoted) = value.strip_prefix('"') else {
        let (value, rest) = value.split_once(';').unwrap_or((value, ""));
        return (name.trim(), value.trim().to_owned(), rest);
    };
    let mut unquoted = String::new();
    let mut characters = quoted.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' => {
                let rest = &quoted[position + 1..];
                return (name.trim(), unquoted, rest.split_once(';').map_or("", |(_, rest)| rest));
            }
            '\\' => unquoted.extend(characters.next().map(|(_, escaped)| escaped)),
            _ => unquoted.push(character),
        }
    }
    (name.trim(), unquoted, "")
}

/// The parts of `body`, without the line breaks that belong to the delimiters. Text before the first delimiter and
/// after the last means nothing.
///
/// # Errors
/// Refuses a body without delimiter or without closing delimiter, which was cut off on its way, and more than
/// [`MAX_CALLS`] parts.
pub(super) fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<&'a [u8]>, String> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut line_break: &[u8] = b"";
    let mut rest = body;
    while !rest.is_empty() {
        let position = body.len() - rest.len();
        let (line, after) = head::line(rest);
        rest = after;
        let Some(closing) = delimiter(line, boundary.as_bytes()) else { continue };
        if let Some(start) = start.replace(body.len() - rest.len()) {
            if parts.len() == MAX_CALLS {
                return Err(format!("a batch has at most {MAX_CALLS} calls"));
            }
            parts.push(without_line_break(&body[start..position.max(start)], line_break));
        }
        // The delimiter shows how the client ends lines; a body may itself end in what looks like one.
        line_break = if body[..body.len() - rest.len()].ends_with(b"\r\n") { b"\r\n" } else { b"\n" };
        if closing {
            return Ok(parts);
        }
    }
    match start {
        None => Err("the body of the batch has no part with the boundary its Content-Type names".to_owned()),
        Some(_) => Err("the body of the batch is cut off: its closing boundary is missing".to_owned()),
    }
}

/// Whether `line` is a delimiter, and if so whether it closes the body.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let after = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    let (closing, padding) = match after.strip_prefix(b"--") {
        Some(padding) => (true, padding),
        None => (false, after),
    };
    padding.iter().all(|byte| matches!(byte, b' ' | b'\t')).then_some(closing)
}

fn without_line_break<'a>(part: &'a [u8], line_break: &[u8]) -> &'a [u8] {
    part.strip_suffix(line_break).or_else(|| part.strip_suffix(b"\n")).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boundary_may_be_quoted_and_stand_anywhere_among_the_parameters() {
        for (content_type, expected) in [
            ("multipart/mixed; boundary=abc", "abc"),
            ("Multipart/Mixed;BOUNDARY=\"===1==\"", "===1=="),
            ("multipart/mixed; charset=utf-8; boundary=abc ; x=y", "abc"),
            ("multipart/mixed; note=\"a;boundary=no\"; boundary=yes", "yes"),
            ("multipart/mixed; flag; boundary=\"a\\\"b\"", "a\"b"),
        ] {
            assert_eq!(boundary(content_type).as_deref(), Ok(expected), "{content_type}");
        }
    }

    #[test]
    fn another_media_type_or_a_missing_boundary_is_refused() {
        let too_long = format!("multipart/mixed; boundary={}", "b".repeat(MAX_BOUNDARY_CHARS + 1));
        for content_type in [
            "",
            "application/json",
            "multipart/form-data; boundary=a",
            "multipart/mixed",
            "multipart/mixed; boundary=",
            "multipart/mixed; boundary=\"\"",
            &too_long,
        ] {
            assert!(boundary(content_type).is_err(), "{content_type}");
        }
    }

    #[test]
    fn preamble_and_epilogue_mean_nothing_and_both_line_breaks_are_read() {
        let body = b"hello\r\n--b\r\none\r\n--b  \ntwo\n\n--b--\r\nbye --b";
        assert_eq!(parts(body, "b"), Ok(vec![&b"one"[..], b"two\n"]));
        assert_eq!(parts(b"--b\n--b--", "b"), Ok(vec![&b""[..]]));
        assert_eq!(parts(b"--b--", "b"), Ok(vec![]));
    }

    #[test]
    fn a_longer_boundary_is_not_mistaken_for_a_delimiter() {
        assert_eq!(parts(b"--b\n--bb\nx --b\n--b--", "b"), Ok(vec![&b"--bb\nx --b"[..]]));
    }

    #[test]
    fn a_body_without_or_with_half_its_delimiters_is_refused() {
        assert!(parts(b"", "b").is_err_and(|error| error.contains("no part")));
        assert!(parts(b"--c\nx\n--c--", "b").is_err_and(|error| error.contains("no part")));
        assert!(parts(b"--b\nx\n--b\ny", "b").is_err_and(|error| error.contains("cut off")));
    }
}
