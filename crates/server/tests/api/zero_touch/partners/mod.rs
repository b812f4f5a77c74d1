//! `partners.*`

pub mod customers;
pub mod devices;
pub mod vendors;
