//! What a program asks a person for (RFC 6749, section 4.1.1; RFC 7636; Google's own parameters), and the way through it.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use muster_core::client::{self, Challenge, Client, Kind, NewCode};
use muster_core::{Error, IDENTITY_SCOPES, checked_scope};

use crate::app::App;
use crate::http::Peer;
use crate::oauth::Form;
use crate::sign_in::browser::Browser;
use crate::sign_in::page::{FormsLead, SignIn, failure, notice, page, see_other, with_cookie};
use crate::sign_in::{consent, password};

/// A request that a program may make.
pub(super) struct Authorization {
    /// The program.
    pub client: Client,
    /// What is allowed if the person agrees.
    pub code: NewCode,
    /// What the program wants to read again.
    pub state: Option<String>,
    /// Who the program thinks is there.
    pub login_hint: String,
    /// Whether scopes that were allowed before are asked for too.
    pub with_granted: bool,
    /// All of it as it stands in the page's address.
    pub query: String,
}

/// What a form is for that asks for nothing of a program's.
const NOTHING_ASKED: &str = "";

/// A request that a program may not make.
pub(super) enum Wrong {
    /// It is not known who asks: the person is told.
    Told(String),
    /// The program is told.
    Sent(String),
    /// The server cannot answer now.
    Failed(Error),
}

impl Wrong {
    pub(super) fn response(self) -> Response {
        match self {
            Wrong::Told(text) => notice(StatusCode::BAD_REQUEST, "This program cannot sign you in here", &text),
            Wrong::Sent(address) => see_other(&address),
            Wrong::Failed(error) => failure(&error),
        }
    }
}

/// `GET /auth`: a program sends a person.
pub(super) async fn show(State(app): State<Arc<App>>, request: Request) -> Response {
    let form = match Form::read(&app, request).await {
        Ok(form) => form,
        Err(error) => return failure(&error),
    };
    match Authorization::read(&app, &form).await {
        Ok(asked) => {
            // A second tab of the same browser keeps the secret, so that the first one's form still fits.
            let browser = Browser::known(&app, form.headers()).unwrap_or_else(|| Browser::new(&app));
            asked.sign_in_page(&browser, &asked.login_hint, None)
        }
        Err(wrong) => wrong.response(),
    }
}

/// `POST /auth`: a person gives a password, or agrees.
pub(super) async fn step(State(app): State<Arc<App>>, request: Request) -> Response {
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    let form = match Form::read(&app, request).await {
        Ok(form) => form,
        Err(error) => return failure(&error),
    };
    let asked = match Authorization::read(&app, &form).await {
        Ok(asked) => asked,
        Err(wrong) => return wrong.response(),
    };
    let sent = |name: &str| form.sent(name).unwrap_or_default();
    let is_consent = sent("step") == "consent";
    let read = if is_consent { asked.query.as_str() } else { NOTHING_ASKED };
    let Some(browser) = Browser::of(&app, form.headers(), form.sent("form_token"), read) else {
        let problem = "That took too long, or your browser keeps no cookies. Please sign in again.";
        let browser = Browser::known(&app, form.headers()).unwrap_or_else(|| Browser::new(&app));
        return asked.sign_in_page(&browser, sent("email"), Some(problem));
    };
    match sent("step") {
        "sign-in" => password::give(&app, &asked, (peer, &browser), sent("email"), sent("password")).await,
        "consent" => {
            let decision = consent::Decision { allow: sent("decision") == "allow", terms: sent("terms") == "accepted" };
            consent::decide(&app, &asked, &browser, decision).await
        }
        _ => asked.sign_in_page(&browser, sent("email"), None),
    }
}

impl Authorization {
    /// Reads and checks what a program asks for. It stands in the address alone.
    pub(super) async fn read(app: &Arc<App>, form: &Form) -> Result<Self, Wrong> {
        let one = |name: &str| form.only_in_query(name);
        let (client_id, redirect_uri) = match (one("client_id"), one("redirect_uri")) {
            (Ok(Some(client_id)), Ok(Some(redirect_uri))) => (client_id.to_owned(), redirect_uri.to_owned()),
            _ => {
                let says = "The program must name itself (client_id) and its address (redirect_uri), each once.";
                return Err(Wrong::Told(says.to_owned()));
            }
        };
        let known = if client_id.contains(char::is_control) {
            None
        } else {
            app.store.read("auth.client", move |tx| client::find(tx, &client_id)).await.map_err(Wrong::Failed)?
        };
        let unknown = "The program is not known here, or was revoked (invalid_client).";
        let client = known.ok_or_else(|| Wrong::Told(unknown.to_owned()))?;
        if !client.accepts_redirect(&redirect_uri) {
            return Err(Wrong::Told(not_its_own(&client, &redirect_uri)));
        }
        let state = one("state").ok().flatten().map(str::to_owned);
        let sent = |error: &str, says: &str| {
            Wrong::Sent(back_to(app, &redirect_uri, &[("error", error), ("error_description", says)], state.as_deref()))
        };
        match Asked::read(app, &client, &one) {
            Ok(asked) => Ok(Self {
                code: NewCode {
                    redirect_uri,
                    scope: asked.scope,
                    challenge: asked.challenge,
                    nonce: asked.nonce,
                    offline: asked.offline,
                },
                client,
                state,
                login_hint: asked.login_hint,
                with_granted: asked.with_granted,
                query: form.parts.uri.query().unwrap_or_default().to_owned(),
            }),
            Err((error, says)) => Err(sent(error, &says)),
        }
    }

