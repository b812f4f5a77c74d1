//! From the responses of a batch to the body of its response.

use axum::body::Bytes;
use http::StatusCode;

use super::InnerResponse;

/// What Google puts before the id of the call it answers.
const RESPONSE_PREFIX: &str = "response-";

/// The body of a batch response. Its `Content-Type` is `multipart/mixed; boundary=…` with the same `boundary`,
/// which the caller draws at random so that no response contains it.
///
/// It is in pieces, so that the answers are not in memory twice.
///
/// Lines end with CR LF throughout: Python's client looks for exactly that before a response's body.
#[must_use]
pub fn render(responses: Vec<InnerResponse>, boundary: &str) -> Vec<Bytes> {
    let mut rendered = Vec::with_capacity(2 * responses.len() + 1);
    let mut last_end = "";
    for response in responses {
        let mut head = format!("{last_end}--{boundary}\r\nContent-Type: application/http\r\n");
        if let Some(content_id) = &response.content_id {
            push_header(&mut head, "Content-ID", &response_id(content_id));
        }
        head.push_str("\r\n");
        head.push_str(&status_line(response.status));
        for (name, value) in &response.headers {
            // Written below from the body itself: two lengths that differ would make the response unreadable.
            if !name.eq_ignore_ascii_case("content-length") {
                push_header(&mut head, name, value);
            }
        }
        let length: usize = response.body.iter().map(Bytes::len).sum();
        push_header(&mut head, "Content-Length", &length.to_string());
        head.push_str("\r\n");
        rendered.push(head.into());
        rendered.extend(response.body);
        last_end = "\r\n";
    }
    rendered.push(format!("{last_end}--{boundary}--\r\n").into());
    rendered
}

/// `<response-ID>` for `<ID>`; Java's client sends ids without brackets and gets them back without.
fn response_id(content_id: &str) -> String {
    match content_id.strip_prefix('<') {
        Some(bracketed) => format!("<{RESPONSE_PREFIX}{bracketed}"),
        None => format!("{RESPONSE_PREFIX}{content_id}"),
    }
}

/// The status line; clients split it at blanks and expect three words, so a status without name gets one.
fn status_line(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("Unknown");
    format!("HTTP/1.1 {status} {reason}\r\n")
}

/// Adds a header line. A line break in a value would begin a header of the caller's choice, so control characters
/// become blanks.
fn push_header(head: &mut String, name: &str, value: &str) {
    head.push_str(name);
    head.push_str(": ");
    head.extend(value.chars().map(|character| if character.is_control() { ' ' } else { character }));
    head.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(content_id: Option<&str>, status: u16, body: &str) -> InnerResponse {
        InnerResponse {
            content_id: content_id.map(str::to_owned),
            status,
            headers: vec![("Content-Type".to_owned(), "application/json; charset=UTF-8".to_owned())],
            body: vec![body.as_bytes().to_vec().into()],
        }
    }

    fn text(responses: &[InnerResponse]) -> String {
        String::from_utf8_lossy(&render(responses.to_vec(), "batch_x").concat()).into_owned()
    }

    #[test]
    fn responses_are_written_as_clients_read_them() {
        let rendered = text(&[response(Some("<base + 1>"), 200, "{}"), response(None, 404, "")]);
        let expected = concat!(
            "--batch_x\r\nContent-Type: application/http\r\nContent-ID: <response-base + 1>\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: 2\r\n\r\n{}\r\n",
            "--batch_x\r\nContent-Type: application/http\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: 0\r\n\r\n\r\n",
            "--batch_x--\r\n",
        );
        assert_eq!(rendered, expected);
    }

    #[test]
    fn an_id_without_brackets_comes_back_without() {
        assert!(text(&[response(Some("1"), 200, "")]).contains("\r\nContent-ID: response-1\r\n"));
    }

    #[test]
    fn a_given_length_is_replaced_by_the_real_one_and_headers_cannot_be_smuggled_in() {
        let mut given = response(Some("<a\r\nX-Evil: 1>"), 200, "abc");
        given.headers =
            vec![("content-length".to_owned(), "7".to_owned()), ("A".to_owned(), "b\r\nX-Evil: 2".to_owned())];
        let rendered = text(&[given]);
        assert!(rendered.contains("\r\nContent-Length: 3\r\n\r\nabc\r\n"), "{rendered}");
        assert!(!rendered.contains("\nX-Evil") && !rendered.contains("length: 7"), "{rendered}");
    }

    #[test]
    fn every_status_has_three_words() {
        assert_eq!(status_line(299), "HTTP/1.1 299 Unknown\r\n");
        assert_eq!(status_line(429), "HTTP/1.1 429 Too Many Requests\r\n");
    }

    #[test]
    fn no_responses_are_an_empty_multipart_body() {
        assert_eq!(text(&[]), "--batch_x--\r\n");
    }
}
