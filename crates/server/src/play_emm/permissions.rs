//! `permissions.*`

use muster_core::{Error, permission};
use muster_wire::play_emm::Permission;

use crate::dispatch::Request;
use crate::family::NoBody;

/// `permissions.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Permission, Error> {
    let id = request.parameters.path_text("permissionId");
    let found = permission::get(id, request.parameters.text("language"))?;
    Ok(Permission {
        permission_id: Some(found.id.to_owned()),
        name: Some(found.name.to_owned()),
        description: Some(found.description.to_owned()),
        ..Permission::default()
    })
}
