// generated from api/play_emm.json; do not edit

use crate::Duration;
use serde::{Deserialize, Serialize};

crate::wire_enum::declare! {
    /// `AdministratorWebTokenSpecPermission` of androidenterprise v1.
    AdministratorWebTokenSpecPermission, unspecified: None;
    Unknown = "unknown",
    ApproveApps = "approveApps",
    ManageMcm = "manageMcm",
}

crate::wire_enum::declare! {
    /// `AppRestrictionsSchemaRestrictionRestrictionType` of androidenterprise v1.
    AppRestrictionsSchemaRestrictionRestrictionType, unspecified: None;
    Bool = "bool",
    String = "string",
    Integer = "integer",
    Choice = "choice",
    Multiselect = "multiselect",
    Hidden = "hidden",
    Bundle = "bundle",
    BundleArray = "bundleArray",
}

crate::wire_enum::declare! {
    /// `AppRestrictionsSchemaRestrictionRestrictionValueType` of androidenterprise v1.
    AppRestrictionsSchemaRestrictionRestrictionValueType, unspecified: None;
    Bool = "bool",
    String = "string",
    Integer = "integer",
    Choice = "choice",
    Multiselect = "multiselect",
    Hidden = "hidden",
    Bundle = "bundle",
    BundleArray = "bundleArray",
}

crate::wire_enum::declare! {
    /// `AppVersionTrack` of androidenterprise v1.
    AppVersionTrack, unspecified: Some(Self::Unspecified);
    Unspecified = "appTrackUnspecified",
    Production = "production",
    Beta = "beta",
    Alpha = "alpha",
}

crate::wire_enum::declare! {
    /// `AutoInstallConstraintChargingStateConstraint` of androidenterprise v1.
    AutoInstallConstraintChargingStateConstraint, unspecified: Some(Self::Unspecified);
    Unspecified = "chargingStateConstraintUnspecified",
    ChargingNotRequired = "chargingNotRequired",
    ChargingRequired = "chargingRequired",
}

crate::wire_enum::declare! {
    /// `AutoInstallConstraintDeviceIdleStateConstraint` of androidenterprise v1.
    AutoInstallConstraintDeviceIdleStateConstraint, unspecified: Some(Self::Unspecified);
    Unspecified = "deviceIdleStateConstraintUnspecified",
    DeviceIdleNotRequired = "deviceIdleNotRequired",
    DeviceIdleRequired = "deviceIdleRequired",
}

crate::wire_enum::declare! {
    /// `AutoInstallConstraintNetworkTypeConstraint` of androidenterprise v1.
    AutoInstallConstraintNetworkTypeConstraint, unspecified: Some(Self::Unspecified);
    Unspecified = "networkTypeConstraintUnspecified",
    AnyNetwork = "anyNetwork",
    UnmeteredNetwork = "unmeteredNetwork",
}

crate::wire_enum::declare! {
    /// `AutoInstallPolicyAutoInstallMode` of androidenterprise v1.
    AutoInstallPolicyAutoInstallMode, unspecified: Some(Self::Unspecified);
    Unspecified = "autoInstallModeUnspecified",
    DoNotAutoInstall = "doNotAutoInstall",
    AutoInstallOnce = "autoInstallOnce",
    ForceAutoInstall = "forceAutoInstall",
}

crate::wire_enum::declare! {
    /// `DeviceManagementType` of androidenterprise v1.
    DeviceManagementType, unspecified: None;
    ManagedDevice = "managedDevice",
    ManagedProfile = "managedProfile",
    ContainerApp = "containerApp",
    UnmanagedProfile = "unmanagedProfile",
}

crate::wire_enum::declare! {
    /// `DeviceStateAccountState` of androidenterprise v1.
    DeviceStateAccountState, unspecified: None;
    Enabled = "enabled",
    Disabled = "disabled",
}

crate::wire_enum::declare! {
    /// `EnrollmentTokenEnrollmentTokenType` of androidenterprise v1.
    EnrollmentTokenEnrollmentTokenType, unspecified: Some(Self::Unspecified);
    Unspecified = "enrollmentTokenTypeUnspecified",
    UserlessDevice = "userlessDevice",
    UserDevice = "userDevice",
}

crate::wire_enum::declare! {
    /// `EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement` of androidenterprise v1.
    EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement, unspecified: Some(Self::Unspecified);
    Unspecified = "authenticationRequirementUnspecified",
    Optional = "optional",
    Required = "required",
}

crate::wire_enum::declare! {
    /// `EnterpriseEnterpriseType` of androidenterprise v1.
    EnterpriseEnterpriseType, unspecified: Some(Self::Unspecified);
    Unspecified = "enterpriseTypeUnspecified",
    ManagedGoogleDomain = "managedGoogleDomain",
    ManagedGooglePlayAccountsEnterprise = "managedGooglePlayAccountsEnterprise",
}

crate::wire_enum::declare! {
    /// `EnterpriseManagedGoogleDomainType` of androidenterprise v1.
    EnterpriseManagedGoogleDomainType, unspecified: Some(Self::Unspecified);
    Unspecified = "managedGoogleDomainTypeUnspecified",
    TypeTeam = "typeTeam",
    TypeDomain = "typeDomain",
}

crate::wire_enum::declare! {
    /// `EnterpriseUpgradeEventUpgradeState` of androidenterprise v1.
    EnterpriseUpgradeEventUpgradeState, unspecified: Some(Self::Unspecified);
    Unspecified = "upgradeStateUnspecified",
    UpgradeStateSucceeded = "upgradeStateSucceeded",
}

crate::wire_enum::declare! {
    /// `EntitlementReason` of androidenterprise v1.
    EntitlementReason, unspecified: None;
    Free = "free",
    GroupLicense = "groupLicense",
    UserPurchase = "userPurchase",
}

crate::wire_enum::declare! {
    /// `GoogleAuthenticationSettingsGoogleAuthenticationRequired` of androidenterprise v1.
    GoogleAuthenticationSettingsGoogleAuthenticationRequired, unspecified: Some(Self::Unspecified);
    Unspecified = "googleAuthenticationRequiredUnspecified",
    NotRequired = "notRequired",
    Required = "required",
}

crate::wire_enum::declare! {
    /// `GroupLicenseAcquisitionKind` of androidenterprise v1.
    GroupLicenseAcquisitionKind, unspecified: None;
    Free = "free",
    BulkPurchase = "bulkPurchase",
}

crate::wire_enum::declare! {
    /// `GroupLicenseApproval` of androidenterprise v1.
    GroupLicenseApproval, unspecified: None;
    Approved = "approved",
    Unapproved = "unapproved",
}

crate::wire_enum::declare! {
    /// `GroupLicensePermissions` of androidenterprise v1.
    GroupLicensePermissions, unspecified: None;
    CurrentApproved = "currentApproved",
    NeedsReapproval = "needsReapproval",
    AllCurrentAndFutureApproved = "allCurrentAndFutureApproved",
}

crate::wire_enum::declare! {
    /// `InstallFailureEventFailureReason` of androidenterprise v1.
    InstallFailureEventFailureReason, unspecified: None;
    Unknown = "unknown",
    Timeout = "timeout",
}

crate::wire_enum::declare! {
    /// `InstallInstallState` of androidenterprise v1.
    InstallInstallState, unspecified: None;
    Installed = "installed",
    InstallPending = "installPending",
}

crate::wire_enum::declare! {
    /// `KeyedAppStateSeverity` of androidenterprise v1.
    KeyedAppStateSeverity, unspecified: None;
    SeverityUnknown = "severityUnknown",
    SeverityInfo = "severityInfo",
    SeverityError = "severityError",
}

