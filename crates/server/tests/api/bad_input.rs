//! Whatever is sent, the answer is a clear error that names the field, nothing changes, and the server lives on. The
//! requests are made from `api/*.json`, so a new field is tested without being mentioned here.

mod bodies;
mod framing;
mod schema;

use serde_json::Value;

use crate::support::{Client, Prepared, Scene, Tenant, prepared};

/// Every method with a body, ready to be sent with another one.
fn methods_with_body(scene: &Scene) -> Vec<Prepared> {
    let absent = Tenant::absent(scene);
    let mut own = absent.clone();
    (own.partner, own.customer) = (scene.partner, scene.customer);
    prepared(&own, &absent).into_iter().filter(|request| request.body.is_some()).collect()
}

/// Sends a method with another body, as bytes.
fn send(client: &Client, request: &Prepared, body: Vec<u8>) -> crate::support::Answer {
    client.send(request.http, &request.path, &[("Content-Type", "application/json")], body)
}

/// The schemas of both families.
fn schemas() -> Value {
    let mut all = serde_json::Map::new();
    for description in [muster_wire::device::DESCRIPTION, muster_wire::zero_touch::DESCRIPTION] {
        let description: Value = serde_json::from_str(description).unwrap();
        for (name, schema) in description["schemas"].as_object().unwrap() {
            all.insert(name.clone(), schema.clone());
        }
    }
    Value::Object(all)
}
