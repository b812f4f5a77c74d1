//! Service-account keys.

use serde_json::{Value, json};

use crate::support::{Done, Installation, mode};

const URL: &str = "https://muster.example.com";

#[test]
fn a_key_file_is_private_and_in_googles_form() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let out = installation.path("key.json");
    let (reseller, customer) = (format!("reseller:{reseller}"), format!("customer:{customer}"));
    let arguments =
        ["key", "create", "--for", &reseller, "--for", &customer, "--public-url", "https://muster.example.com/"];
    let made = installation.json(&[&arguments[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(mode(&out), 0o600);
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(file["type"], "service_account");
    assert_eq!(file["private_key_id"], made["id"]);
    assert_eq!(file["client_email"], made["email"]);
    assert_eq!(file["token_uri"], json!(format!("{URL}/token")), "the slash at the end is not doubled");
    assert!(file["private_key"].as_str().unwrap().starts_with("-----BEGIN PRIVATE KEY-----\n"));

    let listed = installation.json(&["key", "list"]);
    assert_eq!(listed[0]["id"], made["id"]);
    assert_eq!(listed[0]["members"], json!([reseller, customer]));
    assert_eq!(listed[0]["publicUrl"], URL);
    assert!(listed[0]["revoked"].is_null());
    assert!(!listed.to_string().contains("PRIVATE"), "a listing has no private keys: {listed}");
}

#[test]
fn given_a_server_that_never_ran_then_the_address_must_be_given() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let (member, out) = (format!("customer:{customer}"), installation.path("key.json"));
    let create = ["key", "create", "--for", &member, "--out", out.to_str().unwrap()];
    installation.run(&create).refused(&["--public-url is not known"]);
    installation
        .run(&[&create[..], &["--public-url", "example.com"]].concat())
        .refused(&["--public-url must", "https://"]);
    for every_interface in ["http://0:80", "http://0x0/", "http://[::ffff:0.0.0.0]:8080"] {
        let refused = installation.run(&[&create[..], &["--public-url", every_interface]].concat());
        refused.refused(&["no address that clients can reach"]);
    }
    assert!(!out.exists() && installation.json(&["key", "list"]) == json!([]), "nothing is left of a refused key");

    let server = installation.serve(&["--public-url", URL]);
    let beside = installation.json(&create);
    server.stop();
    let later = installation.json(&[&create[..], &["--force"]].concat());
    assert_eq!((&beside["publicUrl"], &later["publicUrl"]), (&json!(URL), &json!(URL)), "with and without the server");
}

#[test]
fn an_existing_file_is_replaced_only_by_force() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let (member, out) = (format!("customer:{customer}"), installation.file("key.json", "mine"));
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--out", out.to_str().unwrap()];
    installation.run(&create).refused(&["exists already", "--force"]);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "mine");
    assert_eq!(installation.json(&["key", "list"]), json!([]), "no key is made that nobody has");
    installation.run(&[&create[..], &["--force"]].concat()).ok();
    assert_eq!(mode(&out), 0o600);
}

#[test]
fn a_key_is_revoked_once() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let (member, out) = (format!("customer:{customer}"), installation.path("key.json"));
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--out", out.to_str().unwrap()];
    let key = installation.make(&create);
    installation.run(&["key", "revoke", &key]).ok();
    assert!(installation.json(&["key", "list"])[0]["revoked"].is_string());
    installation.run(&["key", "revoke", &key]).refused(&["no live key"]);
}

#[test]
fn a_key_acts_for_companies_there_are() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let out = installation.path("key.json");
    let create = |members: &[&str]| {
        let members: Vec<&str> = members.iter().flat_map(|member| ["--for", member]).collect();
        let rest = ["--public-url", URL, "--out", out.to_str().unwrap()];
        installation.run(&[&["key", "create"][..], &members, &rest].concat())
    };
    create(&["customer:1"]).refused(&["--for: there is no customer 1"]);
    create(&[&format!("customer:{reseller}")]).refused(&["no customer"]);
    create(&[&format!("reseller:{reseller}"), &format!("reseller:{reseller}")]).refused(&["at most one reseller"]);
    for wrong in ["customer", "vendor:1", "customer:x"] {
        assert_eq!(create(&[wrong]).code, 2, "{wrong} is wrong usage");
    }
    assert_eq!(create(&[]).code, 2, "a key without a company is wrong usage");
    create(&[&format!("customer:{customer}")]).ok();
}

