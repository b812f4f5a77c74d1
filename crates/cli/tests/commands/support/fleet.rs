//! Devices that are imported from a file.

use serde_json::Value;

use super::installation::{Done, Installation};

/// An installation with a reseller and a customer, and the files that are imported for them.
pub struct Fleet {
    pub installation: Installation,
    pub reseller: String,
    pub customer: String,
}

impl Fleet {
    pub fn new() -> Self {
        let installation = Installation::new();
        let (reseller, customer) = installation.reseller_and_customer();
        Self { installation, reseller, customer }
    }

    /// The command that imports a file for the reseller and the customer.
    pub fn arguments<'a>(&'a self, file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let defaults = ["--reseller", &self.reseller, "--customer", &self.customer];
        [&["device", "import", file][..], &defaults, more].concat()
    }

    /// Imports a file with that content.
    pub fn import(&self, content: impl AsRef<[u8]>) -> Done {
        self.import_with(content, &[])
    }

    /// Imports a file with that content and more options.
    pub fn import_with(&self, content: impl AsRef<[u8]>, more: &[&str]) -> Done {
        let file = self.installation.file("fleet.csv", content);
        self.installation.run(&self.arguments(file.to_str().unwrap(), more))
    }

    /// The result file of the last import, a record for each row.
    pub fn records(&self) -> Vec<csv::StringRecord> {
        let mut reader = csv::Reader::from_path(self.installation.path("fleet.result.csv")).unwrap();
        reader.records().collect::<Result<_, _>>().unwrap()
    }

    /// What became of the rows of the last import: number, status and reason.
    pub fn results(&self) -> Vec<(String, String, String)> {
        self.records().iter().map(|row| (row[0].into(), row[1].into(), row[4].into())).collect()
    }

    /// Each row's number and status.
    pub fn statuses(&self) -> Vec<(String, String)> {
        self.results().into_iter().map(|(row, status, _)| (row, status)).collect()
    }

    /// All devices there are.
    pub fn devices(&self) -> Vec<Value> {
        self.installation.json(&["device", "list", "--limit", "100000"]).as_array().unwrap().clone()
    }

    /// Their models.
    pub fn models(&self) -> Vec<String> {
        self.devices().iter().map(|device| device["model"].as_str().unwrap_or_default().to_owned()).collect()
    }
}
