//! From a request's path to the function of its method, and from the function's answer to the response.

mod call;
mod decode;
mod envelope;
mod inbound;
mod parameters;
mod route;

pub(crate) use call::Request;
pub(crate) use decode::{NoBody, decode};
pub(crate) use envelope::{Family, error_response, http_status};
pub(crate) use inbound::{Answer, Inbound, InboundBody, answer, dispatch};
pub(crate) use parameters::Parameters;
pub(crate) use route::{Job, MAX_BODY_BYTES, MAX_BULK_BODY_BYTES, Route, Routes, Run, custom, read, write};
