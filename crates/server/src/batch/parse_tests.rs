#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::super::{MAX_CALLS, MAX_HEADERS, MAX_LINE_BYTES};
use super::*;

const CONTENT_TYPE: &str = "multipart/mixed; boundary=\"b\"";

/// A batch of one part with the given text after the part's headers.
fn one(call: &str) -> Result<InnerRequest, String> {
    let body = format!("--b\r\nContent-Type: application/http\r\n\r\n{call}\r\n--b--\r\n");
    parse(CONTENT_TYPE, body.as_bytes()).and_then(|mut parts| parts.remove(0).call)
}

/// The calls of a batch in which every part is right, and their ids.
fn calls(content_type: &str, body: &[u8]) -> (Vec<InnerRequest>, Vec<Option<String>>) {
    let parts = parse(content_type, body).unwrap();
    parts.into_iter().map(|part| (part.call.unwrap(), part.content_id)).unzip()
}

fn header<'a>(call: &'a InnerRequest, name: &str) -> Option<&'a str> {
    head::find(&call.headers, name)
}

#[test]
fn a_batch_of_pythons_library_is_read() {
    // The bytes google-api-python-client 2.x writes: LF line breaks, a quoted boundary, headers of its mail package.
    let body = concat!(
        "--===============6768654731138695566==\n",
        "Content-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n",
        "Content-ID: <7ea29325-4d8e-4ad7-8160-a896bd554c0d + list%20%C3%A9>\n\n",
        "GET /v1/customers?pageSize=100&alt=json HTTP/1.1\n",
        "Content-Type: application/json\nMIME-Version: 1.0\naccept: application/json\nuser-agent: (gzip)\n",
        "Host: 127.0.0.1:8080\n\n\n",
        "--===============6768654731138695566==\n",
        "Content-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n",
        "Content-ID: <7ea29325-4d8e-4ad7-8160-a896bd554c0d +\n a-name-so-long-that-the-mail-package-folds-it>\n\n",
        "POST /v1/customers/1/devices:applyConfiguration?alt=json HTTP/1.1\n",
        "Content-Type: application/json\nMIME-Version: 1.0\nHost: 127.0.0.1:8080\ncontent-length: 29\n\n",
        "{\"device\": {\"deviceId\": \"5\"}}\n",
        "--===============6768654731138695566==\n",
        "Content-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n",
        "Content-ID: <7ea29325-4d8e-4ad7-8160-a896bd554c0d + 2>\n\n",
        "DELETE /v1/customers/1/configurations/2?alt=json HTTP/1.1\n",
        "Content-Type: application/json\nMIME-Version: 1.0\ncontent-length: 0\nHost: 127.0.0.1:8080\n\n\n",
        "--===============6768654731138695566==--\n",
    );
    let content_type = "multipart/mixed; boundary=\"===============6768654731138695566==\"";
    let (calls, ids) = calls(content_type, body.as_bytes());
    let lines: Vec<_> = calls.iter().map(|call| format!("{} {}", call.method, call.target)).collect();
    assert_eq!(
        lines,
        [
            "GET /v1/customers?pageSize=100&alt=json",
            "POST /v1/customers/1/devices:applyConfiguration?alt=json",
            "DELETE /v1/customers/1/configurations/2?alt=json",
        ]
    );
    let ids: Vec<_> = ids.iter().map(|id| id.as_deref().unwrap_or_default()).collect();
    assert_eq!(
        ids,
        [
            "<7ea29325-4d8e-4ad7-8160-a896bd554c0d + list%20%C3%A9>",
            "<7ea29325-4d8e-4ad7-8160-a896bd554c0d + a-name-so-long-that-the-mail-package-folds-it>",
            "<7ea29325-4d8e-4ad7-8160-a896bd554c0d + 2>",
        ]
    );
    let bodies: Vec<_> = calls.iter().map(|call| call.body.as_slice()).collect();
    assert_eq!(bodies, [&b""[..], b"{\"device\": {\"deviceId\": \"5\"}}", b""]);
    assert_eq!(header(&calls[1], "Content-Type"), Some("application/json"));
}

#[test]
fn a_batch_of_javas_library_is_read() {
    // The shape google-http-client writes: CR LF, whole URLs, Content-ID without brackets, lengths everywhere.
    let body = concat!(
        "--__END_OF_PART__0001__\r\nContent-Length: 120\r\nContent-Type: application/http\r\n",
        "content-id: 1\r\ncontent-transfer-encoding: binary\r\n\r\n",
        "GET http://localhost:8080/v1/customers/1/dpcs?alt=json HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n\r\n",
        "--__END_OF_PART__0001__\r\nContent-Length: 120\r\nContent-Type: application/http\r\n",
        "content-id: 2\r\ncontent-transfer-encoding: binary\r\n\r\n",
        "POST https://localhost:8080/v1/partners/1/devices:claim HTTP/1.1\r\nContent-Length: 4\r\n",
        "Content-Type: application/json; charset=UTF-8\r\n\r\n{\r\n}\r\n",
        "--__END_OF_PART__0001__--\r\n",
    );
    let (calls, ids) = calls("multipart/mixed; boundary=__END_OF_PART__0001__", body.as_bytes());
    assert_eq!((calls[0].target.as_str(), ids[0].as_deref()), ("/v1/customers/1/dpcs?alt=json", Some("1")));
    assert_eq!((calls[1].target.as_str(), calls[1].body.as_slice()), ("/v1/partners/1/devices:claim", &b"{\r\n}"[..]));
}

