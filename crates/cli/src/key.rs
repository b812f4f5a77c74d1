//! `muster key`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster_core::KeyId;
use muster_server::admin::{Company, KeyRow, Member, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::input::Input;
use crate::output::{Output, is_standard};
use crate::place::Place;
use crate::print::{Form, day};
use crate::table::{Width, column, narrow, wide};
use crate::work_tree;

/// Commands of `muster key`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make a service account with a key, and write its key file
    Create(CreateArguments),
    /// List all keys
    #[command(after_help = "Example:\n  muster key list")]
    List(Width),
    /// Show a key: whom it acts for, which server its file names, whether it is revoked
    #[command(after_help = "Example:\n  muster key show 1f0c3a")]
    Show {
        /// The key's id, or at least its first six characters
        #[arg(value_name = "ID")]
        id: KeyId,
    },
    /// Revoke a key; tokens made from it stop working
    #[command(after_help = "Example:\n  \
        muster key revoke 1f0c3a\n\n\
        The beginning of the id, six characters at least, is enough where no other live key begins so; where several do, they \
        are named and none is revoked.")]
    Revoke {
        /// The key's id, the private_key_id of its file, or at least its first six characters
        #[arg(value_name = "ID")]
        id: KeyId,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster key create --for reseller:123 --out reseller.json\n  \
    muster key create --for customer:456 --for customer:789 --out customers.json\n  \
    muster key create --for customer:456 \\\n      --email emm@example.iam.gserviceaccount.com --public-key emm.pem\n  \
    muster key create --for reseller:123 --out - | secret-store write muster\n\n\
    The file is readable by its owner only, in the JSON form of Google's service-account keys. Its private key is not \
    kept anywhere else. A program that has its issuer and key built in gets none: name its address and its public key.\n\n\
    The file names the server's address, where clients ask for tokens: that of the running server, or the one it had when it last ran, unless --public-url is given.")]
pub struct CreateArguments {
    /// Who the service account acts for: one reseller, and any number of customers
    #[arg(long = "for", value_name = "reseller:ID|customer:ID", value_parser = member, required = true)]
    members: Vec<Member>,
    /// Key file to write; - is standard output
    #[arg(long, value_name = "FILE|-", required_unless_present = "public_key")]
    out: Option<PathBuf>,
    /// Address clients reach the server at
    #[arg(long, value_name = "URL", env = "MUSTER_PUBLIC_URL")]
    public_url: Option<String>,
    /// Universe that the key file names instead of googleapis.com; clients then sign their tokens themselves
    #[arg(long, value_name = "DOMAIN")]
    universe_domain: Option<String>,
    /// Address of an issuer that a program has built in
    #[arg(long, value_name = "EMAIL", requires = "public_key")]
    email: Option<String>,
    /// The issuer's public key: RSA, PEM; - is standard input
    #[arg(long, value_name = "FILE|-", requires = "email")]
    public_key: Option<PathBuf>,
    /// What the issuer's tokens call the key (kid), if they name it
    #[arg(long, value_name = "ID", requires = "public_key")]
    key_id: Option<String>,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
}

/// A company as `--for` names it.
pub fn member(text: &str) -> Result<Member, String> {
    let rule = || "must look like reseller:123 or customer:456".to_owned();
    let (company, id) = text.split_once(':').ok_or_else(rule)?;
    let company = match company {
        "reseller" => Company::Reseller,
        "customer" => Company::Customer,
        _ => return Err(rule()),
    };
    Ok(Member { company, id: id.parse().map_err(|_| rule())? })
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::Create(arguments) => create(&group.place, group.form, arguments)?,
        Command::List(width) => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Keys(keys) = administration.call(Request::KeyList)? else { return Err(unexpected()) };
            let columns =
                [column("ID"), column("FOR"), wide("SERVER"), wide("CREATED"), wide("REVOKED"), narrow("REVOKED")];
            group.form.list(&keys, &columns, row, "no keys yet: make one with `muster key create`", width)?;
        }
        Command::Show { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::KeyShown(key) = administration.call(Request::KeyShow { key_id: id })? else {
                return Err(unexpected());
            };
            group.form.shown(&key, fields(&key))?;
        }
        Command::Revoke { id } => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Ended(id) = administration.call(Request::KeyRevoke { key_id: id })? else {
                return Err(unexpected());
            };
            group.form.outcome(&serde_json::json!({"id": id}), format_args!("revoked key {id}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn create(place: &Place, form: Form, arguments: CreateArguments) -> Result<(), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let CreateArguments { members, out, public_url, universe_domain, email, public_key, key_id, force } = arguments;
    if let (Some(email), Some(file)) = (email, public_key) {
        if out.is_some() || universe_domain.is_some() {
            let says = "a program that has its key already gets no key file: leave --out and --universe-domain away";
            return Err(Failure::new(says));
        }
        let request = Request::KeyRegister { members, email, public_key: read_public_key(&file)?, key_id };
        let Response::KeyRegistered { key_id, email } = administration.call(request)? else { return Err(unexpected()) };
        return form.outcome(
            &serde_json::json!({"id": key_id, "email": email}),
            format_args!("tokens of this issuer are accepted\n  key      {key_id}\n  account  {email}"),
        );
    }
    let out = out.ok_or_else(|| Failure::new("name the key file to write with --out FILE"))?;
    // Before the key is made: one whose file cannot be written would be a key nobody has.
    let file = Output::create_key(place, &out, force)?;
    let public_url = administration.public_url(public_url)?;
    let request = Request::KeyCreate { members, public_url, universe_domain };
    let Response::Key(key) = administration.call(request)? else { return Err(unexpected()) };
    file.finish(key.file.reveal()).map_err(|failure| {
        let id = &key.key_id;
        failure.with(format_args!("key {id} was made and nobody has it: revoke it with `muster key revoke {id}`"))
    })?;
    if is_standard(&out) {
        // The key file is JSON, and all that is printed; it names the key and the account.
        if !form.json {
            eprintln!("key {} of {}, for {}", key.key_id, key.email, key.public_url);
        }
        return Ok(());
    }
    work_tree::warn_of(&out);
    form.outcome(
        &serde_json::json!({"id": key.key_id, "email": key.email, "publicUrl": key.public_url, "file": out}),
        format_args!(
            "wrote {}\n  key      {}\n  account  {}\n  server   {}",
            out.display(),
            key.key_id,
            key.email,
            key.public_url
        ),
    )
}

/// Longest file of a public key: the largest that is taken has a tenth of it.
const MAX_KEY_FILE_BYTES: u64 = 16 * 1024;

/// How keys and certificates in DER form begin: as a sequence (X.690, section 8.9).
const DER_SEQUENCE: u8 = 0x30;

fn read_public_key(file: &Path) -> Result<String, Failure> {
    let mut input = Input::open(file)?;
    String::from_utf8(input.bytes(MAX_KEY_FILE_BYTES)?).map_err(|error| {
        let bytes = error.into_bytes();
        let hint = if bytes.first() == Some(&DER_SEQUENCE) {
            "it is in DER form: openssl pkey -pubin -inform DER -in FILE -out key.pem makes it PEM, and openssl x509 -inform DER -in \
             FILE -noout -pubkey takes it from a certificate"
        } else {
            "this is no text: if an editor saved it, save it as UTF-8"
        };
        let name = input.name;
        Failure::new(format!("publicKey in {name} must be in PEM form, beginning with -----BEGIN PUBLIC KEY-----; {hint}"))
    })
}

fn fields(key: &KeyRow) -> impl Iterator<Item = (String, Option<String>)> {
    let known = [
        ("id", Some(key.id.clone())),
        ("account", Some(key.email.clone())),
        ("for", Some(key.members.join(" "))),
        ("server", Some(key.public_url.clone()).filter(|url| !url.is_empty())),
        ("made", Some(key.created.clone())),
        ("revoked", key.revoked.clone()),
    ];
    known.into_iter().map(|(name, value)| (name.to_owned(), value))
}

fn row(key: &KeyRow) -> [String; 6] {
    [
        key.id.clone(),
        key.members.join(" "),
        key.public_url.clone(),
        key.created.clone(),
        key.revoked.clone().unwrap_or_default(),
        key.revoked.as_deref().map(day).unwrap_or_default().to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use muster_core::OrganisationId;

    use super::*;

    #[test]
    fn a_member_is_a_reseller_or_a_customer_with_its_id() {
        assert_eq!(member("reseller:1").unwrap(), Member { company: Company::Reseller, id: OrganisationId::new(1) });
        assert_eq!(member("customer:20").unwrap(), Member { company: Company::Customer, id: OrganisationId::new(20) });
        for wrong in ["", "reseller", "vendor:1", "customer:", "customer:x", "customers/1", "Reseller:1"] {
            assert!(member(wrong).is_err(), "{wrong:?} should be refused");
        }
    }
}
