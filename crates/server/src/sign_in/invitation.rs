//! An invited person sets a password. Whoever has the link may do it, so there is nothing for another site to abuse.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use muster_core::person::{self, MIN_PASSWORD_CHARS, PasswordHash, Person};
use muster_core::{Call, Caller, Code, Error};
use tracing::info;

use crate::app::App;
use crate::http::Peer;
use crate::oauth::Form;
use crate::sign_in::page::{FormsLead, Invitation, failure, notice, page, sentence};

/// `GET /invitation`
pub(super) async fn show(State(app): State<Arc<App>>, request: Request) -> Response {
    match read(&app, request).await {
        Ok((_, _, person)) => form_for(&person, None),
        Err(response) => *response,
    }
}

/// `POST /invitation`: the password is given.
pub(super) async fn accept(State(app): State<Arc<App>>, request: Request) -> Response {
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    if let Err(error) = app.attempts.take_network(peer) {
        return failure(&error);
    }
    let (form, secret, person) = match read(&app, request).await {
        Ok(read) => read,
        Err(response) => return *response,
    };
    app.attempts.give_back_network(peer);
    let (password, again) = (form.sent("password").unwrap_or_default(), form.sent("again").unwrap_or_default());
    if password != again {
        return form_for(&person, Some("The two are not the same."));
    }
    match set(&app, secret, password.to_owned()).await {
        Ok(()) => {
            info!(person = %person.id, "a password was set");
            let text = format!("You can sign in as {} now. This page can be closed.", person.email);
            notice(StatusCode::OK, "Your password is set", &text)
        }
        Err(error) if error.code == Code::InvalidArgument => form_for(&person, Some(&sentence(&error.message))),
        Err(error) if error.code == Code::NotFound => unknown(),
        Err(error) => failure(&error),
    }
}

async fn set(app: &Arc<App>, secret: String, password: String) -> Result<(), Error> {
    let hash = {
        let _turn = app.attempts.turn().await?;
        let context = app.context.clone();
        let hashed = tokio::task::spawn_blocking(move || PasswordHash::of(&context, &password)).await;
        hashed.map_err(|_| Error::new(Code::Internal, "a password could not be hashed"))??
    };
    let (context, now) = (app.context.clone(), app.context.now());
    let written = app.store.write("invitation.accept", move |tx| {
        let mut call = Call { tx, context: &context, caller: &Caller::Anybody, now };
        person::set_password(&mut call, &secret, &hash).map(drop)
    });
    written.await
}

/// The form, the link's secret and whom it is for.
async fn read(app: &Arc<App>, request: Request) -> Result<(Form, String, Person), Box<Response>> {
    let form = Form::read(app, request).await.map_err(|error| Box::new(failure(&error)))?;
    let secret = form.only_in_query("invitation").ok().flatten().unwrap_or_default().to_owned();
    let (wanted, now) = (secret.clone(), app.context.now());
    let found = app.store.read("invitation.find", move |tx| person::invited(tx, &wanted, now)).await;
    match found.map_err(|error| Box::new(failure(&error)))? {
        Some(person) => Ok((form, secret, person)),
        None => Err(Box::new(unknown())),
    }
}

fn form_for(person: &Person, problem: Option<&str>) -> Response {
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    page(status, &Invitation { email: &person.email, least: MIN_PASSWORD_CHARS, problem }, &FormsLead::Here)
}

fn unknown() -> Response {
    let text = "It was used already, a newer one was made, or it is more than three days old. Ask for a new one.";
    notice(StatusCode::NOT_FOUND, "This invitation is not good any more", text)
}
