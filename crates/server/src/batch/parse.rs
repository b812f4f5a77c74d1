//! From the body of a batch to its calls.

use super::{InnerRequest, MAX_LINE_BYTES, Part, head, multipart};

/// The parts of a batch, in order.
///
/// `content_type` is the value of the request's `Content-Type` header.
///
/// # Errors
/// A sentence that names the rule, where nothing of the batch can be believed: a content type that is not
/// `multipart/mixed`; a body that is cut off, has no call or more than [`super::MAX_CALLS`]. A part that is wrong spoils
/// itself alone.
pub fn parse(content_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = multipart::boundary(content_type)?;
    let parts = multipart::parts(body, &boundary)?;
    if parts.is_empty() {
        return Err("a batch has at least one call".to_owned());
    }
    let numbered = parts.into_iter().enumerate();
    Ok(numbered
        .map(|(index, part)| {
            let call = call(part).map_err(|rule| format!("part {} of the batch: {rule}", index + 1));
            Part { content_id: content_id(part), call }
        })
        .collect())
}

/// The `Content-ID` of a part, also where another header of it is wrong: clients find a refusal by it.
fn content_id(part: &[u8]) -> Option<String> {
    if let Ok((headers, _)) = head::headers(part) {
        return head::find(&headers, "content-id").map(str::to_owned);
    }
    let mut rest = part;
    loop {
        let (line, after) = head::line(rest);
        if line.is_empty() {
            return None;
        }
        let named = head::text(line).ok().and_then(|line| line.split_once(':'));
        rest = after;
        if let Some((_, id)) = named.filter(|(name, _)| name.eq_ignore_ascii_case("content-id")) {
            let mut id = id.trim().to_owned();
            // The id may be folded, as a header that is right may be.
            while rest.starts_with(b" ") || rest.starts_with(b"\t") {
                let (folded, after) = head::line(rest);
                let folded = head::text(folded).ok().filter(|folded| id.len() + folded.len() <= MAX_LINE_BYTES)?;
                id.push(' ');
                id.push_str(folded.trim());
                rest = after;
            }
            return Some(id.trim().to_owned());
        }
    }
}

/// The call in one part.
fn call(part: &[u8]) -> Result<InnerRequest, String> {
    let (part_headers, content) = head::headers(part)?;
    let media_type = head::find(&part_headers, "content-type").unwrap_or("application/http");
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/http") {
        return Err("the Content-Type of a part is application/http".to_owned());
    }
    let encoding = head::find(&part_headers, "content-transfer-encoding").unwrap_or("binary");
    if !["7bit", "8bit", "binary"].iter().any(|plain| encoding.eq_ignore_ascii_case(plain)) {
        return Err("the Content-Transfer-Encoding of a part is 7bit, 8bit or binary".to_owned());
    }
    let (method, target, rest) = request_line(content)?;
    let (headers, rest) = head::headers(rest)?;
    let body = body(&headers, rest)?.to_vec();
    Ok(InnerRequest { method, target, headers, body })
}

/// Method, target and what follows of `METHOD target HTTP/1.1`; the version may be missing. Empty lines before it are passed
/// over (RFC 9112, section 2.2): old clients send one too many behind the headers of a part.
fn request_line(content: &[u8]) -> Result<(String, String, &[u8]), String> {
    const RULE: &str = "a call begins with a request line such as \"GET /v1/customers HTTP/1.1\"";
    let (mut line, mut rest) = head::line(content);
    while line.is_empty() && !rest.is_empty() {
        (line, rest) = head::line(rest);
    }
    let line = head::text(line)?;
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Err(RULE.to_owned()) };
    let version = words.next().unwrap_or("HTTP/1.1");
    if !method.bytes().all(|byte| byte.is_ascii_alphabetic())
        || !version.starts_with("HTTP/1.")
        || words.next().is_some()
    {
        return Err(RULE.to_owned());
    }
    let target = path_and_query(target).ok_or(RULE)?;
    Ok((method.to_owned(), target, rest))
}

/// Path and query of a target, which may be a whole URL as Java's client sends it.
fn path_and_query(target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or_default();
    if target.starts_with('/') {
        return Some(target.to_owned());
    }
    let (scheme, rest) = target.split_once("://")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let path = &rest[rest.find(['/', '?']).unwrap_or(rest.len())..];
    Some(if path.starts_with('/') { path.to_owned() } else { format!("/{path}") })
}

/// The body of a call: it ends where its part does, less the line breaks that Python's library adds. The boundary alone
/// decides: clients count their `Content-Length` in characters (.NET) or not at all. It only tells whether line breaks at the
/// end are the body's own.
fn body<'a>(headers: &[(String, String)], rest: &'a [u8]) -> Result<&'a [u8], String> {
    if head::find(headers, "transfer-encoding").is_some() {
        return Err("a call in a batch has no Transfer-Encoding; the boundary ends its body".to_owned());
    }
    let coding = head::find(headers, "content-encoding").unwrap_or_default().trim();
    let is_line_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let length = head::find(headers, "content-length").and_then(|length| length.parse().ok());
    let exact = length.and_then(|length: usize| rest.split_at_checked(length));
    let body = match exact {
        Some((body, after)) if after.iter().all(is_line_break) => body,
        _ => &rest[..rest.iter().rposition(|byte| !is_line_break(byte)).map_or(0, |last| last + 1)],
    };
    // An empty body is not packed, whatever is announced of it.
    if !body.is_empty() && !coding.is_empty() && !coding.eq_ignore_ascii_case("identity") {
        return Err("a call in a batch has no Content-Encoding; the batch as a whole may have one".to_owned());
    }
    Ok(body)
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
