// generated from api/zero_touch.json; do not edit

use std::collections::BTreeMap;

use crate::Duration;
use crate::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `AdditionalService` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdditionalService {
    /// `ADDITIONAL_SERVICE_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `DEVICE_PROTECTION`
    DeviceProtection,
}

impl crate::WireEnum for AdditionalService {
    const NAME: &'static str = "AdditionalService";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::DeviceProtection,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "ADDITIONAL_SERVICE_UNSPECIFIED",
            Self::DeviceProtection => "DEVICE_PROTECTION",
        }
    }
}

impl Serialize for AdditionalService {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AdditionalService {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `DeviceType` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceType {
    /// `DEVICE_TYPE_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `DEVICE_TYPE_ANDROID`
    Android,
    /// `DEVICE_TYPE_CHROME_OS`
    ChromeOs,
}

impl crate::WireEnum for DeviceType {
    const NAME: &'static str = "DeviceType";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Android,
        Self::ChromeOs,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "DEVICE_TYPE_UNSPECIFIED",
            Self::Android => "DEVICE_TYPE_ANDROID",
            Self::ChromeOs => "DEVICE_TYPE_CHROME_OS",
        }
    }
}

impl Serialize for DeviceType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for DeviceType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProcessingStatus` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcessingStatus {
    /// `BATCH_PROCESS_STATUS_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `BATCH_PROCESS_PENDING`
    Pending,
    /// `BATCH_PROCESS_IN_PROGRESS`
    InProgress,
    /// `BATCH_PROCESS_PROCESSED`
    Processed,
}

impl crate::WireEnum for ProcessingStatus {
    const NAME: &'static str = "ProcessingStatus";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Pending,
        Self::InProgress,
        Self::Processed,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "BATCH_PROCESS_STATUS_UNSPECIFIED",
            Self::Pending => "BATCH_PROCESS_PENDING",
            Self::InProgress => "BATCH_PROCESS_IN_PROGRESS",
            Self::Processed => "BATCH_PROCESS_PROCESSED",
        }
    }
}

impl Serialize for ProcessingStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProcessingStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `SectionType` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionType {
    /// `SECTION_TYPE_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `SECTION_TYPE_SIM_LOCK`
    SimLock,
    /// `SECTION_TYPE_ZERO_TOUCH`
    ZeroTouch,
}

impl crate::WireEnum for SectionType {
    const NAME: &'static str = "SectionType";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::SimLock,
        Self::ZeroTouch,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "SECTION_TYPE_UNSPECIFIED",
            Self::SimLock => "SECTION_TYPE_SIM_LOCK",
            Self::ZeroTouch => "SECTION_TYPE_ZERO_TOUCH",
        }
    }
}

impl Serialize for SectionType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for SectionType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `SimLockState` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SimLockState {
    /// `SIM_LOCK_STATE_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `UNLOCKED`
    Unlocked,
    /// `LOCKED_TO_PARTNER`
    LockedToPartner,
    /// `LOCKED_TO_OTHER_PARTNER`
    LockedToOtherPartner,
}

impl crate::WireEnum for SimLockState {
    const NAME: &'static str = "SimLockState";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Unlocked,
        Self::LockedToPartner,
        Self::LockedToOtherPartner,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "SIM_LOCK_STATE_UNSPECIFIED",
            Self::Unlocked => "UNLOCKED",
            Self::LockedToPartner => "LOCKED_TO_PARTNER",
            Self::LockedToOtherPartner => "LOCKED_TO_OTHER_PARTNER",
        }
    }
}

impl Serialize for SimLockState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for SimLockState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `SingleDeviceStatus` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SingleDeviceStatus {
    /// `SINGLE_DEVICE_STATUS_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `SINGLE_DEVICE_STATUS_UNKNOWN_ERROR`
    UnknownError,
    /// `SINGLE_DEVICE_STATUS_OTHER_ERROR`
    OtherError,
    /// `SINGLE_DEVICE_STATUS_SUCCESS`
    Success,
    /// `SINGLE_DEVICE_STATUS_PERMISSION_DENIED`
    PermissionDenied,
    /// `SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER`
    InvalidDeviceIdentifier,
    /// `SINGLE_DEVICE_STATUS_INVALID_SECTION_TYPE`
    InvalidSectionType,
    /// `SINGLE_DEVICE_STATUS_SECTION_NOT_YOURS`
    SectionNotYours,
    /// `SINGLE_DEVICE_STATUS_INVALID_TOKEN`
    InvalidToken,
    /// `SINGLE_DEVICE_STATUS_REVOKED_TOKEN`
    RevokedToken,
    /// `SINGLE_DEVICE_STATUS_DEVICE_LIMIT_EXCEEDED`
    DeviceLimitExceeded,
}

