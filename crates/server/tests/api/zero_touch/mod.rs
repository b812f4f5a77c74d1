//! `androiddeviceprovisioning` v1, the tree of the API.

pub mod customers;
mod known_sentences;
pub mod operations;
pub mod partners;

use crate::families::TestFamily;

/// The family's test modules.
pub const FAMILY: TestFamily = TestFamily {
    name: "zero_touch",
    modules: &[
        customers::list::METHODS,
        customers::configurations::METHODS,
        customers::devices::METHODS,
        customers::dpcs::METHODS,
        operations::METHODS,
        partners::customers::METHODS,
        partners::devices::METHODS,
        partners::devices::bulk::METHODS,
        partners::vendors::METHODS,
        partners::vendors::customers::METHODS,
    ],
    unimplemented: "",
};
