//! What a handler is given.

use muster_core::{Call, Error};
use muster_wire::resource_name::Pattern;

use crate::dispatch::Parameters;

/// One call as a handler sees it: inside its transaction, with the parameters of its path and query. Each family adds
/// how it finds the tenant a path is about.
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
}
