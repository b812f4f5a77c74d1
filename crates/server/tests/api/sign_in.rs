//! People sign in: the pages, codes and refresh tokens, as Google's libraries and a browser use them.

mod browser;
mod codes;
mod discovery;
mod flow;
mod pages;
mod passwords;
mod tokens;
mod who;

use std::sync::OnceLock;

use muster_core::client::{self, Kind, NewClient};
use muster_core::organisation::{self, Role, Terms};
use muster_core::person::{self, PasswordHash};
use muster_core::{Context, OrganisationId};
use serde_json::Value;

use crate::support::{Answer, CUSTOMER_SCOPE, Scene};

/// The password of everybody in these tests.
const PASSWORD: &str = "correct horse battery staple";

const EMAIL: &str = "it@acme.example";

const LOOPBACK: &str = "http://localhost:4711/callback";

/// A verifier, and its challenge by S256 (RFC 7636, appendix B).
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// An OAuth client, as its file tells it.
struct Program {
    id: String,
    secret: String,
    redirect_uri: &'static str,
}

fn program(scene: &Scene) -> Program {
    make_program(scene, Kind::Installed, LOOPBACK)
}

fn make_program(scene: &Scene, kind: Kind, redirect_uri: &'static str) -> Program {
    let file = scene.operate(move |call| {
        let redirect_uris = if kind == Kind::Web { vec![redirect_uri.to_owned()] } else { Vec::new() };
        let new = NewClient { kind, name: "Fleet <tool>".to_owned(), redirect_uris };
        client::create(call, &new, "http://muster.example")
    });
    let file = serde_json::to_value(file).unwrap();
    let credentials = &file[kind.as_str()];
    Program {
        id: credentials["client_id"].as_str().unwrap().to_owned(),
        secret: credentials["client_secret"].as_str().unwrap().to_owned(),
        redirect_uri,
    }
}

/// A person with the password of all, who is a user of these organisations.
fn person(scene: &Scene, email: &'static str, organisations: &[i64], terms: Terms) {
    // Hashing takes its time in a debug build.
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| PasswordHash::of(&Context::system(), PASSWORD).unwrap());
    let organisations = organisations.to_vec();
    scene.operate(move |call| {
        for id in &organisations {
            organisation::add_user(call, OrganisationId::new(*id), email, Role::Admin, terms)?;
        }
        let invited = person::invite(call, email)?;
        person::set_password(call, &invited.secret, HASH.get().unwrap())
    });
}

impl Program {
    /// Where a person is sent for consent, with the parameters of today's libraries and some more or other ones.
    fn asks(&self, more: &[(&str, &str)]) -> String {
        let mut fields = vec![
            ("client_id", self.id.as_str()),
            ("redirect_uri", self.redirect_uri),
            ("response_type", "code"),
            ("scope", CUSTOMER_SCOPE),
            ("state", "a state & more"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in more {
            fields.retain(|(known, _)| known != name);
            if !value.is_empty() {
                fields.push((name, value));
            }
        }
        format!("/o/oauth2/v2/auth?{}", encoded(&fields))
    }

    /// `POST /token` with these fields and the client's own.
    fn posts(&self, scene: &Scene, fields: &[(&str, &str)]) -> Answer {
        let own = [("client_id", self.id.as_str()), ("client_secret", self.secret.as_str())];
        post_form(scene, "/token", &[fields, &own].concat())
    }

    /// Exchanges a code as today's libraries do.
    fn redeems(&self, scene: &Scene, code: &str) -> Answer {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect_uri),
            ("code_verifier", VERIFIER),
        ];
        self.posts(scene, &fields)
    }

    fn refreshes(&self, scene: &Scene, token: &str) -> Answer {
        self.posts(scene, &[("grant_type", "refresh_token"), ("refresh_token", token)])
    }

    /// The tokens of a person who agrees to what is asked for.
    fn tokens(&self, scene: &Scene, more: &[(&str, &str)]) -> Value {
        let code = browser::code(&browser::agree(scene, &self.asks(more), EMAIL));
        self.redeems(scene, &code).ok()
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn post_form(scene: &Scene, path: &str, fields: &[(&str, &str)]) -> Answer {
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    scene.anonymous().send("POST", path, &form, encoded(fields).into_bytes())
}

/// A refusal in OAuth's own form.
#[track_caller]
fn refused(answer: &Answer, status: u16, code: &str) -> String {
    let json = answer.json();
    assert_eq!((answer.status, json["error"].as_str()), (status, Some(code)), "{}", answer.text());
    json["error_description"].as_str().expect("a description").to_owned()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
