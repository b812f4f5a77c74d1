//! The ids of everything one tenant has, so that the same call can be made for another tenant's.

use serde_json::{Value, json};

use super::scene::{Client, Scene, id};
use super::{imei_identifier, prepared::claim_body};

/// Ids above this one belong to nobody, and look like no part of one that belongs to somebody.
const NOBODY: i64 = 8_999_000_000_000_000;

/// One of everything a tenant has.
#[derive(Clone, Debug)]
pub struct Tenant {
    pub partner: i64,
    pub vendor: i64,
    pub customer: i64,
    pub dpc: i64,
    pub configuration: i64,
    /// A configuration no device has.
    pub spare_configuration: i64,
    pub device: i64,
    pub operation: i64,
    /// The device's hardware identifiers.
    pub identifier: Value,
    /// Hardware identifiers of a device that is not registered.
    pub fresh_identifier: Value,
}

impl Tenant {
    /// The scene's first tenant, with one of everything.
    pub fn home(scene: &Scene) -> Self {
        let ids = (scene.partner, scene.vendor, scene.customer);
        Self::furnish(scene, &scene.reseller(), &scene.admin(), ids, 700_000)
    }

    /// The scene's other tenant, with one of everything.
    pub fn other(scene: &Scene) -> Self {
        let ids = (scene.other_partner, scene.other_vendor, scene.other_customer);
        Self::furnish(scene, &scene.other_reseller(), &scene.other_admin(), ids, 800_000)
    }

    /// A tenant that does not exist.
    pub fn absent(scene: &Scene) -> Self {
        Self {
            partner: NOBODY + 1,
            vendor: NOBODY + 2,
            customer: NOBODY + 3,
            dpc: scene.dpc,
            configuration: NOBODY + 4,
            spare_configuration: NOBODY + 5,
            device: NOBODY + 6,
            operation: NOBODY + 7,
            identifier: imei_identifier(900_000),
            fresh_identifier: imei_identifier(900_001),
        }
    }

    fn furnish(
        scene: &Scene,
        reseller: &Client,
        admin: &Client,
        (partner, vendor, customer): (i64, i64, i64),
        number: u32,
    ) -> Self {
        let [configuration, spare_configuration] = ["Applied", "Spare"].map(|name| {
            let mut body = scene.configuration_body(name);
            body["dpcResourcePath"] = json!(format!("customers/{customer}/dpcs/{}", scene.dpc));
            let made = admin.post(&format!("/v1/customers/{customer}/configurations"), &body).ok();
            id(&made["configurationId"])
        });
        let identifier = imei_identifier(number);
        let mut body = claim_body(customer, identifier.clone());
        body["configurationId"] = json!(configuration.to_string());
        let device = id(&reseller.post(&format!("/v1/partners/{partner}/devices:claim"), &body).ok()["deviceId"]);
        let claims = json!({"claims": [claim_body(customer, imei_identifier(number + 1))]});
        let operation = reseller.post(&format!("/v1/partners/{partner}/devices:claimAsync"), &claims).ok();
        scene.finished(reseller, &operation);
        let name = operation["name"].as_str().unwrap();
        Self {
            partner,
            vendor,
            customer,
            dpc: scene.dpc,
            configuration,
            spare_configuration,
            device,
            operation: name.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap(),
            identifier,
            fresh_identifier: imei_identifier(number + 2),
        }
    }
}
