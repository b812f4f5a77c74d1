//! `muster customer setup-secret`.

use std::path::{Path, PathBuf};

use muster_core::{Context, CustomerId};
use muster_server::admin::{MAX_SETUP_SECRET_CHARS, Request, SecretText};

use crate::administration::{Administration, Missing};
use crate::failure::Failure;
use crate::input::Input;
use crate::place::Place;
use crate::print::Form;

/// Letters of a secret that Muster makes: none that are mistaken for another when somebody types them into a phone.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Letters of a secret that Muster makes: 80 bits.
const SECRET_LETTERS: usize = 16;

/// Longest file that is read for a secret; a character has at most four bytes, and the line its end.
const MAX_FILE_BYTES: u64 = 4 * MAX_SETUP_SECRET_CHARS as u64 + 2;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Set the secret; without --secret-file a random one is made and shown once
    #[command(after_help = "Examples:\n  \
        muster customer setup-secret set 456\n  \
        muster customer setup-secret set 456 --secret-file secret.txt\n\n\
        Only a hash of the secret is kept. The secret is not taken from the command line, where other users of the machine \
        could read it.")]
    Set {
        /// Id of the customer
        #[arg(value_name = "ID")]
        customer: CustomerId,
        /// File with the secret, 8 to 255 characters; - is standard input
        #[arg(long, value_name = "FILE|-")]
        secret_file: Option<PathBuf>,
    },
    /// Take the secret away
    #[command(alias = "remove", after_help = "Example:\n  muster customer setup-secret delete 456")]
    Delete {
        /// Id of the customer
        #[arg(value_name = "ID")]
        customer: CustomerId,
    },
}

/// Runs a command of the group.
pub fn run(place: &Place, form: Form, command: Command) -> Result<(), Failure> {
    match command {
        Command::Set { customer, secret_file } => {
            let given = secret_file.as_deref().map(read).transpose()?;
            let made = given.is_none().then(make);
            let secret = given.or_else(|| made.clone()).unwrap_or_default();
            let mut administration = Administration::open(place, Missing::Refuse)?;
            let request = Request::SetupSecret { customer_id: customer, secret: Some(SecretText::new(secret)) };
            administration.call(request)?;
            match made {
                Some(made) => {
                    let shown = form.outcome(
                        &serde_json::json!({"id": customer.to_string(), "setupSecret": made}),
                        format_args!("the set-up secret of customer {customer} is {made}\nIt is not shown again."),
                    );
                    shown.map_err(|failure| {
                        failure.with(format_args!(
                            "the set-up secret of customer {customer} was changed and not shown: set another with `muster \
                             customer setup-secret set {customer}`"
                        ))
                    })
                }
                None => form.outcome(
                    &serde_json::json!({"id": customer.to_string()}),
                    format_args!("set the set-up secret of customer {customer}"),
                ),
            }
        }
        Command::Delete { customer } => {
            let mut administration = Administration::open(place, Missing::Refuse)?;
            administration.call(Request::SetupSecret { customer_id: customer, secret: None })?;
            form.outcome(
                &serde_json::json!({"id": customer.to_string()}),
                format_args!("customer {customer} has no set-up secret any more"),
            )
        }
    }
}

/// The first line's end is not part of the secret: editors add it.
fn read(file: &Path) -> Result<String, Failure> {
    let mut input = Input::open(file)?;
    let bytes = input.bytes(MAX_FILE_BYTES)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("--secret-file: {} is not UTF-8 text", input.name)))?;
    Ok(text.strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).unwrap_or(&text).to_owned())
}

fn make() -> String {
    let bytes: [u8; SECRET_LETTERS] = Context::system().random();
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}
