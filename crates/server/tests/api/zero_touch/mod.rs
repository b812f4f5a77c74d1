//! `androiddeviceprovisioning` v1, the tree of the API.

pub mod customers;
pub mod operations;
pub mod partners;
