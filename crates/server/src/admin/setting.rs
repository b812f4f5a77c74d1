//! What the operator asks of the settings.

use muster_core::{Error, Setting};

use super::operator::Operator;
use super::response::Response;

pub(super) fn get(operator: &Operator<'_>, setting: Setting) -> Result<Response, Error> {
    Ok(Response::Text(operator.read("setting.get", move |tx| setting.read(tx))?))
}

pub(super) fn set(operator: &Operator<'_>, setting: Setting, value: String) -> Result<Response, Error> {
    operator.write("setting.set", move |call| {
        setting.write(call.tx, &value)?;
        Ok::<_, Error>(Response::Done)
    })
}
