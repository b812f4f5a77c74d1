//! Organisations, configurations and requests that are right in every field, to be made wrong one field at a time.

use muster_core::configuration::{self, Change, Configuration, Field};
use muster_core::device::identifier::imei_check_digit;
use muster_core::device::{
    self, Claim, Device, DeviceType, Found, Identifier, IdentifierSearch, Metadata, Reference, Section, Unclaim,
};
use muster_core::operation;
use muster_core::organisation::{self, NewOrganisation, Terms};
use muster_core::{
    Account, AccountId, ConfigurationId, CustomerId, DeviceId, DpcId, Error, Grant, KeyId, OperationId, ProfileId,
    Proof, ResellerId, VendorId, dpc,
};

use super::World;

/// A valid IMEI for each number.
pub fn imei(number: u64) -> String {
    let body = format!("{:014}", 35_000_000_000_000 + number);
    let check = imei_check_digit(&body).expect("fourteen digits have a check digit");
    format!("{body}{check}")
}

/// An identifier with one IMEI.
pub fn by_imei(number: u64) -> Identifier {
    Identifier { imei: Some(imei(number)), ..Identifier::default() }
}

/// An identifier of a device without a modem.
pub fn by_serial(serial: &str, manufacturer: &str, model: &str) -> Identifier {
    Identifier {
        serial_number: Some(serial.to_owned()),
        manufacturer: Some(manufacturer.to_owned()),
        model: Some(model.to_owned()),
        ..Identifier::default()
    }
}

/// A zero-touch claim for a customer.
pub fn claim_of(customer_id: CustomerId, identifier: Identifier) -> Claim {
    Claim {
        customer_id: Some(customer_id),
        identifier: Some(identifier),
        section: Some(Section::ZeroTouch),
        ..Claim::default()
    }
}

/// A SIM-lock claim for a customer.
pub fn sim_lock_claim_of(customer_id: CustomerId, identifier: Identifier) -> Claim {
    Claim {
        section: Some(Section::SimLock),
        sim_lock_profile_id: Some(ProfileId::new(7)),
        ..claim_of(customer_id, identifier)
    }
}

/// A claim of an Android device for a Google Workspace account.
pub fn workspace_claim(workspace: &str, identifier: Identifier) -> Claim {
    Claim {
        workspace_id: Some(workspace.to_owned()),
        identifier: Some(identifier),
        section: Some(Section::ZeroTouch),
        ..Claim::default()
    }
}

/// A ChromeOS claim for a Google Workspace account.
pub fn chrome_os_claim(workspace: &str, serial: &str) -> Claim {
    let identifier = Identifier {
        device_type: DeviceType::ChromeOs,
        serial_number: Some(serial.to_owned()),
        model: Some("Chromebook x360".to_owned()),
        chrome_os_attested_device_id: Some(format!("attested-{serial}")),
        ..Identifier::default()
    };
    Claim { provisioning_token: Some("token-1".to_owned()), ..workspace_claim(workspace, identifier) }
}

