//! Address and password are given.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::Response;
use muster_core::person::{self, Person};
use muster_core::{Call, Caller, Code, Error};
use tracing::info;

use crate::app::App;
use crate::sign_in::authorization::Authorization;
use crate::sign_in::browser::Browser;
use crate::sign_in::consent;
use crate::sign_in::page::{failure, sentence};

/// What somebody is told whose address or password is wrong: not which.
const WRONG: &str = "The address or the password is wrong.";

/// Compares the password and goes on to the consent.
pub(super) async fn give(
    app: &Arc<App>,
    asked: &Authorization,
    (peer, browser): (IpAddr, &Browser),
    email: &str,
    password: &str,
) -> Response {
    match signed_in(app, peer, email, password).await {
        Ok(Some((person, secret))) => {
            info!(person = %person.id, client = %asked.client.client_id, "somebody signed in");
            consent::show(app, asked, &person, &Browser::with(app, secret)).await
        }
        Ok(None) => asked.sign_in_page(browser, email, Some(WRONG)),
        Err(error) if error.code == Code::ResourceExhausted => {
            let mut response = asked.sign_in_page(browser, email, Some(&sentence(&error.message)));
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            if let Some(seconds) = error.retry_after_seconds {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            response
        }
        Err(error) => failure(&error),
    }
}

/// The person with that address and password, and the secret of the browser.
async fn signed_in(
    app: &Arc<App>,
    peer: IpAddr,
    email: &str,
    password: &str,
) -> Result<Option<(Person, String)>, Error> {
    // An address that has none left takes nothing from its network, which may be everybody's.
    app.attempts.take_address(email)?;
    if let Err(error) = app.attempts.take_network(peer) {
        app.attempts.give_back_address(email);
        return Err(error);
    }
    let compared = compared(app, email, password).await;
    // Only a wrong password is a guess.
    if !matches!(compared, Ok(None)) {
        app.attempts.give_back_network(peer);
        app.attempts.give_back_address(email);
    }
    compared
}

/// The person, if it is that one's password, and the secret of the browser.
async fn compared(app: &Arc<App>, email: &str, password: &str) -> Result<Option<(Person, String)>, Error> {
    // An address with control characters is nobody's, and the store takes no NUL.
    let wanted = if email.contains(char::is_control) { String::new() } else { email.to_owned() };
    let found = app.store.read("signIn.person", move |tx| person::by_email(tx, &wanted)).await?;
    let hash = found.as_ref().and_then(|person| person.password_hash.clone());
    let matches = {
        let _turn = app.attempts.turn().await?;
        let password = password.to_owned();
        let compared = tokio::task::spawn_blocking(move || person::matches(&password, hash.as_deref())).await;
        compared.map_err(|_| Error::new(Code::Internal, "a password could not be compared"))?
    };
    let Some(person) = found.filter(|_| matches) else { return Ok(None) };
    let (context, now, who) = (app.context.clone(), app.context.now(), person.clone());
    let begun = app.store.write("signIn.begin", move |tx| {
        person::begin(&mut Call { tx, context: &context, caller: &Caller::Anybody, now }, &who)
    });
    match begun.await {
        Ok(secret) => Ok(Some((person, secret))),
        Err(error) if error.code == Code::Unauthenticated => Ok(None),
        Err(error) => Err(error),
    }
}
