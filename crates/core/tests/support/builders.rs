//! Organisations, configurations and requests that are right in every field, to be made wrong one field at a time.

use std::collections::BTreeMap;

use muster_core::company::{self, NewCompany, Terms};
use muster_core::configuration::{self, Configuration};
use muster_core::device::identifier::imei_check_digit;
use muster_core::device::{self, Device, Found};
use muster_core::{Caller, Error, Scope, ServiceAccount, dpc};
use muster_wire::zero_touch as wire;
use muster_wire::zero_touch::SectionType;

use super::World;

/// A valid IMEI for each number.
pub fn imei(number: u64) -> String {
    let body = format!("{:014}", 35_000_000_000_000 + number);
    let check = imei_check_digit(&body).expect("fourteen digits have a check digit");
    format!("{body}{check}")
}

/// An identifier with one IMEI.
pub fn by_imei(number: u64) -> wire::DeviceIdentifier {
    wire::DeviceIdentifier { imei: Some(imei(number)), ..wire::DeviceIdentifier::default() }
}

/// An identifier of a device without a modem.
pub fn by_serial(serial: &str, manufacturer: &str, model: &str) -> wire::DeviceIdentifier {
    wire::DeviceIdentifier {
        serial_number: Some(serial.to_owned()),
        manufacturer: Some(manufacturer.to_owned()),
        model: Some(model.to_owned()),
        ..wire::DeviceIdentifier::default()
    }
}

/// A zero-touch claim for a customer.
pub fn claim_of(customer_id: i64, identifier: wire::DeviceIdentifier) -> wire::PartnerClaim {
    wire::PartnerClaim {
        customer_id: Some(customer_id),
        device_identifier: Some(identifier),
        section_type: Some(SectionType::ZeroTouch),
        ..wire::PartnerClaim::default()
    }
}

/// A SIM-lock claim for a customer.
pub fn sim_lock_claim_of(customer_id: i64, identifier: wire::DeviceIdentifier) -> wire::PartnerClaim {
    wire::PartnerClaim {
        section_type: Some(SectionType::SimLock),
        simlock_profile_id: Some(7),
        ..claim_of(customer_id, identifier)
    }
}

/// A ChromeOS claim for a Google Workspace account.
pub fn chrome_os_claim(workspace: &str, serial: &str) -> wire::PartnerClaim {
    wire::PartnerClaim {
        google_workspace_customer_id: Some(workspace.to_owned()),
        device_identifier: Some(wire::DeviceIdentifier {
            device_type: Some(wire::DeviceType::ChromeOs),
            serial_number: Some(serial.to_owned()),
            model: Some("Chromebook x360".to_owned()),
            chrome_os_attested_device_id: Some(format!("attested-{serial}")),
            ..wire::DeviceIdentifier::default()
        }),
        section_type: Some(SectionType::ZeroTouch),
        pre_provisioning_token: Some("token-1".to_owned()),
        ..wire::PartnerClaim::default()
    }
}

/// Metadata from pairs.
pub fn metadata(entries: &[(&str, &str)]) -> wire::DeviceMetadata {
    let entries: BTreeMap<String, String> =
        entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    wire::DeviceMetadata { entries }
}

/// An unclaim of the zero-touch section by device id.
pub fn unclaim_of(device_id: i64) -> wire::PartnerUnclaim {
    wire::PartnerUnclaim {
        device_id: Some(device_id),
        section_type: Some(SectionType::ZeroTouch),
        ..wire::PartnerUnclaim::default()
    }
}

/// A reference by id.
pub fn reference(device_id: i64) -> wire::DeviceReference {
    wire::DeviceReference { device_id: Some(device_id), device_identifier: None }
}

/// A reference by hardware identifiers.
pub fn reference_by(identifier: wire::DeviceIdentifier) -> wire::DeviceReference {
    wire::DeviceReference { device_id: None, device_identifier: Some(identifier) }
}

/// A configuration that is right in every field.
pub fn configuration_fields(customer_id: i64, dpc_id: i64) -> wire::Configuration {
    wire::Configuration {
        configuration_name: Some("Sales team".to_owned()),
        company_name: Some("XYZ Corp.".to_owned()),
        contact_email: Some("support@example.com".to_owned()),
        contact_phone: Some("+1 (213) 555-0100".to_owned()),
        dpc_resource_path: Some(format!("customers/{customer_id}/dpcs/{dpc_id}")),
        ..wire::Configuration::default()
    }
}

/// An account that may do everything for the given companies.
pub fn account(reseller_id: Option<i64>, customer_ids: &[i64]) -> ServiceAccount {
    ServiceAccount {
        id: 1,
        email: "tester@muster.iam.gserviceaccount.com".to_owned(),
        key_id: "key".to_owned(),
        scope: Some(format!("{} {}", Scope::Reseller.url(), Scope::Customer.url())),
        reseller_id,
        customer_ids: customer_ids.to_vec(),
    }
}

/// A reseller with one customer that it serves, and a DPC.
#[derive(Debug, Clone, Copy)]
pub struct Basics {
    /// The reseller.
    pub reseller: i64,
    /// Its customer, whose terms are accepted.
    pub customer: i64,
    /// A DPC of the catalogue.
    pub dpc: i64,
}

impl World {
    /// A reseller, its customer, and a DPC.
    pub fn basics(&self) -> Basics {
        let reseller = self.reseller("Reseller");
        Basics { reseller, customer: self.customer("Customer", &[reseller]), dpc: self.dpc("com.example.dpc") }
    }

    /// A reseller.
    pub fn reseller(&self, name: &'static str) -> i64 {
        self.write(move |call| company::create_reseller(call, name)).unwrap()
    }

