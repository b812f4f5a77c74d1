//! What to do after `muster init`: commands that can be pasted as they are.

use std::fmt;
use std::path::Path;

use muster_server::admin::InstallationMade;

use super::LOCAL_URL;
use super::files::KeyFiles;
use crate::place::Place;
use crate::shell::{program, quoted};

/// What to do next.
pub struct NextSteps {
    /// The server's command; `None` when it runs already.
    serve: Option<String>,
    /// What claims a first device.
    list: String,
    key: String,
}

impl NextSteps {
    /// The steps after these were made.
    pub fn new(place: &Place, files: &KeyFiles, made: &InstallationMade, is_running: bool) -> Self {
        let place = options(place);
        let url = &made.customer_key.public_url;
        let serve = match url.strip_prefix("http://127.0.0.1:") {
            _ if url == LOCAL_URL => format!("{} serve{place}", program()),
            Some(port) => format!("{} serve{place} --listen 127.0.0.1:{port}", program()),
            None => format!("{} serve{place} --public-url {}", program(), quoted(Path::new(url))),
        };
        Self {
            serve: (!is_running).then_some(serve),
            list: format!("{} customer list{place}", program()),
            key: files.customer.display().to_string(),
        }
    }

    /// The commands, in their order.
    pub fn commands(&self) -> Vec<&str> {
        self.serve.iter().chain([&self.list]).map(String::as_str).collect()
    }
}

impl fmt::Display for NextSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.serve {
            Some(serve) => {
                write!(f, "Start the server:\n\n  {serve}\n\nWhat there is, beside it:\n\n  {}\n\n", self.list)?
            }
            None => write!(f, "The server runs already. What there is:\n\n  {}\n\n", self.list)?,
        }
        write!(
            f,
            "A program calls the customer's side with {} as its service-account key,\n\
             and the reseller's with the other: docs/clients has an example for each language.",
            self.key
        )
    }
}

/// How a command names the place.
fn options(place: &Place) -> String {
    let mut options = String::new();
    if let Some(directory) = place.named_directory() {
        options += &format!(" --data {}", quoted(directory));
    }
    // Never the address itself: it may have a password in it.
    if place.database().is_some() {
        options += " --database \"$MUSTER_DATABASE_URL\"";
    }
    options
}
