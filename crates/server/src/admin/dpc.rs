//! The DPC catalogue.

use muster_core::dpc::{self, CatalogueEntry};
use muster_core::{DpcId, Error};

use super::operator::Operator;
use super::response::{DpcRow, DpcShown, Response};

pub(super) fn add(operator: &Operator<'_>, package: String, name: String) -> Result<Response, Error> {
    operator.write("dpc.add", move |call| Ok::<_, Error>(Response::Dpc(row(dpc::add(call, &package, &name)?))))
}

pub(super) fn list(operator: &Operator<'_>) -> Result<Response, Error> {
    operator.read("dpc.list", |tx| Ok(Response::Dpcs(dpc::list(tx)?.into_iter().map(row).collect())))
}

pub(super) fn remove(operator: &Operator<'_>, id: DpcId) -> Result<Response, Error> {
    operator.write("dpc.remove", move |call| {
        dpc::remove(call, id)?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn show(operator: &Operator<'_>, id: DpcId) -> Result<Response, Error> {
    operator.read("dpc.show", move |tx| {
        let (entry, configurations) = dpc::show(tx, id)?;
        Ok(Response::DpcShown(DpcShown { dpc: row(entry), configurations }))
    })
}

pub(super) fn rename(operator: &Operator<'_>, id: DpcId, name: String) -> Result<Response, Error> {
    operator.write("dpc.rename", move |call| Ok::<_, Error>(Response::Dpc(row(dpc::rename(call, id, &name)?))))
}

pub(super) fn row(entry: CatalogueEntry) -> DpcRow {
    DpcRow { id: entry.id.to_string(), package_name: entry.package_name, dpc_name: entry.dpc_name }
}
