//! What a test module says of each of its methods, and a right request for a method.

use muster_server::Family;
use muster_wire::Method;
use serde_json::{Value, json};

use super::{Answer, Client, Scene, Tenant, on_every_engine};

/// The methods of one test file.
pub struct Module {
    /// The file: `file!()`.
    pub file: &'static str,
    /// Its methods.
    pub methods: &'static [Tested],
}

/// A method with its tests.
pub struct Tested {
    /// The method's id.
    pub id: &'static str,
    /// Calls the method in a fresh scene and checks what it answers.
    pub answers: fn(&Scene),
    /// A right request about what the first tenant has, with children of the second, which is another tenant where a test
    /// wants to reach for its things.
    pub request: fn(&Tenant, &Tenant) -> Asked,
}

/// Path, query and body of a request; the HTTP method is that of the method table.
pub struct Asked {
    pub path: String,
    pub body: Option<Value>,
}

/// A request without a body.
pub fn ask(path: impl Into<String>) -> Asked {
    Asked { path: path.into(), body: None }
}

/// A request with a body.
pub fn tell(path: impl Into<String>, body: Value) -> Asked {
    Asked { path: path.into(), body: Some(body) }
}

impl Module {
    /// Calls each method on every engine.
    pub fn each_answers(&self) {
        self.methods.iter().for_each(|tested| on_every_engine(tested.answers));
    }
}

/// A right request.
#[derive(Clone)]
pub struct Prepared {
    /// The method's id.
    pub id: &'static str,
    pub family: &'static Family,
    pub method: &'static Method,
    /// Path and query.
    pub path: String,
    pub body: Option<Value>,
}

impl Prepared {
    pub fn send(&self, client: &Client) -> Answer {
        let http = self.method.http.as_str();
        match &self.body {
            Some(body) => client.json(http, &self.path, body),
            None => client.send(http, &self.path, &[], Vec::new()),
        }
    }

    /// Whether the method is called with an access token.
    pub fn needs_token(&self) -> bool {
        !self.method.scopes.is_empty()
    }

    /// The client of `scene` that may make this request.
    pub fn right_caller(&self, scene: &Scene) -> Client {
        scene.caller_of(self.method)
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
