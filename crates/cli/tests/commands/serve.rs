//! `muster serve`: starting, saying what there is to say, ending.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::json;

use crate::support::{Installation, Running, mode, muster, post};

#[test]
fn given_port_0_then_the_ready_line_names_the_port_that_answers() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let request = json!({"deviceIdentifier": {"imei": "490154203237518"}});
    assert_eq!(post(&server.url, "/device/v1/setup", &request), (200, json!({"registered": false})));
    assert_eq!(server.stop().0, Some(0), "SIGTERM ends a server with success");
}

#[test]
fn a_server_makes_its_directory_its_database_and_its_socket_private() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    assert_eq!(mode(&installation.data()), 0o700);
    assert_eq!(mode(&installation.data().join("muster.db")), 0o600);
    assert_eq!(mode(&installation.data().join("muster.sock")), 0o600);
    server.stop();
    assert!(!installation.data().join("muster.sock").exists(), "a server that ends removes its socket");
}

#[test]
fn given_a_server_then_a_second_one_on_the_same_directory_is_refused() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    installation.run(&["serve", "--listen", "127.0.0.1:0"]).refused(&["in use by another muster process"]);
    server.stop();
}

#[test]
fn given_a_server_that_was_killed_then_the_next_one_starts_and_takes_commands() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let reseller = installation.make(&["reseller", "create", "--name", "Harbour"]);
    server.kill();
    assert!(installation.data().join("muster.sock").exists(), "this test is about a socket that was left behind");
    // Without a server, and with the next one.
    assert_eq!(installation.json(&["reseller", "list"])[0]["id"], json!(reseller));
    let server = installation.serve(&[]);
    assert_eq!(installation.json(&["reseller", "list"])[0]["id"], json!(reseller));
    server.stop();
}

#[test]
fn given_keys_for_another_address_then_the_server_names_them_and_says_what_to_do() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let out = installation.path("key.json");
    let create = ["key", "create", "--for", &format!("customer:{customer}"), "--out", out.to_str().unwrap()];
    let key = installation.make(&[&create[..], &["--public-url", "https://old.example.com/"]].concat());

    let server = installation.serve(&["--public-url", "https://new.example.com"]);
    for part in ["https://new.example.com", "https://old.example.com", key.as_str(), "muster key create"] {
        assert!(server.text.contains(part), "the text should name {part}:\n{}", server.text);
    }
    installation.run(&["key", "revoke", &key]).ok();
    server.stop();

    let server = installation.serve(&["--public-url", "https://new.example.com"]);
    assert!(!server.text.contains("old.example.com"), "a revoked key is nobody's trouble:\n{}", server.text);
    server.stop();
}

#[test]
fn logs_go_to_standard_error_in_the_form_that_was_asked_for() {
    let installation = Installation::new();
    let server = installation.serve(&["--log-format", "json", "--log", "info"]);
    installation.make(&["reseller", "create", "--name", "Harbour"]);
    let (_, err) = server.stop();
    let lines: Vec<serde_json::Value> =
        err.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}"))).collect();
    assert!(lines.iter().any(|line| line["command"] == "reseller create"), "the command should be logged:\n{err}");
}

#[test]
fn options_that_make_no_sense_are_refused_by_name() {
    let installation = Installation::new();
    for (arguments, name) in [
        (["--listen", "nonsense"], "--listen"),
        (["--public-url", "muster.example.com"], "public URL"),
        (["--database", "mysql://db/x"], "--database"),
        (["--log", "loud=very=much"], "--log"),
        (["--log", "warning"], "off, error, warn, info, debug, trace"),
    ] {
        let mut command = muster();
        // The usual port may be somebody else's.
        command.arg("serve").args(arguments).arg("--data").arg(installation.data());
        if !arguments.contains(&"--listen") {
            command.env("MUSTER_LISTEN", "127.0.0.1:0");
        }
        Installation::finish(command).refused(&[name]);
    }
    for wrong in [["--setup-rate", "0"], ["--quota", "maybe"], ["--log-format", "xml"]] {
        let done = installation.run(&[&["serve"][..], &wrong].concat());
        assert_eq!(done.code, 2, "{wrong:?} is wrong usage: {done:?}");
    }
}

/// What the half of a request that is sent later ends.
const REST: &[u8] = br#"{"deviceIdentifier": {"imei": "490154203237518"}}"#;

/// A request whose body has not come yet: it keeps a server waiting.
fn half_a_request(server: &Running) -> TcpStream {
    let mut slow = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).unwrap();
    let head = format!(
        "POST /device/v1/setup HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        REST.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    let mut begun = [0; 25];
    slow.read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"HTTP/1.1 100 Continue\r\n\r\n", "the server should wait for the body");
    slow
}

