//! The manufacturers and models that claims may name.

use muster_core::Error;
use muster_core::known_build::{self, KnownBuild};

use super::operator::Operator;
use super::response::Response;

pub(super) fn add(
    operator: &Operator<'_>,
    builds: Vec<(String, Option<String>)>,
    replace: bool,
) -> Result<Response, Error> {
    operator.write("manufacturers.add", move |call| {
        known_build::add(call, &builds, replace)?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn list(operator: &Operator<'_>, after: Option<(String, String)>) -> Result<Response, Error> {
    let after = after.map(|(manufacturer, model)| KnownBuild { manufacturer, model });
    operator.read("manufacturers.list", move |tx| {
        let page = known_build::list(tx, after.as_ref())?;
        Ok(Response::Manufacturers(page.into_iter().map(|build| (build.manufacturer, build.model)).collect()))
    })
}

pub(super) fn remove(operator: &Operator<'_>, manufacturer: String, model: Option<String>) -> Result<Response, Error> {
    operator.write("manufacturers.remove", move |call| {
        known_build::remove(call, &manufacturer, model.as_deref())?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn clear(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.write("manufacturers.clear", |call| {
        known_build::clear(call)?;
        Ok::<_, Error>(Response::Done)
    })
}
