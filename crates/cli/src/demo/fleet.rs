//! The demo's devices: the same every time.

use muster_core::device::identifier::imei_check_digit;
use muster_core::device::{Claim, Identifier, Metadata, Reference, Section};
use muster_core::{Call, Code, DeviceId, Error, device};

use super::organisations::Organisations;

/// Devices the demo has.
pub const DEVICES: u32 = 250;

/// A model as it reports itself. Manufacturer and model are what `Build` has on such devices; the type allocation codes
/// are made up, with the reporting body's number (35) of most phones.
struct Model {
    manufacturer: &'static str,
    model: &'static str,
    serial_prefix: &'static str,
    /// `None`: Wi-Fi only.
    type_allocation: Option<&'static str>,
    sims: u32,
}

const MODELS: &[Model] = &[
    model("Google", "Pixel 9", "4A061J", Some("35847119"), 2),
    model("samsung", "SM-A556B", "R5CX", Some("35279831"), 2),
    model("Zebra Technologies", "TC58", "2313152", Some("35560482"), 1),
    model("samsung", "SM-S921B", "R5CY", Some("35091647"), 2),
    model("Zebra Technologies", "TC22", "2402752", None, 0),
    model("Google", "Pixel 8a", "3C181J", Some("35718520"), 2),
    model("Fairphone", "FP5", "FP5A", Some("35666113"), 2),
    model("Lenovo", "TB330FU", "HA1V", None, 0),
    model("motorola", "moto g84 5G", "ZY22", Some("35422907"), 2),
    model("Honeywell", "CT45P", "23101D", Some("35975224"), 1),
    model("samsung", "SM-X210", "R9XW", None, 0),
    model("HMD Global", "Nokia XR21", "N1XR", Some("35304478"), 2),
    model("Sony", "XQ-ES54", "QV77", Some("35138866"), 2),
];

const fn model(
    manufacturer: &'static str,
    model: &'static str,
    serial_prefix: &'static str,
    type_allocation: Option<&'static str>,
    sims: u32,
) -> Model {
    Model { manufacturer, model, serial_prefix, type_allocation, sims }
}

/// What was claimed.
pub struct Fleet {
    /// The customer's devices, oldest first.
    pub device_ids: Vec<DeviceId>,
    pub unconfigured_device_ids: Vec<DeviceId>,
    /// One that has the default configuration, and its IMEI.
    pub configured_device_id: DeviceId,
    pub configured_imei: String,
}

/// Whose a device is and what it gets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lot {
    /// The other customer's, with its default configuration.
    Other,
    /// The customer's, with the default configuration.
    Default,
    /// The customer's, claimed with another configuration than the default.
    Chosen(usize),
    /// The customer's, without a configuration.
    Unconfigured,
}

/// Spreads the lots evenly over makes and models: a fifth belongs to the other customer.
fn lot(index: u32) -> Lot {
    match index % 10 {
        4 | 9 => Lot::Other,
        2 | 7 => Lot::Unconfigured,
        3 => Lot::Chosen(1),
        8 => Lot::Chosen(2),
        _ => Lot::Default,
    }
}

/// Claims the devices as the reseller would.
pub fn claim(call: &mut Call<'_, '_>, made: &Organisations) -> Result<Fleet, Error> {
    let mut fleet = Fleet {
        device_ids: Vec::new(),
        unconfigured_device_ids: Vec::new(),
        configured_device_id: DeviceId::new(0),
        configured_imei: String::new(),
    };
    for index in 0..DEVICES {
        let lot = lot(index);
        let claim = request(index, lot, made)?;
        let id = device::claim(call, made.partner_id, &claim)?;
        if lot == Lot::Other {
            continue;
        }
        fleet.device_ids.push(id);
        if lot == Lot::Unconfigured {
            device::remove_configuration(call, made.customer_id, Some(&Reference::to(id)))?;
            fleet.unconfigured_device_ids.push(id);
        }
        let imei = claim.identifier.and_then(|identifier| identifier.imei);
        if let (Lot::Default, true, Some(imei)) = (lot, fleet.configured_imei.is_empty(), imei) {
            (fleet.configured_device_id, fleet.configured_imei) = (id, imei);
        }
    }
    Ok(fleet)
}

fn request(index: u32, lot: Lot, made: &Organisations) -> Result<Claim, Error> {
    let (customer_id, configuration_id) = match lot {
        Lot::Other => (made.other_customer_id, Some(made.other_configuration_id)),
        Lot::Chosen(choice) => (made.customer_id, made.configuration_ids.get(choice).copied()),
        Lot::Default | Lot::Unconfigured => (made.customer_id, None),
    };
    let identifier = identifier(index)?;
    let mut metadata = Metadata::from([("ordernumber".to_owned(), format!("PO-2026-{:04}", 1 + index / 25))]);
    if identifier.imei.is_some() && index.is_multiple_of(3) {
        metadata.insert("phonenumber".to_owned(), format!("+1 800 555 01{:02}", index % 100));
    }
    Ok(Claim {
        customer_id: Some(customer_id),
        configuration_id,
        section: Some(Section::ZeroTouch),
        identifier: Some(identifier),
        metadata: Some(metadata),
        ..Claim::default()
    })
}

fn identifier(index: u32) -> Result<Identifier, Error> {
    // Both numbers have no factor in common with what they count through, so none comes twice.
    let model = &MODELS[index as usize % MODELS.len()];
    let unit = 100_000 + (index + 1) * 7919 % 900_000;
    let mut identifier = Identifier {
        serial_number: Some(format!(
            "{}{:06X}",
            model.serial_prefix,
            (index + 1).wrapping_mul(0x009E_3779) & 0x00FF_FFFF
        )),
        manufacturer: Some(model.manufacturer.to_owned()),
        model: Some(model.model.to_owned()),
        ..Identifier::default()
    };
    if let Some(type_allocation) = model.type_allocation {
        identifier.imei = Some(imei(type_allocation, unit)?);
        if model.sims > 1 {
            identifier.imei2 = Some(imei(type_allocation, unit + 1)?);
        }
    }
    Ok(identifier)
}

fn imei(type_allocation: &str, unit: u32) -> Result<String, Error> {
    let body = format!("{type_allocation}{unit:06}");
    let check = imei_check_digit(&body).ok_or_else(|| Error::new(Code::Internal, "a sample IMEI has no 14 digits"))?;
    Ok(format!("{body}{check}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_number_is_given_to_two_devices() {
        let mut numbers = BTreeSet::new();
        for index in 0..DEVICES {
            let identifier = identifier(index).unwrap();
            for number in [identifier.imei, identifier.imei2, identifier.serial_number].into_iter().flatten() {
                assert!(numbers.insert(number.clone()), "{number} comes twice, the second time at device {index}");
            }
        }
    }

    #[test]
    fn every_kind_of_device_and_of_lot_is_there() {
        let identifiers: Vec<_> = (0..DEVICES).map(|index| identifier(index).unwrap()).collect();
        assert!(identifiers.iter().any(|identifier| identifier.imei.is_none()), "a Wi-Fi only device");
        assert!(identifiers.iter().any(|identifier| identifier.imei2.is_some()), "a device with two SIMs");
        assert!(
            identifiers.iter().any(|identifier| identifier.imei.is_some() && identifier.imei2.is_none()),
            "a device with one SIM"
        );
        let others = (0..DEVICES).filter(|index| lot(*index) == Lot::Other).count();
        assert_eq!(others, 50, "a fifth belongs to the other customer");
    }
}