    /// The page for address and password. A browser keeps the secret it has, for its other tabs.
    pub(super) fn sign_in_page(&self, browser: &Browser, email: &str, problem: Option<&str>) -> Response {
        let form = SignIn { client: &self.client.name, email, form_token: browser.form_token(NOTHING_ASKED), problem };
        let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
        with_cookie(page(status, &form, &FormsLead::Here), browser)
    }

    /// The program's address with what it is told.
    pub(super) fn back(&self, app: &App, fields: &[(&str, &str)]) -> String {
        back_to(app, &self.code.redirect_uri, fields, self.state.as_deref())
    }
}

/// What the fields of a request say that is told to the program where it is wrong.
struct Asked {
    scope: String,
    challenge: Option<Challenge>,
    nonce: Option<String>,
    offline: bool,
    login_hint: String,
    with_granted: bool,
}

/// An error's name (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6) and what is wrong.
type Refusal = (&'static str, String);

impl Asked {
    fn read<'f>(
        app: &App,
        client: &Client,
        one: &impl Fn(&str) -> Result<Option<&'f str>, ()>,
    ) -> Result<Self, Refusal> {
        let field = |name: &str| {
            one(name)
                .map(|value| value.filter(|value| !value.is_empty()))
                .map_err(|()| ("invalid_request", format!("{name} must be given once")))
        };
        field("state")?;
        match field("response_type")? {
            Some("code") => {}
            Some(_) => return Err(("unsupported_response_type", "response_type must be code".to_owned())),
            None => return Err(("invalid_request", "response_type is required".to_owned())),
        }
        if !matches!(field("response_mode")?, None | Some("query")) {
            return Err(("invalid_request", "response_mode must be query".to_owned()));
        }
        for (name, error) in [("request", "request_not_supported"), ("request_uri", "request_uri_not_supported")] {
            if field(name)?.is_some() {
                return Err((error, format!("{name} is not supported")));
            }
        }
        let known: Vec<&str> = app.families.scopes().into_iter().chain(IDENTITY_SCOPES).collect();
        let scope = checked_scope(field("scope")?, &known).map_err(|error| ("invalid_scope", error.message.clone()))?;
        for prompt in field("prompt")?.unwrap_or_default().split(' ').filter(|prompt| !prompt.is_empty()) {
            match prompt {
                // People are asked for everything each time.
                "login" | "consent" | "select_account" => {}
                "none" => return Err(("interaction_required", "people sign in and agree each time".to_owned())),
                _ => {
                    let rule = "prompt must be none, login, consent or select_account";
                    return Err(("invalid_request", rule.to_owned()));
                }
            }
        }
        let offline = match field("access_type")? {
            Some("offline") => true,
            // Google gives installed programs a refresh token whatever they say.
            None | Some("online") => client.kind == Kind::Installed,
            Some(_) => return Err(("invalid_request", "access_type must be offline or online".to_owned())),
        };
        let method = field("code_challenge_method")?;
        let challenge = match field("code_challenge")? {
            Some(text) => {
                Some(Challenge::read(text, method).map_err(|error| ("invalid_request", error.message.clone()))?)
            }
            None if method.is_some() => return Err(("invalid_request", "code_challenge is required".to_owned())),
            None => None,
        };
        let nonce = field("nonce")?.map(str::to_owned);
        if nonce.as_deref().is_some_and(|nonce| nonce.len() > MAX_NONCE_BYTES || nonce.contains(char::is_control)) {
            return Err(("invalid_request", format!("nonce must have at most {MAX_NONCE_BYTES} visible characters")));
        }
        let with_granted = match field("include_granted_scopes")? {
            Some("true") => true,
            None | Some("false") => false,
            Some(_) => return Err(("invalid_request", "include_granted_scopes must be true or false".to_owned())),
        };
        let login_hint = field("login_hint")?.filter(|hint| hint.contains('@')).unwrap_or_default().to_owned();
        Ok(Self { scope, challenge, nonce, offline, login_hint, with_granted })
    }
}

/// What the developer of a program has to know whose address was refused. The page writes it as text.
fn not_its_own(client: &Client, redirect_uri: &str) -> String {
    let shown: String = redirect_uri.chars().filter(|c| !c.is_control()).take(MAX_SHOWN_CHARS).collect();
    let rule = match client.kind {
        Kind::Installed => {
            "An installed program may name http:// and localhost, 127.0.0.1 or [::1], with any port and path."
                .to_owned()
        }
        Kind::Web => "A web program may name the addresses it was registered with, letter by letter.".to_owned(),
    };
    format!("The program wants you sent to {shown}, which is not its own (redirect_uri_mismatch). {rule}")
}

/// Characters of a refused address that are shown.
const MAX_SHOWN_CHARS: usize = 300;

/// Longest nonce: it is stored, and repeated in the ID token (Muster's own).
const MAX_NONCE_BYTES: usize = 512;

/// The program's address with what it is told; who tells it (RFC 9207); and its state.
fn back_to(app: &App, redirect_uri: &str, fields: &[(&str, &str)], state: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields);
    query.append_pair("iss", &app.public_url);
    if let Some(state) = state {
        query.append_pair("state", state);
    }
    let joint = if redirect_uri.contains('?') { '&' } else { '?' };
    format!("{redirect_uri}{joint}{}", query.finish())
}
