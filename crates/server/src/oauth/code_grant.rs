//! Tokens of people: for an authorization code (RFC 6749, section 4.1.3), and again for a refresh token (section 6).

use std::sync::Arc;

use muster_core::client::{self, Client, Issued, Redeemed, Redemption};
use muster_core::{Call, Caller, Error};
use tracing::{info, warn};

use crate::app::App;
use crate::oauth::answer::Refused;
use crate::oauth::client_secret::authenticated;
use crate::oauth::token::Granted;
use crate::oauth::{Form, id_token};

/// What the grants are called.
pub(super) const CODE: &str = "authorization_code";
pub(super) const REFRESH: &str = "refresh_token";

pub(super) async fn redeem(app: &Arc<App>, form: &Form) -> Result<Granted, Refused> {
    let client = authenticated(app, form).await?;
    let shown = Redemption {
        code: required(form, "code")?,
        redirect_uri: form.field("redirect_uri").map(str::to_owned),
        // An empty parameter is an absent one (RFC 6749, section 3.2).
        verifier: form.field("code_verifier").filter(|verifier| !verifier.is_empty()).map(str::to_owned),
    };
    let redeemed =
        write(app, "oauth.code", client.clone(), move |call, client| client::redeem_code(call, client, &shown)).await?;
    match redeemed {
        Redeemed::Issued(issued) => granted(app, form, *issued).await,
        Redeemed::UsedBefore => {
            warn!(client = %client.client_id, "a code was used twice: its tokens are revoked");
            let says = "the code was used before; the tokens that were issued for it are revoked";
            Err(Refused::new("invalid_grant", says))
        }
    }
}

pub(super) async fn refresh(app: &Arc<App>, form: &Form) -> Result<Granted, Refused> {
    let client = authenticated(app, form).await?;
    let (token, scope) = (required(form, "refresh_token")?, form.field("scope").map(str::to_owned));
    let issued = write(app, "oauth.refresh", client, move |call, client| {
        client::refresh(call, client, &token, scope.as_deref())
    })
    .await?;
    granted(app, form, issued).await
}

fn required(form: &Form, name: &'static str) -> Result<String, Refused> {
    let given = form.field(name).filter(|value| !value.is_empty()).map(str::to_owned);
    given.ok_or_else(|| form.missing(name))
}

async fn write<T: Send + 'static>(
    app: &Arc<App>,
    name: &'static str,
    client: Client,
    rule: impl Fn(&mut Call<'_, '_>, &Client) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    let work = move |tx: &mut muster_store::Tx<'_>| {
        rule(&mut Call { tx, context: &context, caller: &Caller::Muster, now }, &client)
    };
    app.store.write(name, work).await
}

async fn granted(app: &Arc<App>, form: &Form, issued: Issued) -> Result<Granted, Refused> {
    form.told().account(&issued.person.email);
    info!(person = %issued.person.id, client = %issued.client_id, "issued an access token");
    let id_token = id_token::of(app, &issued).await?;
    let refresh_token = issued.refresh_token;
    Ok(Granted { refresh_token, id_token, ..Granted::new(issued.access_token, issued.scope) })
}
