//! A server that runs out of open files: it stops accepting until a connection ends, and stays what it is otherwise.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::support::{Installation, Running};

/// How long an answer may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

struct Client(BufReader<TcpStream>);

impl Client {
    fn connect(server: &Running) -> Self {
        let stream = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).unwrap();
        Self(BufReader::new(stream))
    }

    fn ask(&mut self) {
        self.0.get_mut().write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    }

    /// Whether the answer begins in that time.
    fn is_answered_within(&mut self, time: Duration) -> bool {
        self.0.get_ref().set_read_timeout(Some(time)).unwrap();
        self.0.fill_buf().is_ok_and(|bytes| bytes.starts_with(b"HTTP/1.1 200"))
    }
}

/// The number that the next file of the server gets.
fn lowest_free_file(server: &Running) -> u64 {
    let open: Vec<u64> = std::fs::read_dir(format!("/proc/{}/fd", server.pid()))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().parse().unwrap())
        .collect();
    (0..).find(|number| !open.contains(number)).unwrap()
}

/// Processor time of the server so far, in ticks of ten milliseconds.
fn ticks(server: &Running) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", server.pid())).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[test]
fn given_no_more_open_files_then_the_server_waits_for_a_connection_to_end_and_says_so_once() {
    let installation = Installation::new();
    let server = installation.serve(&["--log", "info"]);
    // Enough connections that they fill every gap in the numbers of the server's files.
    let mut clients: Vec<Client> = (0..8).map(|_| Client::connect(&server)).collect();
    for client in &mut clients {
        client.ask();
        assert!(client.is_answered_within(PATIENCE), "a server with files to spare answers");
    }

    // From here on it may open no file more than it has.
    let open = lowest_free_file(&server);
    let pid = Pid::from_raw(server.pid().parse().unwrap());
    prlimit(pid, Resource::Nofile, Rlimit { current: Some(open), maximum: Some(open) }).unwrap();
    let mut second = Client::connect(&server);
    second.ask();
    let before = ticks(&server);
    assert!(!second.is_answered_within(Duration::from_millis(2500)), "there is no file for a second connection");
    assert!(ticks(&server) - before < 50, "a server that waits uses no processor");
    drop(clients.pop());
    assert!(second.is_answered_within(PATIENCE), "the file of the connection that ended is used again");

    let mut third = Client::connect(&server);
    third.ask();
    assert!(!third.is_answered_within(Duration::from_millis(300)), "again there is no file");
    let (code, err) = server.stop();
    assert_eq!(code, Some(0), "a server without open files hears that it shall stop:\n{err}");
    let warnings = err.lines().filter(|line| line.contains("no more connections are accepted")).count();
    assert_eq!(warnings, 2, "each time is said once:\n{err}");
    assert!(err.contains("connections that are possible"), "the start says what is possible:\n{err}");
}
