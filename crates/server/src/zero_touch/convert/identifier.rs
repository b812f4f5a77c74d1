//! Hardware identifiers.

use muster_core::device::{DeviceType, Identifier};
use muster_wire::zero_touch as wire;

/// As they were given: the rules read them.
pub(crate) fn from_wire(given: &wire::DeviceIdentifier) -> Identifier {
    Identifier {
        imei: given.imei.clone(),
        imei2: given.imei2.clone(),
        meid: given.meid.clone(),
        meid2: given.meid2.clone(),
        serial_number: given.serial_number.clone(),
        manufacturer: given.manufacturer.clone(),
        model: given.model.clone(),
        device_type: match given.device_type.unwrap_or_default() {
            wire::DeviceType::ChromeOs => DeviceType::ChromeOs,
            wire::DeviceType::Android | wire::DeviceType::Unspecified => DeviceType::Android,
        },
        chrome_os_attested_device_id: given.chrome_os_attested_device_id.clone(),
    }
}

/// As they are kept.
pub(crate) fn to_wire(identifier: Identifier) -> wire::DeviceIdentifier {
    wire::DeviceIdentifier {
        device_type: Some(device_type(identifier.device_type)),
        imei: identifier.imei,
        imei2: identifier.imei2,
        meid: identifier.meid,
        meid2: identifier.meid2,
        serial_number: identifier.serial_number,
        manufacturer: identifier.manufacturer,
        model: identifier.model,
        chrome_os_attested_device_id: identifier.chrome_os_attested_device_id,
    }
}

/// The kind of a device.
pub(crate) fn device_type(kind: DeviceType) -> wire::DeviceType {
    match kind {
        DeviceType::Android => wire::DeviceType::Android,
        DeviceType::ChromeOs => wire::DeviceType::ChromeOs,
    }
}
