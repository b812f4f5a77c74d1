//! One right request for every method, so that rules that hold for all methods are tested for all of them.

use serde_json::{Value, json};

use super::{Client, Scene, Tenant};

/// Which of the two APIs a method belongs to, and so who may call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The customer API.
    Customer,
    /// The reseller API.
    Reseller,
    /// The device protocol, which needs no token.
    Phone,
}

/// A right request.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The method's id.
    pub id: &'static str,
    pub audience: Audience,
    pub http: &'static str,
    /// Path and query.
    pub path: String,
    pub body: Option<Value>,
}

impl Prepared {
    pub fn send(&self, client: &Client) -> super::Answer {
        match &self.body {
            Some(body) => client.json(self.http, &self.path, body),
            None => client.send(self.http, &self.path, &[], Vec::new()),
        }
    }

    /// The client of `scene` that may make this request.
    pub fn right_caller(&self, scene: &Scene) -> Client {
        match self.audience {
            Audience::Customer => scene.admin(),
            Audience::Reseller => scene.reseller(),
            Audience::Phone => scene.anonymous(),
        }
    }
}

/// A zero-touch claim.
pub fn claim_body(customer: i64, identifier: Value) -> Value {
    json!({
        "customerId": customer.to_string(),
        "deviceIdentifier": identifier,
        "sectionType": "SECTION_TYPE_ZERO_TOUCH",
    })
}

/// One right request for every method, about what `own` has. Children (devices, configurations, operations, customers
/// of a partner) are taken from `children`, which is another tenant where a test wants to reach for its things.
pub fn prepared(own: &Tenant, children: &Tenant) -> Vec<Prepared> {
    let mut all = customer_methods(own, children);
    all.extend(partner_methods(own, children));
    all.push(Prepared {
        id: "muster.device.setup",
        audience: Audience::Phone,
        http: "POST",
        path: "/device/v1/setup".to_owned(),
        body: Some(json!({"deviceIdentifier": own.identifier})),
    });
    all
}

fn customer_methods(own: &Tenant, children: &Tenant) -> Vec<Prepared> {
    let customer = format!("/v1/customers/{}", own.customer);
    let configuration = format!("{customer}/configurations/{}", children.configuration);
    let spare = format!("{customer}/configurations/{}", children.spare_configuration);
    let device = json!({"deviceId": children.device.to_string()});
    let apply = json!({
        "configuration": format!("customers/{}/configurations/{}", own.customer, own.spare_configuration),
        "device": device,
    });
    let create = json!({
        "configurationName": "New",
        "companyName": "Acme",
        "contactEmail": "it@example.com",
        "contactPhone": "+49 30 123456",
        "dpcResourcePath": format!("customers/{}/dpcs/{}", own.customer, own.dpc),
    });
    let request =
        |id, http, path: String, body: Option<Value>| Prepared { id, audience: Audience::Customer, http, path, body };
    vec![
        request("androiddeviceprovisioning.customers.list", "GET", "/v1/customers?pageSize=10".to_owned(), None),
        request(
            "androiddeviceprovisioning.customers.configurations.create",
            "POST",
            format!("{customer}/configurations"),
            Some(create),
        ),
        request("androiddeviceprovisioning.customers.configurations.delete", "DELETE", spare, None),
        request("androiddeviceprovisioning.customers.configurations.get", "GET", configuration.clone(), None),
        request(
            "androiddeviceprovisioning.customers.configurations.list",
            "GET",
            format!("{customer}/configurations"),
            None,
        ),
        request(
            "androiddeviceprovisioning.customers.configurations.patch",
            "PATCH",
            format!("{configuration}?updateMask=customMessage"),
            Some(json!({"customMessage": "Welcome"})),
        ),
        request(
            "androiddeviceprovisioning.customers.devices.applyConfiguration",
            "POST",
            format!("{customer}/devices:applyConfiguration"),
            Some(apply),
        ),
        request(
            "androiddeviceprovisioning.customers.devices.get",
            "GET",
            format!("{customer}/devices/{}", children.device),
            None,
        ),
        request("androiddeviceprovisioning.customers.devices.list", "GET", format!("{customer}/devices"), None),
        request(
            "androiddeviceprovisioning.customers.devices.removeConfiguration",
            "POST",
            format!("{customer}/devices:removeConfiguration"),
            Some(json!({"device": device})),
        ),
        request(
            "androiddeviceprovisioning.customers.devices.unclaim",
            "POST",
            format!("{customer}/devices:unclaim"),
            Some(json!({"device": device})),
        ),
        request("androiddeviceprovisioning.customers.dpcs.list", "GET", format!("{customer}/dpcs"), None),
    ]
}

