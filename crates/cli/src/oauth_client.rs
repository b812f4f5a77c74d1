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
use crate::print::Form;

/// Commands of `muster oauth-client`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make an OAuth client, and write its client_secret.json
    Create(CreateArguments),
    /// List all OAuth clients
    List,
    /// Revoke an OAuth client; what people allowed it ends
    Revoke {
        /// The client's id
        #[arg(value_name = "CLIENT_ID")]
        id: ClientId,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster oauth-client create --name \"Fleet tool\" --out client_secret.json\n  \
    muster oauth-client create --type web --name \"Console\" --redirect https://app.example.com/callback --out client_secret.json\n\n\
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
        Command::List => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Clients(clients) = administration.call(Request::ClientList)? else {
                return Err(unexpected());
            };
            let headings = ["ID", "TYPE", "NAME", "SERVER", "CREATED", "REVOKED"];
            let nothing = "no OAuth clients yet: make one with `muster oauth-client create`";
            group.form.list(&clients, headings, row, nothing)?;
        }
        Command::Revoke { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            administration.call(Request::ClientRevoke { client_id: id.clone() })?;
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
    file.finish(client.file.reveal())?;
    let out = arguments.out;
    if is_standard(&out) {
        // The file is JSON, and all that is printed; it names the client.
        if !form.json {
            eprintln!("OAuth client {}, for {}", client.client_id, client.public_url);
        }
        return Ok(());
    }
    form.outcome(
        &serde_json::json!({"id": client.client_id, "publicUrl": client.public_url, "file": out}),
        format_args!("wrote {}\n  client  {}\n  server  {}", out.display(), client.client_id, client.public_url),
    )
}

fn row(client: &ClientRow) -> [String; 6] {
    [
        client.id.clone(),
        client.kind.clone(),
        client.name.clone(),
        client.public_url.clone(),
        client.created.clone(),
        client.revoked.clone().unwrap_or_default(),
    ]
}
