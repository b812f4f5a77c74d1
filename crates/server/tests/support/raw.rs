//! HTTP by hand, for requests that no well-behaved client sends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::Answer;

/// How long an answer may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection over which requests are sent byte by byte.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    pub fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("the server should listen");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream) }
    }

    /// Sends bytes as they are. A server that has answered already may have closed the connection; the answer tells.
    pub fn send(&mut self, bytes: &[u8]) {
        let _ = self.stream.get_mut().write_all(bytes);
        let _ = self.stream.get_mut().flush();
    }

    /// Sends a request whose every part may be broken; `Content-Length` is added unless a header frames the body.
    pub fn request(&mut self, method: &[u8], target: &[u8], headers: &[(&str, &[u8])], body: &[u8]) -> Option<Answer> {
        let mut bytes = [method, b" ", target, b" HTTP/1.1\r\nHost: 127.0.0.1\r\n"].concat();
        for (name, value) in headers {
            bytes.extend_from_slice(&[name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        let framed = |name: &str| headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name));
        if !framed("content-length") && !framed("transfer-encoding") {
            bytes.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(body);
        self.send(&bytes);
        let asked = format!("{} {}", String::from_utf8_lossy(method), String::from_utf8_lossy(target));
        self.answer(&asked)
    }

    /// Whether something of an answer comes in that time.
    pub fn has_answer_within(&mut self, time: Duration) -> bool {
        self.stream.get_ref().set_read_timeout(Some(time)).unwrap();
        let has = self.stream.fill_buf().is_ok_and(|bytes| !bytes.is_empty());
        self.stream.get_ref().set_read_timeout(Some(PATIENCE)).unwrap();
        has
    }

    /// Reads one answer; `None` when the server closed the connection without one.
    pub fn answer(&mut self, asked: &str) -> Option<Answer> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':')?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let length = headers
            .iter()
            .find(|(name, _)| name == "content-length")
            .map_or(0, |(_, value)| value.parse().expect("the server should say how long its answer is"));
        // HEAD is told the length of a body that does not come.
        let length = if asked.starts_with("HEAD ") { 0 } else { length };
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).ok()?;
        Some(Answer { status, headers, body, asked: asked.to_owned() })
    }

    /// Reads an answer that comes in chunks and gives its body; `None` when it is cut off.
    pub fn chunks(&mut self) -> Option<Vec<u8>> {
        let mut chunked = false;
        loop {
            match self.line()?.to_ascii_lowercase().as_str() {
                "" => break,
                "transfer-encoding: chunked" => chunked = true,
                _ => {}
            }
        }
        assert!(chunked, "the answer comes in chunks");
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).expect("a chunk says how long it is");
            let begin = body.len();
            body.resize(begin + length, 0);
            self.stream.read_exact(&mut body[begin..]).ok()?;
            self.line()?;
            if length == 0 {
                return Some(body);
            }
        }
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
    }
}
