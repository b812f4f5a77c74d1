// generated from api/device.json; do not edit

use crate::Duration;
use serde::{Deserialize, Serialize};

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

crate::object::message!(DeviceIdentifier, ["imei", "imei2", "manufacturer", "meid", "meid2", "model", "serialNumber"]);

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

crate::object::message!(Organization, ["contactEmail", "contactPhone", "name"]);

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

crate::object::message!(SetupDpc, ["name", "packageName"]);

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

crate::object::message!(SetupRequest, ["deviceIdentifier", "setupSecret"]);

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
    #[serde(skip_serializing_if = "crate::Verbatim::is_empty")]
    pub provisioning_extras: crate::Verbatim,
    /// `registered`
    #[serde(deserialize_with = "crate::boolean::required")]
    pub registered: bool,
}

crate::object::message!(SetupResponse, ["customMessage", "dpc", "forcedResetTime", "organization", "provisioningExtras", "registered"]);