crate::wire_enum::declare! {
    /// `NewDeviceEventManagementType` of androidenterprise v1.
    NewDeviceEventManagementType, unspecified: None;
    ManagedDevice = "managedDevice",
    ManagedProfile = "managedProfile",
}

crate::wire_enum::declare! {
    /// `NotificationNotificationType` of androidenterprise v1.
    NotificationNotificationType, unspecified: None;
    Unknown = "unknown",
    TestNotification = "testNotification",
    ProductApproval = "productApproval",
    InstallFailure = "installFailure",
    AppUpdate = "appUpdate",
    NewPermissions = "newPermissions",
    AppRestricionsSchemaChange = "appRestricionsSchemaChange",
    ProductAvailabilityChange = "productAvailabilityChange",
    NewDevice = "newDevice",
    DeviceReportUpdate = "deviceReportUpdate",
    EnterpriseUpgrade = "enterpriseUpgrade",
}

crate::wire_enum::declare! {
    /// `PolicyAutoUpdatePolicy` of androidenterprise v1.
    PolicyAutoUpdatePolicy, unspecified: Some(Self::Unspecified);
    Unspecified = "autoUpdatePolicyUnspecified",
    ChoiceToTheUser = "choiceToTheUser",
    Never = "never",
    WifiOnly = "wifiOnly",
    Always = "always",
}

crate::wire_enum::declare! {
    /// `PolicyDeviceReportPolicy` of androidenterprise v1.
    PolicyDeviceReportPolicy, unspecified: Some(Self::Unspecified);
    Unspecified = "deviceReportPolicyUnspecified",
    DeviceReportDisabled = "deviceReportDisabled",
    DeviceReportEnabled = "deviceReportEnabled",
}

crate::wire_enum::declare! {
    /// `PolicyProductAvailabilityPolicy` of androidenterprise v1.
    PolicyProductAvailabilityPolicy, unspecified: Some(Self::Unspecified);
    Unspecified = "productAvailabilityPolicyUnspecified",
    Whitelist = "whitelist",
    All = "all",
}

crate::wire_enum::declare! {
    /// `ProductApprovalEventApproved` of androidenterprise v1.
    ProductApprovalEventApproved, unspecified: None;
    Unknown = "unknown",
    Approved = "approved",
    Unapproved = "unapproved",
}

crate::wire_enum::declare! {
    /// `ProductAvailabilityChangeEventAvailabilityStatus` of androidenterprise v1.
    ProductAvailabilityChangeEventAvailabilityStatus, unspecified: None;
    Unknown = "unknown",
    Available = "available",
    Removed = "removed",
    Unpublished = "unpublished",
}

crate::wire_enum::declare! {
    /// `ProductAvailableTracks` of androidenterprise v1.
    ProductAvailableTracks, unspecified: Some(Self::Unspecified);
    Unspecified = "appTrackUnspecified",
    Production = "production",
    Beta = "beta",
    Alpha = "alpha",
}

crate::wire_enum::declare! {
    /// `ProductContentRating` of androidenterprise v1.
    ProductContentRating, unspecified: None;
    RatingUnknown = "ratingUnknown",
    All = "all",
    PreTeen = "preTeen",
    Teen = "teen",
    Mature = "mature",
}

crate::wire_enum::declare! {
    /// `ProductDistributionChannel` of androidenterprise v1.
    ProductDistributionChannel, unspecified: None;
    PublicGoogleHosted = "publicGoogleHosted",
    PrivateGoogleHosted = "privateGoogleHosted",
    PrivateSelfHosted = "privateSelfHosted",
}

crate::wire_enum::declare! {
    /// `ProductFeatures` of androidenterprise v1.
    ProductFeatures, unspecified: None;
    FeatureUnknown = "featureUnknown",
    VpnApp = "vpnApp",
}

crate::wire_enum::declare! {
    /// `ProductPermissionState` of androidenterprise v1.
    ProductPermissionState, unspecified: None;
    Required = "required",
    Accepted = "accepted",
}

crate::wire_enum::declare! {
    /// `ProductPolicyAutoUpdateMode` of androidenterprise v1.
    ProductPolicyAutoUpdateMode, unspecified: Some(Self::Unspecified);
    Unspecified = "autoUpdateModeUnspecified",
    AutoUpdateDefault = "autoUpdateDefault",
    AutoUpdatePostponed = "autoUpdatePostponed",
    AutoUpdateHighPriority = "autoUpdateHighPriority",
}

crate::wire_enum::declare! {
    /// `ProductPolicyTracks` of androidenterprise v1.
    ProductPolicyTracks, unspecified: Some(Self::Unspecified);
    Unspecified = "appTrackUnspecified",
    Production = "production",
    Beta = "beta",
    Alpha = "alpha",
}

crate::wire_enum::declare! {
    /// `ProductProductPricing` of androidenterprise v1.
    ProductProductPricing, unspecified: None;
    Unknown = "unknown",
    Free = "free",
    FreeWithInAppPurchase = "freeWithInAppPurchase",
    Paid = "paid",
}

crate::wire_enum::declare! {
    /// `ProductSetProductSetBehavior` of androidenterprise v1.
    ProductSetProductSetBehavior, unspecified: None;
    Unknown = "unknown",
    Whitelist = "whitelist",
    IncludeAll = "includeAll",
    AllApproved = "allApproved",
}

crate::wire_enum::declare! {
    /// `ProductVisibilityTracks` of androidenterprise v1.
    ProductVisibilityTracks, unspecified: Some(Self::Unspecified);
    Unspecified = "appTrackUnspecified",
    Production = "production",
    Beta = "beta",
    Alpha = "alpha",
}

crate::wire_enum::declare! {
    /// `ProductsApproveRequestApprovedPermissions` of androidenterprise v1.
    ProductsApproveRequestApprovedPermissions, unspecified: None;
    CurrentPermissionsOnly = "currentPermissionsOnly",
    AllPermissions = "allPermissions",
}

crate::wire_enum::declare! {
    /// `ServiceAccountKeyType` of androidenterprise v1.
    ServiceAccountKeyType, unspecified: None;
    GoogleCredentials = "googleCredentials",
    Pkcs12 = "pkcs12",
}

crate::wire_enum::declare! {
    /// `StoreLayoutStoreLayoutType` of androidenterprise v1.
    StoreLayoutStoreLayoutType, unspecified: None;
    Unknown = "unknown",
    Basic = "basic",
    Custom = "custom",
}

crate::wire_enum::declare! {
    /// `UserAccountType` of androidenterprise v1.
    UserAccountType, unspecified: None;
    DeviceAccount = "deviceAccount",
    UserAccount = "userAccount",
}

crate::wire_enum::declare! {
    /// `UserManagementType` of androidenterprise v1.
    UserManagementType, unspecified: None;
    GoogleManaged = "googleManaged",
    EmmManaged = "emmManaged",
}

crate::wire_enum::declare! {
    /// `WebAppDisplayMode` of androidenterprise v1.
    WebAppDisplayMode, unspecified: Some(Self::Unspecified);
    Unspecified = "displayModeUnspecified",
    MinimalUi = "minimalUi",
    Standalone = "standalone",
    FullScreen = "fullScreen",
}

/// `Administrator` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Administrator {
    /// `email`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

crate::object::message!(Administrator, ["email"]);

/// `AdministratorWebToken` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebToken {
    /// `kind`: always `androidenterprise#administratorWebToken`
    pub kind: AdministratorWebTokenKind,
    /// `token`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

crate::object::message!(AdministratorWebToken, ["token"]);

