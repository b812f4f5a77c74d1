// generated from api/device.json; do not edit

use crate::Duration;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `DeviceIdentifier` of device v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceIdentifier {
    /// `imei`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub imei: Option<String>,
    /// `imei2`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub imei2: Option<String>,
    /// `manufacturer`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub manufacturer: Option<String>,
    /// `meid`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub meid: Option<String>,
    /// `meid2`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub meid2: Option<String>,
    /// `model`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub model: Option<String>,
    /// `serialNumber`
    #[serde(alias = "serial_number")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub serial_number: Option<String>,
}

impl DeviceIdentifier {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "imei",
        "imei2",
        "manufacturer",
        "meid",
        "meid2",
        "model",
        "serialNumber",
    ];
}

impl Serialize for DeviceIdentifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceIdentifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Organization` of device v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Organization {
    /// `contactEmail`
    #[serde(alias = "contact_email")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub contact_email: Option<String>,
    /// `contactPhone`
    #[serde(alias = "contact_phone")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub contact_phone: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
}

impl Organization {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "contactEmail",
        "contactPhone",
        "name",
    ];
}

impl Serialize for Organization {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Organization {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `SetupDpc` of device v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct SetupDpc {
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
    /// `packageName`
    #[serde(alias = "package_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub package_name: Option<String>,
}

impl SetupDpc {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "name",
        "packageName",
    ];
}

impl Serialize for SetupDpc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SetupDpc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `SetupRequest` of device v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct SetupRequest {
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `setupSecret`
    #[serde(alias = "setup_secret")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub setup_secret: Option<String>,
}

impl SetupRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceIdentifier",
        "setupSecret",
    ];
}

impl Serialize for SetupRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SetupRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `SetupResponse` of device v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct SetupResponse {
    /// `customMessage`
    #[serde(alias = "custom_message")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub custom_message: Option<String>,
    /// `dpc`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpc: Option<SetupDpc>,
    /// `forcedResetTime`
    #[serde(alias = "forced_reset_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forced_reset_time: Option<Duration>,
    /// `organization`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
    /// `provisioningExtras`
    #[serde(alias = "provisioning_extras")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    pub provisioning_extras: serde_json::Map<String, serde_json::Value>,
    /// `registered`
    pub registered: bool,
}

impl SetupResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customMessage",
        "dpc",
        "forcedResetTime",
        "organization",
        "provisioningExtras",
        "registered",
    ];
}

impl Serialize for SetupResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SetupResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}
