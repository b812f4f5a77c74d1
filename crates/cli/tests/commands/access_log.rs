//! The log of requests: a line for each, whatever becomes of it, and nothing that is secret.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{Installation, Running, assertion, imei, muster, send, token};

/// An installation with a server, and the key files of both sides.
struct Scene {
    _installation: Installation,
    server: Running,
    made: Value,
}

impl Scene {
    fn new(more: &[&str]) -> Self {
        let installation = Installation::new();
        let server = installation.serve(more);
        let made = installation.json(&[
            "init",
            "--reseller",
            "Harbour",
            "--customer",
            "Birchfield",
            "--owner",
            "it@birchfield.example",
            "--accept-tos",
        ]);
        Self { _installation: installation, server, made }
    }

    fn key(&self, side: &str) -> Value {
        let file = self.made["keys"][side]["file"].as_str().unwrap();
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
    }

    fn id(&self, side: &str) -> &str {
        self.made[side]["id"].as_str().unwrap()
    }

    fn claim(&self, number: u32, extra: &Value) -> String {
        let identifier = json!({"imei": imei(number), "manufacturer": "Google"});
        let mut claim = json!({"deviceIdentifier": identifier, "sectionType": "SECTION_TYPE_ZERO_TOUCH",
                               "customerId": self.id("customer")});
        if !extra.is_null() {
            claim["deviceMetadata"] = json!({"entries": {"ordernumber": extra}});
        }
        claim.to_string()
    }

    /// Ends the server; gives its log.
    fn log(self) -> String {
        let (code, log) = self.server.stop();
        assert_eq!(code, Some(0), "{log}");
        log
    }
}

/// The one line of a request.
#[track_caller]
fn line_of(log: &str, id: &str) -> Value {
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut of_request = lines.iter().filter(|line| line["target"] == "muster_server::access" && line["request"] == id);
    let line = of_request.next().unwrap_or_else(|| panic!("request {id} has no line:\n{log}")).clone();
    assert!(of_request.next().is_none(), "request {id} has more than one line:\n{log}");
    assert!(line["ms"].as_f64().is_some_and(|ms| (0.0..60_000.0).contains(&ms)), "{line}");
    assert_eq!((&line["level"], &line["message"]), (&json!("INFO"), &json!("request")));
    line
}

/// What a line says, without the time.
#[track_caller]
fn said(log: &str, id: &str) -> (String, u64, String) {
    let line = line_of(log, id);
    let text = |name: &str| line[name].as_str().unwrap().to_owned();
    (text("method"), line["status"].as_u64().unwrap(), text("caller"))
}

fn line(method: &str, status: u64, caller: &str) -> (String, u64, String) {
    (method.to_owned(), status, caller.to_owned())
}

#[test]
fn each_request_has_a_line_with_method_status_caller_and_id() {
    let scene = Scene::new(&["--log-format", "json", "--cors-origin", "https://console.example", "--setup-rate", "1"]);
    let url = scene.server.url.clone();
    let token = token(&url, &assertion(&scene.key("reseller")));
    let bearer = format!("Bearer {token}");
    let ask = |id: &str, request: &str, authorization: &str, body: &str| {
        send(&url, request, &[("X-Request-Id", id), ("Authorization", authorization)], body).status
    };
    let claim = format!("POST /v1/partners/{}/devices:claim", scene.id("reseller"));
    assert_eq!(ask("claimed", &claim, &bearer, &scene.claim(1, &Value::Null)), 200);
    assert_eq!(ask("wrong", &claim, &bearer, "{}"), 400);
    assert_eq!(ask("unknown-token", &claim, "Bearer x", "{}"), 401);
    assert_eq!(ask("other-side", &format!("GET /v1/customers/{}/devices", scene.id("customer")), &bearer, ""), 403);
    assert_eq!(ask("nowhere", "GET /v1/nowhere?key=x", &bearer, ""), 404);
    assert_eq!(ask("too-long", &claim, &bearer, &" ".repeat(1024 * 1024 + 1)), 400);
    let phone = json!({"deviceIdentifier": {"imei": imei(1)}}).to_string();
    for (id, status) in [("phone", 200), ("eager", 429)] {
        assert_eq!(ask(id, "POST /device/v1/setup", "", &phone), status);
    }
    for (id, path, status) in
        [("health", "/healthz", 200), ("apis", "/discovery/v1/apis", 200), ("no-get", "/token", 405)]
    {
        assert_eq!(ask(id, &format!("GET {path}"), "", ""), status);
    }
    let preflight = [
        ("X-Request-Id", "preflight"),
        ("Origin", "https://console.example"),
        ("Access-Control-Request-Method", "POST"),
    ];
    assert_eq!(send(&url, "OPTIONS /v1/customers", &preflight, "").status, 200);
    let answer = send(&url, "GET /healthz", &[], "");
    let given = answer.head.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();

    let (reseller, email) = (scene.id("reseller").to_owned(), scene.key("reseller")["client_email"].clone());
    let email = email.as_str().unwrap();
    let log = scene.log();
    let claim = "androiddeviceprovisioning.partners.devices.claim";
    let list = "androiddeviceprovisioning.customers.devices.list";
    for (id, expected) in [
        ("token", line("token", 200, email)),
        ("claimed", line(claim, 200, email)),
        ("wrong", line(claim, 400, email)),
        ("unknown-token", line(claim, 401, "stranger")),
        ("other-side", line(list, 403, email)),
        ("nowhere", line("unknown", 404, "stranger")),
        ("too-long", line(claim, 400, email)),
        ("phone", line("muster.device.setup", 200, "phone")),
        ("eager", line("muster.device.setup", 429, "stranger")),
        ("health", line("healthz", 200, "stranger")),
        ("apis", line("discovery/v1/apis", 200, "stranger")),
        ("no-get", line("token", 405, "stranger")),
        ("preflight", line("preflight", 200, "stranger")),
        (given.as_str(), line("healthz", 200, "stranger")),
    ] {
        assert_eq!(said(&log, id), expected, "of {id}");
    }
    assert_eq!(line_of(&log, "claimed")["path"], format!("/v1/partners/{reseller}/devices:claim"));
    assert!(line_of(&log, "nowhere")["path"].is_null(), "a path that is no method's is the sender's own text");
}