crate::kind::constant!(AdministratorWebTokenKind, "androidenterprise#administratorWebToken");

/// `AdministratorWebTokenSpec` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpec {
    /// `kind`: always `androidenterprise#administratorWebTokenSpec`
    pub kind: AdministratorWebTokenSpecKind,
    /// `managedConfigurations`
    #[serde(alias = "managed_configurations")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_configurations: Option<AdministratorWebTokenSpecManagedConfigurations>,
    /// `parent`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// `permission`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permission: Vec<AdministratorWebTokenSpecPermission>,
    /// `playSearch`
    #[serde(alias = "play_search")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub play_search: Option<AdministratorWebTokenSpecPlaySearch>,
    /// `privateApps`
    #[serde(alias = "private_apps")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_apps: Option<AdministratorWebTokenSpecPrivateApps>,
    /// `storeBuilder`
    #[serde(alias = "store_builder")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_builder: Option<AdministratorWebTokenSpecStoreBuilder>,
    /// `webApps`
    #[serde(alias = "web_apps")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_apps: Option<AdministratorWebTokenSpecWebApps>,
    /// `zeroTouch`
    #[serde(alias = "zero_touch")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zero_touch: Option<AdministratorWebTokenSpecZeroTouch>,
}

crate::object::message!(AdministratorWebTokenSpec, ["managedConfigurations", "parent", "permission", "playSearch", "privateApps", "storeBuilder", "webApps", "zeroTouch"]);

crate::kind::constant!(AdministratorWebTokenSpecKind, "androidenterprise#administratorWebTokenSpec");

/// `AdministratorWebTokenSpecManagedConfigurations` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecManagedConfigurations {
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecManagedConfigurations, ["enabled"]);

/// `AdministratorWebTokenSpecPlaySearch` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecPlaySearch {
    /// `approveApps`
    #[serde(alias = "approve_apps")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approve_apps: Option<bool>,
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecPlaySearch, ["approveApps", "enabled"]);

/// `AdministratorWebTokenSpecPrivateApps` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecPrivateApps {
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecPrivateApps, ["enabled"]);

/// `AdministratorWebTokenSpecStoreBuilder` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecStoreBuilder {
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecStoreBuilder, ["enabled"]);

/// `AdministratorWebTokenSpecWebApps` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecWebApps {
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecWebApps, ["enabled"]);

/// `AdministratorWebTokenSpecZeroTouch` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecZeroTouch {
    /// `enabled`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

crate::object::message!(AdministratorWebTokenSpecZeroTouch, ["enabled"]);

/// `AndroidDevicePolicyConfig` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AndroidDevicePolicyConfig {
    /// `kind`: always `androidenterprise#androidDevicePolicyConfig`
    pub kind: AndroidDevicePolicyConfigKind,
    /// `state`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

crate::object::message!(AndroidDevicePolicyConfig, ["state"]);

crate::kind::constant!(AndroidDevicePolicyConfigKind, "androidenterprise#androidDevicePolicyConfig");

/// `AppRestrictionsSchema` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchema {
    /// `kind`: always `androidenterprise#appRestrictionsSchema`
    pub kind: AppRestrictionsSchemaKind,
    /// `restrictions`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restrictions: Vec<AppRestrictionsSchemaRestriction>,
}

crate::object::message!(AppRestrictionsSchema, ["restrictions"]);

crate::kind::constant!(AppRestrictionsSchemaKind, "androidenterprise#appRestrictionsSchema");

/// `AppRestrictionsSchemaChangeEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchemaChangeEvent {
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(AppRestrictionsSchemaChangeEvent, ["productId"]);

/// `AppRestrictionsSchemaRestriction` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchemaRestriction {
    /// `defaultValue`
    #[serde(alias = "default_value")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<AppRestrictionsSchemaRestrictionRestrictionValue>,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `entry`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entry: Vec<String>,
    /// `entryValue`
    #[serde(alias = "entry_value")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entry_value: Vec<String>,
    /// `key`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// `nestedRestriction`
    #[serde(alias = "nested_restriction")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nested_restriction: Vec<AppRestrictionsSchemaRestriction>,
    /// `restrictionType`
    #[serde(alias = "restriction_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restriction_type: Option<AppRestrictionsSchemaRestrictionRestrictionType>,
    /// `title`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

crate::object::message!(AppRestrictionsSchemaRestriction, ["defaultValue", "description", "entry", "entryValue", "key", "nestedRestriction", "restrictionType", "title"]);

/// `AppRestrictionsSchemaRestrictionRestrictionValue` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchemaRestrictionRestrictionValue {
    /// `type`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<AppRestrictionsSchemaRestrictionRestrictionValueType>,
    /// `valueBool`
    #[serde(alias = "value_bool")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bool: Option<bool>,
    /// `valueInteger`
    #[serde(alias = "value_integer")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i32>,
    /// `valueMultiselect`
    #[serde(alias = "value_multiselect")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_multiselect: Vec<String>,
    /// `valueString`
    #[serde(alias = "value_string")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
}

crate::object::message!(AppRestrictionsSchemaRestrictionRestrictionValue, ["type", "valueBool", "valueInteger", "valueMultiselect", "valueString"]);

/// `AppState` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppState {
    /// `keyedAppState`
    #[serde(alias = "keyed_app_state")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keyed_app_state: Vec<KeyedAppState>,
    /// `packageName`
    #[serde(alias = "package_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_name: Option<String>,
}

crate::object::message!(AppState, ["keyedAppState", "packageName"]);

/// `AppUpdateEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppUpdateEvent {
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(AppUpdateEvent, ["productId"]);

/// `AppVersion` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppVersion {
    /// `isProduction`
    #[serde(alias = "is_production")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_production: Option<bool>,
    /// `targetSdkVersion`
    #[serde(alias = "target_sdk_version")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_sdk_version: Option<i32>,
    /// `track`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<AppVersionTrack>,
    /// `trackId`
    #[serde(alias = "track_id")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_id: Vec<String>,
    /// `versionCode`
    #[serde(alias = "version_code")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_code: Option<i32>,
    /// `versionString`
    #[serde(alias = "version_string")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_string: Option<String>,
}

crate::object::message!(AppVersion, ["isProduction", "targetSdkVersion", "track", "trackId", "versionCode", "versionString"]);

/// `ApprovalUrlInfo` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ApprovalUrlInfo {
    /// `kind`: always `androidenterprise#approvalUrlInfo`
    pub kind: ApprovalUrlInfoKind,
    /// `approvalUrl`
    #[serde(alias = "approval_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_url: Option<String>,
}

crate::object::message!(ApprovalUrlInfo, ["approvalUrl"]);

crate::kind::constant!(ApprovalUrlInfoKind, "androidenterprise#approvalUrlInfo");

/// `AuthenticationToken` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AuthenticationToken {
    /// `kind`: always `androidenterprise#authenticationToken`
    pub kind: AuthenticationTokenKind,
    /// `token`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

crate::object::message!(AuthenticationToken, ["token"]);

crate::kind::constant!(AuthenticationTokenKind, "androidenterprise#authenticationToken");

/// `AutoInstallConstraint` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AutoInstallConstraint {
    /// `chargingStateConstraint`
    #[serde(alias = "charging_state_constraint")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charging_state_constraint: Option<AutoInstallConstraintChargingStateConstraint>,
    /// `deviceIdleStateConstraint`
    #[serde(alias = "device_idle_state_constraint")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_idle_state_constraint: Option<AutoInstallConstraintDeviceIdleStateConstraint>,
    /// `networkTypeConstraint`
    #[serde(alias = "network_type_constraint")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_type_constraint: Option<AutoInstallConstraintNetworkTypeConstraint>,
}

