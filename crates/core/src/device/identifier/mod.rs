//! The hardware identifiers of a device: what is accepted, how it is kept, and what suffices for what
//! (zero-touch reference, section 5).
//!
//! An [`Identifier`] is filled from the wire as it came and then normalised once with [`Identifier::normalise`];
//! everything else here expects normalised values.

mod identity;
mod imei;
mod matching;
mod meid;
mod placeholder;
mod serial;
mod sufficiency;
mod written;

pub(super) use identity::stored;
pub use imei::{IMEI_DIGITS, IMEI_DIGITS_WITHOUT_CHECK, IMEISV_DIGITS, imei_check_digit};
pub use meid::{MEID_DECIMAL_DIGITS, MEID_HEX_DIGITS};
pub use placeholder::{is_placeholder_serial, is_unwritten, stands_for_nothing};
pub use serial::{MAX_ATTESTED_ID_CHARS, MAX_BUILD_TEXT_CHARS, MAX_SERIAL_CHARS};

use serde::{Deserialize, Serialize};

use crate::error::{Noun, Violation};

/// The kind of device an identifier belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeviceType {
    /// Android, also meant when the type is left out.
    #[default]
    Android,
    /// ChromeOS.
    ChromeOs,
}

/// The hardware identifiers of one device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Identifier {
    /// IMEI of the first slot; normalised: 15 digits.
    pub imei: Option<String>,
    /// IMEI of the second slot; normalised: 15 digits. Slots stay as given.
    pub imei2: Option<String>,
    /// MEID of the first slot; normalised: 14 upper-case hexadecimal digits.
    pub meid: Option<String>,
    /// MEID of the second slot; normalised: 14 upper-case hexadecimal digits.
    pub meid2: Option<String>,
    /// Serial number (`Build.getSerial()`), at most [`MAX_SERIAL_CHARS`], case kept.
    pub serial_number: Option<String>,
    /// Manufacturer (`Build.MANUFACTURER`), at most [`MAX_BUILD_TEXT_CHARS`].
    pub manufacturer: Option<String>,
    /// Model (`Build.MODEL`), at most [`MAX_BUILD_TEXT_CHARS`].
    pub model: Option<String>,
    /// Kind of device.
    pub device_type: DeviceType,
    /// Attested device id of a ChromeOS device, at most [`MAX_ATTESTED_ID_CHARS`], case kept.
    pub chrome_os_attested_device_id: Option<String>,
}

/// Why identifiers were refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidIdentifier {
    /// The wire name of the field, e.g. `imei`; empty when the identifiers as a whole do not suffice.
    pub field: &'static str,
    /// What it is about.
    pub noun: Noun,
    /// Which kind of rule it breaks.
    pub violation: Violation,
    /// The rest of a sentence that begins with the field's name. It never repeats the value.
    pub rule: String,
}

impl InvalidIdentifier {
    /// The path of the refused field below `parent`, e.g. `deviceIdentifier.imei`, or `parent` itself when the
    /// identifiers as a whole were refused.
    #[must_use]
    pub fn path(&self, parent: &str) -> String {
        if self.field.is_empty() { parent.to_owned() } else { format!("{parent}.{}", self.field) }
    }
}

impl std::fmt::Display for InvalidIdentifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let subject = if self.field.is_empty() { "the set of identifiers" } else { self.field };
        write!(formatter, "{subject} {}", self.rule)
    }
}

impl std::error::Error for InvalidIdentifier {}

impl Identifier {
    /// The same identifiers in the form in which they are kept and compared: text composed (NFC) and with single spaces; an
    /// empty or blank value becomes absent. Normalising twice changes nothing.
    ///
    /// # Errors
    /// The first field, in wire order, that breaks its rule or has a character that is not shown; a second IMEI or MEID that
    /// repeats the first.
    pub fn normalise(self) -> Result<Self, InvalidIdentifier> {
        let field = |name, noun, value, rule: &dyn Fn(String) -> Result<String, InvalidIdentifier>| {
            identity::given(name, noun, value)?.map(rule).transpose()
        };
        let imei = |name, value| field(name, Noun::Imei, value, &|given| imei::normalise(name, &given));
        let meid = |name, value| field(name, Noun::Meid, value, &|given| meid::normalise(name, &given));
        let build = |name, noun, value| field(name, noun, value, &|given| serial::build_text(name, noun, given));
        let normalised = Self {
            imei: imei("imei", self.imei)?,
            imei2: imei("imei2", self.imei2)?,
            meid: meid("meid", self.meid)?,
            meid2: meid("meid2", self.meid2)?,
            serial_number: field("serialNumber", Noun::Serial, self.serial_number, &serial::serial)?,
            manufacturer: build("manufacturer", Noun::Manufacturer, self.manufacturer)?,
            model: build("model", Noun::Model, self.model)?,
            device_type: self.device_type,
            chrome_os_attested_device_id: field(
                "chromeOsAttestedDeviceId",
                Noun::IdentifierSet,
                self.chrome_os_attested_device_id,
                &serial::attested_device_id,
            )?,
        };
        normalised.slots_differ()?;
        Ok(normalised)
    }

    /// As [`Identifier::normalise`], but each value that breaks its rule is left out, and so is the second of two slots with
    /// one number. Gives the first refusal too: where nothing is left, it is the reason.
    pub fn usable(self) -> (Self, Option<InvalidIdentifier>) {
        let mut refused = None;
        let mut left = self;
        while let Err(wrong) = left.clone().normalise() {
            let value = match wrong.field {
                "imei" => &mut left.imei,
                "imei2" => &mut left.imei2,
                "meid" => &mut left.meid,
                "meid2" => &mut left.meid2,
                "serialNumber" => &mut left.serial_number,
                "manufacturer" => &mut left.manufacturer,
                "model" => &mut left.model,
                _ => &mut left.chrome_os_attested_device_id,
            };
            let more = value.take().is_some();
            refused.get_or_insert(wrong);
            if !more {
                left = Self::default();
            }
        }
        let usable = left.normalise().unwrap_or_default();
        (usable, refused)
    }

