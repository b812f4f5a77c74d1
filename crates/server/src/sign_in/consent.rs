//! A person reads what a program asks for, and agrees or does not.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::Response;
use muster_core::client::{self, NewCode};
use muster_core::organisation::{Kind, Terms};
use muster_core::person::{self, Membership, Person};
use muster_core::{Call, Error, checked_scope};
use muster_store::Tx;

use crate::app::App;
use crate::sign_in::authorization::Authorization;
use crate::sign_in::browser::Browser;
use crate::sign_in::page::{Consent, FormsLead, failure, page, see_other, with_cookie};

/// What a person decided.
pub(super) struct Decision {
    /// Whether the program may act.
    pub allow: bool,
    /// Whether the terms of service are accepted.
    pub terms: bool,
}

/// The page that says what is asked for.
pub(super) async fn show(app: &Arc<App>, asked: &Authorization, person: &Person, browser: &Browser) -> Response {
    let (who, client, with_granted) = (person.clone(), asked.client.clone(), asked.with_granted);
    let scope = asked.code.scope.clone();
    let read = app.store.read("signIn.consent", move |tx| {
        let memberships = person::memberships(tx, &who.email)?;
        let scope = if with_granted { widened(tx, &who, &client, &scope)? } else { scope.clone() };
        Ok::<_, Error>((memberships, scope))
    });
    let (memberships, scope) = match read.await {
        Ok(read) => read,
        Err(error) => return failure(&error),
    };
    let form = Consent {
        client: &asked.client.name,
        email: &person.email,
        scopes: scope.split(' ').map(|scope| described(app, scope)).collect(),
        asks_for_terms: memberships.iter().any(lacks_terms),
        memberships,
        target: host_of(&asked.code.redirect_uri),
        form_token: browser.form_token(&asked.query),
        problem: None,
    };
    with_cookie(page(StatusCode::OK, &form, &FormsLead::Anywhere), browser)
}

/// Sends the person back to the program with a code, or with the news that there is none.
pub(super) async fn decide(app: &Arc<App>, asked: &Authorization, browser: &Browser, decision: Decision) -> Response {
    let (context, now) = (app.context.clone(), app.context.now());
    let (client, new, secret) = (asked.client.clone(), asked.code.clone(), browser.secret().to_owned());
    let with_granted = asked.with_granted;
    let decided = app.store.write("signIn.decide", move |tx| {
        let Some(person) = person::signed_in(tx, &secret, now)? else { return Ok(Decided::TooLate) };
        person::end(tx, &secret)?;
        if !decision.allow {
            return Ok(Decided::Denied);
        }
        let caller = person::caller(tx, &person, &client.client_id)?;
        let scope = if with_granted { widened(tx, &person, &client, &new.scope)? } else { new.scope.clone() };
        let mut call = Call { tx, context: &context, caller: &caller, now };
        if decision.terms {
            person::accept_terms(&mut call, &person)?;
        }
        let new = NewCode { scope: scope.clone(), ..new.clone() };
        let code = client::issue_code(&mut call, &person, &client, &new)?;
        Ok::<_, Error>(Decided::Allowed { code, scope })
    });
    let mut response = match decided.await {
        Ok(Decided::Allowed { code, scope }) => see_other(&asked.back(app, &[("code", &code), ("scope", &scope)])),
        Ok(Decided::Denied) => see_other(&asked.back(app, &[("error", "access_denied")])),
        Ok(Decided::TooLate) => {
            return asked.sign_in_page(&Browser::new(app), "", Some("That took too long. Please sign in again."));
        }
        Err(error) => return failure(&error),
    };
    if let Some(cookie) = browser.no_cookie() {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

enum Decided {
    Allowed { code: String, scope: String },
    Denied,
    TooLate,
}

/// What is asked for and what was allowed before (`include_granted_scopes`).
fn widened(tx: &mut Tx<'_>, person: &Person, client: &client::Client, scope: &str) -> Result<String, Error> {
    let before = client::scopes_allowed(tx, person, client)?;
    // One of them is known, so that nothing is refused here; what is said twice is said once.
    let known: Vec<&str> = scope.split(' ').collect();
    checked_scope(Some(&format!("{scope} {before}")), &known)
}

fn lacks_terms(membership: &Membership) -> bool {
    membership.kind == Kind::Customer && membership.terms != Terms::Accepted
}

/// A scope in words, where there are some.
fn described(app: &App, scope: &str) -> String {
    let families = app.families.all();
    let of_api = families
        .map(|loaded| loaded.family.api)
        .find(|api| api.methods.iter().any(|method| method.scopes.contains(&scope)));
    match (of_api, scope) {
        (Some(api), _) => format!("calls of the API {} for you ({scope})", api.name),
        (None, "openid") => "who you are (openid)".to_owned(),
        (None, "email" | "https://www.googleapis.com/auth/userinfo.email") => {
            format!("your e-mail address ({scope})")
        }
        (None, "profile" | "https://www.googleapis.com/auth/userinfo.profile") => {
            format!("your profile, of which nothing is kept here ({scope})")
        }
        (None, other) => format!("{other}, which means nothing here"),
    }
}

/// The host of an address, with its port.
fn host_of(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    &rest[..rest.find(['/', '?']).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_the_host_of_the_programs_address() {
        for (uri, host) in [
            ("http://localhost:8080/callback?x=1", "localhost:8080"),
            ("https://app.example.com", "app.example.com"),
            ("http://127.0.0.1:1?x=/", "127.0.0.1:1"),
            ("http://[::1]:3000/", "[::1]:3000"),
        ] {
            assert_eq!(host_of(uri), host, "{uri}");
        }
    }
}