crate::object::message!(AutoInstallConstraint, ["chargingStateConstraint", "deviceIdleStateConstraint", "networkTypeConstraint"]);

/// `AutoInstallPolicy` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AutoInstallPolicy {
    /// `autoInstallConstraint`
    #[serde(alias = "auto_install_constraint")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub auto_install_constraint: Vec<AutoInstallConstraint>,
    /// `autoInstallMode`
    #[serde(alias = "auto_install_mode")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_install_mode: Option<AutoInstallPolicyAutoInstallMode>,
    /// `autoInstallPriority`
    #[serde(alias = "auto_install_priority")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_install_priority: Option<i32>,
    /// `minimumVersionCode`
    #[serde(alias = "minimum_version_code")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_version_code: Option<i32>,
}

crate::object::message!(AutoInstallPolicy, ["autoInstallConstraint", "autoInstallMode", "autoInstallPriority", "minimumVersionCode"]);

/// `ConfigurationVariables` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ConfigurationVariables {
    /// `kind`: always `androidenterprise#configurationVariables`
    pub kind: ConfigurationVariablesKind,
    /// `mcmId`
    #[serde(alias = "mcm_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mcm_id: Option<String>,
    /// `variableSet`
    #[serde(alias = "variable_set")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variable_set: Vec<VariableSet>,
}

crate::object::message!(ConfigurationVariables, ["mcmId", "variableSet"]);

crate::kind::constant!(ConfigurationVariablesKind, "androidenterprise#configurationVariables");

/// `Device` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Device {
    /// `kind`: always `androidenterprise#device`
    pub kind: DeviceKind,
    /// `androidId`
    #[serde(alias = "android_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub android_id: Option<String>,
    /// `device`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// `latestBuildFingerprint`
    #[serde(alias = "latest_build_fingerprint")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_build_fingerprint: Option<String>,
    /// `maker`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maker: Option<String>,
    /// `managementType`
    #[serde(alias = "management_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub management_type: Option<DeviceManagementType>,
    /// `model`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// `policy`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
    /// `product`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// `report`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<DeviceReport>,
    /// `retailBrand`
    #[serde(alias = "retail_brand")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retail_brand: Option<String>,
    /// `sdkVersion`
    #[serde(alias = "sdk_version")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_version: Option<i32>,
}

crate::object::message!(Device, ["androidId", "device", "latestBuildFingerprint", "maker", "managementType", "model", "policy", "product", "report", "retailBrand", "sdkVersion"]);

crate::kind::constant!(DeviceKind, "androidenterprise#device");

/// `DeviceReport` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceReport {
    /// `appState`
    #[serde(alias = "app_state")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_state: Vec<AppState>,
    /// `lastUpdatedTimestampMillis`
    #[serde(alias = "last_updated_timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_timestamp_millis: Option<i64>,
}

crate::object::message!(DeviceReport, ["appState", "lastUpdatedTimestampMillis"]);

/// `DeviceReportUpdateEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceReportUpdateEvent {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// `report`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<DeviceReport>,
    /// `userId`
    #[serde(alias = "user_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

crate::object::message!(DeviceReportUpdateEvent, ["deviceId", "report", "userId"]);

/// `DeviceState` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceState {
    /// `kind`: always `androidenterprise#deviceState`
    pub kind: DeviceStateKind,
    /// `accountState`
    #[serde(alias = "account_state")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_state: Option<DeviceStateAccountState>,
}

crate::object::message!(DeviceState, ["accountState"]);

crate::kind::constant!(DeviceStateKind, "androidenterprise#deviceState");

/// `DevicesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DevicesListResponse {
    /// `kind`: always `androidenterprise#devicesListResponse`
    pub kind: DevicesListResponseKind,
    /// `device`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub device: Vec<Device>,
}

crate::object::message!(DevicesListResponse, ["device"]);

crate::kind::constant!(DevicesListResponseKind, "androidenterprise#devicesListResponse");

/// `EnrollmentToken` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnrollmentToken {
    /// `duration`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// `enrollmentTokenType`
    #[serde(alias = "enrollment_token_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrollment_token_type: Option<EnrollmentTokenEnrollmentTokenType>,
    /// `googleAuthenticationOptions`
    #[serde(alias = "google_authentication_options")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_authentication_options: Option<EnrollmentTokenGoogleAuthenticationOptions>,
    /// `token`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

crate::object::message!(EnrollmentToken, ["duration", "enrollmentTokenType", "googleAuthenticationOptions", "token"]);

/// `EnrollmentTokenGoogleAuthenticationOptions` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnrollmentTokenGoogleAuthenticationOptions {
    /// `authenticationRequirement`
    #[serde(alias = "authentication_requirement")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_requirement: Option<EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement>,
    /// `requiredAccountEmail`
    #[serde(alias = "required_account_email")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_account_email: Option<String>,
}

crate::object::message!(EnrollmentTokenGoogleAuthenticationOptions, ["authenticationRequirement", "requiredAccountEmail"]);

/// `Enterprise` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Enterprise {
    /// `kind`: always `androidenterprise#enterprise`
    pub kind: EnterpriseKind,
    /// `administrator`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub administrator: Vec<Administrator>,
    /// `enterpriseType`
    #[serde(alias = "enterprise_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_type: Option<EnterpriseEnterpriseType>,
    /// `googleAuthenticationSettings`
    #[serde(alias = "google_authentication_settings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_authentication_settings: Option<GoogleAuthenticationSettings>,
    /// `id`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `managedGoogleDomainType`
    #[serde(alias = "managed_google_domain_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_google_domain_type: Option<EnterpriseManagedGoogleDomainType>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `primaryDomain`
    #[serde(alias = "primary_domain")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_domain: Option<String>,
}

crate::object::message!(Enterprise, ["administrator", "enterpriseType", "googleAuthenticationSettings", "id", "managedGoogleDomainType", "name", "primaryDomain"]);

crate::kind::constant!(EnterpriseKind, "androidenterprise#enterprise");

/// `EnterpriseAccount` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterpriseAccount {
    /// `kind`: always `androidenterprise#enterpriseAccount`
    pub kind: EnterpriseAccountKind,
    /// `accountEmail`
    #[serde(alias = "account_email")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_email: Option<String>,
}

crate::object::message!(EnterpriseAccount, ["accountEmail"]);

crate::kind::constant!(EnterpriseAccountKind, "androidenterprise#enterpriseAccount");

/// `EnterpriseAuthenticationAppLinkConfig` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterpriseAuthenticationAppLinkConfig {
    /// `uri`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

crate::object::message!(EnterpriseAuthenticationAppLinkConfig, ["uri"]);

/// `EnterpriseUpgradeEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterpriseUpgradeEvent {
    /// `upgradeState`
    #[serde(alias = "upgrade_state")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade_state: Option<EnterpriseUpgradeEventUpgradeState>,
}

crate::object::message!(EnterpriseUpgradeEvent, ["upgradeState"]);

/// `EnterprisesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterprisesListResponse {
    /// `kind`: always `androidenterprise#enterprisesListResponse`
    pub kind: EnterprisesListResponseKind,
    /// `enterprise`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enterprise: Vec<Enterprise>,
}

crate::object::message!(EnterprisesListResponse, ["enterprise"]);

crate::kind::constant!(EnterprisesListResponseKind, "androidenterprise#enterprisesListResponse");

/// `EnterprisesSendTestPushNotificationResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterprisesSendTestPushNotificationResponse {
    /// `messageId`
    #[serde(alias = "message_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// `topicName`
    #[serde(alias = "topic_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic_name: Option<String>,
}

