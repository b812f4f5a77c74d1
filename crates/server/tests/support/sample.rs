//! Requests in the form of the corpus: method and target, headers, a blank line, the body.

use std::fmt;

use super::{Answer, Connection, Scene};

/// A request whose every part may be broken.
#[derive(Clone, Debug)]
pub struct Sample {
    pub method: Vec<u8>,
    pub target: Vec<u8>,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Sample {
    /// Reads a request. What has not the form becomes a request all the same, so that any bytes can be sent.
    pub fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n");
        let (head, body) = end.map_or((bytes, &b""[..]), |end| (&bytes[..end], &bytes[end + 2..]));
        let mut lines = head.split(|byte| *byte == b'\n');
        let first = lines.next().unwrap_or_default();
        let space = first.iter().position(|byte| *byte == b' ');
        let (method, target) = space.map_or((&b"GET"[..], first), |at| (&first[..at], &first[at + 1..]));
        let headers = lines.filter_map(|line| {
            let colon = line.windows(2).position(|pair| pair == b": ")?;
            let name = std::str::from_utf8(&line[..colon]).ok()?;
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            is_name.then(|| (name.to_owned(), line[colon + 2..].to_vec()))
        });
        let mut sample =
            Self { method: method.to_vec(), target: target.to_vec(), headers: headers.collect(), body: body.to_vec() };
        sample.make_sendable();
        sample
    }

    /// Takes out what would make something else than one request of it: bytes that end a line or the target, and
    /// headers that say how long the body is.
    pub fn make_sendable(&mut self) {
        self.method.retain(u8::is_ascii_alphabetic);
        if self.method.is_empty() {
            self.method.extend_from_slice(b"GET");
        }
        self.target.retain(|byte| !matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | 0));
        if self.target.first() != Some(&b'/') {
            self.target.insert(0, b'/');
        }
        let framing =
            ["content-length", "transfer-encoding", "connection", "expect", "upgrade", "host", "authorization"];
        self.headers.retain(|(name, _)| !framing.contains(&name.to_ascii_lowercase().as_str()));
        for (_, value) in &mut self.headers {
            value.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
        }
    }

    /// Sends the request, over a fresh connection when the server has closed the one there was.
    ///
    /// # Panics
    /// When there is no answer, or one with 5xx.
    pub fn send(&self, scene: &Scene, connection: &mut Option<Connection>, token: &str) -> Answer {
        let authorization = format!("Bearer {token}");
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice()));
        let headers: Vec<(&str, &[u8])> = own.chain([("Authorization", authorization.as_bytes())]).collect();
        let ask = |connection: &mut Connection| connection.request(&self.method, &self.target, &headers, &self.body);
        let mut answer = ask(connection.get_or_insert_with(|| scene.connect()));
        if answer.is_none() {
            answer = ask(connection.insert(scene.connect()));
        }
        let answer = answer.unwrap_or_else(|| panic!("no answer to {self}"));
        assert!(answer.status < 500, "{} {} to {self}", answer.status, answer.text());
        if answer.header("connection") == Some("close") {
            *connection = None;
        }
        answer
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method.escape_ascii(), self.target.escape_ascii())?;
        for (name, value) in &self.headers {
            write!(out, "\n{name}: {}", value.escape_ascii())?;
        }
        write!(out, "\n\n{}", self.body.escape_ascii())
    }
}

/// Puts the scene's ids in the places the corpus keeps for them.
pub fn with_ids(scene: &Scene, device: i64, configuration: i64, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, id) in [
        ("{partner}", scene.partner),
        ("{vendor}", scene.vendor),
        ("{customer}", scene.customer),
        ("{dpc}", scene.dpc),
        ("{device}", device),
        ("{configuration}", configuration),
    ] {
        while let Some(at) = bytes.windows(place.len()).position(|window| window == place.as_bytes()) {
            bytes.splice(at..at + place.len(), id.to_string().into_bytes());
        }
    }
    bytes
}
