//! A server with a reseller, a customer and their keys, on either engine.

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{Client, Installation, Running, Schema, imei, muster};

pub struct Scene {
    pub installation: Installation,
    /// `None` is the embedded database.
    schema: Option<Schema>,
    pub reseller: String,
    pub customer: String,
}

impl Scene {
    /// One on each engine there is.
    pub fn on_every_engine(test: &str, mut check: impl FnMut(&Self)) {
        check(&Self::new(None));
        if let Some(schema) = Schema::fresh(test) {
            check(&Self::new(Some(schema)));
        }
    }

    pub fn embedded() -> Self {
        Self::new(None)
    }

    fn new(schema: Option<Schema>) -> Self {
        let mut scene =
            Self { installation: Installation::new(), schema, reseller: String::new(), customer: String::new() };
        let server = scene.serve();
        scene.reseller = scene.make(&["reseller", "create", "--name", "Harbour"]);
        let reseller = scene.reseller.clone();
        let owner = ["--owner", "it@birchfield.example", "--tos", "accepted"];
        let create = ["customer", "create", "--name", "Birchfield", "--reseller", &reseller];
        scene.customer = scene.make(&[&create[..], &owner].concat());
        for (member, file) in
            [(format!("reseller:{reseller}"), "reseller"), (format!("customer:{}", scene.customer), "customer")]
        {
            let out = scene.key(file);
            scene.make(&["key", "create", "--for", &member, "--out", out.to_str().unwrap()]);
        }
        server.stop();
        scene
    }

    fn key(&self, name: &str) -> PathBuf {
        self.installation.path(&format!("{name}.json"))
    }

    /// The options that say where the data is.
    fn place(&self) -> Vec<String> {
        let mut place = vec!["--data".to_owned(), self.installation.data().to_str().unwrap().to_owned()];
        if let Some(schema) = &self.schema {
            place.extend(["--database".to_owned(), schema.url()]);
        }
        place
    }

    fn make(&self, arguments: &[&str]) -> String {
        let made = self.json(arguments);
        made["id"].as_str().unwrap_or_else(|| panic!("no id in {made}")).to_owned()
    }

    /// Runs a command with `--json`, which must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut command = muster();
        command.args(arguments).arg("--json").args(self.place());
        Installation::finish(command).ok().json()
    }

    pub fn serve(&self) -> Running {
        let mut command = muster();
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(self.place());
        Running::start(command)
    }

    /// The server under a shell that makes it ignore a signal, which a process keeps.
    pub fn serve_ignoring(&self, signal: &str) -> Running {
        let mut command = std::process::Command::new("sh");
        let serve = muster();
        command.args(["-c", &format!("trap '' {signal}; exec \"$0\" \"$@\"")]).arg(serve.get_program());
        for (name, value) in serve.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(self.place());
        Running::start(command)
    }

    pub fn as_reseller(&self, server: &Running) -> Client {
        Client::with_key(&server.url, &self.key("reseller"))
    }

    pub fn as_customer(&self, server: &Running) -> Client {
        Client::with_key(&server.url, &self.key("customer"))
    }

    /// The claim of the device with that number, and the path it is sent to.
    pub fn claim(&self, number: u32) -> (String, Value) {
        let identifier = json!({"imei": imei(number), "manufacturer": "Google"});
        let body = json!({"deviceIdentifier": identifier, "sectionType": "SECTION_TYPE_ZERO_TOUCH", "customerId": self.customer});
        (format!("/v1/partners/{}/devices:claim", self.reseller), body)
    }

    /// The IMEIs of all devices there are, as the command line lists them.
    pub fn claimed(&self) -> HashSet<String> {
        let devices = self.json(&["devices", "list", "--claimed", "yes", "--limit", "100000"]);
        devices.as_array().unwrap().iter().filter_map(|device| device["imei"].as_str().map(str::to_owned)).collect()
    }
}
