//! `partners.*`

pub mod bulk;
pub mod customers;
pub mod devices;
pub mod vendors;
