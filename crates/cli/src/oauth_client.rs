//! `muster oauth-client`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use muster_core::ClientId;
use muster_server::admin::{ClientRow, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::output::{Output, is_standard};
use crate::place::Place;
use crate::print::{Form, day};
use crate::table::{Width, column, narrow, wide};
use crate::work_tree;

/// Commands of `muster oauth-client`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make an OAuth client, and write its client_secret.json
    Create(CreateArguments),
    /// List all OAuth clients
    #[command(after_help = "Example:\n  muster oauth-client list")]
    List(Width),
    /// Show an OAuth client: what it is, where people are sent back to, whether it is revoked
    #[command(after_help = "Example:\n  muster oauth-client show 115200000000123")]
    Show {
        /// The client's id, or at least its first six characters
        #[arg(value_name = "ID")]
        id: ClientId,
    },
    /// Delete an OAuth client, revoked or not; what people allowed it ends
    #[command(after_help = "Example:\n  muster oauth-client delete 115200000000123")]
    Delete {
        /// The client's id, or at least its first six characters
        #[arg(value_name = "ID")]
        id: ClientId,
    },
    /// Revoke an OAuth client; what people allowed it ends
    #[command(after_help = "Example:\n  \
        muster oauth-client revoke 115200000000123\n\n\
        The beginning of the id is enough where no other live client begins so. A revoked client stays in the list; \
        `muster oauth-client delete` takes it off.")]
    Revoke {
        /// The client's id, or at least its first six characters
        #[arg(value_name = "ID")]
        id: ClientId,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster oauth-client create --name \"Fleet tool\" --out client_secret.json\n  \
    muster oauth-client create --type web --name \"Console\" \\\n      --redirect https://app.example.com/callback --out client_secret.json\n\n\
    The file has Google's form: a program that signs people in at Google signs them in here with it. An installed program is \
    sent back to its own machine, at any port. People sign in with the password that `muster user invite` lets them set.")]
pub struct CreateArguments {
    /// What kind of program it is
    #[arg(long = "type", value_enum, default_value = "installed")]
    kind: KindName,
    /// What people are told it is called
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Address a web server's people are sent back to; may be given several times
    #[arg(long = "redirect", value_name = "URL")]
    redirect_uris: Vec<String>,
    /// File to write; - is standard output
    #[arg(long, value_name = "FILE|-")]
    out: PathBuf,
    /// Address people and programs reach the server at
    #[arg(long, value_name = "URL", env = "MUSTER_PUBLIC_URL")]
    public_url: Option<String>,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
}

/// What kind of program a client is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindName {
    /// On somebody's machine
    Installed,
    /// A web server
    Web,
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::Create(arguments) => create(&group.place, group.form, arguments)?,
        Command::List(width) => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Clients(clients) = administration.call(Request::ClientList)? else {
                return Err(unexpected());
            };
            let columns = [
                wide("ID"),
                narrow("ID"),
                column("TYPE"),
                column("NAME"),
                wide("SERVER"),
                wide("CREATED"),
                wide("REVOKED"),
                narrow("REVOKED"),
            ];
            let nothing = "no OAuth clients yet: make one with `muster oauth-client create`";
            group.form.list(&clients, &columns, row, nothing, width)?;
        }
        Command::Show { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::ClientShown(client) = administration.call(Request::ClientShow { client_id: id })? else {
                return Err(unexpected());
            };
            group.form.shown(&client, fields(&client))?;
        }
        Command::Delete { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Ended(id) = administration.call(Request::ClientDelete { client_id: id })? else {
                return Err(unexpected());
            };
            group.form.outcome(&serde_json::json!({"id": id}), format_args!("deleted OAuth client {id}"))?;
        }
        Command::Revoke { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Ended(id) = administration.call(Request::ClientRevoke { client_id: id })? else {
                return Err(unexpected());
            };
            group.form.outcome(&serde_json::json!({"id": id}), format_args!("revoked OAuth client {id}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn create(place: &Place, form: Form, arguments: CreateArguments) -> Result<(), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    // Before the client is made: one whose file cannot be written would be a client nobody has.
    let file = Output::create(place, &arguments.out, arguments.force)?;
    let public_url = administration.public_url(arguments.public_url)?;
    let kind = match arguments.kind {
        KindName::Installed => "installed",
        KindName::Web => "web",
    };
    let (name, redirect_uris) = (arguments.name, arguments.redirect_uris);
    let request = Request::ClientCreate { kind: kind.to_owned(), name, redirect_uris, public_url };
    let Response::Client(client) = administration.call(request)? else { return Err(unexpected()) };
    file.finish(client.file.reveal()).map_err(|failure| {
        let id = &client.client_id;
        failure.with(format_args!(
            "client {id} was made and nobody has its secret: delete it with `muster oauth-client delete {id}`"
        ))
    })?;
    let out = arguments.out;
    if is_standard(&out) {
        // The file is JSON, and all that is printed; it names the client.
        if !form.json {
            eprintln!("client {}, for {}", client.client_id, client.public_url);
        }
        return Ok(());
    }
    work_tree::warn_of(&out);
    form.outcome(
        &serde_json::json!({"id": client.client_id, "publicUrl": client.public_url, "file": out}),
        format_args!("wrote {}\n  client  {}\n  server  {}", out.display(), client.client_id, client.public_url),
    )
}

fn fields(client: &ClientRow) -> impl Iterator<Item = (String, Option<String>)> {
    let known = [
        ("id", Some(client.id.clone())),
        ("type", Some(client.kind.clone())),
        ("name", Some(client.name.clone())),
        ("sent back to", Some(client.redirect_uris.join(" "))),
        ("server", Some(client.public_url.clone())),
        ("made", Some(client.created.clone())),
        ("revoked", client.revoked.clone()),
    ];
    known.into_iter().map(|(name, value)| (name.to_owned(), value))
}

/// What the ids of all clients end with, as those of Google's do.
const ENDING: &str = ".apps.googleusercontent.com";

fn row(client: &ClientRow) -> [String; 8] {
    [
        client.id.clone(),
        // Enough to name the client by.
        client.id.trim_end_matches(ENDING).to_owned(),
        client.kind.clone(),
        client.name.clone(),
        client.public_url.clone(),
        client.created.clone(),
        client.revoked.clone().unwrap_or_default(),
        client.revoked.as_deref().map(day).unwrap_or_default().to_owned(),
    ]
}