impl crate::WireEnum for SingleDeviceStatus {
    const NAME: &'static str = "SingleDeviceStatus";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::UnknownError,
        Self::OtherError,
        Self::Success,
        Self::PermissionDenied,
        Self::InvalidDeviceIdentifier,
        Self::InvalidSectionType,
        Self::SectionNotYours,
        Self::InvalidToken,
        Self::RevokedToken,
        Self::DeviceLimitExceeded,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "SINGLE_DEVICE_STATUS_UNSPECIFIED",
            Self::UnknownError => "SINGLE_DEVICE_STATUS_UNKNOWN_ERROR",
            Self::OtherError => "SINGLE_DEVICE_STATUS_OTHER_ERROR",
            Self::Success => "SINGLE_DEVICE_STATUS_SUCCESS",
            Self::PermissionDenied => "SINGLE_DEVICE_STATUS_PERMISSION_DENIED",
            Self::InvalidDeviceIdentifier => "SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER",
            Self::InvalidSectionType => "SINGLE_DEVICE_STATUS_INVALID_SECTION_TYPE",
            Self::SectionNotYours => "SINGLE_DEVICE_STATUS_SECTION_NOT_YOURS",
            Self::InvalidToken => "SINGLE_DEVICE_STATUS_INVALID_TOKEN",
            Self::RevokedToken => "SINGLE_DEVICE_STATUS_REVOKED_TOKEN",
            Self::DeviceLimitExceeded => "SINGLE_DEVICE_STATUS_DEVICE_LIMIT_EXCEEDED",
        }
    }
}

impl Serialize for SingleDeviceStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for SingleDeviceStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `TermsStatus` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermsStatus {
    /// `TERMS_STATUS_UNSPECIFIED`
    #[default]
    Unspecified,
    /// `TERMS_STATUS_NOT_ACCEPTED`
    NotAccepted,
    /// `TERMS_STATUS_ACCEPTED`
    Accepted,
    /// `TERMS_STATUS_STALE`
    Stale,
}

impl crate::WireEnum for TermsStatus {
    const NAME: &'static str = "TermsStatus";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::NotAccepted,
        Self::Accepted,
        Self::Stale,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "TERMS_STATUS_UNSPECIFIED",
            Self::NotAccepted => "TERMS_STATUS_NOT_ACCEPTED",
            Self::Accepted => "TERMS_STATUS_ACCEPTED",
            Self::Stale => "TERMS_STATUS_STALE",
        }
    }
}

impl Serialize for TermsStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for TermsStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ClaimDeviceRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ClaimDeviceRequest {
    /// `configurationId`
    #[serde(alias = "configuration_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration_id: Option<i64>,
    /// `customerId`
    #[serde(alias = "customer_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub customer_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
    /// `googleWorkspaceCustomerId`
    #[serde(alias = "google_workspace_customer_id")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub google_workspace_customer_id: Option<String>,
    /// `preProvisioningToken`
    #[serde(alias = "pre_provisioning_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub pre_provisioning_token: Option<String>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
    /// `simlockProfileId`
    #[serde(alias = "simlock_profile_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub simlock_profile_id: Option<i64>,
}

impl ClaimDeviceRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "configurationId",
        "customerId",
        "deviceIdentifier",
        "deviceMetadata",
        "googleWorkspaceCustomerId",
        "preProvisioningToken",
        "sectionType",
        "simlockProfileId",
    ];
}

