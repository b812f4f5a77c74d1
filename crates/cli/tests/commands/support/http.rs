//! As much of an HTTP client as these tests need.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// Posts JSON to a path of the server at `url`; gives the status and the answer.
pub fn post(url: &str, path: &str, body: &Value) -> (u16, Value) {
    let host = url.strip_prefix("http://").unwrap();
    let body = body.to_string();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap_or_else(|error| panic!("not JSON ({error}): {answer}")))
}
