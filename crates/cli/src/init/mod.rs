//! `muster init`: everything a new installation begins with, in one go.

mod answers;
mod files;
mod next_steps;
mod rules;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster_core::installation::WELL_KNOWN_DPCS;
use muster_server::admin::{InstallationMade, NewInstallation, Request, Response};
use serde_json::{Value, json};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;
use answers::Asker;
use files::KeyFiles;
use next_steps::NextSteps;
use rules::Rehearsal;

/// The address of a server that was told none, which is `muster serve` as it is (see [`crate::server_options`]).
const LOCAL_URL: &str = "http://127.0.0.1:8080";

/// Arguments of `muster init`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster init\n  \
    muster init --reseller \"Harbour Mobile\" --customer \"Birchfield Logistics\" \\\n      --owner it@birchfield.example --accept-tos\n  \
    muster init --data /var/lib/muster --public-url https://muster.example.com …\n\n\
    On a terminal it asks for what is not given. It makes a reseller, a customer that the reseller serves, the customer's \
    owner, a catalogue of DPCs, and a key file for each side of the zero-touch API: all of it or nothing. The database is \
    made if there is none; one that has a reseller or a customer already is left alone.")]
pub struct InitArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: Form,
    /// The reseller's name, 1 to 255 characters
    #[arg(long, value_name = "NAME")]
    reseller: Option<String>,
    /// The customer's name, 1 to 255 characters; it cannot be changed later
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
    /// E-mail address of the customer's owner
    #[arg(long, value_name = "EMAIL")]
    owner: Option<String>,
    /// The owner has accepted the terms of service; with =false not yet, and the customer's methods answer only after the
    /// owner has
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    accept_tos: Option<bool>,
    /// DPC that customers can choose: application id and title; may be given several times [default: Android Device Policy,
    /// Test DPC, Headwind MDM and Microsoft Intune]
    #[arg(long, value_name = "PACKAGE=NAME", value_parser = dpc)]
    dpc: Vec<(String, String)>,
    /// Address clients reach the server at, which the key files name [default: that of the running server, or the one it had
    /// when it last ran, or http://127.0.0.1:8080]
    #[arg(long, value_name = "URL", env = "MUSTER_PUBLIC_URL")]
    public_url: Option<String>,
    /// Directory for the key files reseller.json and customer.json [default: keys, in the data directory]
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// Replace key files that are there
    #[arg(long)]
    force: bool,
}

/// A DPC as `--dpc` names it.
fn dpc(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((package, name)) if !package.trim().is_empty() && !name.trim().is_empty() => {
            Ok((package.trim().to_owned(), name.trim().to_owned()))
        }
        _ => Err("must look like com.example.dpc=Title".to_owned()),
    }
}