crate::object::message!(EnterprisesSendTestPushNotificationResponse, ["messageId", "topicName"]);

/// `Entitlement` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Entitlement {
    /// `kind`: always `androidenterprise#entitlement`
    pub kind: EntitlementKind,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `reason`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<EntitlementReason>,
}

crate::object::message!(Entitlement, ["productId", "reason"]);

crate::kind::constant!(EntitlementKind, "androidenterprise#entitlement");

/// `EntitlementsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EntitlementsListResponse {
    /// `kind`: always `androidenterprise#entitlementsListResponse`
    pub kind: EntitlementsListResponseKind,
    /// `entitlement`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entitlement: Vec<Entitlement>,
}

crate::object::message!(EntitlementsListResponse, ["entitlement"]);

crate::kind::constant!(EntitlementsListResponseKind, "androidenterprise#entitlementsListResponse");

/// `GenerateEnterpriseUpgradeUrlResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GenerateEnterpriseUpgradeUrlResponse {
    /// `url`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

crate::object::message!(GenerateEnterpriseUpgradeUrlResponse, ["url"]);

/// `GoogleAuthenticationSettings` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GoogleAuthenticationSettings {
    /// `googleAuthenticationRequired`
    #[serde(alias = "google_authentication_required")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_authentication_required: Option<GoogleAuthenticationSettingsGoogleAuthenticationRequired>,
}

crate::object::message!(GoogleAuthenticationSettings, ["googleAuthenticationRequired"]);

/// `GroupLicense` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GroupLicense {
    /// `kind`: always `androidenterprise#groupLicense`
    pub kind: GroupLicenseKind,
    /// `acquisitionKind`
    #[serde(alias = "acquisition_kind")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquisition_kind: Option<GroupLicenseAcquisitionKind>,
    /// `approval`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<GroupLicenseApproval>,
    /// `numProvisioned`
    #[serde(alias = "num_provisioned")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub num_provisioned: Option<i32>,
    /// `numPurchased`
    #[serde(alias = "num_purchased")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub num_purchased: Option<i32>,
    /// `permissions`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<GroupLicensePermissions>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(GroupLicense, ["acquisitionKind", "approval", "numProvisioned", "numPurchased", "permissions", "productId"]);

crate::kind::constant!(GroupLicenseKind, "androidenterprise#groupLicense");

/// `GroupLicenseUsersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GroupLicenseUsersListResponse {
    /// `kind`: always `androidenterprise#groupLicenseUsersListResponse`
    pub kind: GroupLicenseUsersListResponseKind,
    /// `user`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user: Vec<User>,
}

crate::object::message!(GroupLicenseUsersListResponse, ["user"]);

crate::kind::constant!(GroupLicenseUsersListResponseKind, "androidenterprise#groupLicenseUsersListResponse");

/// `GroupLicensesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GroupLicensesListResponse {
    /// `kind`: always `androidenterprise#groupLicensesListResponse`
    pub kind: GroupLicensesListResponseKind,
    /// `groupLicense`
    #[serde(alias = "group_license")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub group_license: Vec<GroupLicense>,
}

crate::object::message!(GroupLicensesListResponse, ["groupLicense"]);

crate::kind::constant!(GroupLicensesListResponseKind, "androidenterprise#groupLicensesListResponse");

/// `Install` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Install {
    /// `kind`: always `androidenterprise#install`
    pub kind: InstallKind,
    /// `installState`
    #[serde(alias = "install_state")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub install_state: Option<InstallInstallState>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `versionCode`
    #[serde(alias = "version_code")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_code: Option<i32>,
}

crate::object::message!(Install, ["installState", "productId", "versionCode"]);

crate::kind::constant!(InstallKind, "androidenterprise#install");

/// `InstallFailureEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct InstallFailureEvent {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// `failureDetails`
    #[serde(alias = "failure_details")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_details: Option<String>,
    /// `failureReason`
    #[serde(alias = "failure_reason")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<InstallFailureEventFailureReason>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `userId`
    #[serde(alias = "user_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

crate::object::message!(InstallFailureEvent, ["deviceId", "failureDetails", "failureReason", "productId", "userId"]);

/// `InstallsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct InstallsListResponse {
    /// `kind`: always `androidenterprise#installsListResponse`
    pub kind: InstallsListResponseKind,
    /// `install`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub install: Vec<Install>,
}

crate::object::message!(InstallsListResponse, ["install"]);

crate::kind::constant!(InstallsListResponseKind, "androidenterprise#installsListResponse");

/// `KeyedAppState` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct KeyedAppState {
    /// `data`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// `key`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// `message`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// `severity`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<KeyedAppStateSeverity>,
    /// `stateTimestampMillis`
    #[serde(alias = "state_timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_timestamp_millis: Option<i64>,
}

crate::object::message!(KeyedAppState, ["data", "key", "message", "severity", "stateTimestampMillis"]);

/// `LocalizedText` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct LocalizedText {
    /// `locale`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// `text`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

crate::object::message!(LocalizedText, ["locale", "text"]);

/// `MaintenanceWindow` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct MaintenanceWindow {
    /// `durationMs`
    #[serde(alias = "duration_ms")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<i64>,
    /// `startTimeAfterMidnightMs`
    #[serde(alias = "start_time_after_midnight_ms")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time_after_midnight_ms: Option<i64>,
}

crate::object::message!(MaintenanceWindow, ["durationMs", "startTimeAfterMidnightMs"]);

/// `ManagedConfiguration` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfiguration {
    /// `kind`: always `androidenterprise#managedConfiguration`
    pub kind: ManagedConfigurationKind,
    /// `configurationVariables`
    #[serde(alias = "configuration_variables")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_variables: Option<ConfigurationVariables>,
    /// `managedProperty`
    #[serde(alias = "managed_property")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_property: Vec<ManagedProperty>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(ManagedConfiguration, ["configurationVariables", "managedProperty", "productId"]);

crate::kind::constant!(ManagedConfigurationKind, "androidenterprise#managedConfiguration");

/// `ManagedConfigurationsForDeviceListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsForDeviceListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsForDeviceListResponse`
    pub kind: ManagedConfigurationsForDeviceListResponseKind,
    /// `managedConfigurationForDevice`
    #[serde(alias = "managed_configuration_for_device")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configuration_for_device: Vec<ManagedConfiguration>,
}

crate::object::message!(ManagedConfigurationsForDeviceListResponse, ["managedConfigurationForDevice"]);

crate::kind::constant!(ManagedConfigurationsForDeviceListResponseKind, "androidenterprise#managedConfigurationsForDeviceListResponse");

/// `ManagedConfigurationsForUserListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsForUserListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsForUserListResponse`
    pub kind: ManagedConfigurationsForUserListResponseKind,
    /// `managedConfigurationForUser`
    #[serde(alias = "managed_configuration_for_user")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configuration_for_user: Vec<ManagedConfiguration>,
}

crate::object::message!(ManagedConfigurationsForUserListResponse, ["managedConfigurationForUser"]);

crate::kind::constant!(ManagedConfigurationsForUserListResponseKind, "androidenterprise#managedConfigurationsForUserListResponse");

/// `ManagedConfigurationsSettings` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsSettings {
    /// `kind`: always `androidenterprise#managedConfigurationsSettings`
    pub kind: ManagedConfigurationsSettingsKind,
    /// `lastUpdatedTimestampMillis`
    #[serde(alias = "last_updated_timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_timestamp_millis: Option<i64>,
    /// `managedProperty`
    #[serde(alias = "managed_property")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_property: Vec<ManagedProperty>,
    /// `mcmId`
    #[serde(alias = "mcm_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mcm_id: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