    /// A vendor of a reseller.
    pub fn vendor(&self, reseller_id: i64, name: &'static str) -> i64 {
        self.write(move |call| company::create_vendor(call, reseller_id, name)).unwrap()
    }

    /// A customer whose owner accepted the terms.
    pub fn customer(&self, name: &str, reseller_ids: &[i64]) -> i64 {
        self.customer_from(NewCompany {
            name: name.to_owned(),
            reseller_ids: reseller_ids.to_vec(),
            owner_emails: vec!["owner@example.com".to_owned()],
            terms: Some(Terms::Accepted),
            ..NewCompany::default()
        })
        .unwrap()
    }

    /// A customer with a Google Workspace account.
    pub fn workspace_customer(&self, workspace: &str, reseller_ids: &[i64]) -> i64 {
        self.customer_from(NewCompany {
            name: "Workspace customer".to_owned(),
            reseller_ids: reseller_ids.to_vec(),
            workspace_customer_id: Some(workspace.to_owned()),
            ..NewCompany::default()
        })
        .unwrap()
    }

    /// A customer as described.
    pub fn customer_from(&self, new: NewCompany) -> Result<i64, Error> {
        self.write(move |call| company::create_customer(call, &new))
    }

    /// A DPC of the catalogue.
    pub fn dpc(&self, package: &str) -> i64 {
        let package = package.to_owned();
        self.write(move |call| dpc::add(call, &package, "Example DPC")).unwrap().id
    }

    /// `customers.configurations.create`
    pub fn create(&self, customer_id: i64, given: wire::Configuration) -> Result<Configuration, Error> {
        self.write(move |call| configuration::create(call, customer_id, &given))
    }

    /// A configuration that is right in every field; its id.
    pub fn configuration(&self, basics: Basics, is_default: bool) -> i64 {
        let fields = configuration_fields(basics.customer, basics.dpc);
        self.create(basics.customer, wire::Configuration { is_default: Some(is_default), ..fields }).unwrap().id
    }

    /// `customers.configurations.patch`
    pub fn patch(
        &self,
        customer_id: i64,
        id: i64,
        given: wire::Configuration,
        mask: Option<&str>,
    ) -> Result<Configuration, Error> {
        let mask = mask.map(str::to_owned);
        self.write(move |call| configuration::patch(call, customer_id, id, &given, mask.as_deref()))
    }

    /// `customers.configurations.delete`
    pub fn delete(&self, customer_id: i64, id: i64) -> Result<(), Error> {
        self.write(move |call| configuration::delete(call, customer_id, id))
    }

    /// `partners.devices.claim`; the device's id.
    pub fn claim(&self, partner_id: i64, request: &wire::PartnerClaim) -> Result<i64, Error> {
        let request = request.clone();
        self.write(move |call| device::claim(call, partner_id, &request))
    }

    /// `partners.devices.unclaim`
    pub fn unclaim(&self, partner_id: i64, request: &wire::PartnerUnclaim) -> Result<i64, Error> {
        let request = request.clone();
        self.write(move |call| device::unclaim(call, partner_id, &request))
    }

    /// `customers.devices.applyConfiguration`
    pub fn apply(&self, customer_id: i64, configuration_id: i64, device: wire::DeviceReference) -> Result<(), Error> {
        self.apply_named(
            customer_id,
            &format!("customers/{customer_id}/configurations/{configuration_id}"),
            Some(device),
        )
    }

    /// `customers.devices.applyConfiguration` with any name.
    pub fn apply_named(
        &self,
        customer_id: i64,
        configuration: &str,
        device: Option<wire::DeviceReference>,
    ) -> Result<(), Error> {
        let request = wire::CustomerApplyConfigurationRequest { configuration: Some(configuration.to_owned()), device };
        self.write(move |call| device::apply_configuration(call, customer_id, &request))
    }

    /// `customers.devices.removeConfiguration`
    pub fn remove(&self, customer_id: i64, device: wire::DeviceReference) -> Result<(), Error> {
        self.write(move |call| device::remove_configuration(call, customer_id, Some(&device)))
    }

    /// `customers.devices.unclaim`
    pub fn give_back(&self, customer_id: i64, device: wire::DeviceReference) -> Result<(), Error> {
        self.write(move |call| device::unclaim_by_customer(call, customer_id, Some(&device)))
    }

    /// `customers.devices.get`
    pub fn device(&self, customer_id: i64, device_id: i64) -> Result<Device, Error> {
        self.read(move |tx| device::get(tx, customer_id, device_id))
    }

    /// `partners.devices.get`
    pub fn partner_device(&self, partner_id: i64, device_id: i64) -> Result<Device, Error> {
        self.read(move |tx| device::get_for_partner(tx, partner_id, device_id))
    }

    /// The configuration of a device of a customer.
    pub fn configuration_of(&self, customer_id: i64, device_id: i64) -> Option<i64> {
        self.device(customer_id, device_id).unwrap().configuration_id
    }

    /// `partners.devices.findByIdentifier`
    pub fn find(&self, partner_id: i64, identifier: wire::DeviceIdentifier) -> Result<Found, Error> {
        let request = wire::FindDevicesByDeviceIdentifierRequest {
            device_identifier: Some(identifier),
            limit: Some(100),
            page_token: None,
        };
        self.read(move |tx| device::find_by_identifier(tx, partner_id, &request))
    }

    /// Ids of the customer's default configurations: at most one, if the rules hold.
    pub fn defaults(&self, customer_id: i64) -> Vec<i64> {
        self.read(move |tx| configuration::list(tx, customer_id))
            .unwrap()
            .into_iter()
            .filter_map(|configuration| configuration.is_default.then_some(configuration.id))
            .collect()
    }
}

/// A caller for the operator's commands.
pub fn operator() -> Caller {
    Caller::Operator
}
