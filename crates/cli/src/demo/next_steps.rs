//! What the demo says: what there is, and what to try next. Every command can be pasted as it is.

use super::keys::KeyFiles;
use super::sample::Sample;
use crate::failure::Failure;
use crate::place::Place;
use crate::print;
use crate::shell::{program, quoted};

/// What the text is about.
pub struct Demo<'d> {
    /// Where the data is.
    pub place: &'d Place,
    /// What was made.
    pub sample: &'d Sample,
    /// The key files.
    pub files: &'d KeyFiles,
    /// The address clients reach the server at.
    pub public_url: &'d str,
    /// The set-up secret, if phones must know one.
    pub setup_secret: Option<&'d str>,
    /// Whether the data goes away when the demo ends.
    pub temporary: bool,
}

impl Demo<'_> {
    /// Prints the text.
    pub fn print(&self) -> Result<(), Failure> {
        self.overview()?;
        self.phone()?;
        self.python()?;
        self.administration()
    }

    fn overview(&self) -> Result<(), Failure> {
        let directory = self.place.directory().display();
        let kept = if self.temporary { " (removed when the demo ends; --data DIR keeps it)" } else { "" };
        let (devices, bare) = (self.sample.device_ids.len(), self.sample.unconfigured_device_ids.len());
        print::line(format_args!(
            "Muster demo: data in {directory}{kept}\n\n  \
             reseller  partners/{} (key {})\n  \
             customer  customers/{} (key {})\n            \
             {devices} devices, {bare} of them without a configuration\n  \
             all ids   {directory}/demo.json\n",
            self.sample.partner_id,
            self.files.reseller.display(),
            self.sample.customer_id,
            self.files.customer.display(),
        ))
    }

    fn phone(&self) -> Result<(), Failure> {
        let (imei, url) = (&self.sample.imei, self.public_url);
        let (in_body, in_option) = match self.setup_secret {
            Some(secret) => (format!(",\"setupSecret\":\"{secret}\""), format!(" --setup-secret {secret}")),
            None => (String::new(), String::new()),
        };
        print::line(format_args!(
            "A phone asks what it shall be:\n\n  \
             curl -s {url}/device/v1/setup -H 'Content-Type: application/json' \\\n    \
             -d '{{\"deviceIdentifier\":{{\"imei\":\"{imei}\"}}{in_body}}}'\n\n\
             … or with the set-up screen its user would see:\n\n  \
             {} phone boot --imei {imei} --server {url}{in_option}\n",
            program()
        ))
    }

    fn python(&self) -> Result<(), Failure> {
        let (key, customer, url) = (self.files.customer.display(), self.sample.customer_id, self.public_url);
        print::line(format_args!(
            "An EMM console lists its devices (Python, after: pip install google-api-python-client):\n\n\
             import json\n\
             from google.oauth2 import service_account\n\
             from googleapiclient.discovery import build\n\
             key = json.load(open(\"{key}\"))\n\
             credentials = service_account.Credentials.from_service_account_info(key, subject=key[\"client_email\"],\n    \
             scopes=[\"https://www.googleapis.com/auth/androidworkzerotouchemm\"])\n\
             service = build(\"androiddeviceprovisioning\", \"v1\", credentials=credentials,\n                \
             client_options={{\"api_endpoint\": \"{url}\"}})\n\
             page = service.customers().devices().list(parent=\"customers/{customer}\", pageSize=5).execute()\n\
             for device in page[\"devices\"]:\n    \
             print(device[\"name\"], device[\"deviceIdentifier\"][\"model\"], device.get(\"configuration\", \"not configured\"))\n"
        ))
    }

    fn administration(&self) -> Result<(), Failure> {
        print::line(format_args!(
            "Commands work beside the running server, for example:\n\n  \
             {} device list --customer {} --limit 5 --data {}\n",
            program(),
            self.sample.customer_id,
            quoted(self.place.directory()),
        ))
    }
}
