//! What a handler is given.

use muster_core::{Call, Error};
use muster_wire::resource_name::Pattern;

use crate::dispatch::Parameters;

/// One call as a handler sees it: inside its transaction, with the parameters of its path and query.
pub(crate) struct Request<'c, 't> {
    /// Transaction, caller, time.
    pub call: Call<'c, 't>,
    /// Parameters of path and query.
    pub parameters: &'c Parameters,
}

impl Request<'_, '_> {
    /// The ids of a resource name in the path, e.g. of `name` in the form `customers/*/devices/*`.
    pub fn ids<const N: usize>(&self, parameter: &str, pattern: Pattern<N>) -> Result<[i64; N], Error> {
        self.parameters.ids(parameter, pattern)
    }

    /// The customer a path is about, once it is known that the caller may act for it. `pattern` begins with
    /// `customers/*`.
    pub fn customer<const N: usize>(&mut self, parameter: &str, pattern: Pattern<N>) -> Result<[i64; N], Error> {
        let ids = self.ids(parameter, pattern)?;
        self.call.authorise_customer(ids[0])?;
        Ok(ids)
    }

    /// The partner a path is about, once it is known that the caller is that partner. `pattern` begins with
    /// `partners/*`.
    pub fn partner<const N: usize>(&mut self, parameter: &str, pattern: Pattern<N>) -> Result<[i64; N], Error> {
        let ids = self.ids(parameter, pattern)?;
        self.call.authorise_partner(ids[0])?;
        Ok(ids)
    }

    /// The partner whose bare id is in the path, once it is known that the caller is that partner.
    pub fn partner_id(&mut self, parameter: &str) -> Result<i64, Error> {
        let id = self.parameters.id(parameter)?;
        self.call.authorise_partner(id)?;
        Ok(id)
    }
}
