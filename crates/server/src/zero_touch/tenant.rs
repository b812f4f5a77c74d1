//! Whose data a path is about, once it is known that the caller may act for that customer or partner.

use muster_core::{CustomerId, Error, ResellerId};
use muster_wire::resource_name::Pattern;

use crate::dispatch::Request;

/// Ids of their own types, made from the numbers of a resource name.
pub(crate) trait FromNumbers<const N: usize> {
    /// The ids, in the order of the name.
    fn from_numbers(numbers: [i64; N]) -> Self;
}

impl<A: From<i64>> FromNumbers<1> for A {
    fn from_numbers([first]: [i64; 1]) -> Self {
        first.into()
    }
}

impl<A: From<i64>, B: From<i64>> FromNumbers<2> for (A, B) {
    fn from_numbers([first, second]: [i64; 2]) -> Self {
        (first.into(), second.into())
    }
}

impl Request<'_, '_> {
    /// The customer a path is about, and what of it, once it is known that the caller may act for that customer. `pattern`
    /// begins with `customers/*`.
    pub fn customer<const N: usize, I: FromNumbers<N>>(
        &mut self,
        parameter: &str,
        pattern: Pattern<N>,
    ) -> Result<I, Error> {
        let numbers = self.ids(parameter, pattern)?;
        self.call.authorise_customer(CustomerId::new(numbers[0]))?;
        Ok(I::from_numbers(numbers))
    }

    /// The partner a path is about, and what of it, once it is known that the caller is that partner. `pattern` begins with
    /// `partners/*`.
    pub fn partner<const N: usize, I: FromNumbers<N>>(
        &mut self,
        parameter: &str,
        pattern: Pattern<N>,
    ) -> Result<I, Error> {
        let numbers = self.ids(parameter, pattern)?;
        self.call.authorise_partner(ResellerId::new(numbers[0]))?;
        Ok(I::from_numbers(numbers))
    }

    /// The partner whose bare id is in the path, once it is known that the caller is that partner.
    pub fn partner_id(&mut self, parameter: &str) -> Result<ResellerId, Error> {
        let id = ResellerId::new(self.parameters.id(parameter)?);
        self.call.authorise_partner(id)?;
        Ok(id)
    }
}