#[test]
fn a_batch_has_one_line_with_the_number_of_its_calls() {
    let scene = Scene::new(&["--log-format", "json"]);
    let url = scene.server.url.clone();
    let bearer = format!("Bearer {}", token(&url, &assertion(&scene.key("reseller"))));
    let part = |path: &str| format!("--b\r\nContent-Type: application/http\r\n\r\nGET {path} HTTP/1.1\r\n\r\n\r\n");
    let body = part(&format!("/v1/partners/{}/customers", scene.id("reseller"))) + &part("/v1/nowhere") + "--b--\r\n";
    for (id, authorization) in [("batch", bearer.as_str()), ("strangers", "")] {
        let headers =
            [("X-Request-Id", id), ("Content-Type", "multipart/mixed; boundary=b"), ("Authorization", authorization)];
        assert_eq!(send(&url, "POST /batch", &headers, &body).status, 200);
    }
    let email = scene.key("reseller")["client_email"].as_str().unwrap().to_owned();
    let log = scene.log();
    for (id, caller, refused) in [("batch", email.as_str(), 1), ("strangers", "stranger", 2)] {
        assert_eq!(said(&log, id), line("batch", 200, caller));
        let line = line_of(&log, id);
        assert_eq!((&line["calls"], &line["refused"]), (&json!(2), &json!(refused)), "{line}");
    }
}

#[test]
fn a_request_whose_client_goes_away_has_a_line_too() {
    let scene = Scene::new(&["--log-format", "json"]);
    let bearer = format!("Bearer {}", token(&scene.server.url, &assertion(&scene.key("reseller"))));
    let mut stream = TcpStream::connect(scene.server.url.strip_prefix("http://").unwrap()).unwrap();
    let head = format!(
        "POST /v1/partners/{}/devices:claim HTTP/1.1\r\nHost: x\r\nX-Request-Id: gone\r\nAuthorization: {bearer}\r\n\
         Content-Length: 100\r\nExpect: 100-continue\r\n\r\n",
        scene.id("reseller")
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The server asks for the body once it knows who calls.
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100");
    drop(stream);
    let email = scene.key("reseller")["client_email"].as_str().unwrap().to_owned();
    // The server ends when the request has: nothing needs to be waited for.
    let log = scene.log();
    let (method, status, caller) = said(&log, "gone");
    assert_eq!((method.as_str(), caller), ("androiddeviceprovisioning.partners.devices.claim", email));
    assert!(status >= 400, "{log}");
}

#[test]
fn a_request_that_there_is_no_room_for_has_a_line() {
    let scene = Scene::new(&["--log-format", "json"]);
    let host = scene.server.url.strip_prefix("http://").unwrap().to_owned();
    // Long requests for a token have 1 MiB together, and one 32 KiB: these take all of it and send no more.
    let form = "x".repeat(32 * 1024);
    let stalled: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(&host).unwrap();
            let head = format!("POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", form.len());
            stream.write_all((head + &form[1..]).as_bytes()).unwrap();
            stream
        })
        .collect();
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    // The server may not have read all of them when the first request comes.
    let refused = (0..20).map(|number| format!("no-room-{number}")).find(|id| {
        let answer = send(&scene.server.url, "POST /token", &[kind, ("X-Request-Id", id)], &form);
        answer.status == 503
    });
    drop(stalled);
    let refused = refused.expect("there is no room for one more");
    assert_eq!(said(&scene.log(), &refused), line("token", 503, "stranger"));
}