#[test]
fn a_key_file_can_go_to_standard_output_and_is_all_there_is() {
    let installation = Installation::new();
    let (reseller, _) = installation.reseller_and_customer();
    let member = format!("reseller:{reseller}");
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--out", "-"];
    for (json, told) in [(false, true), (true, false)] {
        let more: &[&str] = if json { &["--json"] } else { &[] };
        let made = installation.run(&[&create[..], more].concat()).ok();
        assert_eq!(made.json()["type"], "service_account", "{made:?}");
        assert_eq!(made.err.contains("muster.iam") && made.err.contains(URL), told, "{made:?}");
        assert!(!made.err.contains("PRIVATE"), "{made:?}");
    }
    assert_eq!(installation.json(&["key", "list"]).as_array().unwrap().len(), 2);
    assert!(!installation.path("-").exists() && !std::path::Path::new("-").exists());
}

/// A public key, made for tests.
const PUBLIC_KEY: &str = "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA55S42T0s6Ai23JbnqlIZ
tla0xcVLaM1aJVl/NiqQy9Plbgb+J7QHEI718S0mGUONrWRBauQuw/bIa5q29tBy
1JDLM/XEIOpZaSKbZGHHOcTl+vQI8FChGOxjaot+JE0/wgyyI9wVPqlcTq4oCCiH
Gm7onDyS/RJeUX7ydiUgcevclGohU8x2UtTFG3u4M6v/YOmqmooA1GKzivVIoDrP
BsNgeIjQufmZFM+NFViJmj7ti7B+LlxFMgr0Ou2MVvhstlXvkIpCDyolSj0k3qkN
ZCeBoqWFN56/SNY03BJCIMyc/rd2QaRRSC4OyIkgGLqHiqZYgypWFoFtnQu+W055
IwIDAQAB
-----END PUBLIC KEY-----
";

#[test]
fn a_key_file_names_another_universe_if_it_is_told_to() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    let (member, out) = (format!("customer:{customer}"), installation.path("key.json"));
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--out", out.to_str().unwrap()];
    for wrong in ["muster", "a b.example", "x-.example", ""] {
        installation.run(&[&create[..], &["--universe-domain", wrong]].concat()).refused(&["--universe-domain"]);
    }
    assert!(!out.exists() && installation.json(&["key", "list"]) == json!([]), "nothing is left of a refused key");
    installation.run(&[&create[..], &["--universe-domain", "muster.example"]].concat()).ok();
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(
        (&file["universe_domain"], &file["token_uri"]),
        (&json!("muster.example"), &json!(format!("{URL}/token")))
    );
}

#[test]
fn the_key_of_a_built_in_issuer_is_told_and_nothing_is_written() {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let pem = installation.file("emm.pem", PUBLIC_KEY);
    let (member, email) = (format!("customer:{customer}"), "emm@built-in.iam.gserviceaccount.com");
    let create = ["key", "create", "--for", &member, "--email", email, "--public-key", pem.to_str().unwrap()];
    let made = installation.json(&[&create[..], &["--key-id", "their-key"]].concat());
    assert_eq!(made, json!({"id": "their-key", "email": email}));
    let listed = installation.json(&["key", "list"]);
    assert_eq!(
        (&listed[0]["email"], &listed[0]["members"], &listed[0]["publicUrl"]),
        (&json!(email), &json!([member]), &json!(""))
    );

    installation.run(&[&create[..], &["--key-id", "their-key"]].concat()).refused(&["--key-id", "already"]);
    let another = installation.json(&create);
    assert_eq!(another["id"].as_str().unwrap().len(), 40, "the issuer has a second key");
    let other = format!("reseller:{reseller}");
    let others = ["key", "create", "--for", &other, "--email", email, "--public-key", pem.to_str().unwrap()];
    installation.run(&others).refused(&["--email", "other organisations"]);
    assert_eq!(create_with(&installation, &member, "no address", &pem).code, 1);
    for (text, says) in [
        ("", "PEM"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "private"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "openssl x509"),
        ("-----BEGIN PUBLIC KEY-----\n****\n-----END PUBLIC KEY-----\n", "base64"),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "RSA"),
    ] {
        let file = installation.file("wrong.pem", text);
        create_with(&installation, &member, email, &file).refused(&["--public-key", says]);
    }
    for (bytes, says) in [
        (&[0x30, 0x82, 0x01, 0x22, 0xff, 0xfe][..], "openssl pkey -pubin -inform DER"),
        (&[0xff, 0xfe, b'-', 0, b'-', 0], "save it as UTF-8"),
    ] {
        let file = installation.file("wrong.der", bytes);
        create_with(&installation, &member, email, &file).refused(&["publicKey", "wrong.der", "PEM", says]);
    }
    let piped = ["key", "create", "--for", &member, "--email", email, "--public-key", "-", "--key-id", "piped"];
    installation.run_with_input(&piped, &pem).ok();
    let out = installation.path("key.json");
    for incomplete in [
        &["--email", email, "--out", out.to_str().unwrap()][..],
        &["--public-key", pem.to_str().unwrap()],
        &["--key-id", "x", "--out", out.to_str().unwrap()],
    ] {
        let run = installation.run(&[&["key", "create", "--for", &member][..], incomplete].concat());
        assert_eq!(run.code, 2, "{incomplete:?} is wrong usage: {run:?}");
    }
    for more in [["--out", out.to_str().unwrap()], ["--universe-domain", "muster.example"]] {
        installation.run(&[&create[..], &more].concat()).refused(&["no key file"]);
    }
}

