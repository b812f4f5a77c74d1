//! Which sets of identifiers suffice for which purpose (zero-touch reference, section 5).

use super::{DeviceType, Identifier, InvalidIdentifier};
use crate::error::{Noun, Violation};

impl Identifier {
    /// Whether a device can be claimed by these identifiers. Android: an IMEI, a MEID, or serial number with
    /// manufacturer and model. ChromeOS: serial number, model and attested device id.
    ///
    /// # Errors
    /// Names the field that is missing when the set was begun, else the identifiers as a whole; and a ChromeOS
    /// attested device id on an Android device.
    pub fn require_claimable(&self) -> Result<(), InvalidIdentifier> {
        match self.device_type {
            DeviceType::Android => self.require_android(),
            DeviceType::ChromeOs => self.require_chrome_os(),
        }
    }

    /// Whether these identifiers can refer to a claimed device (`DeviceReference.deviceIdentifier`, unclaim and
    /// metadata by identifier): the same sets as for a claim, so that whoever claimed a device can refer to it.
    ///
    /// # Errors
    /// As [`Identifier::require_claimable`].
    pub fn require_reference(&self) -> Result<(), InvalidIdentifier> {
        self.require_claimable()
    }

    /// Whether `findByIdentifier` has something to look for: any one number suffices, a serial number alone too.
    ///
    /// # Errors
    /// Refuses the identifiers as a whole when there is none.
    pub fn require_searchable(&self) -> Result<(), InvalidIdentifier> {
        if self.has_modem_number() || self.serial_number.is_some() || self.chrome_os_attested_device_id.is_some() {
            return Ok(());
        }
        Err(insufficient("", "must have one of imei, imei2, meid, meid2, serialNumber and chromeOsAttestedDeviceId"))
    }

    fn require_android(&self) -> Result<(), InvalidIdentifier> {
        if self.chrome_os_attested_device_id.is_some() {
            let rule = "must not be given: only ChromeOS devices have an attested device id";
            return Err(InvalidIdentifier {
                violation: Violation::NotAllowed,
                ..insufficient("chromeOsAttestedDeviceId", rule)
            });
        }
        if self.has_modem_number() {
            return Ok(());
        }
        let missing = match (&self.serial_number, &self.manufacturer, &self.model) {
            (Some(_), Some(_), Some(_)) => return Ok(()),
            (Some(_), None, _) => "manufacturer",
            (Some(_), Some(_), None) => "model",
            (None, Some(_), _) | (None, _, Some(_)) => "serialNumber",
            (None, None, None) => "",
        };
        let verb = if missing.is_empty() { "does not suffice" } else { "is required" };
        let sets = "an Android device is identified by an IMEI, a MEID, or serialNumber with manufacturer and model";
        Err(insufficient(missing, format!("{verb}: {sets}")))
    }

    fn require_chrome_os(&self) -> Result<(), InvalidIdentifier> {
        let parts = [
            ("serialNumber", &self.serial_number),
            ("model", &self.model),
            ("chromeOsAttestedDeviceId", &self.chrome_os_attested_device_id),
        ];
        match parts.iter().find(|(_, value)| value.is_none()) {
            None => Ok(()),
            Some((missing, _)) => Err(insufficient(
                missing,
                "is required: a ChromeOS device is identified by serialNumber, model and chromeOsAttestedDeviceId together",
            )),
        }
    }

    fn has_modem_number(&self) -> bool {
        [&self.imei, &self.imei2, &self.meid, &self.meid2].into_iter().any(Option::is_some)
    }
}

fn insufficient(field: &'static str, rule: impl Into<String>) -> InvalidIdentifier {
    InvalidIdentifier { field, noun: Noun::IdentifierSet, violation: Violation::Required, rule: rule.into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn a_modem_number_in_any_slot_suffices_for_android() {
        for set in [
            Identifier { imei: text("123456789012347"), ..Identifier::default() },
            Identifier { imei2: text("123456789012347"), ..Identifier::default() },
            Identifier { meid: text("AF0123450ABCDE"), ..Identifier::default() },
            Identifier { meid2: text("AF0123450ABCDE"), ..Identifier::default() },
        ] {
            assert_eq!(
                (set.require_claimable(), set.require_reference(), set.require_searchable()),
                (Ok(()), Ok(()), Ok(()))
            );
        }
    }

    #[test]
    fn an_android_serial_needs_manufacturer_and_model_but_can_be_searched_alone() {
        let mut set = Identifier { serial_number: text("R58"), ..Identifier::default() };
        assert_eq!(set.require_searchable(), Ok(()));
        assert_eq!(set.require_claimable().unwrap_err().field, "manufacturer");
        set.manufacturer = text("Google");
        assert_eq!(set.require_reference().unwrap_err().field, "model");
        set.model = text("Pixel Tablet");
        assert_eq!(set.require_claimable(), Ok(()));
        set.serial_number = None;
        assert_eq!(set.require_claimable().unwrap_err().field, "serialNumber");
        assert_eq!(set.require_searchable().unwrap_err().noun, Noun::IdentifierSet);
    }

    #[test]
    fn a_chrome_os_device_needs_serial_model_and_attested_id_together() {
        let mut set =
            Identifier { device_type: DeviceType::ChromeOs, imei: text("123456789012347"), ..Identifier::default() };
        assert_eq!(set.require_claimable().unwrap_err().field, "serialNumber");
        set.serial_number = text("5CD");
        assert_eq!(set.require_claimable().unwrap_err().field, "model");
        set.model = text("Chromebook x360");
        assert_eq!(set.require_claimable().unwrap_err().field, "chromeOsAttestedDeviceId");
        set.chrome_os_attested_device_id = text("00ff");
        assert_eq!(set.require_claimable(), Ok(()));
    }

    #[test]
    fn an_attested_id_is_refused_on_an_android_device() {
        let set = Identifier {
            imei: text("123456789012347"),
            chrome_os_attested_device_id: text("00ff"),
            ..Identifier::default()
        };
        let refused = set.require_claimable().unwrap_err();
        assert_eq!((refused.field, refused.noun), ("chromeOsAttestedDeviceId", Noun::IdentifierSet));
    }

    #[test]
    fn no_identifier_at_all_suffices_for_nothing() {
        let none = Identifier::default();
        for refused in [none.require_claimable(), none.require_reference(), none.require_searchable()] {
            assert_eq!(refused.unwrap_err().path("deviceIdentifier"), "deviceIdentifier");
        }
    }
}