fn partner_methods(own: &Tenant, children: &Tenant) -> Vec<Prepared> {
    let partner = format!("/v1/partners/{}", own.partner);
    let claim = claim_body(children.customer, own.fresh_identifier.clone());
    let unclaim = json!({"deviceId": children.device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
    let metadata = json!({"entries": {"ordernumber": "PO-1"}});
    let update = json!({"deviceId": children.device.to_string(), "deviceMetadata": metadata});
    let owner = json!({
        "customerId": [children.customer.to_string()],
        "limit": "10",
        "sectionType": "SECTION_TYPE_ZERO_TOUCH",
    });
    let company = json!({"companyName": "New", "ownerEmails": ["owner@example.org"]});
    let mut all = Vec::new();
    let mut request = |id, http, path: String, body: Option<Value>| {
        all.push(Prepared { id, audience: Audience::Reseller, http, path, body });
    };
    let mut devices =
        |id, verb: &str, body: Value| request(id, "POST", format!("{partner}/devices:{verb}"), Some(body));
    devices("androiddeviceprovisioning.partners.devices.claim", "claim", claim.clone());
    devices("androiddeviceprovisioning.partners.devices.claimAsync", "claimAsync", json!({"claims": [claim]}));
    devices(
        "androiddeviceprovisioning.partners.devices.findByIdentifier",
        "findByIdentifier",
        json!({"deviceIdentifier": children.identifier, "limit": "10"}),
    );
    devices("androiddeviceprovisioning.partners.devices.findByOwner", "findByOwner", owner);
    devices(
        "androiddeviceprovisioning.partners.devices.getSimLockState",
        "getSimLockState",
        json!({"deviceIdentifier": own.identifier}),
    );
    devices("androiddeviceprovisioning.partners.devices.unclaim", "unclaim", unclaim.clone());
    devices("androiddeviceprovisioning.partners.devices.unclaimAsync", "unclaimAsync", json!({"unclaims": [unclaim]}));
    devices(
        "androiddeviceprovisioning.partners.devices.updateMetadataAsync",
        "updateMetadataAsync",
        json!({"updates": [update]}),
    );
    let metadata_path = format!("{partner}/devices/{}/metadata", children.device);
    request(
        "androiddeviceprovisioning.partners.devices.metadata",
        "POST",
        metadata_path,
        Some(json!({"deviceMetadata": metadata})),
    );
    request(
        "androiddeviceprovisioning.partners.devices.get",
        "GET",
        format!("{partner}/devices/{}", children.device),
        None,
    );
    request(
        "androiddeviceprovisioning.partners.customers.create",
        "POST",
        format!("{partner}/customers"),
        Some(json!({"customer": company})),
    );
    request("androiddeviceprovisioning.partners.customers.list", "GET", format!("{partner}/customers"), None);
    request("androiddeviceprovisioning.partners.vendors.list", "GET", format!("{partner}/vendors"), None);
    request(
        "androiddeviceprovisioning.partners.vendors.customers.list",
        "GET",
        format!("{partner}/vendors/{}/customers", children.vendor),
        None,
    );
    let operation = format!("/v1/operations/apibatchoperation/{}", children.operation);
    request("androiddeviceprovisioning.operations.get", "GET", operation, None);
    all
}