crate::object::message!(ManagedConfigurationsSettings, ["lastUpdatedTimestampMillis", "managedProperty", "mcmId", "name"]);

crate::kind::constant!(ManagedConfigurationsSettingsKind, "androidenterprise#managedConfigurationsSettings");

/// `ManagedConfigurationsSettingsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsSettingsListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsSettingsListResponse`
    pub kind: ManagedConfigurationsSettingsListResponseKind,
    /// `managedConfigurationsSettings`
    #[serde(alias = "managed_configurations_settings")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configurations_settings: Vec<ManagedConfigurationsSettings>,
}

crate::object::message!(ManagedConfigurationsSettingsListResponse, ["managedConfigurationsSettings"]);

crate::kind::constant!(ManagedConfigurationsSettingsListResponseKind, "androidenterprise#managedConfigurationsSettingsListResponse");

/// `ManagedProperty` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedProperty {
    /// `key`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// `valueBool`
    #[serde(alias = "value_bool")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bool: Option<bool>,
    /// `valueBundle`
    #[serde(alias = "value_bundle")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bundle: Option<ManagedPropertyBundle>,
    /// `valueBundleArray`
    #[serde(alias = "value_bundle_array")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_bundle_array: Vec<ManagedPropertyBundle>,
    /// `valueInteger`
    #[serde(alias = "value_integer")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i32>,
    /// `valueString`
    #[serde(alias = "value_string")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
    /// `valueStringArray`
    #[serde(alias = "value_string_array")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_string_array: Vec<String>,
}

crate::object::message!(ManagedProperty, ["key", "valueBool", "valueBundle", "valueBundleArray", "valueInteger", "valueString", "valueStringArray"]);

/// `ManagedPropertyBundle` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedPropertyBundle {
    /// `managedProperty`
    #[serde(alias = "managed_property")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_property: Vec<ManagedProperty>,
}

crate::object::message!(ManagedPropertyBundle, ["managedProperty"]);

/// `NewDeviceEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct NewDeviceEvent {
    /// `deviceId`
    #[serde(alias = "device_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// `dpcPackageName`
    #[serde(alias = "dpc_package_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpc_package_name: Option<String>,
    /// `managementType`
    #[serde(alias = "management_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub management_type: Option<NewDeviceEventManagementType>,
    /// `userId`
    #[serde(alias = "user_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

crate::object::message!(NewDeviceEvent, ["deviceId", "dpcPackageName", "managementType", "userId"]);

/// `NewPermissionsEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct NewPermissionsEvent {
    /// `approvedPermissions`
    #[serde(alias = "approved_permissions")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved_permissions: Vec<String>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `requestedPermissions`
    #[serde(alias = "requested_permissions")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requested_permissions: Vec<String>,
}

crate::object::message!(NewPermissionsEvent, ["approvedPermissions", "productId", "requestedPermissions"]);

/// `Notification` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Notification {
    /// `appRestrictionsSchemaChangeEvent`
    #[serde(alias = "app_restrictions_schema_change_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_restrictions_schema_change_event: Option<AppRestrictionsSchemaChangeEvent>,
    /// `appUpdateEvent`
    #[serde(alias = "app_update_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_update_event: Option<AppUpdateEvent>,
    /// `deviceReportUpdateEvent`
    #[serde(alias = "device_report_update_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_report_update_event: Option<DeviceReportUpdateEvent>,
    /// `enterpriseId`
    #[serde(alias = "enterprise_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_id: Option<String>,
    /// `enterpriseUpgradeEvent`
    #[serde(alias = "enterprise_upgrade_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_upgrade_event: Option<EnterpriseUpgradeEvent>,
    /// `installFailureEvent`
    #[serde(alias = "install_failure_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub install_failure_event: Option<InstallFailureEvent>,
    /// `newDeviceEvent`
    #[serde(alias = "new_device_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_device_event: Option<NewDeviceEvent>,
    /// `newPermissionsEvent`
    #[serde(alias = "new_permissions_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_permissions_event: Option<NewPermissionsEvent>,
    /// `notificationType`
    #[serde(alias = "notification_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_type: Option<NotificationNotificationType>,
    /// `productApprovalEvent`
    #[serde(alias = "product_approval_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_approval_event: Option<ProductApprovalEvent>,
    /// `productAvailabilityChangeEvent`
    #[serde(alias = "product_availability_change_event")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_availability_change_event: Option<ProductAvailabilityChangeEvent>,
    /// `timestampMillis`
    #[serde(alias = "timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp_millis: Option<i64>,
}

crate::object::message!(Notification, ["appRestrictionsSchemaChangeEvent", "appUpdateEvent", "deviceReportUpdateEvent", "enterpriseId", "enterpriseUpgradeEvent", "installFailureEvent", "newDeviceEvent", "newPermissionsEvent", "notificationType", "productApprovalEvent", "productAvailabilityChangeEvent", "timestampMillis"]);

/// `NotificationSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct NotificationSet {
    /// `kind`: always `androidenterprise#notificationSet`
    pub kind: NotificationSetKind,
    /// `notification`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notification: Vec<Notification>,
    /// `notificationSetId`
    #[serde(alias = "notification_set_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_set_id: Option<String>,
}

crate::object::message!(NotificationSet, ["notification", "notificationSetId"]);

crate::kind::constant!(NotificationSetKind, "androidenterprise#notificationSet");

/// `PageInfo` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct PageInfo {
    /// `resultPerPage`
    #[serde(alias = "result_per_page")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_per_page: Option<i32>,
    /// `startIndex`
    #[serde(alias = "start_index")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_index: Option<i32>,
    /// `totalResults`
    #[serde(alias = "total_results")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_results: Option<i32>,
}

crate::object::message!(PageInfo, ["resultPerPage", "startIndex", "totalResults"]);

/// `Permission` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Permission {
    /// `kind`: always `androidenterprise#permission`
    pub kind: PermissionKind,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `permissionId`
    #[serde(alias = "permission_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_id: Option<String>,
}

crate::object::message!(Permission, ["description", "name", "permissionId"]);

crate::kind::constant!(PermissionKind, "androidenterprise#permission");

/// `Policy` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Policy {
    /// `autoUpdatePolicy`
    #[serde(alias = "auto_update_policy")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_update_policy: Option<PolicyAutoUpdatePolicy>,
    /// `deviceReportPolicy`
    #[serde(alias = "device_report_policy")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_report_policy: Option<PolicyDeviceReportPolicy>,
    /// `maintenanceWindow`
    #[serde(alias = "maintenance_window")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maintenance_window: Option<MaintenanceWindow>,
    /// `policyId`
    #[serde(alias = "policy_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_id: Option<String>,
    /// `productAvailabilityPolicy`
    #[serde(alias = "product_availability_policy")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_availability_policy: Option<PolicyProductAvailabilityPolicy>,
    /// `productPolicy`
    #[serde(alias = "product_policy")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_policy: Vec<ProductPolicy>,
}

crate::object::message!(Policy, ["autoUpdatePolicy", "deviceReportPolicy", "maintenanceWindow", "policyId", "productAvailabilityPolicy", "productPolicy"]);

