//! The rules of what is asked for, tried out in a database that is thrown away.

use muster_server::admin::client::CallError;
use muster_server::admin::{NewCustomer, NewInstallation, Request};
use tempfile::TempDir;

use super::LOCAL_URL;
use crate::administration::{Administration, Missing};
use crate::failure::Failure;
use crate::place::Place;

/// A database in which values are tried out, so that one that breaks a rule leaves nothing behind where the data is to be.
pub struct Rehearsal {
    administration: Administration,
    _aside: TempDir,
}

impl Rehearsal {
    /// An empty one.
    pub fn new() -> Result<Self, Failure> {
        let aside = tempfile::tempdir().map_err(|error| Failure::io("cannot make a temporary directory", &error))?;
        let administration = Administration::open(&Place::new(aside.path().to_owned(), None), Missing::Create)?;
        Ok(Self { administration, _aside: aside })
    }

    /// Makes everything.
    pub fn whole(mut self, new: &NewInstallation) -> Result<(), Failure> {
        let public_url = new.public_url.clone().or_else(|| Some(LOCAL_URL.to_owned()));
        self.administration.call(Request::Init(NewInstallation { public_url, ..new.clone() })).map(drop)
    }

    /// Why this is no reseller's name, if it is none.
    pub fn reseller(&mut self, name: &str) -> Result<(), String> {
        self.try_out(&Request::ResellerCreate { name: name.to_owned() })
    }

    /// Why this is no customer's name, if it is none.
    pub fn customer(&mut self, name: &str) -> Result<(), String> {
        self.try_out(&Request::CustomerCreate(NewCustomer { name: name.to_owned(), ..NewCustomer::default() }))
    }

    /// Why this is no address of a customer's owner, if it is none.
    pub fn owner(&mut self, email: &str) -> Result<(), String> {
        let owner_emails = vec![email.to_owned()];
        self.try_out(&Request::CustomerCreate(NewCustomer {
            name: "Customer".to_owned(),
            owner_emails,
            ..NewCustomer::default()
        }))
    }

    /// Why this is no address that clients reach a server at, if it is none.
    pub fn public_url(&mut self, url: &str) -> Result<(), String> {
        self.try_out(&Request::ClientCreate {
            kind: "installed".to_owned(),
            name: "Client".to_owned(),
            redirect_uris: Vec::new(),
            public_url: Some(url.to_owned()),
        })
    }

    /// The rule that a request breaks, without the field: it is the one that was asked for.
    fn try_out(&mut self, request: &Request) -> Result<(), String> {
        match self.administration.ask(request) {
            Ok(_) => Ok(()),
            Err(CallError::Refused(refusal)) => {
                let field = refusal.field.as_deref().unwrap_or_default();
                let leaf = field.rsplit('.').next().unwrap_or(field);
                let rule = refusal.message.strip_prefix(leaf).map(str::trim_start).filter(|_| !leaf.is_empty());
                Err(rule.map_or_else(|| refusal.message.clone(), |rule| format!("this {rule}")))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_refused_with_its_rule_and_a_good_one_is_not() {
        let mut rules = Rehearsal::new().expect("a database");
        let long = "x".repeat(256);
        for (refused, part) in [
            (rules.reseller(&long), "255"),
            (rules.customer(&long), "255"),
            (rules.owner("it"), "this must"),
            (rules.owner("it@gmail.com"), "this must be a corporate address"),
            (rules.public_url("muster.example.com"), "this must look like https://muster.example.com"),
            (rules.public_url("http://0.0.0.0:8080"), "no address that clients can reach"),
        ] {
            let reason = refused.expect_err(part);
            assert!(reason.contains(part), "{reason}");
        }
        assert_eq!(rules.reseller("Harbour"), Ok(()));
        assert_eq!(rules.customer("Birchfield"), Ok(()));
        assert_eq!(rules.owner("it@birchfield.example"), Ok(()));
        assert_eq!(rules.owner("it@birchfield.example"), Ok(()), "what was tried out does not stand in the way");
        assert_eq!(rules.public_url("https://muster.example.com"), Ok(()));
    }
}
