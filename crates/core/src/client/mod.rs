//! OAuth clients: programs that people sign in with, and what people let them do.

mod code;
mod consent;
mod record;
mod redirect;
mod register;
mod token;

pub use code::{CODE_SECONDS, Challenge, NewCode, Redeemed, Redemption, issue_code, redeem_code};
pub(crate) use consent::revoke_all_of;
pub use consent::{MAX_CONSENTS, is_token, refresh, revoke, scopes_allowed};
pub use record::Client;
pub use redirect::{MAX_REDIRECT_URIS, MAX_URI_BYTES};
pub use register::{
    ClientFile, MAX_CLIENT_NAME_CHARS, NewClient, authenticate, create, delete_client, find, list, revoke_client,
    show_client,
};
pub use token::{Issued, find_token};

/// What kind of program a client is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Installed on somebody's machine: it is sent back to an address of that machine, at any port.
    Installed,
    /// A web server: it is sent back to addresses that were named when it was made.
    Web,
}

impl Kind {
    /// How the store, the command line and Google's files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Installed => "installed",
            Kind::Web => "web",
        }
    }

    /// Reads what [`Kind::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        [Kind::Installed, Kind::Web].into_iter().find(|kind| kind.as_str() == name)
    }
}

crate::text_column::text_column!(Kind, "a stored client is of an unknown kind");
