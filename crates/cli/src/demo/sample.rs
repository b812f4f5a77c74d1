//! What the demo made, and that it is made once.

use muster_core::{
    Call, Caller, Code, ConfigurationId, Context, CustomerId, DeviceId, DpcId, Error, ResellerId, VendorId,
    organisation,
};
use muster_server::admin::Setting;
use muster_store::Store;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::keys::KeyFiles;
use super::{fleet, organisations};
use crate::failure::Failure;

/// The set-up secret of both customers when the demo runs with `--require-setup-secret`. It protects made-up data only.
pub const SETUP_SECRET: &str = "demo-setup-secret";

/// Ids of everything the demo made; kept in the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The reseller.
    pub partner_id: ResellerId,
    /// Its vendor.
    pub vendor_id: VendorId,
    /// The customer most devices belong to.
    pub customer_id: CustomerId,
    /// The other customer.
    pub other_customer_id: CustomerId,
    /// The DPC catalogue.
    pub dpc_ids: Vec<DpcId>,
    /// The customer's configurations, oldest first.
    pub configuration_ids: Vec<ConfigurationId>,
    /// The default one of them.
    pub configuration_id: ConfigurationId,
    /// The customer's devices, oldest first.
    pub device_ids: Vec<DeviceId>,
    /// Those of them that have no configuration.
    pub unconfigured_device_ids: Vec<DeviceId>,
    /// One that has the default configuration.
    pub device_id: DeviceId,
    /// Its IMEI.
    pub imei: String,
}

/// The sample data of this database; made now unless there is some.
///
/// # Errors
/// When the database holds data that the demo did not make.
pub fn ensure(store: &Store, context: &Context, with_secret: bool) -> Result<Sample, Failure> {
    let (own, now) = (context.clone(), context.now());
    // All of it in one transaction: a demo that was interrupted left nothing behind.
    let sample = store
        .write("demo", move |tx| {
            let mut call = Call { tx, context: &own, caller: &Caller::Operator, now };
            let sample = match known(&mut call)? {
                Some(sample) => sample,
                None => make(&mut call)?,
            };
            if with_secret {
                for customer_id in [sample.customer_id, sample.other_customer_id] {
                    organisation::set_setup_secret(&mut call, customer_id, Some(SETUP_SECRET))?;
                }
            }
            Ok::<_, Error>(sample)
        })
        .wait()?;
    Ok(sample)
}

fn known(call: &mut Call<'_, '_>) -> Result<Option<Sample>, Error> {
    if let Some(text) = Setting::Demo.read(call.tx)? {
        return serde_json::from_str(&text).map(Some).map_err(|error| {
            Error::new(Code::FailedPrecondition, format!("what the demo once wrote cannot be read: {error}"))
        });
    }
    if call.tx.number("SELECT COUNT(*) FROM (SELECT id FROM organisation LIMIT 1) AS found", &[])? > 0 {
        let message = "this database holds data that is not the demo's: name another one with --data or --database";
        return Err(Error::new(Code::FailedPrecondition, message));
    }
    Ok(None)
}

fn make(call: &mut Call<'_, '_>) -> Result<Sample, Error> {
    let made = organisations::make(call)?;
    let fleet = fleet::claim(call, &made)?;
    let sample = Sample {
        partner_id: made.partner_id,
        vendor_id: made.vendor_id,
        customer_id: made.customer_id,
        other_customer_id: made.other_customer_id,
        dpc_ids: made.dpc_ids,
        configuration_ids: made.configuration_ids,
        configuration_id: made.default_configuration_id,
        device_ids: fleet.device_ids,
        unconfigured_device_ids: fleet.unconfigured_device_ids,
        device_id: fleet.configured_device_id,
        imei: fleet.configured_imei,
    };
    let text = serde_json::to_string(&sample)
        .map_err(|_| Error::new(Code::Internal, "the demo's ids cannot be written as JSON"))?;
    Setting::Demo.write(call.tx, &text)?;
    Ok(sample)
}

impl Sample {
    /// What `demo.json` holds.
    pub fn to_json(&self, public_url: &str, files: &KeyFiles) -> Value {
        let customer = format!("customers/{}", self.customer_id);
        let texts = |ids: &[DeviceId]| -> Vec<String> { ids.iter().map(DeviceId::to_string).collect() };
        json!({
            "baseUrl": public_url,
            "partnerId": self.partner_id.to_string(),
            "partner": format!("partners/{}", self.partner_id),
            "vendorId": self.vendor_id.to_string(),
            "vendor": format!("partners/{}/vendors/{}", self.partner_id, self.vendor_id),
            "customerId": self.customer_id.to_string(),
            "customer": customer.as_str(),
            "otherCustomerId": self.other_customer_id.to_string(),
            "otherCustomer": format!("customers/{}", self.other_customer_id),
            "dpcs": named(&customer, "dpcs", &self.dpc_ids),
            "configurationId": self.configuration_id.to_string(),
            "configuration": format!("{customer}/configurations/{}", self.configuration_id),
            "configurations": named(&customer, "configurations", &self.configuration_ids),
            "deviceId": self.device_id.to_string(),
            "device": format!("{customer}/devices/{}", self.device_id),
            "imei": self.imei,
            "deviceIds": texts(&self.device_ids),
            "unconfiguredDeviceIds": texts(&self.unconfigured_device_ids),
            "keys": {"reseller": files.reseller, "customer": files.customer},
        })
    }
}

/// The names of a customer's things.
fn named<I: std::fmt::Display>(customer: &str, collection: &str, ids: &[I]) -> Vec<String> {
    ids.iter().map(|id| format!("{customer}/{collection}/{id}")).collect()
}
