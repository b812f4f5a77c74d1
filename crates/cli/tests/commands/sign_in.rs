//! Invitations and OAuth clients.

use serde_json::{Value, json};

use crate::support::{Installation, mode};

const URL: &str = "https://muster.example.com";

#[test]
fn a_client_file_is_private_and_in_googles_form() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let out = installation.path("client_secret.json");
    let create =
        ["oauth-client", "create", "--name", "Fleet tool", "--public-url", URL, "--out", out.to_str().unwrap()];
    let made = installation.json(&create);
    assert_eq!(mode(&out), 0o600);
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let installed = &file["installed"];
    assert_eq!(installed["client_id"], made["id"]);
    assert!(made["id"].as_str().unwrap().ends_with(".apps.googleusercontent.com"), "{made}");
    assert!(installed["client_secret"].as_str().unwrap().starts_with("GOCSPX-"));
    assert_eq!(installed["auth_uri"], json!(format!("{URL}/o/oauth2/auth")));
    assert_eq!(installed["token_uri"], json!(format!("{URL}/token")));
    assert_eq!(installed["redirect_uris"], json!(["http://localhost"]));
    installation.run(&create).refused(&["exists already"]);

    let web = [&create[..], &["--force", "--type", "web"]].concat();
    installation.run(&web).refused(&["--redirect", "required"]);
    installation
        .run(&[&web[..], &["--redirect", "http://app.example.com/"]].concat())
        .refused(&["--redirect", "https://"]);
    installation
        .run(&[&create[..], &["--force", "--redirect", "https://a.example/"]].concat())
        .refused(&["--redirect"]);
    installation.run(&[&web[..], &["--redirect", "https://app.example.com/callback"]].concat()).ok();
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(file["web"]["redirect_uris"], json!(["https://app.example.com/callback"]));

    let printed =
        installation.run(&["oauth-client", "create", "--name", "Pipe", "--public-url", URL, "--out", "-"]).ok();
    let piped = printed.json()["installed"]["client_id"].as_str().unwrap().to_owned();
    assert!(printed.err.contains(&piped) && !installation.path("-").exists(), "{printed:?}");
    let gone = installation.json(&["oauth-client", "delete", piped.split_once('.').unwrap().0]);
    assert_eq!(gone, json!({"id": piped}), "the beginning is enough, and the whole id is told");

    let listed = installation.json(&["oauth-client", "list"]);
    assert_eq!(
        (listed.as_array().unwrap().len(), &listed[0]["id"], &listed[0]["kind"]),
        (2, &made["id"], &json!("installed"))
    );
    assert!(!listed.to_string().contains("GOCSPX"), "a listing has no secrets: {listed}");
    let id = made["id"].as_str().unwrap();
    let shown = installation.run(&["oauth-client", "show", id]).ok().out;
    assert!(shown.contains("name          Fleet tool\n") && !shown.contains("revoked"), "{shown}");
    installation.run(&["oauth-client", "revoke", id]).ok();
    assert!(installation.json(&["oauth-client", "list"])[0]["revoked"].is_string());
    installation.run(&["oauth-client", "revoke", id]).refused(&["no live OAuth client"]);
}

#[test]
fn a_client_file_for_standard_output_is_all_that_is_printed() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let create = ["oauth-client", "create", "--name", "Fleet tool", "--public-url", URL, "--out", "-"];
    let made = installation.run(&create).ok();
    assert_eq!(made.json()["installed"]["token_uri"], json!(format!("{URL}/token")));
    let id = installation.json(&["oauth-client", "list"])[0]["id"].as_str().unwrap().to_owned();
    assert!(made.err.contains(&id), "what there is to tell goes beside it: {made:?}");
    assert!(!std::path::Path::new("-").exists());
    let with_json = installation.run(&[&create[..], &["--json"]].concat()).ok();
    assert!(with_json.json()["installed"]["client_id"].is_string() && with_json.err.is_empty(), "{with_json:?}");
}

#[test]
fn an_invitation_is_a_link_for_a_user_of_some_company() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    let invite = ["user", "invite", "--email", "IT@birchfield.example", "--public-url", URL];
    let invited = installation.json(&invite);
    assert_eq!(invited["email"], "it@birchfield.example");
    let link = invited["link"].as_str().unwrap();
    assert!(link.starts_with(&format!("{URL}/invitation?invitation=inv.")), "{link}");
    assert!(invited["expires"].is_string());
    let printed = installation.run(&invite).ok();
    assert!(printed.out.contains("/invitation?invitation=inv."), "{printed:?}");
    installation
        .run(&["user", "invite", "--email", "nobody@birchfield.example", "--public-url", URL])
        .refused(&["--email"]);
    let stranger = installation.run(&["user", "invite", "--email", "nobody@birchfield.example", "--public-url", URL]);
    stranger.refused(&["--email: no company has a user", "`muster user create`"]);
    assert!(!stranger.err.contains("(email)"), "the option is named, not the field: {stranger:?}");
    installation.run(&["user", "invite", "--email", "nobody", "--public-url", URL]).refused(&["--email"]);
    installation.run(&["oauth-client", "show", "abc"]).refused(&["the whole id of an OAuth client"]);
    installation.run(&["user", "invite", "--email", "it@birchfield.example"]).refused(&["--public-url"]);
}
