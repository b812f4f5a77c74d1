//! `muster customer`.

mod setup_secret;

use std::process::ExitCode;

use muster_core::{CustomerId, ResellerId, VendorId};
use muster_server::admin::{CompanyRow, NewCustomer, Request, Response};

use crate::administration::{Administration, Missing, unexpected};
use crate::company;
use crate::failure::Failure;
use crate::group::Group;
use crate::table::{Width, column, wide};
use crate::user::TermsName;

/// What requests call it.
const KIND: &str = "customer";

/// Commands of `muster customer`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make a customer
    Create(CreateArguments),
    /// List all customers
    #[command(after_help = "Example:\n  muster customer list")]
    List(Width),
    /// Show a customer and what it has: devices, configurations, people, keys
    #[command(after_help = "Example:\n  muster customer show 456")]
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: CustomerId,
    },
    /// Delete a customer that has no devices, SIM locks, configurations and live keys any more
    #[command(after_help = "Example:\n  \
        muster customer delete 456\n\n\
        Its people are deleted with it, and resellers serve it no longer. Its events stay.")]
    Delete {
        /// Its id
        #[arg(value_name = "ID")]
        id: CustomerId,
    },
    /// The secret that a customer's phones must know to be set up
    #[command(subcommand)]
    SetupSecret(setup_secret::Command),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    muster customer create --name \"Birchfield Logistics\" --reseller 123 \\\n      --owner it@birchfield.example --tos accepted")]
pub struct CreateArguments {
    /// Its name, 1 to 255 characters; it cannot be changed later
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Id of a reseller that serves the customer; may be given several times
    #[arg(long, value_name = "ID")]
    reseller: Vec<ResellerId>,
    /// Id of the vendor through which the first reseller serves it
    #[arg(long, value_name = "ID", requires = "reseller")]
    vendor: Option<VendorId>,
    /// E-mail address of an owner; may be given several times
    #[arg(long, value_name = "EMAIL")]
    owner: Vec<String>,
    /// E-mail address of an admin; may be given several times
    #[arg(long, value_name = "EMAIL")]
    admin: Vec<String>,
    /// What these people did with the terms of service
    #[arg(long, value_enum, default_value_t = TermsName::NotAccepted)]
    tos: TermsName,
    /// Google Workspace customer id, such as C0123abcd
    #[arg(long, value_name = "ID")]
    workspace_id: Option<String>,
    /// Language of the customer, a BCP 47 tag such as en-GB or pt-BR
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

impl CreateArguments {
    fn into_new(self) -> NewCustomer {
        NewCustomer {
            name: self.name,
            reseller_ids: self.reseller,
            vendor_id: self.vendor,
            owner_emails: self.owner,
            admin_emails: self.admin,
            terms: Some(self.tos.as_str().to_owned()),
            workspace_customer_id: self.workspace_id,
            language_code: self.language,
        }
    }
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    match group.command {
        Command::Create(arguments) => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let answer = administration.call(Request::CustomerCreate(arguments.into_new()))?;
            let Response::Company(customer) = answer else { return Err(unexpected()) };
            company::created(group.form, &customer, KIND)?;
        }
        Command::List(width) => {
            let mut administration = Administration::open(&group.place, Missing::Refuse)?;
            let Response::Companies(rows) = administration.call(Request::CustomerList)? else {
                return Err(unexpected());
            };
            let columns = [column("ID"), column("NAME"), column("TERMS"), wide("WORKSPACE")];
            let nothing = "no customers yet: make one with `muster customer create --name NAME`";
            group.form.list(&rows, &columns, row, nothing, width)?;
        }
        Command::Show { id } => company::show(&group.place, group.form, KIND, id.into())?,
        Command::Delete { id } => company::delete(&group.place, group.form, KIND, id.into())?,
        Command::SetupSecret(command) => setup_secret::run(&group.place, group.form, command)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn row(customer: &CompanyRow) -> [String; 4] {
    let terms = customer.terms_status.as_deref().unwrap_or_default();
    [
        customer.id.clone(),
        customer.name.clone(),
        company::terms(terms),
        customer.workspace_customer_id.clone().unwrap_or_default(),
    ]
}