impl Serialize for ClaimDeviceRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ClaimDeviceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ClaimDeviceResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ClaimDeviceResponse {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceName`
    #[serde(alias = "device_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_name: Option<String>,
}

impl ClaimDeviceResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "deviceName",
    ];
}

impl Serialize for ClaimDeviceResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ClaimDeviceResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ClaimDevicesRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ClaimDevicesRequest {
    /// `claims`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<PartnerClaim>,
}

impl ClaimDevicesRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "claims",
    ];
}

impl Serialize for ClaimDevicesRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ClaimDevicesRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Company` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Company {
    /// `adminEmails`
    #[serde(alias = "admin_emails")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub admin_emails: Vec<String>,
    /// `companyId`
    #[serde(alias = "company_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub company_id: Option<i64>,
    /// `companyName`
    #[serde(alias = "company_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub company_name: Option<String>,
    /// `googleWorkspaceAccount`
    #[serde(alias = "google_workspace_account")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_workspace_account: Option<GoogleWorkspaceAccount>,
    /// `languageCode`
    #[serde(alias = "language_code")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub language_code: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
    /// `ownerEmails`
    #[serde(alias = "owner_emails")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owner_emails: Vec<String>,
    /// `skipWelcomeEmail`
    #[serde(alias = "skip_welcome_email")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub skip_welcome_email: Option<bool>,
    /// `termsStatus`
    #[serde(alias = "terms_status")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub terms_status: Option<TermsStatus>,
}

impl Company {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "adminEmails",
        "companyId",
        "companyName",
        "googleWorkspaceAccount",
        "languageCode",
        "name",
        "ownerEmails",
        "skipWelcomeEmail",
        "termsStatus",
    ];
}

impl Serialize for Company {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Company {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Configuration` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Configuration {
    /// `companyName`
    #[serde(alias = "company_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub company_name: Option<String>,
    /// `configurationId`
    #[serde(alias = "configuration_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration_id: Option<i64>,
    /// `configurationName`
    #[serde(alias = "configuration_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration_name: Option<String>,
    /// `contactEmail`
    #[serde(alias = "contact_email")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub contact_email: Option<String>,
    /// `contactPhone`
    #[serde(alias = "contact_phone")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub contact_phone: Option<String>,
    /// `customMessage`
    #[serde(alias = "custom_message")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub custom_message: Option<String>,
    /// `dpcExtras`
    #[serde(alias = "dpc_extras")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub dpc_extras: Option<String>,
    /// `dpcResourcePath`
    #[serde(alias = "dpc_resource_path")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub dpc_resource_path: Option<String>,
    /// `forcedResetTime`
    #[serde(alias = "forced_reset_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forced_reset_time: Option<Duration>,
    /// `isDefault`
    #[serde(alias = "is_default")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub is_default: Option<bool>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
}

impl Configuration {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "companyName",
        "configurationId",
        "configurationName",
        "contactEmail",
        "contactPhone",
        "customMessage",
        "dpcExtras",
        "dpcResourcePath",
        "forcedResetTime",
        "isDefault",
        "name",
    ];
}

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Configuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CreateCustomerRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CreateCustomerRequest {
    /// `customer`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Company>,
}

impl CreateCustomerRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customer",
    ];
}

impl Serialize for CreateCustomerRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CreateCustomerRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerApplyConfigurationRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerApplyConfigurationRequest {
    /// `configuration`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration: Option<String>,
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceReference>,
}

impl CustomerApplyConfigurationRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "configuration",
        "device",
    ];
}

impl Serialize for CustomerApplyConfigurationRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerApplyConfigurationRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerListConfigurationsResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListConfigurationsResponse {
    /// `configurations`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configurations: Vec<Configuration>,
}

impl CustomerListConfigurationsResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "configurations",
    ];
}

impl Serialize for CustomerListConfigurationsResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerListConfigurationsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerListCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<Company>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
}

impl CustomerListCustomersResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customers",
        "nextPageToken",
    ];
}

impl Serialize for CustomerListCustomersResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerListCustomersResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerListDevicesResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListDevicesResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
}

impl CustomerListDevicesResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "devices",
        "nextPageToken",
    ];
}

impl Serialize for CustomerListDevicesResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerListDevicesResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerListDpcsResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListDpcsResponse {
    /// `dpcs`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dpcs: Vec<Dpc>,
}

impl CustomerListDpcsResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "dpcs",
    ];
}

impl Serialize for CustomerListDpcsResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerListDpcsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerRemoveConfigurationRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerRemoveConfigurationRequest {
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceReference>,
}

impl CustomerRemoveConfigurationRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "device",
    ];
}

impl Serialize for CustomerRemoveConfigurationRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerRemoveConfigurationRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `CustomerUnclaimDeviceRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerUnclaimDeviceRequest {
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceReference>,
}

impl CustomerUnclaimDeviceRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "device",
    ];
}

impl Serialize for CustomerUnclaimDeviceRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CustomerUnclaimDeviceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Device` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Device {
    /// `claims`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<DeviceClaim>,
    /// `configuration`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration: Option<String>,
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
}

impl Device {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "claims",
        "configuration",
        "deviceId",
        "deviceIdentifier",
        "deviceMetadata",
        "name",
    ];
}

impl Serialize for Device {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Device {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `DeviceClaim` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceClaim {
    /// `additionalService`
    #[serde(alias = "additional_service")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub additional_service: Option<AdditionalService>,
    /// `googleWorkspaceCustomerId`
    #[serde(alias = "google_workspace_customer_id")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub google_workspace_customer_id: Option<String>,
    /// `ownerCompanyId`
    #[serde(alias = "owner_company_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub owner_company_id: Option<i64>,
    /// `resellerId`
    #[serde(alias = "reseller_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub reseller_id: Option<i64>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
    /// `vacationModeExpireTime`
    #[serde(alias = "vacation_mode_expire_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacation_mode_expire_time: Option<Timestamp>,
    /// `vacationModeStartTime`
    #[serde(alias = "vacation_mode_start_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacation_mode_start_time: Option<Timestamp>,
}

impl DeviceClaim {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "additionalService",
        "googleWorkspaceCustomerId",
        "ownerCompanyId",
        "resellerId",
        "sectionType",
        "vacationModeExpireTime",
        "vacationModeStartTime",
    ];
}

impl Serialize for DeviceClaim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `DeviceIdentifier` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceIdentifier {
    /// `chromeOsAttestedDeviceId`
    #[serde(alias = "chrome_os_attested_device_id")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub chrome_os_attested_device_id: Option<String>,
    /// `deviceType`
    #[serde(alias = "device_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_type: Option<DeviceType>,
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
        "chromeOsAttestedDeviceId",
        "deviceType",
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

/// `DeviceMetadata` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceMetadata {
    /// `entries`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: BTreeMap<String, String>,
}

impl DeviceMetadata {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "entries",
    ];
}

impl Serialize for DeviceMetadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `DeviceReference` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceReference {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
}

impl DeviceReference {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "deviceIdentifier",
    ];
}

impl Serialize for DeviceReference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceReference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `DevicesLongRunningOperationMetadata` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DevicesLongRunningOperationMetadata {
    /// `devicesCount`
    #[serde(alias = "devices_count")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub devices_count: Option<i32>,
    /// `processingStatus`
    #[serde(alias = "processing_status")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub processing_status: Option<ProcessingStatus>,
    /// `progress`
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub progress: Option<i32>,
}

impl DevicesLongRunningOperationMetadata {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "devicesCount",
        "processingStatus",
        "progress",
    ];
}

impl Serialize for DevicesLongRunningOperationMetadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DevicesLongRunningOperationMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `DevicesLongRunningOperationResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DevicesLongRunningOperationResponse {
    /// `perDeviceStatus`
    #[serde(alias = "per_device_status")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub per_device_status: Vec<OperationPerDevice>,
    /// `successCount`
    #[serde(alias = "success_count")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub success_count: Option<i32>,
}

impl DevicesLongRunningOperationResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "perDeviceStatus",
        "successCount",
    ];
}

impl Serialize for DevicesLongRunningOperationResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DevicesLongRunningOperationResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Dpc` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Dpc {
    /// `dpcName`
    #[serde(alias = "dpc_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub dpc_name: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
    /// `packageName`
    #[serde(alias = "package_name")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub package_name: Option<String>,
}

impl Dpc {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "dpcName",
        "name",
        "packageName",
    ];
}

impl Serialize for Dpc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Dpc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Empty` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Empty {}

impl Empty {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[];
}

impl Serialize for Empty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Empty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `FindDevicesByDeviceIdentifierRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByDeviceIdentifierRequest {
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `limit`
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub limit: Option<i64>,
    /// `pageToken`
    #[serde(alias = "page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub page_token: Option<String>,
}

impl FindDevicesByDeviceIdentifierRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceIdentifier",
        "limit",
        "pageToken",
    ];
}

impl Serialize for FindDevicesByDeviceIdentifierRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FindDevicesByDeviceIdentifierRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `FindDevicesByDeviceIdentifierResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByDeviceIdentifierResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
    /// `totalSize`
    #[serde(alias = "total_size")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub total_size: Option<i32>,
}

impl FindDevicesByDeviceIdentifierResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "devices",
        "nextPageToken",
        "totalSize",
    ];
}

impl Serialize for FindDevicesByDeviceIdentifierResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FindDevicesByDeviceIdentifierResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `FindDevicesByOwnerRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByOwnerRequest {
    /// `customerId`
    #[serde(alias = "customer_id")]
    #[serde(with = "crate::int64::list")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customer_id: Vec<i64>,
    /// `googleWorkspaceCustomerId`
    #[serde(alias = "google_workspace_customer_id")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub google_workspace_customer_id: Vec<String>,
    /// `limit`
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub limit: Option<i64>,
    /// `pageToken`
    #[serde(alias = "page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub page_token: Option<String>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
}

impl FindDevicesByOwnerRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customerId",
        "googleWorkspaceCustomerId",
        "limit",
        "pageToken",
        "sectionType",
    ];
}

impl Serialize for FindDevicesByOwnerRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FindDevicesByOwnerRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `FindDevicesByOwnerResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByOwnerResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
    /// `totalSize`
    #[serde(alias = "total_size")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub total_size: Option<i32>,
}

impl FindDevicesByOwnerResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "devices",
        "nextPageToken",
        "totalSize",
    ];
}

impl Serialize for FindDevicesByOwnerResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FindDevicesByOwnerResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `GetDeviceSimLockStateRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GetDeviceSimLockStateRequest {
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
}

impl GetDeviceSimLockStateRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceIdentifier",
    ];
}

impl Serialize for GetDeviceSimLockStateRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GetDeviceSimLockStateRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `GetDeviceSimLockStateResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GetDeviceSimLockStateResponse {
    /// `simLockState`
    #[serde(alias = "sim_lock_state")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub sim_lock_state: Option<SimLockState>,
}

impl GetDeviceSimLockStateResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "simLockState",
    ];
}

impl Serialize for GetDeviceSimLockStateResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GetDeviceSimLockStateResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `GoogleWorkspaceAccount` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GoogleWorkspaceAccount {
    /// `customerId`
    #[serde(alias = "customer_id")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub customer_id: Option<String>,
    /// `preProvisioningTokens`
    #[serde(alias = "pre_provisioning_tokens")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pre_provisioning_tokens: Vec<String>,
}

impl GoogleWorkspaceAccount {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customerId",
        "preProvisioningTokens",
    ];
}

impl Serialize for GoogleWorkspaceAccount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GoogleWorkspaceAccount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ListCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ListCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<Company>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
    /// `totalSize`
    #[serde(alias = "total_size")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub total_size: Option<i32>,
}

impl ListCustomersResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customers",
        "nextPageToken",
        "totalSize",
    ];
}

impl Serialize for ListCustomersResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ListCustomersResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ListVendorCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ListVendorCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<Company>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
    /// `totalSize`
    #[serde(alias = "total_size")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub total_size: Option<i32>,
}

impl ListVendorCustomersResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "customers",
        "nextPageToken",
        "totalSize",
    ];
}

impl Serialize for ListVendorCustomersResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ListVendorCustomersResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ListVendorsResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ListVendorsResponse {
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
    /// `totalSize`
    #[serde(alias = "total_size")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub total_size: Option<i32>,
    /// `vendors`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vendors: Vec<Company>,
}

impl ListVendorsResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "nextPageToken",
        "totalSize",
        "vendors",
    ];
}

