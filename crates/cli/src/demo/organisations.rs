//! The demo's organisations, DPCs and configurations.

use muster_core::configuration::{self, Change};
use muster_core::installation::WELL_KNOWN_DPCS;
use muster_core::organisation::{self, NewOrganisation, Role, Terms};
use muster_core::{Call, ConfigurationId, CustomerId, DpcId, Error, ResellerId, VendorId, dpc};

/// What was made.
pub struct Organisations {
    pub partner_id: ResellerId,
    pub vendor_id: VendorId,
    pub customer_id: CustomerId,
    pub other_customer_id: CustomerId,
    pub dpc_ids: Vec<DpcId>,
    /// The customer's configurations, oldest first.
    pub configuration_ids: Vec<ConfigurationId>,
    pub default_configuration_id: ConfigurationId,
    /// The one configuration of the other customer, its default.
    pub other_configuration_id: ConfigurationId,
}

pub fn make(call: &mut Call<'_, '_>) -> Result<Organisations, Error> {
    let partner_id = organisation::create_reseller(call, "Harbour Mobile Distribution")?;
    organisation::add_user(call, partner_id.into(), "sales@harbour-mobile.example", Role::Owner, Terms::Accepted)?;
    let vendor_id = organisation::create_vendor(call, partner_id, "Harbour Mobile South")?;
    let customer_id = customer(call, partner_id, Some(vendor_id), "Birchfield Logistics", "it@birchfield.example")?;
    let other_customer_id = customer(call, partner_id, None, "Lakeside Schools", "devices@lakeside.example")?;
    let mut dpc_ids = Vec::with_capacity(WELL_KNOWN_DPCS.len());
    for (package, name) in WELL_KNOWN_DPCS {
        dpc_ids.push(dpc::add(call, package, name)?.id);
    }
    let mut made = Organisations {
        partner_id,
        vendor_id,
        customer_id,
        other_customer_id,
        dpc_ids,
        configuration_ids: Vec::new(),
        default_configuration_id: ConfigurationId::new(0),
        other_configuration_id: ConfigurationId::new(0),
    };
    configure(call, &mut made)?;
    Ok(made)
}

fn customer(
    call: &mut Call<'_, '_>,
    partner_id: ResellerId,
    vendor_id: Option<VendorId>,
    name: &str,
    owner: &str,
) -> Result<CustomerId, Error> {
    let new = NewOrganisation {
        name: name.to_owned(),
        language_code: Some("en-GB".to_owned()),
        reseller_ids: vec![partner_id],
        vendor_id,
        owner_emails: vec![owner.to_owned()],
        terms: Some(Terms::Accepted),
        ..NewOrganisation::default()
    };
    organisation::create_customer(call, &new)
}

fn configure(call: &mut Call<'_, '_>, made: &mut Organisations) -> Result<(), Error> {
    let [policy, test, kiosk, _] = made.dpc_ids.as_slice() else { return Ok(()) };
    let drivers = Wish {
        name: "Drivers' phones",
        message: "This phone belongs to Birchfield Logistics. Setting it up takes five minutes.",
        extras: r#"{"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED":true,"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE":{"enrollment_token":"drivers-2026"}}"#,
        reset_seconds: None,
        is_default: true,
    };
    let warehouse = Wish {
        name: "Warehouse scanners",
        message: "Scanners stay in the warehouse. Ask the shift lead for help.",
        extras: r#"{"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE":{"group":"warehouse"}}"#,
        reset_seconds: Some(3600),
        is_default: false,
    };
    let displays = Wish {
        name: "Dock displays",
        message: "This display shows the dock schedule.",
        extras: r#"{"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE":{"com.hmdm.DEVICE_ID_USE":"serial"}}"#,
        reset_seconds: Some(1800),
        is_default: false,
    };
    for (wish, dpc_id) in [(&drivers, *policy), (&warehouse, *test), (&displays, *kiosk)] {
        let birchfield = Shown { company: "Birchfield Logistics", email: "it@birchfield.example" };
        let id = wish.create(call, made.customer_id, dpc_id, &birchfield)?;
        made.configuration_ids.push(id);
        if wish.is_default {
            made.default_configuration_id = id;
        }
    }
    let pupils = Wish {
        name: "Pupils' tablets",
        message: "This tablet is lent by your school.",
        extras: "",
        reset_seconds: None,
        is_default: true,
    };
    let lakeside = Shown { company: "Lakeside Schools", email: "devices@lakeside.example" };
    made.other_configuration_id = pupils.create(call, made.other_customer_id, *policy, &lakeside)?;
    Ok(())
}

/// What a configuration is to be.
struct Wish<'w> {
    name: &'w str,
    message: &'w str,
    extras: &'w str,
    reset_seconds: Option<i64>,
    is_default: bool,
}

/// Whom the set-up wizard names.
struct Shown<'s> {
    company: &'s str,
    email: &'s str,
}

impl Wish<'_> {
    fn create(
        &self,
        call: &mut Call<'_, '_>,
        customer_id: CustomerId,
        dpc_id: DpcId,
        shown: &Shown<'_>,
    ) -> Result<ConfigurationId, Error> {
        let wished = Change {
            configuration_name: Some(self.name.to_owned()),
            company_name: Some(shown.company.to_owned()),
            contact_email: Some(shown.email.to_owned()),
            // 555-01xx is kept free for fiction.
            contact_phone: Some("+1 (800) 555-0112".to_owned()),
            custom_message: Some(self.message.to_owned()),
            dpc_id: Some(dpc_id),
            dpc_extras: Some(self.extras.to_owned()),
            is_default: self.is_default,
            forced_reset_seconds: self.reset_seconds,
        };
        Ok(configuration::create(call, customer_id, &wished)?.id)
    }
}
