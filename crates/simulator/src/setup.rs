//! What a phone knows after its set-up request.

use muster_wire::device::{self as wire, SetupResponse};
use muster_wire::{Duration, Verbatim};

/// The outcome of a set-up request.
#[derive(Debug, Clone, PartialEq)]
pub enum Setup {
    /// The phone belongs to an organisation that has a configuration for it.
    Managed(Box<Managed>),
    /// Nobody has claimed the phone, or no configuration is assigned: it sets up as anybody's own.
    NotRegistered,
}

/// What the set-up wizard of a managed phone is told. Texts are the server's own and not yet safe for a
/// terminal; [`crate::screen::draw`] makes them so.
#[derive(Debug, Clone, PartialEq)]
pub struct Managed {
    /// Who the phone belongs to.
    pub organization: Organization,
    /// What the organisation wants its user to read.
    pub custom_message: Option<String>,
    /// The app that will manage the phone.
    pub dpc: DevicePolicyController,
    /// The provisioning extras: `android.app.extra.*` keys for the platform, and among them the admin
    /// extras bundle for the DPC (device-side reference, section 1.3).
    pub provisioning_extras: Verbatim,
    /// How long the wizard may try without a connection before it resets the phone.
    pub forced_reset_time: Option<Duration>,
}

/// The organisation a phone belongs to, as its user sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organization {
    /// The company's name.
    pub name: String,
    /// Whom to write to for help.
    pub contact_email: Option<String>,
    /// Whom to call for help.
    pub contact_phone: Option<String>,
}

/// The device policy controller (DPC): the app that manages the phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DevicePolicyController {
    /// Android package name, for instance `com.example.dpc`.
    pub package_name: String,
    /// The name people know it by.
    pub name: Option<String>,
}

impl TryFrom<SetupResponse> for Setup {
    /// Which part of the answer a registered phone cannot do without is missing.
    type Error = &'static str;

    fn try_from(response: SetupResponse) -> Result<Self, Self::Error> {
        if !response.registered {
            return Ok(Self::NotRegistered);
        }
        let organization = response.organization.ok_or("a registered phone needs `organization`")?;
        let dpc = response.dpc.ok_or("a registered phone needs `dpc`")?;
        Ok(Self::Managed(Box::new(Managed {
            organization: Organization {
                name: organization.name.ok_or("a registered phone needs `organization.name`")?,
                contact_email: organization.contact_email,
                contact_phone: organization.contact_phone,
            },
            custom_message: response.custom_message,
            dpc: DevicePolicyController {
                package_name: dpc.package_name.ok_or("a registered phone needs `dpc.packageName`")?,
                name: dpc.name,
            },
            provisioning_extras: response.provisioning_extras,
            forced_reset_time: response.forced_reset_time,
        })))
    }
}

impl Setup {
    /// The outcome as the device protocol's answer (`api/device.json`), for programs.
    #[must_use]
    pub fn to_answer(&self) -> SetupResponse {
        let Self::Managed(managed) = self else {
            return SetupResponse::default();
        };
        let managed = Managed::clone(managed);
        SetupResponse {
            registered: true,
            organization: Some(wire::Organization {
                name: Some(managed.organization.name),
                contact_email: managed.organization.contact_email,
                contact_phone: managed.organization.contact_phone,
            }),
            custom_message: managed.custom_message,
            dpc: Some(wire::SetupDpc { package_name: Some(managed.dpc.package_name), name: managed.dpc.name }),
            provisioning_extras: managed.provisioning_extras,
            forced_reset_time: managed.forced_reset_time,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::Value;

    use super::*;

    fn registered() -> Value {
        serde_json::json!({
            "registered": true,
            "organization": {"name": "Acme", "contactEmail": "it@acme.example", "contactPhone": "+49 30 1"},
            "customMessage": "Welcome",
            "dpc": {"packageName": "com.acme.dpc", "name": "Acme DPC"},
            "provisioningExtras": {"android.app.extra.PROVISIONING_LOCALE": "de_DE"},
            "forcedResetTime": "7200s"
        })
    }

    fn read(answer: &Value) -> Result<Setup, &'static str> {
        Setup::try_from(serde_json::from_value::<SetupResponse>(answer.clone()).unwrap())
    }

    fn answered(answer: &Value) -> Value {
        serde_json::to_value(read(answer).unwrap().to_answer()).unwrap()
    }

    #[test]
    fn given_an_answer_for_a_registered_phone_then_nothing_of_it_is_lost() {
        assert_eq!(answered(&registered()), registered());
    }

    #[test]
    fn given_an_answer_for_an_unknown_phone_then_it_is_not_registered() {
        let answer = serde_json::json!({"registered": false});
        assert_eq!(read(&answer).unwrap(), Setup::NotRegistered);
        assert_eq!(answered(&answer), answer);
    }

    #[test]
    fn given_a_registered_answer_without_a_part_the_wizard_needs_then_the_part_is_named() {
        for (pointer, member, named) in
            [("", "organization", "organization"), ("", "dpc", "dpc"), ("/dpc", "packageName", "dpc.packageName")]
        {
            let mut answer = registered();
            answer.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(member);
            let problem = read(&answer).unwrap_err();
            assert!(problem.contains(named), "{problem}");
        }
    }
}
