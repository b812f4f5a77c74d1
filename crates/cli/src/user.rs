//! `muster user`.

use std::process::ExitCode;

use clap::ValueEnum;
use muster_core::OrganisationId;
use muster_server::admin::{Request, Response, UserRow};

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::group::Group;
use crate::table::{Width, column};

/// Commands of `muster user`.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Add a person to a company; adding the same address again replaces role and terms
    #[command(
        alias = "add",
        after_help = "Example:\n  \
        muster user create --company 456 --email it@birchfield.example \\\n      --role owner --tos accepted\n\n\
        The customer API answers only while a user of the customer has accepted the newest terms of service."
    )]
    Create {
        /// Id of the company
        #[arg(long, value_name = "ID")]
        company: OrganisationId,
        /// E-mail address
        #[arg(long, value_name = "EMAIL")]
        email: String,
        /// What the person may do
        #[arg(long, value_enum)]
        role: RoleName,
        /// What the person did with the terms of service: accepted the newest, only older ones, or none
        #[arg(long, value_enum)]
        tos: TermsName,
    },
    /// Print a link with which a person sets a password, to sign in with
    #[command(after_help = "Example:\n  \
        muster user invite --email it@birchfield.example\n\n\
        The person must be a user of some company. Whoever opens the link can set the password, once, within three days; a \
        new link takes the place of the last one. Setting a password ends what was allowed to programs with another.")]
    Invite {
        /// E-mail address
        #[arg(long, value_name = "EMAIL")]
        email: String,
        /// Address people reach the server at
        #[arg(long, value_name = "URL", env = "MUSTER_PUBLIC_URL")]
        public_url: Option<String>,
    },
    /// List the people of a company
    #[command(after_help = "Example:\n  muster user list --company 456")]
    List {
        /// Id of the company
        #[arg(long, value_name = "ID")]
        company: OrganisationId,
        #[command(flatten)]
        width: Width,
    },
    /// Show a person: the companies, what may be done in each, and whether a password is set
    #[command(after_help = "Example:\n  muster user show --email it@birchfield.example")]
    Show {
        /// E-mail address
        #[arg(long, value_name = "EMAIL")]
        email: String,
    },
    /// Take a person out of a company; its last owner stays
    #[command(after_help = "Example:\n  \
        muster user delete --company 456 --email it@birchfield.example\n\n\
        What the person may do in other companies stays, as does the password.")]
    Delete {
        /// Id of the company
        #[arg(long, value_name = "ID")]
        company: OrganisationId,
        /// E-mail address
        #[arg(long, value_name = "EMAIL")]
        email: String,
    },
}

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleName {
    Owner,
    Admin,
}

/// What a person did with the terms of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TermsName {
    /// Accepted the newest terms
    Accepted,
    /// Accepted older terms only
    Stale,
    /// Never accepted any
    NotAccepted,
}

impl TermsName {
    /// How requests write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Stale => "stale",
            Self::NotAccepted => "not-accepted",
        }
    }
}

/// Runs a command of the group.
pub fn run(group: Group<Command>) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(&group.place, Missing::Refuse)?;
    match group.command {
        Command::Create { company, email, role, tos } => {
            let role = if role == RoleName::Owner { "owner" } else { "admin" };
            let request =
                Request::UserAdd { company_id: company, email, role: role.to_owned(), terms: tos.as_str().to_owned() };
            let Response::User(user) = administration.call(request)? else { return Err(unexpected()) };
            group.form.outcome(
                &user,
                format_args!("{} is {} of company {}, terms {}", user.email, user.role, user.company_id, user.terms),
            )?;
        }
        Command::Invite { email, public_url } => {
            let public_url = administration.public_url(public_url)?;
            let request = Request::UserInvite { email, public_url };
            let Response::Invited(invited) = administration.call(request)? else { return Err(unexpected()) };
            group.form.outcome(
                &invited,
                format_args!(
                    "give {} this link, good until {}:\n  {}",
                    invited.email,
                    invited.expires,
                    invited.link.reveal()
                ),
            )?;
        }
        Command::List { company, width } => {
            let Response::Users(users) = administration.call(Request::UserList { company_id: company })? else {
                return Err(unexpected());
            };
            let row = |user: &UserRow| [user.email.clone(), user.role.clone(), user.terms.clone()];
            let columns = [column("EMAIL"), column("ROLE"), column("TERMS")];
            group.form.list(&users, &columns, row, "this company has no people", width)?;
        }
        Command::Show { email } => {
            let Response::Person(person) = administration.call(Request::UserShow { email })? else {
                return Err(unexpected());
            };
            let password = if person.has_password { "set" } else { "none: see `muster user invite`" };
            let known =
                [("email".to_owned(), Some(person.email.clone())), ("password".to_owned(), Some(password.to_owned()))];
            let companies = person.companies.iter().map(|user| {
                (format!("company {}", user.company_id), Some(format!("{}, terms {}", user.role, user.terms)))
            });
            group.form.shown(&person, known.into_iter().chain(companies))?;
        }
        Command::Delete { company, email } => {
            let request = Request::UserDelete { company_id: company, email: email.clone() };
            administration.call(request)?;
            group.form.outcome(
                &serde_json::json!({"companyId": company.to_string(), "email": email}),
                format_args!("{} is no user of company {company} any more", crate::print::printable(&email)),
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