/// Sends the rest, and gives the status line.
fn answer(mut slow: TcpStream) -> String {
    slow.write_all(REST).unwrap();
    let mut line = String::new();
    BufReader::new(slow).read_line(&mut line).unwrap();
    line
}

#[test]
fn given_a_second_signal_later_then_the_server_ends_without_waiting_for_requests() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let _slow = half_a_request(&server);
    server.signal("INT");
    std::thread::sleep(Duration::from_millis(1500));
    let (code, err) = server.stop();
    assert_eq!(code, Some(130), "the second signal ends at once:\n{err}");
}

#[test]
fn given_a_second_signal_milliseconds_after_the_first_then_requests_under_way_are_answered() {
    for (first, second) in [("TERM", "TERM"), ("INT", "INT"), ("INT", "TERM"), ("HUP", "TERM")] {
        let installation = Installation::new();
        let server = installation.serve(&[]);
        let slow = half_a_request(&server);
        server.signal(first);
        std::thread::sleep(Duration::from_millis(20));
        server.signal(second);
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(answer(slow), "HTTP/1.1 200 OK\r\n", "{first}, {second}");
        let (code, err) = server.finished();
        assert_eq!(code, Some(0), "{first}, {second}:\n{err}");
    }
}

#[test]
fn given_a_terminal_that_is_closed_then_the_server_ends_as_by_sigterm_unless_nohup_started_it() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let slow = half_a_request(&server);
    server.signal("HUP");
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(answer(slow), "HTTP/1.1 200 OK\r\n");
    assert_eq!(server.finished().0, Some(0));

    let mut command = Command::new("nohup");
    command.arg(muster().get_program()).args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(installation.data());
    let server = Running::start(command);
    server.signal("HUP");
    std::thread::sleep(Duration::from_millis(200));
    let request = json!({"deviceIdentifier": {"imei": "490154203237518"}});
    assert_eq!(post(&server.url, "/device/v1/setup", &request).0, 200, "it goes on");
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn the_version_and_the_help_can_be_read() {
    for arguments in [vec!["--version"], vec!["--help"], vec!["serve", "--help"], vec!["device", "import", "--help"]] {
        let mut command = muster();
        command.args(&arguments);
        let done = Installation::finish(command).ok();
        assert!(!done.out.is_empty(), "{arguments:?} should print something");
    }
}

#[test]
fn given_every_interface_to_listen_on_then_no_keys_are_made_that_name_it_and_doctor_warns() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let mut command = muster();
    command.args(["serve", "--data"]).arg(installation.data()).env("MUSTER_LISTEN", "0.0.0.0:0");
    let server = Running::start(command);
    assert!(server.text.contains("no address that clients can reach"), "{}", server.text);
    let out = installation.path("key.json");
    let create = ["key", "create", "--for", &format!("customer:{customer}"), "--out", out.to_str().unwrap()];
    installation.run(&create).refused(&["--public-url"]);
    assert!(!out.exists(), "nothing is written");
    installation.run(&[&create[..], &["--public-url", "http://muster.test:8080"]].concat()).ok();
    let checks = installation.json(&["doctor"]);
    let keys = checks.as_array().unwrap().iter().find(|check| check["name"] == "keys").unwrap();
    assert_eq!(keys["status"], "warn", "{keys}");
    server.stop();
}

#[test]
fn given_clients_that_neither_speak_nor_read_then_sigterm_ends_the_server_within_fifteen_seconds() {
    let installation = Installation::new();
    let server = installation.serve(&[]);
    let address = server.url.strip_prefix("http://").unwrap();
    let open: Vec<_> = [
        "",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Half: ",
        "POST /batch HTTP/1.1\r\nHost: x\r\n\
         Content-Type: multipart/mixed; boundary=b\r\nContent-Length: 1000\r\n\r\n--b",
    ]
    .map(|sent| {
        let mut connection = TcpStream::connect(address).unwrap();
        connection.write_all(sent.as_bytes()).unwrap();
        connection
    })
    .into();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::Builder::new().spawn(move || tell.send(server.stop().0)).unwrap();
    let ended = told.recv_timeout(Duration::from_secs(15));
    assert_eq!(ended.expect("it ends in time"), Some(0));
    drop(open);
}

#[test]
fn given_a_port_that_is_taken_then_nothing_is_made_for_the_server_that_cannot_run() {
    let installation = Installation::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for command in ["serve", "demo"] {
        installation.run(&[command, "--listen", &address]).refused(&["--listen", &address]);
        assert!(!installation.data().exists(), "{command}");
    }
}