impl Serialize for ListVendorsResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ListVendorsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Operation` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Operation {
    /// `done`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub done: Option<bool>,
    /// `error`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Status>,
    /// `metadata`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
    /// `response`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    pub response: serde_json::Map<String, serde_json::Value>,
}

impl Operation {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "done",
        "error",
        "metadata",
        "name",
        "response",
    ];
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Operation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `OperationPerDevice` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct OperationPerDevice {
    /// `claim`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<PartnerClaim>,
    /// `result`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<PerDeviceStatusInBatch>,
    /// `unclaim`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unclaim: Option<PartnerUnclaim>,
    /// `updateMetadata`
    #[serde(alias = "update_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_metadata: Option<UpdateMetadataArguments>,
}

impl OperationPerDevice {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "claim",
        "result",
        "unclaim",
        "updateMetadata",
    ];
}

impl Serialize for OperationPerDevice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for OperationPerDevice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `PartnerClaim` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct PartnerClaim {
    /// `configurationId`
    #[serde(alias = "configuration_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub configuration_id: Option<i64>,
    /// `customerId`
    #[serde(alias = "customer_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub customer_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
    /// `googleWorkspaceCustomerId`
    #[serde(alias = "google_workspace_customer_id")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub google_workspace_customer_id: Option<String>,
    /// `preProvisioningToken`
    #[serde(alias = "pre_provisioning_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub pre_provisioning_token: Option<String>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
    /// `simlockProfileId`
    #[serde(alias = "simlock_profile_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub simlock_profile_id: Option<i64>,
}

impl PartnerClaim {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "configurationId",
        "customerId",
        "deviceIdentifier",
        "deviceMetadata",
        "googleWorkspaceCustomerId",
        "preProvisioningToken",
        "sectionType",
        "simlockProfileId",
    ];
}

impl Serialize for PartnerClaim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PartnerClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `PartnerUnclaim` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct PartnerUnclaim {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
    /// `vacationModeDays`
    #[serde(alias = "vacation_mode_days")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub vacation_mode_days: Option<i32>,
    /// `vacationModeExpireTime`
    #[serde(alias = "vacation_mode_expire_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacation_mode_expire_time: Option<Timestamp>,
}

impl PartnerUnclaim {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "deviceIdentifier",
        "sectionType",
        "vacationModeDays",
        "vacationModeExpireTime",
    ];
}

impl Serialize for PartnerUnclaim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PartnerUnclaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `PerDeviceStatusInBatch` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct PerDeviceStatusInBatch {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `errorIdentifier`
    #[serde(alias = "error_identifier")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub error_identifier: Option<String>,
    /// `errorMessage`
    #[serde(alias = "error_message")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub error_message: Option<String>,
    /// `status`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub status: Option<SingleDeviceStatus>,
}

impl PerDeviceStatusInBatch {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "errorIdentifier",
        "errorMessage",
        "status",
    ];
}

impl Serialize for PerDeviceStatusInBatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PerDeviceStatusInBatch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Status` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Status {
    /// `code`
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub code: Option<i32>,
    /// `details`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<serde_json::Map<String, serde_json::Value>>,
    /// `message`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub message: Option<String>,
}

impl Status {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "code",
        "details",
        "message",
    ];
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `UnclaimDeviceRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UnclaimDeviceRequest {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `sectionType`
    #[serde(alias = "section_type")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub section_type: Option<SectionType>,
    /// `vacationModeDays`
    #[serde(alias = "vacation_mode_days")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub vacation_mode_days: Option<i32>,
    /// `vacationModeExpireTime`
    #[serde(alias = "vacation_mode_expire_time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacation_mode_expire_time: Option<Timestamp>,
}

impl UnclaimDeviceRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "deviceIdentifier",
        "sectionType",
        "vacationModeDays",
        "vacationModeExpireTime",
    ];
}

impl Serialize for UnclaimDeviceRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UnclaimDeviceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `UnclaimDevicesRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UnclaimDevicesRequest {
    /// `unclaims`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unclaims: Vec<PartnerUnclaim>,
}

impl UnclaimDevicesRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "unclaims",
    ];
}

impl Serialize for UnclaimDevicesRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UnclaimDevicesRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `UpdateDeviceMetadataInBatchRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UpdateDeviceMetadataInBatchRequest {
    /// `updates`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<UpdateMetadataArguments>,
}

impl UpdateDeviceMetadataInBatchRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "updates",
    ];
}

impl Serialize for UpdateDeviceMetadataInBatchRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UpdateDeviceMetadataInBatchRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `UpdateDeviceMetadataRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UpdateDeviceMetadataRequest {
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
}

impl UpdateDeviceMetadataRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceMetadata",
    ];
}

impl Serialize for UpdateDeviceMetadataRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UpdateDeviceMetadataRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `UpdateMetadataArguments` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UpdateMetadataArguments {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub device_id: Option<i64>,
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
}

impl UpdateMetadataArguments {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "deviceIdentifier",
        "deviceMetadata",
    ];
}

impl Serialize for UpdateMetadataArguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UpdateMetadataArguments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}
