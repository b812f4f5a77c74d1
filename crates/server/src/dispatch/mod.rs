//! From a request's path to the function of its method, and from the function's answer to the response.

mod admit;
mod call;
mod decode;
mod guesses;
mod inbound;
mod overridden;
mod parameters;
#[cfg(test)]
mod tests;

pub(crate) use call::Request;
pub(crate) use decode::{decode, decode_checked, without_mark};
pub(crate) use guesses::Guesses;
pub(crate) use inbound::{Inbound, InboundBody, answer, dispatch};
pub(crate) use overridden::read_unadmitted;
pub(crate) use parameters::Parameters;