/// Metadata from pairs.
pub fn metadata(entries: &[(&str, &str)]) -> Metadata {
    entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// An unclaim of the zero-touch section by device id.
pub fn unclaim_of(device_id: DeviceId) -> Unclaim {
    Unclaim { device: reference(device_id), section: Some(Section::ZeroTouch), ..Unclaim::default() }
}

/// A reference by id.
pub fn reference(device_id: DeviceId) -> Reference {
    Reference::to(device_id)
}

/// A reference by hardware identifiers.
pub fn reference_by(identifier: Identifier) -> Reference {
    Reference { device_id: None, identifier: Some(identifier) }
}

/// Values that are right for every field of a configuration.
pub fn configuration_fields(dpc_id: DpcId) -> Change {
    Change {
        configuration_name: Some("Sales team".to_owned()),
        company_name: Some("XYZ Corp.".to_owned()),
        contact_email: Some("support@example.com".to_owned()),
        contact_phone: Some("+1 (213) 555-0100".to_owned()),
        dpc_id: Some(dpc_id),
        ..Change::default()
    }
}

/// An account that may do everything for the given organisations.
pub fn account(reseller_id: Option<ResellerId>, customer_ids: &[CustomerId]) -> Account {
    let customers = customer_ids.iter().copied().map(Grant::customer);
    Account {
        id: AccountId::new(1),
        email: "tester@muster.iam.gserviceaccount.com".to_owned(),
        proof: Proof::Key(KeyId::new("key")),
        scope: None,
        grants: reseller_id.map(Grant::reseller).into_iter().chain(customers).collect(),
        accepted: Vec::new(),
    }
}

/// A reseller with one customer that it serves, and a DPC.
#[derive(Debug, Clone, Copy)]
pub struct Basics {
    /// The reseller.
    pub reseller: ResellerId,
    /// Its customer, whose terms are accepted.
    pub customer: CustomerId,
    /// A DPC of the catalogue.
    pub dpc: DpcId,
}

impl World {
    /// A reseller, its customer, and a DPC.
    pub fn basics(&self) -> Basics {
        let reseller = self.reseller("Reseller");
        Basics { reseller, customer: self.customer("Customer", &[reseller]), dpc: self.dpc("com.example.dpc") }
    }

    /// A reseller.
    pub fn reseller(&self, name: &'static str) -> ResellerId {
        self.write(move |call| organisation::create_reseller(call, name)).unwrap()
    }

    /// A vendor of a reseller.
    pub fn vendor(&self, reseller_id: ResellerId, name: &'static str) -> VendorId {
        self.write(move |call| organisation::create_vendor(call, reseller_id, name)).unwrap()
    }

    /// A customer whose owner accepted the terms.
    pub fn customer(&self, name: &str, reseller_ids: &[ResellerId]) -> CustomerId {
        self.customer_from(NewOrganisation {
            name: name.to_owned(),
            reseller_ids: reseller_ids.to_vec(),
            owner_emails: vec!["owner@example.com".to_owned()],
            terms: Some(Terms::Accepted),
            ..NewOrganisation::default()
        })
        .unwrap()
    }

    /// A customer with a Google Workspace account.
    pub fn workspace_customer(&self, workspace: &str, reseller_ids: &[ResellerId]) -> CustomerId {
        self.customer_from(NewOrganisation {
            name: "Workspace customer".to_owned(),
            reseller_ids: reseller_ids.to_vec(),
            workspace_customer_id: Some(workspace.to_owned()),
            ..NewOrganisation::default()
        })
        .unwrap()
    }

    /// A customer as described.
    pub fn customer_from(&self, new: NewOrganisation) -> Result<CustomerId, Error> {
        self.write(move |call| organisation::create_customer(call, &new))
    }

    /// A DPC of the catalogue.
    pub fn dpc(&self, package: &str) -> DpcId {
        let package = package.to_owned();
        self.write(move |call| dpc::add(call, &package, "Example DPC")).unwrap().id
    }

    /// A new configuration.
    pub fn create(&self, customer_id: CustomerId, given: Change) -> Result<Configuration, Error> {
        self.write(move |call| configuration::create(call, customer_id, &given))
    }

    /// A configuration that is right in every field; its id.
    pub fn configuration(&self, basics: Basics, is_default: bool) -> ConfigurationId {
        self.create(basics.customer, Change { is_default, ..configuration_fields(basics.dpc) }).unwrap().id
    }

    /// Changes fields of a configuration.
    pub fn patch(
        &self,
        customer_id: CustomerId,
        id: ConfigurationId,
        given: Change,
        fields: &[Field],
    ) -> Result<Configuration, Error> {
        let fields = fields.to_vec();
        self.write(move |call| configuration::patch(call, customer_id, id, &given, &fields))
    }

    /// Deletes a configuration.
    pub fn delete(&self, customer_id: CustomerId, id: ConfigurationId) -> Result<(), Error> {
        self.write(move |call| configuration::delete(call, customer_id, id))
    }

    /// Claims a device; its id.
    pub fn claim(&self, partner_id: ResellerId, request: &Claim) -> Result<DeviceId, Error> {
        let request = request.clone();
        self.write(move |call| device::claim(call, partner_id, &request))
    }

    /// Takes a device from its customer.
    pub fn unclaim(&self, partner_id: ResellerId, request: &Unclaim) -> Result<DeviceId, Error> {
        let request = request.clone();
        self.write(move |call| device::unclaim(call, partner_id, &request))
    }

    /// Applies a configuration to a device.
    pub fn apply(
        &self,
        customer_id: CustomerId,
        configuration_id: ConfigurationId,
        device: Reference,
    ) -> Result<(), Error> {
        self.write(move |call| device::apply_configuration(call, customer_id, configuration_id, Some(&device)))
    }

    /// Takes a device's configuration away.
    pub fn remove(&self, customer_id: CustomerId, device: Reference) -> Result<(), Error> {
        self.write(move |call| device::remove_configuration(call, customer_id, Some(&device)))
    }

    /// A customer gives a device back.
    pub fn give_back(&self, customer_id: CustomerId, device: Reference) -> Result<(), Error> {
        self.write(move |call| device::unclaim_by_customer(call, customer_id, Some(&device)))
    }

    /// A device of a customer.
    pub fn device(&self, customer_id: CustomerId, device_id: DeviceId) -> Result<Device, Error> {
        self.read(move |tx| device::get(tx, customer_id, device_id))
    }

    /// A device that a reseller registered.
    pub fn partner_device(&self, partner_id: ResellerId, device_id: DeviceId) -> Result<Device, Error> {
        self.read(move |tx| device::get_for_partner(tx, partner_id, device_id))
    }

    /// The configuration of a device of a customer.
    pub fn configuration_of(&self, customer_id: CustomerId, device_id: DeviceId) -> Option<ConfigurationId> {
        self.device(customer_id, device_id).unwrap().configuration_id
    }

    /// An operation with all its results.
    pub fn operation(&self, partner_id: ResellerId, id: OperationId) -> Result<serde_json::Value, Error> {
        let shown = self.read(move |tx| operation::show(tx, partner_id, id, true))?;
        let mut all = Vec::new();
        let mut page = shown.results;
        while let Some(results) = page {
            all.push(results.items);
            page = results.next.map(|row| self.read(move |tx| operation::page_from(tx, id, Some(row)))).transpose()?;
        }
        let text = shown.text.replace(operation::NO_RESULTS, &format!("\"perDeviceStatus\":[{}]", all.join(",")));
        Ok(serde_json::from_str(&text).expect("an operation is JSON"))
    }

    /// What a reseller finds by hardware identifiers.
    pub fn find(&self, partner_id: ResellerId, identifier: Identifier) -> Result<Found, Error> {
        let search = IdentifierSearch { identifier: Some(identifier), limit: Some(100), page_token: None };
        self.read(move |tx| device::find_by_identifier(tx, partner_id, &search))
    }

    /// Ids of the customer's default configurations: at most one, if the rules hold.
    pub fn defaults(&self, customer_id: CustomerId) -> Vec<ConfigurationId> {
        self.read(move |tx| configuration::list(tx, customer_id))
            .unwrap()
            .into_iter()
            .filter_map(|configuration| configuration.is_default.then_some(configuration.id))
            .collect()
    }
}
