//! Between Google's zero-touch wire types and the types of the rules.

pub(crate) mod configuration;
pub(crate) mod device;
pub(crate) mod dpc;
pub(crate) mod identifier;
pub(crate) mod organisation;
