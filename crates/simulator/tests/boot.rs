//! The set-up request over a real connection, against a server that answers one fixed text.
#![allow(clippy::unwrap_used)]

use muster_simulator::{BootError, Phone, Setup};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

/// Answers one connection with `head` and `body` and hands back the request line and the request body.
fn server(head: &'static str, body: Vec<u8>) -> (String, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let thread = std::thread::Builder::new()
        .name("answering".into())
        .spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut first, mut length) = (String::new(), 0);
            reader.read_line(&mut first).unwrap();
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                if line.trim().is_empty() {
                    break;
                }
            }
            let mut request = vec![0; length];
            reader.read_exact(&mut request).unwrap();
            let mut stream = stream;
            let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).unwrap();
            // A phone may hang up in the middle of an answer that is too large for it.
            drop(stream.write_all(&body));
            (first, String::from_utf8(request).unwrap())
        })
        .unwrap();
    (address, thread)
}

fn phone() -> Phone {
    Phone {
        imei: Some("350000000000006".into()),
        serial_number: Some("S1".into()),
        setup_secret: Some("s3".into()),
        ..Phone::default()
    }
}

#[test]
fn given_a_phone_with_several_identifiers_when_it_boots_then_all_are_sent() {
    let (address, thread) = server("200 OK", br#"{"registered":false}"#.to_vec());
    assert_eq!(phone().boot(&format!("{address}/")), Ok(Setup::NotRegistered));
    let (first, body) = thread.join().unwrap();
    assert!(first.starts_with("POST /device/v1/setup HTTP/1.1"), "{first}");
    let sent: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected =
        serde_json::json!({"deviceIdentifier": {"imei": "350000000000006", "serialNumber": "S1"}, "setupSecret": "s3"});
    assert_eq!(sent, expected);
}

#[test]
fn given_a_registered_phone_when_it_boots_then_it_learns_its_organization() {
    let body = br#"{"registered":true,"organization":{"name":"Acme"},"dpc":{"packageName":"com.acme.dpc"},"forcedResetTime":"60s"}"#;
    let (address, thread) = server("200 OK", body.to_vec());
    let Setup::Managed(managed) = phone().boot(&address).unwrap() else { panic!("the phone must be managed") };
    thread.join().unwrap();
    assert_eq!(managed.organization.name, "Acme");
    assert_eq!(managed.dpc.package_name, "com.acme.dpc");
    assert_eq!(managed.forced_reset_time.unwrap().seconds, 60);
}

#[test]
fn given_extras_when_a_phone_boots_then_it_has_them_byte_for_byte_and_so_has_its_answer() {
    let extras =
        "{\"n\":123456789012345678901234567890, \"v\":1.10,\t\"e\":1E999,\"a\":1,\"a\":2,\"half\":\"\\ud800\"}";
    let body = format!(
        r#"{{"registered":true,"organization":{{"name":"Acme"}},"dpc":{{"packageName":"com.acme.dpc"}},"provisioningExtras": {extras}}}"#
    );
    let (address, thread) = server("200 OK", body.into_bytes());
    let setup = phone().boot(&address).unwrap();
    thread.join().unwrap();
    let text = serde_json::to_string_pretty(&setup.to_answer()).unwrap();
    assert!(text.contains(extras), "{text}");
    let Setup::Managed(managed) = setup else { panic!("the phone must be managed") };
    assert_eq!(managed.provisioning_extras.as_text(), extras);
}

#[test]
fn given_a_rate_limited_answer_then_the_waiting_time_is_in_the_error() {
    let body = br#"{"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}"#;
    let (address, thread) = server("429 Too Many Requests\r\nRetry-After: 17", body.to_vec());
    let error = phone().boot(&address).unwrap_err();
    thread.join().unwrap();
    assert_eq!(
        error,
        BootError::Refused {
            code: 429,
            status: "RESOURCE_EXHAUSTED".into(),
            message: "slow down".into(),
            retry_after: Some(17)
        }
    );
}

#[test]
fn given_a_redirect_then_it_is_not_followed() {
    let (address, thread) = server("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/elsewhere", Vec::new());
    let error = phone().boot(&address).unwrap_err();
    thread.join().unwrap();
    assert!(matches!(error, BootError::Unreadable { code: 307, .. }), "{error:?}");
}

#[test]
fn given_an_answer_without_end_then_the_phone_stops_reading() {
    let (address, thread) = server("200 OK", vec![b' '; 3 * 1024 * 1024]);
    let error = phone().boot(&address).unwrap_err();
    drop(thread.join());
    assert!(matches!(&error, BootError::Unreadable { problem, .. } if problem.contains("larger than")), "{error:?}");
}

#[test]
fn given_nothing_listening_then_the_address_is_in_the_error() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("http://127.0.0.1:{port}");
    let error = phone().boot(&address).unwrap_err();
    assert!(matches!(&error, BootError::Unreachable { server, .. } if *server == address), "{error:?}");
    assert!(error.to_string().contains(&address), "{error}");
}

#[test]
fn given_an_https_address_where_plain_http_answers_then_it_is_an_error_and_no_panic() {
    let (address, thread) = server("200 OK", Vec::new());
    let error = phone().boot(&address.replace("http://", "https://")).unwrap_err();
    assert!(matches!(error, BootError::Unreachable { .. } | BootError::Trust(_)), "{error:?}");
    drop(thread);
}

#[test]
fn given_a_phone_without_identifiers_then_no_request_is_made() {
    let error = Phone { model: Some("Pixel 9".into()), ..Phone::default() }.boot("http://127.0.0.1:1").unwrap_err();
    assert_eq!(error, BootError::NoIdentifier);
}

#[test]
fn given_another_server_that_answers_an_empty_object_then_it_is_no_answer() {
    let (address, thread) = server("200 OK", b"{}".to_vec());
    let error = phone().boot(&address).unwrap_err();
    thread.join().unwrap();
    assert!(
        matches!(&error, BootError::Unreadable { code: 200, problem, .. } if problem.contains("registered")),
        "{error:?}"
    );
}

#[test]
fn given_an_https_address_of_a_server_without_tls_then_that_is_said() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let server = std::thread::Builder::new().name("plain".to_owned()).spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut hello = [0; 512];
        let _ = std::io::Read::read(&mut stream, &mut hello).unwrap();
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n").unwrap();
    });
    let phone = Phone { imei: Some("358471191079194".to_owned()), ..Phone::default() };
    let error = phone.boot(&address).unwrap_err();
    server.unwrap().join().unwrap();
    if !matches!(error, BootError::Trust(_)) {
        assert!(error.to_string().contains("does not speak TLS"), "{error}");
    }
}