fn create_with(installation: &Installation, member: &str, email: &str, pem: &std::path::Path) -> crate::support::Done {
    installation.run(&["key", "create", "--for", member, "--email", email, "--public-key", pem.to_str().unwrap()])
}

/// Registers a key under an id that the test chose.
fn registered(installation: &Installation, id: &str) -> Done {
    let (_, customer) = installation.reseller_and_customer();
    let member = format!("customer:{customer}");
    let pem = installation.file("issuer.pem", PUBLIC_KEY);
    let email = format!("{id}@example.iam.gserviceaccount.com");
    let create = ["key", "create", "--for", &member, "--email", &email, "--public-key", pem.to_str().unwrap()];
    installation.run(&[&create[..], &["--key-id", id]].concat()).ok()
}

#[test]
fn a_key_is_named_by_a_beginning_that_no_other_has() {
    let installation = Installation::new();
    for id in ["abcdef01", "abcdef02", "abcdef0", "short"] {
        registered(&installation, id);
    }
    let revoked = || {
        let keys = installation.json(&["key", "list"]);
        let keys = keys.as_array().unwrap().iter().filter(|key| key["revoked"].is_string());
        keys.map(|key| key["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    installation.run(&["key", "revoke", "abcdef"]).refused(&["3 ids", "abcdef0, abcdef01, abcdef02"]);
    installation.run(&["key", "revoke", "abcde"]).refused(&["ID must", "first 6 characters"]);
    installation.run(&["key", "revoke", "abcdeg"]).refused(&["ID: there is no live key abcdeg"]);
    assert_eq!(revoked(), [""; 0], "what is refused revokes nothing");

    installation.run(&["key", "revoke", "abcdef0"]).ok();
    assert_eq!(revoked(), ["abcdef0"], "a whole id is itself, also where others go on behind it");
    installation.run(&["key", "revoke", "abcdef01"]).ok();
    let told = installation.json(&["key", "revoke", "abcdef"]);
    assert_eq!(told, json!({"id": "abcdef02"}), "of live keys only one begins so, and its whole id is told");
    installation.run(&["key", "revoke", "short"]).ok();

    installation.run(&["key", "show", "abcdef"]).refused(&["3 ids"]);
    let shown = installation.json(&["key", "show", "abcdef02"]);
    assert_eq!((&shown["id"], shown["revoked"].is_string()), (&json!("abcdef02"), true));
    let shown = installation.run(&["key", "show", "abcdef02"]).ok().out;
    assert!(shown.contains("account  abcdef02@example.iam.gserviceaccount.com\n"), "{shown}");
}

#[test]
fn given_a_git_work_tree_then_a_key_in_it_is_warned_of_and_a_demo_cannot_be_committed() {
    let installation = Installation::new();
    let (_, customer) = installation.reseller_and_customer();
    std::fs::create_dir(installation.path(".git")).unwrap();
    let (member, out) = (format!("customer:{customer}"), installation.path("key.json"));
    let create = ["key", "create", "--for", &member, "--public-url", URL, "--force", "--out", out.to_str().unwrap()];
    let made = installation.run(&create).ok();
    assert!(made.err.contains("key.json lies in the git work tree") && made.err.contains(".gitignore"), "{made:?}");
    installation.file(".gitignore", "*.json\n");
    assert_eq!(installation.run(&create).ok().err, "");

    let demo = Installation::new();
    demo.demo(&[]).stop();
    let ignored = std::fs::read_to_string(demo.data().join(".gitignore")).unwrap();
    assert!(ignored.lines().any(|line| line == "*"), "{ignored}");
    let given = Installation::new();
    std::fs::create_dir(given.data()).unwrap();
    given.demo(&[]).stop();
    assert!(!given.data().join(".gitignore").exists(), "a directory that was there is its owner's");
    assert!(given.data().join("keys/.gitignore").exists(), "but its keys are never committed");
}
