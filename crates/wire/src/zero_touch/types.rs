// generated from api/zero_touch.json; do not edit

use std::collections::BTreeMap;

use crate::Duration;
use crate::Timestamp;
use serde::{Deserialize, Serialize};

crate::wire_enum::declare! {
    /// `AdditionalService` of androiddeviceprovisioning v1.
    AdditionalService, unspecified: Some(Self::Unspecified);
    Unspecified = "ADDITIONAL_SERVICE_UNSPECIFIED",
    DeviceProtection = "DEVICE_PROTECTION",
}

crate::wire_enum::declare! {
    /// `DeviceType` of androiddeviceprovisioning v1.
    DeviceType, unspecified: Some(Self::Unspecified);
    Unspecified = "DEVICE_TYPE_UNSPECIFIED",
    Android = "DEVICE_TYPE_ANDROID",
    ChromeOs = "DEVICE_TYPE_CHROME_OS",
}

crate::wire_enum::declare! {
    /// `ProcessingStatus` of androiddeviceprovisioning v1.
    ProcessingStatus, unspecified: Some(Self::Unspecified);
    Unspecified = "BATCH_PROCESS_STATUS_UNSPECIFIED",
    Pending = "BATCH_PROCESS_PENDING",
    InProgress = "BATCH_PROCESS_IN_PROGRESS",
    Processed = "BATCH_PROCESS_PROCESSED",
}

crate::wire_enum::declare! {
    /// `SectionType` of androiddeviceprovisioning v1.
    SectionType, unspecified: Some(Self::Unspecified);
    Unspecified = "SECTION_TYPE_UNSPECIFIED",
    SimLock = "SECTION_TYPE_SIM_LOCK",
    ZeroTouch = "SECTION_TYPE_ZERO_TOUCH",
}

crate::wire_enum::declare! {
    /// `SimLockState` of androiddeviceprovisioning v1.
    SimLockState, unspecified: Some(Self::Unspecified);
    Unspecified = "SIM_LOCK_STATE_UNSPECIFIED",
    Unlocked = "UNLOCKED",
    LockedToPartner = "LOCKED_TO_PARTNER",
    LockedToOtherPartner = "LOCKED_TO_OTHER_PARTNER",
}

crate::wire_enum::declare! {
    /// `SingleDeviceStatus` of androiddeviceprovisioning v1.
    SingleDeviceStatus, unspecified: Some(Self::Unspecified);
    Unspecified = "SINGLE_DEVICE_STATUS_UNSPECIFIED",
    UnknownError = "SINGLE_DEVICE_STATUS_UNKNOWN_ERROR",
    OtherError = "SINGLE_DEVICE_STATUS_OTHER_ERROR",
    Success = "SINGLE_DEVICE_STATUS_SUCCESS",
    PermissionDenied = "SINGLE_DEVICE_STATUS_PERMISSION_DENIED",
    InvalidDeviceIdentifier = "SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER",
    InvalidSectionType = "SINGLE_DEVICE_STATUS_INVALID_SECTION_TYPE",
    SectionNotYours = "SINGLE_DEVICE_STATUS_SECTION_NOT_YOURS",
    InvalidToken = "SINGLE_DEVICE_STATUS_INVALID_TOKEN",
    RevokedToken = "SINGLE_DEVICE_STATUS_REVOKED_TOKEN",
    DeviceLimitExceeded = "SINGLE_DEVICE_STATUS_DEVICE_LIMIT_EXCEEDED",
}

crate::wire_enum::declare! {
    /// `TermsStatus` of androiddeviceprovisioning v1.
    TermsStatus, unspecified: Some(Self::Unspecified);
    Unspecified = "TERMS_STATUS_UNSPECIFIED",
    NotAccepted = "TERMS_STATUS_NOT_ACCEPTED",
    Accepted = "TERMS_STATUS_ACCEPTED",
    Stale = "TERMS_STATUS_STALE",
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

crate::object::message!(ClaimDeviceRequest, ["configurationId", "customerId", "deviceIdentifier", "deviceMetadata", "googleWorkspaceCustomerId", "preProvisioningToken", "sectionType", "simlockProfileId"]);

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

crate::object::message!(ClaimDeviceResponse, ["deviceId", "deviceName"]);

/// `ClaimDevicesRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ClaimDevicesRequest {
    /// `claims`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<PartnerClaim>,
}