#[test]
fn nothing_secret_is_in_the_log_at_any_level() {
    for format in ["text", "json"] {
        let scene = Scene::new(&["--log", "trace", "--log-format", format]);
        let url = scene.server.url.clone();
        let key = scene.key("reseller");
        let assertion = assertion(&key);
        let token = token(&url, &assertion);
        let bearer = format!("Bearer {token}");
        let signature = assertion.rsplit('.').next().unwrap().to_owned();
        let secret = |name: &str| format!("sesame-{name}");
        let claim = format!("/v1/partners/{}/devices:claim", scene.id("reseller"));
        let noted = scene.claim(7, &json!(secret("body")));
        let ask = |request: &str, headers: &[(&str, &str)], body: &str| send(&url, request, headers, body).status;
        assert_eq!(ask(&format!("POST {claim}"), &[("Authorization", &bearer)], &noted), 200);
        assert_eq!(ask(&format!("POST {claim}?access_token={token}&key={}", secret("query")), &[], &noted), 200);
        ask(&format!("POST {claim}"), &[("Authorization", &secret("header"))], &noted);
        ask(&format!("POST {claim}"), &[("Authorization", &format!("Bearer {}", secret("bearer")))], &noted);
        ask(&format!("GET /v1/{}?x={}", secret("path"), secret("value")), &[("Cookie", &secret("cookie"))], "");
        ask(&format!("{} /v1/customers", secret("verb")), &[("X-Goog-Api-Key", &secret("api-key"))], "");
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        ask("POST /token", &form, &format!("grant_type={}&assertion={}", secret("grant"), secret("assertion")));
        ask(
            "POST /token",
            &form,
            &format!("grant_type=refresh_token&refresh_token={}&client_secret={}", secret("refresh"), secret("client")),
        );
        ask(&format!("POST /revoke?token={token}"), &[], "");
        ask(&format!("GET /tokeninfo?access_token={}", secret("info")), &[], "");
        ask(&format!("GET /auth?client_id={}&state={}", secret("id"), secret("state")), &[], "");
        let phone = json!({"deviceIdentifier": {"imei": imei(7)}, "setupSecret": secret("setup")}).to_string();
        ask("POST /device/v1/setup", &[], &phone);
        let part = format!(
            "--b\r\nContent-Type: application/http\r\n\r\nPOST {claim}?access_token={} HTTP/1.1\r\nAuthorization: Bearer {}\r\n\r\n{}\r\n--b--\r\n",
            secret("inner-query"),
            secret("inner-header"),
            secret("inner-body")
        );
        ask("POST /batch", &[("Content-Type", "multipart/mixed; boundary=b")], &part);
        let private: String = key["private_key"].as_str().unwrap().lines().nth(3).unwrap().to_owned();
        let log = scene.log();
        assert!(log.contains("muster_server::access"), "{log}");
        for hidden in ["sesame", &token, &signature, &private, &imei(7)] {
            let found: Vec<&str> = log.lines().filter(|line| line.contains(hidden)).collect();
            assert!(found.is_empty(), "{hidden} is in the log: {found:?}");
        }
    }
}

#[test]
fn it_is_switched_off_by_an_option_or_by_the_environment_and_chosen_by_the_filter() {
    let healthy = |command: Command| {
        let server = Running::start(command);
        assert_eq!(send(&server.url, "GET /healthz", &[], "").status, 200);
        server.stop().1.contains("muster_server::access")
    };
    let serve = |installation: &Installation, more: &[&str]| {
        let mut command = muster();
        command.args(["serve", "--listen", "127.0.0.1:0"]).arg("--data").arg(installation.data()).args(more);
        command
    };
    let installation = Installation::new();
    for (more, expected) in [
        (&[][..], true),
        (&["--access-log", "off"], false),
        (&["--access-log=false"], false),
        (&["--access-log=true"], true),
        (&["--log", "warn"], false),
        (&["--log", "warn,muster_server::access=info"], true),
        (&["--log", "info,muster_server::access=off"], false),
    ] {
        assert_eq!(healthy(serve(&installation, more)), expected, "{more:?}");
    }
    let mut by_environment = serve(&installation, &[]);
    by_environment.env("MUSTER_ACCESS_LOG", "off");
    assert!(!healthy(by_environment));
    assert_eq!(installation.run(&["serve", "--access-log", "perhaps"]).code, 2);
}

#[test]
fn the_demo_has_it_too() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    send(&server.url, "GET /healthz", &[("X-Request-Id", "of-the-demo")], "");
    let log = server.stop().1;
    let line = log.lines().find(|line| line.contains("of-the-demo")).unwrap_or_else(|| panic!("no line: {log}"));
    for part in ["INFO", "method=\"healthz\"", "status=200", "ms=", "caller=\"stranger\""] {
        assert!(line.contains(part), "{part} is missing: {line}");
    }
}

#[test]
fn given_nobody_who_reads_the_log_then_requests_are_answered_all_the_same_and_the_server_ends() {
    let installation = Installation::new();
    let mut command = muster();
    command.args(["serve", "--listen", "127.0.0.1:0", "--log", "trace"]).arg("--data").arg(installation.data());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut url = String::new();
    while !url.starts_with("ready ") {
        url.clear();
        assert!(std::io::BufRead::read_line(&mut out, &mut url).unwrap() > 0, "the server should be ready");
    }
    let url = url.trim_start_matches("ready ").trim_end();
    // A pipe holds 64 KiB, which a thousand lines are more than.
    for _ in 0..1000 {
        assert_eq!(send(url, "GET /healthz", &[], "").status, 200);
    }
    let ended = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(ended.success() && child.wait().unwrap().success());
}