#[test]
fn the_version_may_be_missing_and_so_may_headers_body_and_content_id() {
    let expected = InnerRequest {
        method: "GET".to_owned(),
        target: "/v1/customers".to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    for call in ["GET /v1/customers", "GET /v1/customers HTTP/1.1\r\n\r\n", "GET /v1/customers#x HTTP/1.0\n"] {
        assert_eq!(one(call), Ok(expected.clone()), "call {call:?}");
    }
    let part = Part { content_id: None, call: Ok(expected) };
    assert_eq!(parse(CONTENT_TYPE, b"--b\n\nGET /v1/customers\n--b--"), Ok(vec![part]));
}

#[test]
fn a_folded_content_id_is_known_where_the_part_is_wrong_too() {
    for (id, wrong) in [
        ("<a +\r\n b>\r\n", "no colon\r\n"),
        ("<a +\n\tb>\n", "Content-Transfer-Encoding: base64\n"),
        ("\n <a +\n b>\n", "no colon\n"),
    ] {
        for head in [format!("Content-ID: {id}{wrong}"), format!("{wrong}Content-ID: {id}")] {
            let body = format!("--b\r\n{head}\r\nGET /v1/customers\r\n--b--");
            let parts = parse(CONTENT_TYPE, body.as_bytes()).unwrap();
            assert_eq!(parts[0].content_id.as_deref(), Some("<a + b>"), "{head:?}");
            assert!(parts[0].call.is_err(), "{head:?}");
        }
    }
}

#[test]
fn a_body_that_is_packed_is_refused_by_the_name_of_its_header_and_an_empty_one_is_not() {
    let with = |coding: &str, body: &str| one(&format!("POST /v1/x\r\nContent-Encoding: {coding}\r\n\r\n{body}\r\n"));
    for coding in ["gzip", "deflate", "br"] {
        assert!(with(coding, "{}").unwrap_err().contains("Content-Encoding"), "{coding}");
        assert_eq!(with(coding, "").unwrap().body, b"", "{coding}");
    }
    for coding in ["identity", "Identity", ""] {
        assert_eq!(with(coding, "{}").unwrap().body, b"{}", "{coding}");
    }
}

#[test]
fn a_whole_url_is_reduced_to_path_and_query() {
    for (url, target) in [
        ("http://host/v1/a?b=c", "/v1/a?b=c"),
        ("HTTPS://host:1/v1/a%2Fb", "/v1/a%2Fb"),
        ("http://host", "/"),
        ("http://host?x=http://other/y", "/?x=http://other/y"),
    ] {
        assert_eq!(one(&format!("GET {url} HTTP/1.1")).unwrap().target, target, "url {url}");
    }
}

#[test]
fn what_is_no_http_request_is_refused_with_the_number_of_its_part() {
    for call in [
        "",
        "GET",
        "GET v1/customers",
        "GET ftp://host/x",
        "G\u{0}T /x",
        "GET /x SPDY/3",
        "GET /x HTTP/1.1 more",
        "{} /x",
    ] {
        assert!(one(call).unwrap_err().starts_with("part 1 of the batch: "), "call {call:?}");
    }
}

#[test]
fn a_wrong_part_spoils_itself_alone_and_keeps_its_id() {
    let body = "--b\nContent-ID: <1>\n\nGET /x\n--b\nContent-ID: <2>\n\n?\n--b\nno colon\nContent-ID: <3>\n\nGET /x\n\
                --b\nContent-Type: text/plain\n\nContent-ID: <none>\n--b\nContent-ID: <5>\n\nGET /y\n--b--";
    let parts = parse(CONTENT_TYPE, body.as_bytes()).unwrap();
    let ids: Vec<_> = parts.iter().map(|part| part.content_id.as_deref()).collect();
    assert_eq!(ids, [Some("<1>"), Some("<2>"), Some("<3>"), None, Some("<5>")]);
    let calls: Vec<_> = parts.iter().map(|part| part.call.as_ref().map(|call| call.target.as_str())).collect();
    assert_eq!((&calls[0], &calls[4]), (&Ok("/x"), &Ok("/y")));
    for (index, says) in [(1, "part 2 of the batch: a call begins with"), (2, "part 3"), (3, "part 4")] {
        assert!(calls[index].is_err_and(|rule| rule.starts_with(says)), "{:?}", calls[index]);
    }
}

#[test]
fn a_part_of_another_type_or_encoding_is_refused() {
    for head in
        ["Content-Type: text/plain", "Content-Transfer-Encoding: base64", "no colon", ": no name", " folded: first"]
    {
        let body = format!("--b\n{head}\n\nGET /x\n--b--");
        assert!(parse(CONTENT_TYPE, body.as_bytes()).unwrap()[0].call.is_err(), "head {head:?}");
    }
}

#[test]
fn a_body_ends_where_its_part_does_whatever_length_it_claims() {
    let call = |length: &str, body: &str| one(&format!("POST /x HTTP/1.1\r\nContent-Length: {length}\r\n\r\n{body}"));
    assert_eq!(call("3", "a\r\n").unwrap().body, b"a\r\n");
    assert_eq!(call("1", "a\r\n\r\n").unwrap().body, b"a");
    for (length, body) in
        [("4", "abc"), ("2", "abc"), ("-1", "a"), ("x", "a"), ("99999999999999999999999", "a"), ("", "a")]
    {
        assert_eq!(call(length, body).unwrap().body, body.as_bytes(), "length {length}, body {body}");
    }
    // .NET counts characters, so that every letter beyond ASCII makes its length too short.
    let body = r#"{"companyName": "Müller & Söhne"}"#;
    let counted = body.chars().count().to_string();
    assert_eq!(call(&counted, &format!("{body}\r\n")).unwrap().body, body.as_bytes());
    assert!(one("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n").is_err());
}

#[test]
fn the_number_of_calls_is_limited() {
    let part = "--b\n\nGET /x\n";
    let full = format!("{}--b--", part.repeat(MAX_CALLS));
    assert_eq!(parse(CONTENT_TYPE, full.as_bytes()).map(|parts| parts.len()), Ok(MAX_CALLS));
    let over = format!("{}--b--", part.repeat(MAX_CALLS + 1));
    assert_eq!(parse(CONTENT_TYPE, over.as_bytes()), Err("a batch has at most 1000 calls".to_owned()));
    assert_eq!(parse(CONTENT_TYPE, b"--b--"), Err("a batch has at least one call".to_owned()));
}

#[test]
fn lines_and_headers_are_limited() {
    assert!(one(&format!("GET /{} HTTP/1.1", "x".repeat(MAX_LINE_BYTES))).unwrap_err().contains("bytes"));
    assert!(one(&format!("GET /x HTTP/1.1\n{}", "a: b\n".repeat(MAX_HEADERS + 1))).unwrap_err().contains("headers"));
    let folded = format!("GET /x HTTP/1.1\na: b\n{}", format!(" {}\n", "c".repeat(1000)).repeat(17));
    assert!(one(&folded).unwrap_err().contains("bytes"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_and_never_panic(
        bytes: Vec<u8>, lines in "(--b|--b--|\r?\n|GET /x|a: b|content-length: [0-9]{1,3}|[ -~]){0,40}", content_type: String,
    ) {
        for body in [bytes.as_slice(), lines.as_bytes()] {
            prop_assert!(parse(CONTENT_TYPE, body).is_ok_and(|parts| !parts.is_empty()) || parse(CONTENT_TYPE, body).is_err());
            let boundary = format!("multipart/mixed; {content_type}");
            prop_assert!(parse(&boundary, body).map_or_else(|rule| !rule.is_empty(), |parts| !parts.is_empty()));
        }
    }

    #[test]
    fn every_call_comes_back_as_it_was_written(
        bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..60), 1..8), line_break in "\r?\n",
    ) {
        // A body may contain anything but the delimiter, so the boundary is one that such bodies do not have.
        let boundary = "boundary-of-this-test";
        let mut written = Vec::new();
        for (index, body) in bodies.iter().enumerate() {
            let head = ["--", boundary, "\n", "Content-ID: <", &index.to_string(), ">\n\n", "POST /x?", &index.to_string(), "\nContent-Length: ", &body.len().to_string(), "\n\n"].concat();
            written.extend_from_slice(head.replace('\n', &line_break).as_bytes());
            written.extend_from_slice(body);
            written.extend_from_slice(line_break.as_bytes());
        }
        written.extend_from_slice(format!("--{boundary}--").as_bytes());
        let (calls, ids) = calls(&format!("multipart/mixed; boundary={boundary}"), &written);
        prop_assert_eq!(calls.len(), bodies.len());
        for (index, (call, body)) in calls.iter().zip(&bodies).enumerate() {
            prop_assert_eq!(&call.body, body);
            prop_assert_eq!(ids[index].clone(), Some(format!("<{index}>")));
        }
    }
}

#[test]
fn empty_lines_before_a_request_line_are_passed_over() {
    for blank in ["\r\n", "\n", "\r\n\r\n", "\n\n\n"] {
        let call = one(&format!("{blank}PATCH /v1/a HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{}}")).unwrap();
        assert_eq!((call.method.as_str(), call.target.as_str()), ("PATCH", "/v1/a"), "{blank:?}");
        assert_eq!((header(&call, "content-type"), call.body.as_slice()), (Some("application/json"), &b"{}"[..]));
    }
    for nothing in ["", "\r\n", "\r\n\r\n\r\n"] {
        assert!(one(nothing).unwrap_err().contains("begins with a request line"), "{nothing:?}");
    }
}