/// `Product` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Product {
    /// `kind`: always `androidenterprise#product`
    pub kind: ProductKind,
    /// `appRestrictionsSchema`
    #[serde(alias = "app_restrictions_schema")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_restrictions_schema: Option<AppRestrictionsSchema>,
    /// `appTracks`
    #[serde(alias = "app_tracks")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_tracks: Vec<TrackInfo>,
    /// `appVersion`
    #[serde(alias = "app_version")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_version: Vec<AppVersion>,
    /// `authorName`
    #[serde(alias = "author_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_name: Option<String>,
    /// `availableCountries`
    #[serde(alias = "available_countries")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub available_countries: Vec<String>,
    /// `availableTracks`
    #[serde(alias = "available_tracks")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub available_tracks: Vec<ProductAvailableTracks>,
    /// `category`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// `contentRating`
    #[serde(alias = "content_rating")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_rating: Option<ProductContentRating>,
    /// `description`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `detailsUrl`
    #[serde(alias = "details_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details_url: Option<String>,
    /// `distributionChannel`
    #[serde(alias = "distribution_channel")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distribution_channel: Option<ProductDistributionChannel>,
    /// `features`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<ProductFeatures>,
    /// `fullDescription`
    #[serde(alias = "full_description")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_description: Option<String>,
    /// `iconUrl`
    #[serde(alias = "icon_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
    /// `lastUpdatedTimestampMillis`
    #[serde(alias = "last_updated_timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_timestamp_millis: Option<i64>,
    /// `minAndroidSdkVersion`
    #[serde(alias = "min_android_sdk_version")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_android_sdk_version: Option<i32>,
    /// `permissions`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<ProductPermission>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `productPricing`
    #[serde(alias = "product_pricing")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_pricing: Option<ProductProductPricing>,
    /// `recentChanges`
    #[serde(alias = "recent_changes")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recent_changes: Option<String>,
    /// `requiresContainerApp`
    #[serde(alias = "requires_container_app")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires_container_app: Option<bool>,
    /// `screenshotUrls`
    #[serde(alias = "screenshot_urls")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub screenshot_urls: Vec<String>,
    /// `signingCertificate`
    #[serde(alias = "signing_certificate")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_certificate: Option<ProductSigningCertificate>,
    /// `smallIconUrl`
    #[serde(alias = "small_icon_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_icon_url: Option<String>,
    /// `title`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `workDetailsUrl`
    #[serde(alias = "work_details_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_details_url: Option<String>,
}

crate::object::message!(Product, ["appRestrictionsSchema", "appTracks", "appVersion", "authorName", "availableCountries", "availableTracks", "category", "contentRating", "description", "detailsUrl", "distributionChannel", "features", "fullDescription", "iconUrl", "lastUpdatedTimestampMillis", "minAndroidSdkVersion", "permissions", "productId", "productPricing", "recentChanges", "requiresContainerApp", "screenshotUrls", "signingCertificate", "smallIconUrl", "title", "workDetailsUrl"]);

crate::kind::constant!(ProductKind, "androidenterprise#product");

/// `ProductApprovalEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductApprovalEvent {
    /// `approved`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<ProductApprovalEventApproved>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(ProductApprovalEvent, ["approved", "productId"]);

/// `ProductAvailabilityChangeEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductAvailabilityChangeEvent {
    /// `availabilityStatus`
    #[serde(alias = "availability_status")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability_status: Option<ProductAvailabilityChangeEventAvailabilityStatus>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(ProductAvailabilityChangeEvent, ["availabilityStatus", "productId"]);

/// `ProductPermission` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductPermission {
    /// `permissionId`
    #[serde(alias = "permission_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_id: Option<String>,
    /// `state`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ProductPermissionState>,
}

crate::object::message!(ProductPermission, ["permissionId", "state"]);

/// `ProductPermissions` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductPermissions {
    /// `kind`: always `androidenterprise#productPermissions`
    pub kind: ProductPermissionsKind,
    /// `permission`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permission: Vec<ProductPermission>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

crate::object::message!(ProductPermissions, ["permission", "productId"]);

crate::kind::constant!(ProductPermissionsKind, "androidenterprise#productPermissions");

/// `ProductPolicy` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductPolicy {
    /// `autoInstallPolicy`
    #[serde(alias = "auto_install_policy")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_install_policy: Option<AutoInstallPolicy>,
    /// `autoUpdateMode`
    #[serde(alias = "auto_update_mode")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_update_mode: Option<ProductPolicyAutoUpdateMode>,
    /// `enterpriseAuthenticationAppLinkConfigs`
    #[serde(alias = "enterprise_authentication_app_link_configs")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enterprise_authentication_app_link_configs: Vec<EnterpriseAuthenticationAppLinkConfig>,
    /// `managedConfiguration`
    #[serde(alias = "managed_configuration")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_configuration: Option<ManagedConfiguration>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `trackIds`
    #[serde(alias = "track_ids")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_ids: Vec<String>,
    /// `tracks`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<ProductPolicyTracks>,
}

crate::object::message!(ProductPolicy, ["autoInstallPolicy", "autoUpdateMode", "enterpriseAuthenticationAppLinkConfigs", "managedConfiguration", "productId", "trackIds", "tracks"]);

/// `ProductSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductSet {
    /// `kind`: always `androidenterprise#productSet`
    pub kind: ProductSetKind,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_id: Vec<String>,
    /// `productSetBehavior`
    #[serde(alias = "product_set_behavior")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_set_behavior: Option<ProductSetProductSetBehavior>,
    /// `productVisibility`
    #[serde(alias = "product_visibility")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_visibility: Vec<ProductVisibility>,
}

crate::object::message!(ProductSet, ["productId", "productSetBehavior", "productVisibility"]);

crate::kind::constant!(ProductSetKind, "androidenterprise#productSet");

/// `ProductSigningCertificate` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductSigningCertificate {
    /// `certificateHashSha1`
    #[serde(alias = "certificate_hash_sha1")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_hash_sha1: Option<String>,
    /// `certificateHashSha256`
    #[serde(alias = "certificate_hash_sha256")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_hash_sha256: Option<String>,
}

crate::object::message!(ProductSigningCertificate, ["certificateHashSha1", "certificateHashSha256"]);

/// `ProductVisibility` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductVisibility {
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `trackIds`
    #[serde(alias = "track_ids")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_ids: Vec<String>,
    /// `tracks`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<ProductVisibilityTracks>,
}

crate::object::message!(ProductVisibility, ["productId", "trackIds", "tracks"]);

/// `ProductsApproveRequest` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductsApproveRequest {
    /// `approvalUrlInfo`
    #[serde(alias = "approval_url_info")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_url_info: Option<ApprovalUrlInfo>,
    /// `approvedPermissions`
    #[serde(alias = "approved_permissions")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_permissions: Option<ProductsApproveRequestApprovedPermissions>,
}

crate::object::message!(ProductsApproveRequest, ["approvalUrlInfo", "approvedPermissions"]);

/// `ProductsGenerateApprovalUrlResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductsGenerateApprovalUrlResponse {
    /// `url`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

crate::object::message!(ProductsGenerateApprovalUrlResponse, ["url"]);

/// `ProductsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductsListResponse {
    /// `kind`: always `androidenterprise#productsListResponse`
    pub kind: ProductsListResponseKind,
    /// `pageInfo`
    #[serde(alias = "page_info")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_info: Option<PageInfo>,
    /// `product`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product: Vec<Product>,
    /// `tokenPagination`
    #[serde(alias = "token_pagination")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_pagination: Option<TokenPagination>,
}

crate::object::message!(ProductsListResponse, ["pageInfo", "product", "tokenPagination"]);

crate::kind::constant!(ProductsListResponseKind, "androidenterprise#productsListResponse");

/// `ServiceAccount` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ServiceAccount {
    /// `kind`: always `androidenterprise#serviceAccount`
    pub kind: ServiceAccountKind,
    /// `key`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<ServiceAccountKey>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

