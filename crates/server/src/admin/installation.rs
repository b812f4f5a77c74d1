//! The beginning of an installation.

use muster_core::installation::{self, NewInstallation as New};
use muster_core::organisation::terms_of;
use muster_core::service_account::Generated;
use muster_core::{Code, Error};

use super::operator::Operator;
use super::request::NewInstallation;
use super::response::{InstallationMade, Response};
use super::{dpc, key, organisation};

pub(super) fn check(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("init.check", |tx| installation::require_new(tx).map(|()| Response::Done))
}

pub(super) fn begin(operator: &Operator<'_>, new: NewInstallation) -> Result<Response, Error> {
    let new = New {
        public_url: key::address(operator, new.public_url)?,
        reseller: new.reseller,
        customer: new.customer,
        owner: new.owner,
        terms_accepted: new.terms_accepted,
        dpcs: new.dpcs,
    };
    let (reseller_pair, customer_pair) = pairs()?;
    operator.write("init", move |call| {
        let made = installation::begin(call, &new, &reseller_pair, &customer_pair)?;
        let terms = terms_of(call.tx, made.customer_id)?;
        Ok(Response::Installation(Box::new(InstallationMade {
            reseller: organisation::made_row(call, made.reseller_id.into(), None, "partners")?,
            customer: organisation::made_row(call, made.customer_id.into(), Some(terms), "customers")?,
            dpcs: made.dpcs.into_iter().map(dpc::row).collect(),
            reseller_key: key::made(made.reseller_key, &new.public_url)?,
            customer_key: key::made(made.customer_key, &new.public_url)?,
        })))
    })
}

/// Two keys, made beside each other: it takes longer than all the rest.
fn pairs() -> Result<(Generated, Generated), Error> {
    let failed = || Error::new(Code::Internal, "the key could not be made");
    std::thread::scope(|scope| {
        let other = std::thread::Builder::new().name("key".to_owned()).spawn_scoped(scope, Generated::new);
        let one = Generated::new()?;
        let other = other.map_err(|_| failed())?.join().map_err(|_| failed())??;
        Ok((one, other))
    })
}