/// Makes everything.
pub fn init(arguments: InitArguments) -> Result<ExitCode, Failure> {
    let (place, form) = (arguments.place.clone(), arguments.form);
    let files = KeyFiles::in_directory(arguments.keys.clone().unwrap_or_else(|| place.keys()));
    // Before anything is asked or made. A database that is in use first: no other name of the key files would help.
    let known_url = look(&place)?;
    files.require_free(arguments.force)?;
    let force = arguments.force;
    let mut new = wanted(arguments, known_url, Asker::of_terminal())?;

    if place.database().is_some() || !place.exists() {
        Rehearsal::new()?.whole(&new)?;
    }
    // The data directory before that of the keys, which may be in it: each is made for its owner alone.
    place.prepare()?;
    // The files are begun before the keys are made: a key whose file cannot be written would be one that nobody has.
    let begun = files.begin(force)?;
    let mut administration = Administration::open(&place, Missing::Create)?;
    let is_running = matches!(administration, Administration::Running(_));
    new.public_url = administration.public_url(new.public_url)?.or_else(|| Some(LOCAL_URL.to_owned()));
    let Response::Installation(made) = administration.call(Request::Init(new))? else { return Err(unexpected()) };
    let written = begun.finish(made.reseller_key.file.reveal(), made.customer_key.file.reveal());
    written.map_err(|failure| unwritten(&failure, &made))?;
    tell(&made, &NextSteps::new(&place, &files, &made, is_running), &files, form)?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses a database that is in use before any question is asked, and finds the address that it knows.
fn look(place: &Place) -> Result<Option<String>, Failure> {
    // PostgreSQL is looked at when there is nothing left to ask: its tables are made by then.
    if place.database().is_some() || !place.exists() {
        return Ok(None);
    }
    let mut administration = Administration::open(place, Missing::Refuse)?;
    administration.call(Request::InitCheck)?;
    administration.public_url(None)
}

/// What is to be made: from the options, and for what they leave open from whoever sits at the terminal.
fn wanted(
    arguments: InitArguments,
    known_url: Option<String>,
    asker: Option<Asker<'_>>,
) -> Result<NewInstallation, Failure> {
    let InitArguments { reseller, customer, owner, accept_tos, dpc, public_url, .. } = arguments;
    let url = public_url.filter(|url| !url.is_empty());
    let dpcs = if dpc.is_empty() {
        WELL_KNOWN_DPCS.iter().map(|(package, name)| ((*package).to_owned(), (*name).to_owned())).collect()
    } else {
        dpc
    };
    let missing: Vec<&str> = [
        ("--reseller NAME", reseller.is_none()),
        ("--customer NAME", customer.is_none()),
        ("--owner EMAIL", owner.is_none()),
        ("--accept-tos (or --accept-tos=false)", accept_tos.is_none()),
    ]
    .into_iter()
    .filter_map(|(option, is_missing)| is_missing.then_some(option))
    .collect();
    let Some(mut asker) = asker.filter(|_| !missing.is_empty()) else {
        return match (reseller, customer, owner, accept_tos) {
            (Some(reseller), Some(customer), Some(owner), Some(terms_accepted)) => {
                Ok(NewInstallation { reseller, customer, owner, terms_accepted, dpcs, public_url: url })
            }
            _ => Err(Failure::new(format!("there is no terminal to ask at, so say {}", missing.join(", ")))),
        };
    };
    let mut rules = Rehearsal::new()?;
    let claims = "Name of the reseller, which claims devices";
    let owns = "Name of the customer, which owns them";
    Ok(NewInstallation {
        reseller: asker.text(reseller, claims, None, |name| rules.reseller(name))?,
        customer: asker.text(customer, owns, None, |name| rules.customer(name))?,
        owner: asker.text(owner, "E-mail address of the customer's owner", None, |email| rules.owner(email))?,
        terms_accepted: asker.yes(accept_tos, "Has the owner accepted the terms of service")?,
        dpcs,
        public_url: {
            let default = known_url.as_deref().unwrap_or(LOCAL_URL);
            let question = "Address clients reach the server at";
            Some(asker.text(url, question, Some(default), |url| rules.public_url(url))?)
        },
    })
}

/// What there is when all is made but the key files, which nobody can be given again.
fn unwritten(failure: &Failure, made: &InstallationMade) -> Failure {
    let (reseller, customer) = (&made.reseller.id, &made.customer.id);
    Failure::new(format!(
        "{failure}. All else is made: make other keys with `muster key create --for reseller:{reseller} --out FILE` and \
         `muster key create --for customer:{customer} --out FILE`"
    ))
}

fn tell(made: &InstallationMade, next: &NextSteps, files: &KeyFiles, form: Form) -> Result<(), Failure> {
    let catalogue: Vec<&str> = made.dpcs.iter().map(|dpc| dpc.dpc_name.as_str()).collect();
    form.outcome(
        &as_json(made, next, files),
        format_args!(
            "made\n  \
             reseller  {} ({}), key file {}\n  \
             customer  {} ({}), key file {}\n  \
             DPCs      {}\n  \
             server    {}, which the key files name\n\n{next}",
            made.reseller.resource_name,
            made.reseller.name,
            files.reseller.display(),
            made.customer.resource_name,
            made.customer.name,
            files.customer.display(),
            catalogue.join(", "),
            made.customer_key.public_url,
        ),
    )
}

fn as_json(made: &InstallationMade, next: &NextSteps, files: &KeyFiles) -> Value {
    let key =
        |key: &muster_server::admin::KeyMade, file: &Path| json!({"id": key.key_id, "email": key.email, "file": file});
    json!({
        "reseller": made.reseller,
        "customer": made.customer,
        "dpcs": made.dpcs,
        "publicUrl": made.customer_key.public_url,
        "keys": {
            "reseller": key(&made.reseller_key, &files.reseller),
            "customer": key(&made.customer_key, &files.customer),
        },
        "next": next.commands(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dpc_is_an_application_id_and_a_title() {
        assert_eq!(dpc("com.example.dpc=A = B"), Ok(("com.example.dpc".to_owned(), "A = B".to_owned())));
        for wrong in ["", "com.example.dpc", "=Title", "com.example.dpc= "] {
            assert!(dpc(wrong).is_err(), "{wrong:?} should be refused");
        }
    }
}