crate::object::message!(ServiceAccount, ["key", "name"]);

crate::kind::constant!(ServiceAccountKind, "androidenterprise#serviceAccount");

/// `ServiceAccountKey` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ServiceAccountKey {
    /// `kind`: always `androidenterprise#serviceAccountKey`
    pub kind: ServiceAccountKeyKind,
    /// `data`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// `id`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `publicData`
    #[serde(alias = "public_data")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_data: Option<String>,
    /// `type`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ServiceAccountKeyType>,
}

crate::object::message!(ServiceAccountKey, ["data", "id", "publicData", "type"]);

crate::kind::constant!(ServiceAccountKeyKind, "androidenterprise#serviceAccountKey");

/// `ServiceAccountKeysListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ServiceAccountKeysListResponse {
    /// `serviceAccountKey`
    #[serde(alias = "service_account_key")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_account_key: Vec<ServiceAccountKey>,
}

crate::object::message!(ServiceAccountKeysListResponse, ["serviceAccountKey"]);

/// `SignupInfo` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct SignupInfo {
    /// `kind`: always `androidenterprise#signupInfo`
    pub kind: SignupInfoKind,
    /// `completionToken`
    #[serde(alias = "completion_token")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_token: Option<String>,
    /// `url`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

crate::object::message!(SignupInfo, ["completionToken", "url"]);

crate::kind::constant!(SignupInfoKind, "androidenterprise#signupInfo");

/// `StoreCluster` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreCluster {
    /// `kind`: always `androidenterprise#storeCluster`
    pub kind: StoreClusterKind,
    /// `id`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `name`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<LocalizedText>,
    /// `orderInPage`
    #[serde(alias = "order_in_page")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_in_page: Option<String>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_id: Vec<String>,
}

crate::object::message!(StoreCluster, ["id", "name", "orderInPage", "productId"]);

crate::kind::constant!(StoreClusterKind, "androidenterprise#storeCluster");

/// `StoreLayout` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreLayout {
    /// `kind`: always `androidenterprise#storeLayout`
    pub kind: StoreLayoutKind,
    /// `homepageId`
    #[serde(alias = "homepage_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage_id: Option<String>,
    /// `storeLayoutType`
    #[serde(alias = "store_layout_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_layout_type: Option<StoreLayoutStoreLayoutType>,
}

crate::object::message!(StoreLayout, ["homepageId", "storeLayoutType"]);

crate::kind::constant!(StoreLayoutKind, "androidenterprise#storeLayout");

/// `StoreLayoutClustersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreLayoutClustersListResponse {
    /// `kind`: always `androidenterprise#storeLayoutClustersListResponse`
    pub kind: StoreLayoutClustersListResponseKind,
    /// `cluster`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cluster: Vec<StoreCluster>,
}

crate::object::message!(StoreLayoutClustersListResponse, ["cluster"]);

crate::kind::constant!(StoreLayoutClustersListResponseKind, "androidenterprise#storeLayoutClustersListResponse");

/// `StoreLayoutPagesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreLayoutPagesListResponse {
    /// `kind`: always `androidenterprise#storeLayoutPagesListResponse`
    pub kind: StoreLayoutPagesListResponseKind,
    /// `page`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub page: Vec<StorePage>,
}

crate::object::message!(StoreLayoutPagesListResponse, ["page"]);

crate::kind::constant!(StoreLayoutPagesListResponseKind, "androidenterprise#storeLayoutPagesListResponse");

/// `StorePage` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StorePage {
    /// `kind`: always `androidenterprise#storePage`
    pub kind: StorePageKind,
    /// `id`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `link`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub link: Vec<String>,
    /// `name`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<LocalizedText>,
}

crate::object::message!(StorePage, ["id", "link", "name"]);

crate::kind::constant!(StorePageKind, "androidenterprise#storePage");

/// `TokenPagination` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct TokenPagination {
    /// `nextPageToken`
    #[serde(alias = "next_page_token")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// `previousPageToken`
    #[serde(alias = "previous_page_token")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_page_token: Option<String>,
}

crate::object::message!(TokenPagination, ["nextPageToken", "previousPageToken"]);

/// `TrackInfo` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct TrackInfo {
    /// `trackAlias`
    #[serde(alias = "track_alias")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_alias: Option<String>,
    /// `trackId`
    #[serde(alias = "track_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_id: Option<String>,
}

crate::object::message!(TrackInfo, ["trackAlias", "trackId"]);

/// `User` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct User {
    /// `kind`: always `androidenterprise#user`
    pub kind: UserKind,
    /// `accountIdentifier`
    #[serde(alias = "account_identifier")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_identifier: Option<String>,
    /// `accountType`
    #[serde(alias = "account_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_type: Option<UserAccountType>,
    /// `displayName`
    #[serde(alias = "display_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// `id`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `managementType`
    #[serde(alias = "management_type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub management_type: Option<UserManagementType>,
    /// `primaryEmail`
    #[serde(alias = "primary_email")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_email: Option<String>,
}

crate::object::message!(User, ["accountIdentifier", "accountType", "displayName", "id", "managementType", "primaryEmail"]);

crate::kind::constant!(UserKind, "androidenterprise#user");

/// `UserToken` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UserToken {
    /// `kind`: always `androidenterprise#userToken`
    pub kind: UserTokenKind,
    /// `token`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// `userId`
    #[serde(alias = "user_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

crate::object::message!(UserToken, ["token", "userId"]);

crate::kind::constant!(UserTokenKind, "androidenterprise#userToken");

/// `UsersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UsersListResponse {
    /// `kind`: always `androidenterprise#usersListResponse`
    pub kind: UsersListResponseKind,
    /// `user`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user: Vec<User>,
}

crate::object::message!(UsersListResponse, ["user"]);

crate::kind::constant!(UsersListResponseKind, "androidenterprise#usersListResponse");

/// `VariableSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct VariableSet {
    /// `kind`: always `androidenterprise#variableSet`
    pub kind: VariableSetKind,
    /// `placeholder`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    /// `userValue`
    #[serde(alias = "user_value")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_value: Option<String>,
}

crate::object::message!(VariableSet, ["placeholder", "userValue"]);

crate::kind::constant!(VariableSetKind, "androidenterprise#variableSet");

/// `WebApp` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebApp {
    /// `displayMode`
    #[serde(alias = "display_mode")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_mode: Option<WebAppDisplayMode>,
    /// `icons`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub icons: Vec<WebAppIcon>,
    /// `isPublished`
    #[serde(alias = "is_published")]
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_published: Option<bool>,
    /// `startUrl`
    #[serde(alias = "start_url")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_url: Option<String>,
    /// `title`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `versionCode`
    #[serde(alias = "version_code")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_code: Option<i64>,
    /// `webAppId`
    #[serde(alias = "web_app_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_app_id: Option<String>,
}

crate::object::message!(WebApp, ["displayMode", "icons", "isPublished", "startUrl", "title", "versionCode", "webAppId"]);

/// `WebAppIcon` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebAppIcon {
    /// `imageData`
    #[serde(alias = "image_data")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_data: Option<String>,
}

crate::object::message!(WebAppIcon, ["imageData"]);

/// `WebAppsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebAppsListResponse {
    /// `kind`: always `androidenterprise#webAppsListResponse`
    pub kind: WebAppsListResponseKind,
    /// `webApp`
    #[serde(alias = "web_app")]
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub web_app: Vec<WebApp>,
}

crate::object::message!(WebAppsListResponse, ["webApp"]);

crate::kind::constant!(WebAppsListResponseKind, "androidenterprise#webAppsListResponse");
