//! `partners.*`

pub(crate) mod bulk;
pub(crate) mod customers;
pub(crate) mod devices;
pub(crate) mod vendors;
