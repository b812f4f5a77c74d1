//! The families' test modules, and what every method of every family has in common.

use muster_server::{FAMILIES, Family};
use muster_wire::Method;

use crate::support::{Module, Prepared, Tenant, Tested};
use crate::{device, play_emm, zero_touch};

/// A family's tests.
pub struct TestFamily {
    /// The family's name, which is also the folder of its tests.
    pub name: &'static str,
    /// Its test modules.
    pub modules: &'static [Module],
    /// Methods that answer 501 so far: the committed list, one id on a line.
    pub unimplemented: &'static str,
}

/// Every family's tests.
pub const TESTED: &[TestFamily] = &[zero_touch::FAMILY, play_emm::FAMILY, device::FAMILY];

/// Every method with its family.
pub fn methods() -> impl Iterator<Item = (&'static Family, &'static Method)> {
    FAMILIES.iter().flat_map(|family| family.api.methods.iter().map(move |method| (*family, method)))
}

/// Every method with its test, and the file of the test.
pub fn tested() -> impl Iterator<Item = (&'static TestFamily, &'static str, &'static Tested)> {
    TESTED.iter().flat_map(|family| {
        let modules = family.modules.iter();
        modules.flat_map(move |module| module.methods.iter().map(move |tested| (family, module.file, tested)))
    })
}

/// One right request for every method, about what `own` has. Children (devices, configurations, operations, customers
/// of a partner) are taken from `children`, which is another tenant where a test wants to reach for its things.
pub fn prepared(own: &Tenant, children: &Tenant) -> Vec<Prepared> {
    tested()
        .map(|(_, file, tested)| {
            let found = methods().find(|(_, method)| method.id == tested.id);
            let (family, method) = found.unwrap_or_else(|| panic!("{file}: there is no method {}", tested.id));
            let asked = (tested.request)(own, children);
            Prepared { id: method.id, family, method, path: asked.path, body: asked.body }
        })
        .collect()
}