crate::object::message!(ClaimDevicesRequest, ["claims"]);

/// `Company` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Company {
    /// `adminEmails`
    #[serde(alias = "admin_emails")]
    #[serde(deserialize_with = "crate::list::deserialize")]
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
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owner_emails: Vec<String>,
    /// `skipWelcomeEmail`
    #[serde(alias = "skip_welcome_email")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub skip_welcome_email: Option<bool>,
    /// `termsStatus`
    #[serde(alias = "terms_status")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub terms_status: Option<TermsStatus>,
}

crate::object::message!(Company, ["adminEmails", "companyId", "companyName", "googleWorkspaceAccount", "languageCode", "name", "ownerEmails", "skipWelcomeEmail", "termsStatus"]);

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
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub is_default: Option<bool>,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
}

crate::object::message!(Configuration, ["companyName", "configurationId", "configurationName", "contactEmail", "contactPhone", "customMessage", "dpcExtras", "dpcResourcePath", "forcedResetTime", "isDefault", "name"]);

/// `CreateCustomerRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CreateCustomerRequest {
    /// `customer`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Company>,
}

crate::object::message!(CreateCustomerRequest, ["customer"]);

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

crate::object::message!(CustomerApplyConfigurationRequest, ["configuration", "device"]);

/// `CustomerListConfigurationsResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListConfigurationsResponse {
    /// `configurations`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configurations: Vec<Configuration>,
}

crate::object::message!(CustomerListConfigurationsResponse, ["configurations"]);

/// `CustomerListCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<Company>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
}

crate::object::message!(CustomerListCustomersResponse, ["customers", "nextPageToken"]);

/// `CustomerListDevicesResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListDevicesResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub next_page_token: Option<String>,
}

crate::object::message!(CustomerListDevicesResponse, ["devices", "nextPageToken"]);

/// `CustomerListDpcsResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerListDpcsResponse {
    /// `dpcs`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dpcs: Vec<Dpc>,
}

crate::object::message!(CustomerListDpcsResponse, ["dpcs"]);

/// `CustomerRemoveConfigurationRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerRemoveConfigurationRequest {
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceReference>,
}

crate::object::message!(CustomerRemoveConfigurationRequest, ["device"]);

/// `CustomerUnclaimDeviceRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct CustomerUnclaimDeviceRequest {
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceReference>,
}

crate::object::message!(CustomerUnclaimDeviceRequest, ["device"]);

/// `Device` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Device {
    /// `claims`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(Device, ["claims", "configuration", "deviceId", "deviceIdentifier", "deviceMetadata", "name"]);

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

crate::object::message!(DeviceClaim, ["additionalService", "googleWorkspaceCustomerId", "ownerCompanyId", "resellerId", "sectionType", "vacationModeExpireTime", "vacationModeStartTime"]);

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

crate::object::message!(DeviceIdentifier, ["chromeOsAttestedDeviceId", "deviceType", "imei", "imei2", "manufacturer", "meid", "meid2", "model", "serialNumber"]);

/// `DeviceMetadata` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceMetadata {
    /// `entries`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: BTreeMap<String, String>,
}

crate::object::message!(DeviceMetadata, ["entries"]);

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

crate::object::message!(DeviceReference, ["deviceId", "deviceIdentifier"]);

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

crate::object::message!(DevicesLongRunningOperationMetadata, ["devicesCount", "processingStatus", "progress"]);

/// `DevicesLongRunningOperationResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DevicesLongRunningOperationResponse {
    /// `perDeviceStatus`
    #[serde(alias = "per_device_status")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub per_device_status: Vec<OperationPerDevice>,
    /// `successCount`
    #[serde(alias = "success_count")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub success_count: Option<i32>,
}

crate::object::message!(DevicesLongRunningOperationResponse, ["perDeviceStatus", "successCount"]);

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

crate::object::message!(Dpc, ["dpcName", "name", "packageName"]);

/// `Empty` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Empty {}

crate::object::message!(Empty, []);

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

crate::object::message!(FindDevicesByDeviceIdentifierRequest, ["deviceIdentifier", "limit", "pageToken"]);

/// `FindDevicesByDeviceIdentifierResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByDeviceIdentifierResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(FindDevicesByDeviceIdentifierResponse, ["devices", "nextPageToken", "totalSize"]);

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
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(FindDevicesByOwnerRequest, ["customerId", "googleWorkspaceCustomerId", "limit", "pageToken", "sectionType"]);

/// `FindDevicesByOwnerResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct FindDevicesByOwnerResponse {
    /// `devices`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(FindDevicesByOwnerResponse, ["devices", "nextPageToken", "totalSize"]);

/// `GetDeviceSimLockStateRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GetDeviceSimLockStateRequest {
    /// `deviceIdentifier`
    #[serde(alias = "device_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<DeviceIdentifier>,
}

crate::object::message!(GetDeviceSimLockStateRequest, ["deviceIdentifier"]);

/// `GetDeviceSimLockStateResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GetDeviceSimLockStateResponse {
    /// `simLockState`
    #[serde(alias = "sim_lock_state")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub sim_lock_state: Option<SimLockState>,
}

crate::object::message!(GetDeviceSimLockStateResponse, ["simLockState"]);

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
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pre_provisioning_tokens: Vec<String>,
}

crate::object::message!(GoogleWorkspaceAccount, ["customerId", "preProvisioningTokens"]);

/// `ListCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ListCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(ListCustomersResponse, ["customers", "nextPageToken", "totalSize"]);

/// `ListVendorCustomersResponse` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ListVendorCustomersResponse {
    /// `customers`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(ListVendorCustomersResponse, ["customers", "nextPageToken", "totalSize"]);

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
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vendors: Vec<Company>,
}

crate::object::message!(ListVendorsResponse, ["nextPageToken", "totalSize", "vendors"]);

/// `Operation` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Operation {
    /// `done`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub done: Option<bool>,
    /// `error`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Status>,
    /// `metadata`
    #[serde(skip_serializing_if = "crate::Verbatim::is_empty")]
    pub metadata: crate::Verbatim,
    /// `name`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub name: Option<String>,
    /// `response`
    #[serde(skip_serializing_if = "crate::Verbatim::is_empty")]
    pub response: crate::Verbatim,
}

crate::object::message!(Operation, ["done", "error", "metadata", "name", "response"]);

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

crate::object::message!(OperationPerDevice, ["claim", "result", "unclaim", "updateMetadata"]);

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

crate::object::message!(PartnerClaim, ["configurationId", "customerId", "deviceIdentifier", "deviceMetadata", "googleWorkspaceCustomerId", "preProvisioningToken", "sectionType", "simlockProfileId"]);

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

crate::object::message!(PartnerUnclaim, ["deviceId", "deviceIdentifier", "sectionType", "vacationModeDays", "vacationModeExpireTime"]);

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

crate::object::message!(PerDeviceStatusInBatch, ["deviceId", "errorIdentifier", "errorMessage", "status"]);

/// `Status` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Status {
    /// `code`
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub code: Option<i32>,
    /// `details`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<crate::Verbatim>,
    /// `message`
    #[serde(skip_serializing_if = "crate::absent::is_default")]
    pub message: Option<String>,
}

crate::object::message!(Status, ["code", "details", "message"]);

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

crate::object::message!(UnclaimDeviceRequest, ["deviceId", "deviceIdentifier", "sectionType", "vacationModeDays", "vacationModeExpireTime"]);

/// `UnclaimDevicesRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UnclaimDevicesRequest {
    /// `unclaims`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unclaims: Vec<PartnerUnclaim>,
}

crate::object::message!(UnclaimDevicesRequest, ["unclaims"]);

/// `UpdateDeviceMetadataInBatchRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UpdateDeviceMetadataInBatchRequest {
    /// `updates`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<UpdateMetadataArguments>,
}

crate::object::message!(UpdateDeviceMetadataInBatchRequest, ["updates"]);

/// `UpdateDeviceMetadataRequest` of androiddeviceprovisioning v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UpdateDeviceMetadataRequest {
    /// `deviceMetadata`
    #[serde(alias = "device_metadata")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_metadata: Option<DeviceMetadata>,
}

crate::object::message!(UpdateDeviceMetadataRequest, ["deviceMetadata"]);

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

crate::object::message!(UpdateMetadataArguments, ["deviceId", "deviceIdentifier", "deviceMetadata"]);
