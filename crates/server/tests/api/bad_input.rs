//! Whatever is sent, the answer is a clear error that names the field, nothing changes, and the server lives on. The
//! requests are made from `api/*.json`, so a new field is tested without being mentioned here.

mod bodies;
mod framing;
mod schema;

use serde_json::Value;

use crate::families::prepared;
use crate::support::{Client, Prepared, Scene, Tenant};

/// Every method with a body, ready to be sent with another one.
fn methods_with_body(scene: &Scene) -> Vec<Prepared> {
    let absent = Tenant::absent(scene);
    let mut own = absent.clone();
    (own.partner, own.customer) = (scene.partner, scene.customer);
    prepared(&own, &absent).into_iter().filter(|request| request.body.is_some()).collect()
}

/// All of them but that of phones: nobody is there to correct a phone, so what it says wrong is left out (`device/setup.rs`).
fn strict_methods(scene: &Scene) -> impl Iterator<Item = Prepared> {
    methods_with_body(scene).into_iter().filter(|request| request.id != "muster.device.setup")
}

/// Sends a method with another body, as bytes.
fn send(client: &Client, request: &Prepared, body: Vec<u8>) -> crate::support::Answer {
    client.send(request.method.http.as_str(), &request.path, &[("Content-Type", "application/json")], body)
}

/// The schemas of the family a method belongs to.
fn schemas_of(request: &Prepared) -> Value {
    let mut description: Value = serde_json::from_str(request.family.api.description).unwrap();
    description["schemas"].take()
}
