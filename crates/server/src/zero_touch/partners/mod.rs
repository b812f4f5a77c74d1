//! `partners.*`

pub(crate) mod customers;
pub(crate) mod devices;
pub(crate) mod vendors;