    /// The same identifiers without the characters in names that are not shown, control characters among them: for those that no person wrote and none can
    /// write otherwise, as a phone's own. Numbers stay as they are.
    #[must_use]
    pub fn as_shown(self) -> Self {
        Self { manufacturer: identity::shown(self.manufacturer), model: identity::shown(self.model), ..self }
    }

    /// Two slots of one device never share a number, so a repeated one is a mistake of the caller.
    fn slots_differ(&self) -> Result<(), InvalidIdentifier> {
        if self.imei.is_some() && self.imei == self.imei2 {
            let rule = "must differ from imei: no device has one number twice".to_owned();
            return Err(InvalidIdentifier { field: "imei2", noun: Noun::Imei, violation: Violation::Conflict, rule });
        }
        if self.meid.is_some() && self.meid == self.meid2 {
            let rule = "must differ from meid: no device has one number twice".to_owned();
            return Err(InvalidIdentifier { field: "meid2", noun: Noun::Meid, violation: Violation::Conflict, rule });
        }
        Ok(())
    }

    /// The numerically lowest IMEI: with two SIM slots it is the more reliable one (zero-touch reference, section 5).
    #[must_use]
    pub fn lowest_imei(&self) -> Option<&str> {
        // Normalised IMEIs have the same length, so the order of text is the order of numbers.
        [&self.imei, &self.imei2].into_iter().filter_map(Option::as_deref).min()
    }

    /// The serial number in the form used for searching, where case does not matter
    /// (`findByIdentifier`; zero-touch reference, section 4.2).
    #[must_use]
    pub fn serial_fold(&self) -> Option<String> {
        self.serial_number.as_deref().map(str::to_ascii_lowercase)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn empty_and_blank_values_are_absent() {
        let blank = Some("  ".to_owned());
        let given =
            Identifier { imei: Some(String::new()), meid: blank.clone(), model: blank, ..Identifier::default() };
        assert_eq!(given.normalise(), Ok(Identifier::default()));
    }

    #[test]
    fn slots_stay_as_given_and_the_lowest_imei_is_found() {
        let given = Identifier {
            imei: Some("49015420323751".to_owned()),
            imei2: Some("123456789012347".to_owned()),
            ..Identifier::default()
        };
        let kept = given.normalise().unwrap();
        assert_eq!(kept.imei.as_deref(), Some("490154203237518"));
        assert_eq!(kept.lowest_imei(), Some("123456789012347"));
    }

    #[test]
    fn a_repeated_imei_or_meid_is_refused_even_when_written_differently() {
        let imeis = Identifier {
            imei: Some("12345678901234".to_owned()),
            imei2: Some("12-345678-901234-7".to_owned()),
            ..Identifier::default()
        };
        assert_eq!(imeis.normalise().unwrap_err().path("deviceIdentifier"), "deviceIdentifier.imei2");
        let meids = Identifier {
            meid: Some("AF0123450ABCDE".to_owned()),
            meid2: Some("293608736500703710".to_owned()),
            ..Identifier::default()
        };
        assert_eq!(meids.normalise().unwrap_err().field, "meid2");
    }

    #[test]
    fn text_is_trimmed_and_keeps_its_case() {
        let given = Identifier {
            serial_number: Some(" R58aB ".to_owned()),
            manufacturer: Some(" Google ".to_owned()),
            model: Some("Pixel 9 Pro".to_owned()),
            ..Identifier::default()
        };
        let kept = given.normalise().unwrap();
        assert_eq!(kept.serial_number.as_deref(), Some("R58aB"));
        assert_eq!(kept.serial_fold().as_deref(), Some("r58ab"));
        assert_eq!(kept.manufacturer.as_deref(), Some("Google"));
    }

    #[test]
    fn what_cannot_be_used_is_left_out_value_by_value() {
        let given = Identifier {
            imei: Some("123456789012347".to_owned()),
            imei2: Some("12-345678-901234-7".to_owned()),
            meid: Some("unknown".to_owned()),
            serial_number: Some("unknown".to_owned()),
            manufacturer: Some("Google".to_owned()),
            model: Some("a\u{7}b".to_owned()),
            ..Identifier::default()
        };
        let (usable, refused) = given.usable();
        let expected = Identifier {
            imei: Some("123456789012347".to_owned()),
            manufacturer: Some("Google".to_owned()),
            ..Identifier::default()
        };
        assert_eq!((usable, refused.map(|refused| refused.field)), (expected, Some("meid")));
        let nothing = Identifier { imei: Some("x".to_owned()), meid2: Some("y".to_owned()), ..Identifier::default() };
        let (usable, refused) = nothing.usable();
        assert_eq!((usable, refused.map(|refused| refused.field)), (Identifier::default(), Some("imei")));
        assert_eq!(Identifier::default().usable(), (Identifier::default(), None));
    }

    #[test]
    fn a_refusal_names_the_field_its_noun_and_the_rule() {
        let refused =
            Identifier { model: Some("a\u{7}b".to_owned()), ..Identifier::default() }.normalise().unwrap_err();
        assert_eq!((refused.noun, refused.violation), (Noun::Model, Violation::Malformed));
        assert_eq!(refused.to_string(), "model must not contain control characters");
    }
}
