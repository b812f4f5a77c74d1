//! Whose data a path is about, once it is known that the caller may act for that customer or partner.

use muster_core::Error;
use muster_wire::resource_name::Pattern;

use crate::dispatch::Request;

impl Request<'_, '_> {
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
