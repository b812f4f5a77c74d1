//! As much of an HTTP client as these tests need.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

/// Sends `METHOD PATH` with these headers and this body to the server at `url`.
pub fn send(url: &str, request: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let host = url.strip_prefix("http://").unwrap();
    let mut text =
        format!("{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all((text + "\r\n" + body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_lowercase(), body: body.to_owned() }
}

/// Posts JSON to a path of the server at `url`; gives the status and the answer.
pub fn post(url: &str, path: &str, body: &Value) -> (u16, Value) {
    let answer = send(url, &format!("POST {path}"), &[("Content-Type", "application/json")], &body.to_string());
    (answer.status, answer.json())
}
