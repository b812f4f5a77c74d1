//! Invitations and OAuth clients.

use muster_core::client::{self, Client, Kind, NewClient};
use muster_core::{ClientId, Code, Error, Violation, person};

use super::key::address;
use super::operator::Operator;
use super::response::{ClientMade, ClientRow, InvitedRow, Response};
use super::secret::SecretText;
use super::time::rfc3339;
use crate::sign_in::INVITATION_PATH;

pub(super) fn invite(operator: &Operator<'_>, email: String, public_url: Option<String>) -> Result<Response, Error> {
    let public_url = address(operator, public_url)?;
    operator.write("user.invite", move |call| {
        let invited = person::invite(call, &email)?;
        Ok::<_, Error>(Response::Invited(InvitedRow {
            id: invited.person.id.to_string(),
            email: invited.person.email,
            link: SecretText::new(format!("{public_url}{INVITATION_PATH}?invitation={}", invited.secret)),
            expires: rfc3339(invited.expires_at),
        }))
    })
}

pub(super) fn create_client(
    operator: &Operator<'_>,
    kind: &str,
    name: String,
    redirect_uris: Vec<String>,
    public_url: Option<String>,
) -> Result<Response, Error> {
    let public_url = address(operator, public_url)?;
    let unknown = || Error::invalid("kind", Violation::Unknown).rule("must be installed or web");
    let new = NewClient { kind: Kind::from_name(kind).ok_or_else(unknown)?, name, redirect_uris };
    operator.write("oauthClient.create", move |call| {
        let file = client::create(call, &new, &public_url)?;
        let text = serde_json::to_string_pretty(&file)
            .map_err(|_| Error::new(Code::Internal, "the client's file cannot be written as JSON"))?;
        Ok(Response::Client(ClientMade {
            client_id: file.client_id.to_string(),
            public_url: public_url.clone(),
            file: SecretText::new(text + "\n"),
        }))
    })
}

pub(super) fn clients(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("oauthClient.list", |tx| Ok(Response::Clients(client::list(tx)?.into_iter().map(row).collect())))
}

pub(super) fn revoke_client(operator: &Operator<'_>, client_id: ClientId) -> Result<Response, Error> {
    operator.write("oauthClient.revoke", move |call| {
        Ok::<_, Error>(Response::Ended(client::revoke_client(call, &client_id)?.to_string()))
    })
}

pub(super) fn show_client(operator: &Operator<'_>, client_id: ClientId) -> Result<Response, Error> {
    operator.read("oauthClient.show", move |tx| {
        Ok(Response::ClientShown(Box::new(row(client::show_client(tx, &client_id)?))))
    })
}

pub(super) fn delete_client(operator: &Operator<'_>, client_id: ClientId) -> Result<Response, Error> {
    operator.write("oauthClient.delete", move |call| {
        Ok::<_, Error>(Response::Ended(client::delete_client(call, &client_id)?.to_string()))
    })
}

fn row(client: Client) -> ClientRow {
    ClientRow {
        id: client.client_id.to_string(),
        kind: client.kind.as_str().to_owned(),
        name: client.name,
        redirect_uris: client.redirect_uris.split(' ').map(str::to_owned).collect(),
        public_url: client.public_url,
        created: rfc3339(client.created_at),
        revoked: client.revoked_at.map(rfc3339),
    }
}
