// generated from api/play_emm.json; do not edit

use crate::Duration;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `AdministratorWebTokenSpecPermission` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdministratorWebTokenSpecPermission {
    /// `unknown`
    #[default]
    Unknown,
    /// `approveApps`
    ApproveApps,
    /// `manageMcm`
    ManageMcm,
}

impl crate::WireEnum for AdministratorWebTokenSpecPermission {
    const NAME: &'static str = "AdministratorWebTokenSpecPermission";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::ApproveApps,
        Self::ManageMcm,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::ApproveApps => "approveApps",
            Self::ManageMcm => "manageMcm",
        }
    }
}

impl Serialize for AdministratorWebTokenSpecPermission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecPermission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AppRestrictionsSchemaRestrictionRestrictionType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppRestrictionsSchemaRestrictionRestrictionType {
    /// `bool`
    #[default]
    Bool,
    /// `string`
    String,
    /// `integer`
    Integer,
    /// `choice`
    Choice,
    /// `multiselect`
    Multiselect,
    /// `hidden`
    Hidden,
    /// `bundle`
    Bundle,
    /// `bundleArray`
    BundleArray,
}

impl crate::WireEnum for AppRestrictionsSchemaRestrictionRestrictionType {
    const NAME: &'static str = "AppRestrictionsSchemaRestrictionRestrictionType";
    const ALL: &'static [Self] = &[
        Self::Bool,
        Self::String,
        Self::Integer,
        Self::Choice,
        Self::Multiselect,
        Self::Hidden,
        Self::Bundle,
        Self::BundleArray,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Choice => "choice",
            Self::Multiselect => "multiselect",
            Self::Hidden => "hidden",
            Self::Bundle => "bundle",
            Self::BundleArray => "bundleArray",
        }
    }
}

impl Serialize for AppRestrictionsSchemaRestrictionRestrictionType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchemaRestrictionRestrictionType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AppRestrictionsSchemaRestrictionRestrictionValueType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppRestrictionsSchemaRestrictionRestrictionValueType {
    /// `bool`
    #[default]
    Bool,
    /// `string`
    String,
    /// `integer`
    Integer,
    /// `choice`
    Choice,
    /// `multiselect`
    Multiselect,
    /// `hidden`
    Hidden,
    /// `bundle`
    Bundle,
    /// `bundleArray`
    BundleArray,
}

impl crate::WireEnum for AppRestrictionsSchemaRestrictionRestrictionValueType {
    const NAME: &'static str = "AppRestrictionsSchemaRestrictionRestrictionValueType";
    const ALL: &'static [Self] = &[
        Self::Bool,
        Self::String,
        Self::Integer,
        Self::Choice,
        Self::Multiselect,
        Self::Hidden,
        Self::Bundle,
        Self::BundleArray,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Choice => "choice",
            Self::Multiselect => "multiselect",
            Self::Hidden => "hidden",
            Self::Bundle => "bundle",
            Self::BundleArray => "bundleArray",
        }
    }
}

impl Serialize for AppRestrictionsSchemaRestrictionRestrictionValueType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchemaRestrictionRestrictionValueType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AppVersionTrack` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppVersionTrack {
    /// `appTrackUnspecified`
    #[default]
    Unspecified,
    /// `production`
    Production,
    /// `beta`
    Beta,
    /// `alpha`
    Alpha,
}

impl crate::WireEnum for AppVersionTrack {
    const NAME: &'static str = "AppVersionTrack";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Production,
        Self::Beta,
        Self::Alpha,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "appTrackUnspecified",
            Self::Production => "production",
            Self::Beta => "beta",
            Self::Alpha => "alpha",
        }
    }
}

impl Serialize for AppVersionTrack {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AppVersionTrack {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AutoInstallConstraintChargingStateConstraint` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoInstallConstraintChargingStateConstraint {
    /// `chargingStateConstraintUnspecified`
    #[default]
    Unspecified,
    /// `chargingNotRequired`
    ChargingNotRequired,
    /// `chargingRequired`
    ChargingRequired,
}

impl crate::WireEnum for AutoInstallConstraintChargingStateConstraint {
    const NAME: &'static str = "AutoInstallConstraintChargingStateConstraint";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::ChargingNotRequired,
        Self::ChargingRequired,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "chargingStateConstraintUnspecified",
            Self::ChargingNotRequired => "chargingNotRequired",
            Self::ChargingRequired => "chargingRequired",
        }
    }
}

impl Serialize for AutoInstallConstraintChargingStateConstraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AutoInstallConstraintChargingStateConstraint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AutoInstallConstraintDeviceIdleStateConstraint` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoInstallConstraintDeviceIdleStateConstraint {
    /// `deviceIdleStateConstraintUnspecified`
    #[default]
    Unspecified,
    /// `deviceIdleNotRequired`
    DeviceIdleNotRequired,
    /// `deviceIdleRequired`
    DeviceIdleRequired,
}

impl crate::WireEnum for AutoInstallConstraintDeviceIdleStateConstraint {
    const NAME: &'static str = "AutoInstallConstraintDeviceIdleStateConstraint";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::DeviceIdleNotRequired,
        Self::DeviceIdleRequired,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "deviceIdleStateConstraintUnspecified",
            Self::DeviceIdleNotRequired => "deviceIdleNotRequired",
            Self::DeviceIdleRequired => "deviceIdleRequired",
        }
    }
}

impl Serialize for AutoInstallConstraintDeviceIdleStateConstraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AutoInstallConstraintDeviceIdleStateConstraint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AutoInstallConstraintNetworkTypeConstraint` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoInstallConstraintNetworkTypeConstraint {
    /// `networkTypeConstraintUnspecified`
    #[default]
    Unspecified,
    /// `anyNetwork`
    AnyNetwork,
    /// `unmeteredNetwork`
    UnmeteredNetwork,
}

impl crate::WireEnum for AutoInstallConstraintNetworkTypeConstraint {
    const NAME: &'static str = "AutoInstallConstraintNetworkTypeConstraint";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::AnyNetwork,
        Self::UnmeteredNetwork,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "networkTypeConstraintUnspecified",
            Self::AnyNetwork => "anyNetwork",
            Self::UnmeteredNetwork => "unmeteredNetwork",
        }
    }
}

impl Serialize for AutoInstallConstraintNetworkTypeConstraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AutoInstallConstraintNetworkTypeConstraint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `AutoInstallPolicyAutoInstallMode` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoInstallPolicyAutoInstallMode {
    /// `autoInstallModeUnspecified`
    #[default]
    Unspecified,
    /// `doNotAutoInstall`
    DoNotAutoInstall,
    /// `autoInstallOnce`
    AutoInstallOnce,
    /// `forceAutoInstall`
    ForceAutoInstall,
}

impl crate::WireEnum for AutoInstallPolicyAutoInstallMode {
    const NAME: &'static str = "AutoInstallPolicyAutoInstallMode";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::DoNotAutoInstall,
        Self::AutoInstallOnce,
        Self::ForceAutoInstall,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "autoInstallModeUnspecified",
            Self::DoNotAutoInstall => "doNotAutoInstall",
            Self::AutoInstallOnce => "autoInstallOnce",
            Self::ForceAutoInstall => "forceAutoInstall",
        }
    }
}

impl Serialize for AutoInstallPolicyAutoInstallMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for AutoInstallPolicyAutoInstallMode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `DeviceManagementType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceManagementType {
    /// `managedDevice`
    #[default]
    ManagedDevice,
    /// `managedProfile`
    ManagedProfile,
    /// `containerApp`
    ContainerApp,
    /// `unmanagedProfile`
    UnmanagedProfile,
}

impl crate::WireEnum for DeviceManagementType {
    const NAME: &'static str = "DeviceManagementType";
    const ALL: &'static [Self] = &[
        Self::ManagedDevice,
        Self::ManagedProfile,
        Self::ContainerApp,
        Self::UnmanagedProfile,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::ManagedDevice => "managedDevice",
            Self::ManagedProfile => "managedProfile",
            Self::ContainerApp => "containerApp",
            Self::UnmanagedProfile => "unmanagedProfile",
        }
    }
}

impl Serialize for DeviceManagementType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for DeviceManagementType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `DeviceStateAccountState` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceStateAccountState {
    /// `enabled`
    #[default]
    Enabled,
    /// `disabled`
    Disabled,
}

impl crate::WireEnum for DeviceStateAccountState {
    const NAME: &'static str = "DeviceStateAccountState";
    const ALL: &'static [Self] = &[
        Self::Enabled,
        Self::Disabled,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }
}

impl Serialize for DeviceStateAccountState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for DeviceStateAccountState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EnrollmentTokenEnrollmentTokenType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnrollmentTokenEnrollmentTokenType {
    /// `enrollmentTokenTypeUnspecified`
    #[default]
    Unspecified,
    /// `userlessDevice`
    UserlessDevice,
    /// `userDevice`
    UserDevice,
}

impl crate::WireEnum for EnrollmentTokenEnrollmentTokenType {
    const NAME: &'static str = "EnrollmentTokenEnrollmentTokenType";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::UserlessDevice,
        Self::UserDevice,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "enrollmentTokenTypeUnspecified",
            Self::UserlessDevice => "userlessDevice",
            Self::UserDevice => "userDevice",
        }
    }
}

impl Serialize for EnrollmentTokenEnrollmentTokenType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EnrollmentTokenEnrollmentTokenType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement {
    /// `authenticationRequirementUnspecified`
    #[default]
    Unspecified,
    /// `optional`
    Optional,
    /// `required`
    Required,
}

impl crate::WireEnum for EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement {
    const NAME: &'static str = "EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Optional,
        Self::Required,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "authenticationRequirementUnspecified",
            Self::Optional => "optional",
            Self::Required => "required",
        }
    }
}

impl Serialize for EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EnrollmentTokenGoogleAuthenticationOptionsAuthenticationRequirement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EnterpriseEnterpriseType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnterpriseEnterpriseType {
    /// `enterpriseTypeUnspecified`
    #[default]
    Unspecified,
    /// `managedGoogleDomain`
    ManagedGoogleDomain,
    /// `managedGooglePlayAccountsEnterprise`
    ManagedGooglePlayAccountsEnterprise,
}

impl crate::WireEnum for EnterpriseEnterpriseType {
    const NAME: &'static str = "EnterpriseEnterpriseType";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::ManagedGoogleDomain,
        Self::ManagedGooglePlayAccountsEnterprise,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "enterpriseTypeUnspecified",
            Self::ManagedGoogleDomain => "managedGoogleDomain",
            Self::ManagedGooglePlayAccountsEnterprise => "managedGooglePlayAccountsEnterprise",
        }
    }
}

impl Serialize for EnterpriseEnterpriseType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EnterpriseEnterpriseType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EnterpriseManagedGoogleDomainType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnterpriseManagedGoogleDomainType {
    /// `managedGoogleDomainTypeUnspecified`
    #[default]
    Unspecified,
    /// `typeTeam`
    TypeTeam,
    /// `typeDomain`
    TypeDomain,
}

impl crate::WireEnum for EnterpriseManagedGoogleDomainType {
    const NAME: &'static str = "EnterpriseManagedGoogleDomainType";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::TypeTeam,
        Self::TypeDomain,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "managedGoogleDomainTypeUnspecified",
            Self::TypeTeam => "typeTeam",
            Self::TypeDomain => "typeDomain",
        }
    }
}

impl Serialize for EnterpriseManagedGoogleDomainType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EnterpriseManagedGoogleDomainType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EnterpriseUpgradeEventUpgradeState` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnterpriseUpgradeEventUpgradeState {
    /// `upgradeStateUnspecified`
    #[default]
    Unspecified,
    /// `upgradeStateSucceeded`
    UpgradeStateSucceeded,
}

impl crate::WireEnum for EnterpriseUpgradeEventUpgradeState {
    const NAME: &'static str = "EnterpriseUpgradeEventUpgradeState";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::UpgradeStateSucceeded,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "upgradeStateUnspecified",
            Self::UpgradeStateSucceeded => "upgradeStateSucceeded",
        }
    }
}

impl Serialize for EnterpriseUpgradeEventUpgradeState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EnterpriseUpgradeEventUpgradeState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `EntitlementReason` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntitlementReason {
    /// `free`
    #[default]
    Free,
    /// `groupLicense`
    GroupLicense,
    /// `userPurchase`
    UserPurchase,
}

impl crate::WireEnum for EntitlementReason {
    const NAME: &'static str = "EntitlementReason";
    const ALL: &'static [Self] = &[
        Self::Free,
        Self::GroupLicense,
        Self::UserPurchase,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::GroupLicense => "groupLicense",
            Self::UserPurchase => "userPurchase",
        }
    }
}

impl Serialize for EntitlementReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for EntitlementReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `GoogleAuthenticationSettingsGoogleAuthenticationRequired` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoogleAuthenticationSettingsGoogleAuthenticationRequired {
    /// `googleAuthenticationRequiredUnspecified`
    #[default]
    Unspecified,
    /// `notRequired`
    NotRequired,
    /// `required`
    Required,
}

impl crate::WireEnum for GoogleAuthenticationSettingsGoogleAuthenticationRequired {
    const NAME: &'static str = "GoogleAuthenticationSettingsGoogleAuthenticationRequired";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::NotRequired,
        Self::Required,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "googleAuthenticationRequiredUnspecified",
            Self::NotRequired => "notRequired",
            Self::Required => "required",
        }
    }
}

impl Serialize for GoogleAuthenticationSettingsGoogleAuthenticationRequired {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for GoogleAuthenticationSettingsGoogleAuthenticationRequired {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `GroupLicenseAcquisitionKind` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLicenseAcquisitionKind {
    /// `free`
    #[default]
    Free,
    /// `bulkPurchase`
    BulkPurchase,
}

impl crate::WireEnum for GroupLicenseAcquisitionKind {
    const NAME: &'static str = "GroupLicenseAcquisitionKind";
    const ALL: &'static [Self] = &[
        Self::Free,
        Self::BulkPurchase,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::BulkPurchase => "bulkPurchase",
        }
    }
}

impl Serialize for GroupLicenseAcquisitionKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for GroupLicenseAcquisitionKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `GroupLicenseApproval` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLicenseApproval {
    /// `approved`
    #[default]
    Approved,
    /// `unapproved`
    Unapproved,
}

impl crate::WireEnum for GroupLicenseApproval {
    const NAME: &'static str = "GroupLicenseApproval";
    const ALL: &'static [Self] = &[
        Self::Approved,
        Self::Unapproved,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Unapproved => "unapproved",
        }
    }
}

impl Serialize for GroupLicenseApproval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for GroupLicenseApproval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `GroupLicensePermissions` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLicensePermissions {
    /// `currentApproved`
    #[default]
    CurrentApproved,
    /// `needsReapproval`
    NeedsReapproval,
    /// `allCurrentAndFutureApproved`
    AllCurrentAndFutureApproved,
}

impl crate::WireEnum for GroupLicensePermissions {
    const NAME: &'static str = "GroupLicensePermissions";
    const ALL: &'static [Self] = &[
        Self::CurrentApproved,
        Self::NeedsReapproval,
        Self::AllCurrentAndFutureApproved,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::CurrentApproved => "currentApproved",
            Self::NeedsReapproval => "needsReapproval",
            Self::AllCurrentAndFutureApproved => "allCurrentAndFutureApproved",
        }
    }
}

impl Serialize for GroupLicensePermissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for GroupLicensePermissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `InstallFailureEventFailureReason` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstallFailureEventFailureReason {
    /// `unknown`
    #[default]
    Unknown,
    /// `timeout`
    Timeout,
}

impl crate::WireEnum for InstallFailureEventFailureReason {
    const NAME: &'static str = "InstallFailureEventFailureReason";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Timeout,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Timeout => "timeout",
        }
    }
}

impl Serialize for InstallFailureEventFailureReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for InstallFailureEventFailureReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `InstallInstallState` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstallInstallState {
    /// `installed`
    #[default]
    Installed,
    /// `installPending`
    InstallPending,
}

impl crate::WireEnum for InstallInstallState {
    const NAME: &'static str = "InstallInstallState";
    const ALL: &'static [Self] = &[
        Self::Installed,
        Self::InstallPending,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Installed => "installed",
            Self::InstallPending => "installPending",
        }
    }
}

impl Serialize for InstallInstallState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for InstallInstallState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `KeyedAppStateSeverity` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyedAppStateSeverity {
    /// `severityUnknown`
    #[default]
    SeverityUnknown,
    /// `severityInfo`
    SeverityInfo,
    /// `severityError`
    SeverityError,
}

impl crate::WireEnum for KeyedAppStateSeverity {
    const NAME: &'static str = "KeyedAppStateSeverity";
    const ALL: &'static [Self] = &[
        Self::SeverityUnknown,
        Self::SeverityInfo,
        Self::SeverityError,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::SeverityUnknown => "severityUnknown",
            Self::SeverityInfo => "severityInfo",
            Self::SeverityError => "severityError",
        }
    }
}

impl Serialize for KeyedAppStateSeverity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for KeyedAppStateSeverity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `NewDeviceEventManagementType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NewDeviceEventManagementType {
    /// `managedDevice`
    #[default]
    ManagedDevice,
    /// `managedProfile`
    ManagedProfile,
}

impl crate::WireEnum for NewDeviceEventManagementType {
    const NAME: &'static str = "NewDeviceEventManagementType";
    const ALL: &'static [Self] = &[
        Self::ManagedDevice,
        Self::ManagedProfile,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::ManagedDevice => "managedDevice",
            Self::ManagedProfile => "managedProfile",
        }
    }
}

impl Serialize for NewDeviceEventManagementType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for NewDeviceEventManagementType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `NotificationNotificationType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotificationNotificationType {
    /// `unknown`
    #[default]
    Unknown,
    /// `testNotification`
    TestNotification,
    /// `productApproval`
    ProductApproval,
    /// `installFailure`
    InstallFailure,
    /// `appUpdate`
    AppUpdate,
    /// `newPermissions`
    NewPermissions,
    /// `appRestricionsSchemaChange`
    AppRestricionsSchemaChange,
    /// `productAvailabilityChange`
    ProductAvailabilityChange,
    /// `newDevice`
    NewDevice,
    /// `deviceReportUpdate`
    DeviceReportUpdate,
    /// `enterpriseUpgrade`
    EnterpriseUpgrade,
}

impl crate::WireEnum for NotificationNotificationType {
    const NAME: &'static str = "NotificationNotificationType";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::TestNotification,
        Self::ProductApproval,
        Self::InstallFailure,
        Self::AppUpdate,
        Self::NewPermissions,
        Self::AppRestricionsSchemaChange,
        Self::ProductAvailabilityChange,
        Self::NewDevice,
        Self::DeviceReportUpdate,
        Self::EnterpriseUpgrade,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::TestNotification => "testNotification",
            Self::ProductApproval => "productApproval",
            Self::InstallFailure => "installFailure",
            Self::AppUpdate => "appUpdate",
            Self::NewPermissions => "newPermissions",
            Self::AppRestricionsSchemaChange => "appRestricionsSchemaChange",
            Self::ProductAvailabilityChange => "productAvailabilityChange",
            Self::NewDevice => "newDevice",
            Self::DeviceReportUpdate => "deviceReportUpdate",
            Self::EnterpriseUpgrade => "enterpriseUpgrade",
        }
    }
}

impl Serialize for NotificationNotificationType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for NotificationNotificationType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `PolicyAutoUpdatePolicy` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyAutoUpdatePolicy {
    /// `autoUpdatePolicyUnspecified`
    #[default]
    Unspecified,
    /// `choiceToTheUser`
    ChoiceToTheUser,
    /// `never`
    Never,
    /// `wifiOnly`
    WifiOnly,
    /// `always`
    Always,
}

impl crate::WireEnum for PolicyAutoUpdatePolicy {
    const NAME: &'static str = "PolicyAutoUpdatePolicy";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::ChoiceToTheUser,
        Self::Never,
        Self::WifiOnly,
        Self::Always,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "autoUpdatePolicyUnspecified",
            Self::ChoiceToTheUser => "choiceToTheUser",
            Self::Never => "never",
            Self::WifiOnly => "wifiOnly",
            Self::Always => "always",
        }
    }
}

impl Serialize for PolicyAutoUpdatePolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for PolicyAutoUpdatePolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `PolicyDeviceReportPolicy` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyDeviceReportPolicy {
    /// `deviceReportPolicyUnspecified`
    #[default]
    Unspecified,
    /// `deviceReportDisabled`
    DeviceReportDisabled,
    /// `deviceReportEnabled`
    DeviceReportEnabled,
}

impl crate::WireEnum for PolicyDeviceReportPolicy {
    const NAME: &'static str = "PolicyDeviceReportPolicy";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::DeviceReportDisabled,
        Self::DeviceReportEnabled,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "deviceReportPolicyUnspecified",
            Self::DeviceReportDisabled => "deviceReportDisabled",
            Self::DeviceReportEnabled => "deviceReportEnabled",
        }
    }
}

impl Serialize for PolicyDeviceReportPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for PolicyDeviceReportPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `PolicyProductAvailabilityPolicy` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyProductAvailabilityPolicy {
    /// `productAvailabilityPolicyUnspecified`
    #[default]
    Unspecified,
    /// `whitelist`
    Whitelist,
    /// `all`
    All,
}

impl crate::WireEnum for PolicyProductAvailabilityPolicy {
    const NAME: &'static str = "PolicyProductAvailabilityPolicy";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Whitelist,
        Self::All,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "productAvailabilityPolicyUnspecified",
            Self::Whitelist => "whitelist",
            Self::All => "all",
        }
    }
}

impl Serialize for PolicyProductAvailabilityPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for PolicyProductAvailabilityPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductApprovalEventApproved` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductApprovalEventApproved {
    /// `unknown`
    #[default]
    Unknown,
    /// `approved`
    Approved,
    /// `unapproved`
    Unapproved,
}

impl crate::WireEnum for ProductApprovalEventApproved {
    const NAME: &'static str = "ProductApprovalEventApproved";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Approved,
        Self::Unapproved,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Approved => "approved",
            Self::Unapproved => "unapproved",
        }
    }
}

impl Serialize for ProductApprovalEventApproved {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductApprovalEventApproved {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductAvailabilityChangeEventAvailabilityStatus` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductAvailabilityChangeEventAvailabilityStatus {
    /// `unknown`
    #[default]
    Unknown,
    /// `available`
    Available,
    /// `removed`
    Removed,
    /// `unpublished`
    Unpublished,
}

impl crate::WireEnum for ProductAvailabilityChangeEventAvailabilityStatus {
    const NAME: &'static str = "ProductAvailabilityChangeEventAvailabilityStatus";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Available,
        Self::Removed,
        Self::Unpublished,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Available => "available",
            Self::Removed => "removed",
            Self::Unpublished => "unpublished",
        }
    }
}

impl Serialize for ProductAvailabilityChangeEventAvailabilityStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductAvailabilityChangeEventAvailabilityStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductAvailableTracks` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductAvailableTracks {
    /// `appTrackUnspecified`
    #[default]
    Unspecified,
    /// `production`
    Production,
    /// `beta`
    Beta,
    /// `alpha`
    Alpha,
}

impl crate::WireEnum for ProductAvailableTracks {
    const NAME: &'static str = "ProductAvailableTracks";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Production,
        Self::Beta,
        Self::Alpha,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "appTrackUnspecified",
            Self::Production => "production",
            Self::Beta => "beta",
            Self::Alpha => "alpha",
        }
    }
}

impl Serialize for ProductAvailableTracks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductAvailableTracks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductContentRating` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductContentRating {
    /// `ratingUnknown`
    #[default]
    RatingUnknown,
    /// `all`
    All,
    /// `preTeen`
    PreTeen,
    /// `teen`
    Teen,
    /// `mature`
    Mature,
}

impl crate::WireEnum for ProductContentRating {
    const NAME: &'static str = "ProductContentRating";
    const ALL: &'static [Self] = &[
        Self::RatingUnknown,
        Self::All,
        Self::PreTeen,
        Self::Teen,
        Self::Mature,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::RatingUnknown => "ratingUnknown",
            Self::All => "all",
            Self::PreTeen => "preTeen",
            Self::Teen => "teen",
            Self::Mature => "mature",
        }
    }
}

impl Serialize for ProductContentRating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductContentRating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductDistributionChannel` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductDistributionChannel {
    /// `publicGoogleHosted`
    #[default]
    PublicGoogleHosted,
    /// `privateGoogleHosted`
    PrivateGoogleHosted,
    /// `privateSelfHosted`
    PrivateSelfHosted,
}

impl crate::WireEnum for ProductDistributionChannel {
    const NAME: &'static str = "ProductDistributionChannel";
    const ALL: &'static [Self] = &[
        Self::PublicGoogleHosted,
        Self::PrivateGoogleHosted,
        Self::PrivateSelfHosted,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::PublicGoogleHosted => "publicGoogleHosted",
            Self::PrivateGoogleHosted => "privateGoogleHosted",
            Self::PrivateSelfHosted => "privateSelfHosted",
        }
    }
}

impl Serialize for ProductDistributionChannel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductDistributionChannel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductFeatures` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductFeatures {
    /// `featureUnknown`
    #[default]
    FeatureUnknown,
    /// `vpnApp`
    VpnApp,
}

impl crate::WireEnum for ProductFeatures {
    const NAME: &'static str = "ProductFeatures";
    const ALL: &'static [Self] = &[
        Self::FeatureUnknown,
        Self::VpnApp,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::FeatureUnknown => "featureUnknown",
            Self::VpnApp => "vpnApp",
        }
    }
}

impl Serialize for ProductFeatures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductFeatures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductPermissionState` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductPermissionState {
    /// `required`
    #[default]
    Required,
    /// `accepted`
    Accepted,
}

impl crate::WireEnum for ProductPermissionState {
    const NAME: &'static str = "ProductPermissionState";
    const ALL: &'static [Self] = &[
        Self::Required,
        Self::Accepted,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Accepted => "accepted",
        }
    }
}

impl Serialize for ProductPermissionState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductPermissionState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductPolicyAutoUpdateMode` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductPolicyAutoUpdateMode {
    /// `autoUpdateModeUnspecified`
    #[default]
    Unspecified,
    /// `autoUpdateDefault`
    AutoUpdateDefault,
    /// `autoUpdatePostponed`
    AutoUpdatePostponed,
    /// `autoUpdateHighPriority`
    AutoUpdateHighPriority,
}

impl crate::WireEnum for ProductPolicyAutoUpdateMode {
    const NAME: &'static str = "ProductPolicyAutoUpdateMode";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::AutoUpdateDefault,
        Self::AutoUpdatePostponed,
        Self::AutoUpdateHighPriority,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "autoUpdateModeUnspecified",
            Self::AutoUpdateDefault => "autoUpdateDefault",
            Self::AutoUpdatePostponed => "autoUpdatePostponed",
            Self::AutoUpdateHighPriority => "autoUpdateHighPriority",
        }
    }
}

impl Serialize for ProductPolicyAutoUpdateMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductPolicyAutoUpdateMode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductPolicyTracks` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductPolicyTracks {
    /// `appTrackUnspecified`
    #[default]
    Unspecified,
    /// `production`
    Production,
    /// `beta`
    Beta,
    /// `alpha`
    Alpha,
}

impl crate::WireEnum for ProductPolicyTracks {
    const NAME: &'static str = "ProductPolicyTracks";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Production,
        Self::Beta,
        Self::Alpha,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "appTrackUnspecified",
            Self::Production => "production",
            Self::Beta => "beta",
            Self::Alpha => "alpha",
        }
    }
}

impl Serialize for ProductPolicyTracks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductPolicyTracks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductProductPricing` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductProductPricing {
    /// `unknown`
    #[default]
    Unknown,
    /// `free`
    Free,
    /// `freeWithInAppPurchase`
    FreeWithInAppPurchase,
    /// `paid`
    Paid,
}

impl crate::WireEnum for ProductProductPricing {
    const NAME: &'static str = "ProductProductPricing";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Free,
        Self::FreeWithInAppPurchase,
        Self::Paid,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Free => "free",
            Self::FreeWithInAppPurchase => "freeWithInAppPurchase",
            Self::Paid => "paid",
        }
    }
}

impl Serialize for ProductProductPricing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductProductPricing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductSetProductSetBehavior` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductSetProductSetBehavior {
    /// `unknown`
    #[default]
    Unknown,
    /// `whitelist`
    Whitelist,
    /// `includeAll`
    IncludeAll,
    /// `allApproved`
    AllApproved,
}

impl crate::WireEnum for ProductSetProductSetBehavior {
    const NAME: &'static str = "ProductSetProductSetBehavior";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Whitelist,
        Self::IncludeAll,
        Self::AllApproved,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Whitelist => "whitelist",
            Self::IncludeAll => "includeAll",
            Self::AllApproved => "allApproved",
        }
    }
}

impl Serialize for ProductSetProductSetBehavior {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductSetProductSetBehavior {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductVisibilityTracks` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductVisibilityTracks {
    /// `appTrackUnspecified`
    #[default]
    Unspecified,
    /// `production`
    Production,
    /// `beta`
    Beta,
    /// `alpha`
    Alpha,
}

impl crate::WireEnum for ProductVisibilityTracks {
    const NAME: &'static str = "ProductVisibilityTracks";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::Production,
        Self::Beta,
        Self::Alpha,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "appTrackUnspecified",
            Self::Production => "production",
            Self::Beta => "beta",
            Self::Alpha => "alpha",
        }
    }
}

impl Serialize for ProductVisibilityTracks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductVisibilityTracks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ProductsApproveRequestApprovedPermissions` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductsApproveRequestApprovedPermissions {
    /// `currentPermissionsOnly`
    #[default]
    CurrentPermissionsOnly,
    /// `allPermissions`
    AllPermissions,
}

impl crate::WireEnum for ProductsApproveRequestApprovedPermissions {
    const NAME: &'static str = "ProductsApproveRequestApprovedPermissions";
    const ALL: &'static [Self] = &[
        Self::CurrentPermissionsOnly,
        Self::AllPermissions,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::CurrentPermissionsOnly => "currentPermissionsOnly",
            Self::AllPermissions => "allPermissions",
        }
    }
}

impl Serialize for ProductsApproveRequestApprovedPermissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ProductsApproveRequestApprovedPermissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `ServiceAccountKeyType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceAccountKeyType {
    /// `googleCredentials`
    #[default]
    GoogleCredentials,
    /// `pkcs12`
    Pkcs12,
}

impl crate::WireEnum for ServiceAccountKeyType {
    const NAME: &'static str = "ServiceAccountKeyType";
    const ALL: &'static [Self] = &[
        Self::GoogleCredentials,
        Self::Pkcs12,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::GoogleCredentials => "googleCredentials",
            Self::Pkcs12 => "pkcs12",
        }
    }
}

impl Serialize for ServiceAccountKeyType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for ServiceAccountKeyType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `StoreLayoutStoreLayoutType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoreLayoutStoreLayoutType {
    /// `unknown`
    #[default]
    Unknown,
    /// `basic`
    Basic,
    /// `custom`
    Custom,
}

impl crate::WireEnum for StoreLayoutStoreLayoutType {
    const NAME: &'static str = "StoreLayoutStoreLayoutType";
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Basic,
        Self::Custom,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Basic => "basic",
            Self::Custom => "custom",
        }
    }
}

impl Serialize for StoreLayoutStoreLayoutType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for StoreLayoutStoreLayoutType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `UserAccountType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserAccountType {
    /// `deviceAccount`
    #[default]
    DeviceAccount,
    /// `userAccount`
    UserAccount,
}

impl crate::WireEnum for UserAccountType {
    const NAME: &'static str = "UserAccountType";
    const ALL: &'static [Self] = &[
        Self::DeviceAccount,
        Self::UserAccount,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::DeviceAccount => "deviceAccount",
            Self::UserAccount => "userAccount",
        }
    }
}

impl Serialize for UserAccountType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for UserAccountType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `UserManagementType` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserManagementType {
    /// `googleManaged`
    #[default]
    GoogleManaged,
    /// `emmManaged`
    EmmManaged,
}

impl crate::WireEnum for UserManagementType {
    const NAME: &'static str = "UserManagementType";
    const ALL: &'static [Self] = &[
        Self::GoogleManaged,
        Self::EmmManaged,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::GoogleManaged => "googleManaged",
            Self::EmmManaged => "emmManaged",
        }
    }
}

impl Serialize for UserManagementType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for UserManagementType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `WebAppDisplayMode` of androidenterprise v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebAppDisplayMode {
    /// `displayModeUnspecified`
    #[default]
    Unspecified,
    /// `minimalUi`
    MinimalUi,
    /// `standalone`
    Standalone,
    /// `fullScreen`
    FullScreen,
}

impl crate::WireEnum for WebAppDisplayMode {
    const NAME: &'static str = "WebAppDisplayMode";
    const ALL: &'static [Self] = &[
        Self::Unspecified,
        Self::MinimalUi,
        Self::Standalone,
        Self::FullScreen,
    ];
    const UNSPECIFIED: Option<Self> = Some(Self::Unspecified);

    fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "displayModeUnspecified",
            Self::MinimalUi => "minimalUi",
            Self::Standalone => "standalone",
            Self::FullScreen => "fullScreen",
        }
    }
}

impl Serialize for WebAppDisplayMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for WebAppDisplayMode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `Administrator` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Administrator {
    /// `email`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Administrator {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "email",
    ];
}

impl Serialize for Administrator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Administrator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl AdministratorWebToken {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "token",
    ];
}

impl Serialize for AdministratorWebToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl AdministratorWebTokenSpec {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "managedConfigurations",
        "parent",
        "permission",
        "playSearch",
        "privateApps",
        "storeBuilder",
        "webApps",
        "zeroTouch",
    ];
}

impl Serialize for AdministratorWebTokenSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(AdministratorWebTokenSpecKind, "androidenterprise#administratorWebTokenSpec");

/// `AdministratorWebTokenSpecManagedConfigurations` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecManagedConfigurations {
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecManagedConfigurations {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecManagedConfigurations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecManagedConfigurations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AdministratorWebTokenSpecPlaySearch` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecPlaySearch {
    /// `approveApps`
    #[serde(alias = "approve_apps")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approve_apps: Option<bool>,
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecPlaySearch {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "approveApps",
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecPlaySearch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecPlaySearch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AdministratorWebTokenSpecPrivateApps` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecPrivateApps {
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecPrivateApps {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecPrivateApps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecPrivateApps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AdministratorWebTokenSpecStoreBuilder` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecStoreBuilder {
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecStoreBuilder {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecStoreBuilder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecStoreBuilder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AdministratorWebTokenSpecWebApps` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecWebApps {
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecWebApps {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecWebApps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecWebApps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AdministratorWebTokenSpecZeroTouch` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AdministratorWebTokenSpecZeroTouch {
    /// `enabled`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl AdministratorWebTokenSpecZeroTouch {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enabled",
    ];
}

impl Serialize for AdministratorWebTokenSpecZeroTouch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AdministratorWebTokenSpecZeroTouch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl AndroidDevicePolicyConfig {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "state",
    ];
}

impl Serialize for AndroidDevicePolicyConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AndroidDevicePolicyConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(AndroidDevicePolicyConfigKind, "androidenterprise#androidDevicePolicyConfig");

/// `AppRestrictionsSchema` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchema {
    /// `kind`: always `androidenterprise#appRestrictionsSchema`
    pub kind: AppRestrictionsSchemaKind,
    /// `restrictions`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restrictions: Vec<AppRestrictionsSchemaRestriction>,
}

impl AppRestrictionsSchema {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "restrictions",
    ];
}

impl Serialize for AppRestrictionsSchema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl AppRestrictionsSchemaChangeEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "productId",
    ];
}

impl Serialize for AppRestrictionsSchemaChangeEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchemaChangeEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entry: Vec<String>,
    /// `entryValue`
    #[serde(alias = "entry_value")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entry_value: Vec<String>,
    /// `key`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// `nestedRestriction`
    #[serde(alias = "nested_restriction")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl AppRestrictionsSchemaRestriction {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "defaultValue",
        "description",
        "entry",
        "entryValue",
        "key",
        "nestedRestriction",
        "restrictionType",
        "title",
    ];
}

impl Serialize for AppRestrictionsSchemaRestriction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchemaRestriction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AppRestrictionsSchemaRestrictionRestrictionValue` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppRestrictionsSchemaRestrictionRestrictionValue {
    /// `type`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<AppRestrictionsSchemaRestrictionRestrictionValueType>,
    /// `valueBool`
    #[serde(alias = "value_bool")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bool: Option<bool>,
    /// `valueInteger`
    #[serde(alias = "value_integer")]
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i32>,
    /// `valueMultiselect`
    #[serde(alias = "value_multiselect")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_multiselect: Vec<String>,
    /// `valueString`
    #[serde(alias = "value_string")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
}

impl AppRestrictionsSchemaRestrictionRestrictionValue {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "type",
        "valueBool",
        "valueInteger",
        "valueMultiselect",
        "valueString",
    ];
}

impl Serialize for AppRestrictionsSchemaRestrictionRestrictionValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppRestrictionsSchemaRestrictionRestrictionValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AppState` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppState {
    /// `keyedAppState`
    #[serde(alias = "keyed_app_state")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keyed_app_state: Vec<KeyedAppState>,
    /// `packageName`
    #[serde(alias = "package_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_name: Option<String>,
}

impl AppState {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "keyedAppState",
        "packageName",
    ];
}

impl Serialize for AppState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AppUpdateEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppUpdateEvent {
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

impl AppUpdateEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "productId",
    ];
}

impl Serialize for AppUpdateEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppUpdateEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AppVersion` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AppVersion {
    /// `isProduction`
    #[serde(alias = "is_production")]
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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl AppVersion {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "isProduction",
        "targetSdkVersion",
        "track",
        "trackId",
        "versionCode",
        "versionString",
    ];
}

impl Serialize for AppVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AppVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ApprovalUrlInfo {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "approvalUrl",
    ];
}

impl Serialize for ApprovalUrlInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ApprovalUrlInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl AuthenticationToken {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "token",
    ];
}

impl Serialize for AuthenticationToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AuthenticationToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl AutoInstallConstraint {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "chargingStateConstraint",
        "deviceIdleStateConstraint",
        "networkTypeConstraint",
    ];
}

impl Serialize for AutoInstallConstraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AutoInstallConstraint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `AutoInstallPolicy` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct AutoInstallPolicy {
    /// `autoInstallConstraint`
    #[serde(alias = "auto_install_constraint")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl AutoInstallPolicy {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "autoInstallConstraint",
        "autoInstallMode",
        "autoInstallPriority",
        "minimumVersionCode",
    ];
}

impl Serialize for AutoInstallPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for AutoInstallPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ConfigurationVariables` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ConfigurationVariables {
    /// `mcmId`
    #[serde(alias = "mcm_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mcm_id: Option<String>,
    /// `variableSet`
    #[serde(alias = "variable_set")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variable_set: Vec<VariableSet>,
}

impl ConfigurationVariables {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "mcmId",
        "variableSet",
    ];
}

impl Serialize for ConfigurationVariables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ConfigurationVariables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl Device {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "androidId",
        "device",
        "latestBuildFingerprint",
        "maker",
        "managementType",
        "model",
        "policy",
        "product",
        "report",
        "retailBrand",
        "sdkVersion",
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

crate::kind::constant!(DeviceKind, "androidenterprise#device");

/// `DeviceReport` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DeviceReport {
    /// `appState`
    #[serde(alias = "app_state")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_state: Vec<AppState>,
    /// `lastUpdatedTimestampMillis`
    #[serde(alias = "last_updated_timestamp_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_timestamp_millis: Option<i64>,
}

impl DeviceReport {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "appState",
        "lastUpdatedTimestampMillis",
    ];
}

impl Serialize for DeviceReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceReport {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl DeviceReportUpdateEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "report",
        "userId",
    ];
}

impl Serialize for DeviceReportUpdateEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceReportUpdateEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl DeviceState {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "accountState",
    ];
}

impl Serialize for DeviceState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DeviceState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(DeviceStateKind, "androidenterprise#deviceState");

/// `DevicesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct DevicesListResponse {
    /// `kind`: always `androidenterprise#devicesListResponse`
    pub kind: DevicesListResponseKind,
    /// `device`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub device: Vec<Device>,
}

impl DevicesListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "device",
    ];
}

impl Serialize for DevicesListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for DevicesListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl EnrollmentToken {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "duration",
        "enrollmentTokenType",
        "googleAuthenticationOptions",
        "token",
    ];
}

impl Serialize for EnrollmentToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnrollmentToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl EnrollmentTokenGoogleAuthenticationOptions {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "authenticationRequirement",
        "requiredAccountEmail",
    ];
}

impl Serialize for EnrollmentTokenGoogleAuthenticationOptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnrollmentTokenGoogleAuthenticationOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `Enterprise` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Enterprise {
    /// `kind`: always `androidenterprise#enterprise`
    pub kind: EnterpriseKind,
    /// `administrator`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl Enterprise {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "administrator",
        "enterpriseType",
        "googleAuthenticationSettings",
        "id",
        "managedGoogleDomainType",
        "name",
        "primaryDomain",
    ];
}

impl Serialize for Enterprise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Enterprise {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl EnterpriseAccount {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "accountEmail",
    ];
}

impl Serialize for EnterpriseAccount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnterpriseAccount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(EnterpriseAccountKind, "androidenterprise#enterpriseAccount");

/// `EnterpriseAuthenticationAppLinkConfig` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterpriseAuthenticationAppLinkConfig {
    /// `uri`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

impl EnterpriseAuthenticationAppLinkConfig {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "uri",
    ];
}

impl Serialize for EnterpriseAuthenticationAppLinkConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnterpriseAuthenticationAppLinkConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `EnterpriseUpgradeEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterpriseUpgradeEvent {
    /// `upgradeState`
    #[serde(alias = "upgrade_state")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade_state: Option<EnterpriseUpgradeEventUpgradeState>,
}

impl EnterpriseUpgradeEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "upgradeState",
    ];
}

impl Serialize for EnterpriseUpgradeEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnterpriseUpgradeEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `EnterprisesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EnterprisesListResponse {
    /// `kind`: always `androidenterprise#enterprisesListResponse`
    pub kind: EnterprisesListResponseKind,
    /// `enterprise`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enterprise: Vec<Enterprise>,
}

impl EnterprisesListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "enterprise",
    ];
}

impl Serialize for EnterprisesListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnterprisesListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl EnterprisesSendTestPushNotificationResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "messageId",
        "topicName",
    ];
}

impl Serialize for EnterprisesSendTestPushNotificationResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EnterprisesSendTestPushNotificationResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl Entitlement {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "productId",
        "reason",
    ];
}

impl Serialize for Entitlement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Entitlement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(EntitlementKind, "androidenterprise#entitlement");

/// `EntitlementsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct EntitlementsListResponse {
    /// `kind`: always `androidenterprise#entitlementsListResponse`
    pub kind: EntitlementsListResponseKind,
    /// `entitlement`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entitlement: Vec<Entitlement>,
}

impl EntitlementsListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "entitlement",
    ];
}

impl Serialize for EntitlementsListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EntitlementsListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(EntitlementsListResponseKind, "androidenterprise#entitlementsListResponse");

/// `GenerateEnterpriseUpgradeUrlResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GenerateEnterpriseUpgradeUrlResponse {
    /// `url`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl GenerateEnterpriseUpgradeUrlResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "url",
    ];
}

impl Serialize for GenerateEnterpriseUpgradeUrlResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GenerateEnterpriseUpgradeUrlResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `GoogleAuthenticationSettings` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GoogleAuthenticationSettings {
    /// `googleAuthenticationRequired`
    #[serde(alias = "google_authentication_required")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_authentication_required: Option<GoogleAuthenticationSettingsGoogleAuthenticationRequired>,
}

impl GoogleAuthenticationSettings {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "googleAuthenticationRequired",
    ];
}

impl Serialize for GoogleAuthenticationSettings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GoogleAuthenticationSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl GroupLicense {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "acquisitionKind",
        "approval",
        "numProvisioned",
        "numPurchased",
        "permissions",
        "productId",
    ];
}

impl Serialize for GroupLicense {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GroupLicense {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(GroupLicenseKind, "androidenterprise#groupLicense");

/// `GroupLicenseUsersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GroupLicenseUsersListResponse {
    /// `kind`: always `androidenterprise#groupLicenseUsersListResponse`
    pub kind: GroupLicenseUsersListResponseKind,
    /// `user`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user: Vec<User>,
}

impl GroupLicenseUsersListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "user",
    ];
}

impl Serialize for GroupLicenseUsersListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GroupLicenseUsersListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(GroupLicenseUsersListResponseKind, "androidenterprise#groupLicenseUsersListResponse");

/// `GroupLicensesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct GroupLicensesListResponse {
    /// `kind`: always `androidenterprise#groupLicensesListResponse`
    pub kind: GroupLicensesListResponseKind,
    /// `groupLicense`
    #[serde(alias = "group_license")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub group_license: Vec<GroupLicense>,
}

impl GroupLicensesListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "groupLicense",
    ];
}

impl Serialize for GroupLicensesListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for GroupLicensesListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl Install {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "installState",
        "productId",
        "versionCode",
    ];
}

impl Serialize for Install {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Install {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl InstallFailureEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "failureDetails",
        "failureReason",
        "productId",
        "userId",
    ];
}

impl Serialize for InstallFailureEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for InstallFailureEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `InstallsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct InstallsListResponse {
    /// `kind`: always `androidenterprise#installsListResponse`
    pub kind: InstallsListResponseKind,
    /// `install`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub install: Vec<Install>,
}

impl InstallsListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "install",
    ];
}

impl Serialize for InstallsListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for InstallsListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl KeyedAppState {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "data",
        "key",
        "message",
        "severity",
        "stateTimestampMillis",
    ];
}

impl Serialize for KeyedAppState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for KeyedAppState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl LocalizedText {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "locale",
        "text",
    ];
}

impl Serialize for LocalizedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for LocalizedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl MaintenanceWindow {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "durationMs",
        "startTimeAfterMidnightMs",
    ];
}

impl Serialize for MaintenanceWindow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for MaintenanceWindow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_property: Vec<ManagedProperty>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

impl ManagedConfiguration {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "configurationVariables",
        "managedProperty",
        "productId",
    ];
}

impl Serialize for ManagedConfiguration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(ManagedConfigurationKind, "androidenterprise#managedConfiguration");

/// `ManagedConfigurationsForDeviceListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsForDeviceListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsForDeviceListResponse`
    pub kind: ManagedConfigurationsForDeviceListResponseKind,
    /// `managedConfigurationForDevice`
    #[serde(alias = "managed_configuration_for_device")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configuration_for_device: Vec<ManagedConfiguration>,
}

impl ManagedConfigurationsForDeviceListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "managedConfigurationForDevice",
    ];
}

impl Serialize for ManagedConfigurationsForDeviceListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedConfigurationsForDeviceListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(ManagedConfigurationsForDeviceListResponseKind, "androidenterprise#managedConfigurationsForDeviceListResponse");

/// `ManagedConfigurationsForUserListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsForUserListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsForUserListResponse`
    pub kind: ManagedConfigurationsForUserListResponseKind,
    /// `managedConfigurationForUser`
    #[serde(alias = "managed_configuration_for_user")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configuration_for_user: Vec<ManagedConfiguration>,
}

impl ManagedConfigurationsForUserListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "managedConfigurationForUser",
    ];
}

impl Serialize for ManagedConfigurationsForUserListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedConfigurationsForUserListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    /// `mcmId`
    #[serde(alias = "mcm_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mcm_id: Option<String>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl ManagedConfigurationsSettings {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "lastUpdatedTimestampMillis",
        "mcmId",
        "name",
    ];
}

impl Serialize for ManagedConfigurationsSettings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedConfigurationsSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(ManagedConfigurationsSettingsKind, "androidenterprise#managedConfigurationsSettings");

/// `ManagedConfigurationsSettingsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedConfigurationsSettingsListResponse {
    /// `kind`: always `androidenterprise#managedConfigurationsSettingsListResponse`
    pub kind: ManagedConfigurationsSettingsListResponseKind,
    /// `managedConfigurationsSettings`
    #[serde(alias = "managed_configurations_settings")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_configurations_settings: Vec<ManagedConfigurationsSettings>,
}

impl ManagedConfigurationsSettingsListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "managedConfigurationsSettings",
    ];
}

impl Serialize for ManagedConfigurationsSettingsListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedConfigurationsSettingsListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bool: Option<bool>,
    /// `valueBundle`
    #[serde(alias = "value_bundle")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_bundle: Option<ManagedPropertyBundle>,
    /// `valueBundleArray`
    #[serde(alias = "value_bundle_array")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_string_array: Vec<String>,
}

impl ManagedProperty {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "key",
        "valueBool",
        "valueBundle",
        "valueBundleArray",
        "valueInteger",
        "valueString",
        "valueStringArray",
    ];
}

impl Serialize for ManagedProperty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedProperty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ManagedPropertyBundle` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ManagedPropertyBundle {
    /// `managedProperty`
    #[serde(alias = "managed_property")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub managed_property: Vec<ManagedProperty>,
}

impl ManagedPropertyBundle {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "managedProperty",
    ];
}

impl Serialize for ManagedPropertyBundle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ManagedPropertyBundle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl NewDeviceEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "deviceId",
        "dpcPackageName",
        "managementType",
        "userId",
    ];
}

impl Serialize for NewDeviceEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for NewDeviceEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `NewPermissionsEvent` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct NewPermissionsEvent {
    /// `approvedPermissions`
    #[serde(alias = "approved_permissions")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved_permissions: Vec<String>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `requestedPermissions`
    #[serde(alias = "requested_permissions")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requested_permissions: Vec<String>,
}

impl NewPermissionsEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "approvedPermissions",
        "productId",
        "requestedPermissions",
    ];
}

impl Serialize for NewPermissionsEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for NewPermissionsEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl Notification {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "appRestrictionsSchemaChangeEvent",
        "appUpdateEvent",
        "deviceReportUpdateEvent",
        "enterpriseId",
        "enterpriseUpgradeEvent",
        "installFailureEvent",
        "newDeviceEvent",
        "newPermissionsEvent",
        "notificationType",
        "productApprovalEvent",
        "productAvailabilityChangeEvent",
        "timestampMillis",
    ];
}

impl Serialize for Notification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Notification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `NotificationSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct NotificationSet {
    /// `kind`: always `androidenterprise#notificationSet`
    pub kind: NotificationSetKind,
    /// `notification`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notification: Vec<Notification>,
    /// `notificationSetId`
    #[serde(alias = "notification_set_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_set_id: Option<String>,
}

impl NotificationSet {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "notification",
        "notificationSetId",
    ];
}

impl Serialize for NotificationSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for NotificationSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl PageInfo {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "resultPerPage",
        "startIndex",
        "totalResults",
    ];
}

impl Serialize for PageInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PageInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl Permission {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "description",
        "name",
        "permissionId",
    ];
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Permission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_policy: Vec<ProductPolicy>,
}

impl Policy {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "autoUpdatePolicy",
        "deviceReportPolicy",
        "maintenanceWindow",
        "policyId",
        "productAvailabilityPolicy",
        "productPolicy",
    ];
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_tracks: Vec<TrackInfo>,
    /// `appVersion`
    #[serde(alias = "app_version")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub app_version: Vec<AppVersion>,
    /// `authorName`
    #[serde(alias = "author_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_name: Option<String>,
    /// `availableCountries`
    #[serde(alias = "available_countries")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub available_countries: Vec<String>,
    /// `availableTracks`
    #[serde(alias = "available_tracks")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires_container_app: Option<bool>,
    /// `screenshotUrls`
    #[serde(alias = "screenshot_urls")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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

impl Product {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "appRestrictionsSchema",
        "appTracks",
        "appVersion",
        "authorName",
        "availableCountries",
        "availableTracks",
        "category",
        "contentRating",
        "description",
        "detailsUrl",
        "distributionChannel",
        "features",
        "fullDescription",
        "iconUrl",
        "lastUpdatedTimestampMillis",
        "minAndroidSdkVersion",
        "permissions",
        "productId",
        "productPricing",
        "recentChanges",
        "requiresContainerApp",
        "screenshotUrls",
        "signingCertificate",
        "smallIconUrl",
        "title",
        "workDetailsUrl",
    ];
}

impl Serialize for Product {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Product {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ProductApprovalEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "approved",
        "productId",
    ];
}

impl Serialize for ProductApprovalEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductApprovalEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ProductAvailabilityChangeEvent {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "availabilityStatus",
        "productId",
    ];
}

impl Serialize for ProductAvailabilityChangeEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductAvailabilityChangeEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ProductPermission {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "permissionId",
        "state",
    ];
}

impl Serialize for ProductPermission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductPermission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ProductPermissions` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductPermissions {
    /// `kind`: always `androidenterprise#productPermissions`
    pub kind: ProductPermissionsKind,
    /// `permission`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permission: Vec<ProductPermission>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}

impl ProductPermissions {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "permission",
        "productId",
    ];
}

impl Serialize for ProductPermissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductPermissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_ids: Vec<String>,
    /// `tracks`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<ProductPolicyTracks>,
}

impl ProductPolicy {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "autoInstallPolicy",
        "autoUpdateMode",
        "enterpriseAuthenticationAppLinkConfigs",
        "managedConfiguration",
        "productId",
        "trackIds",
        "tracks",
    ];
}

impl Serialize for ProductPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ProductSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductSet {
    /// `kind`: always `androidenterprise#productSet`
    pub kind: ProductSetKind,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_id: Vec<String>,
    /// `productSetBehavior`
    #[serde(alias = "product_set_behavior")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_set_behavior: Option<ProductSetProductSetBehavior>,
    /// `productVisibility`
    #[serde(alias = "product_visibility")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_visibility: Vec<ProductVisibility>,
}

impl ProductSet {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "productId",
        "productSetBehavior",
        "productVisibility",
    ];
}

impl Serialize for ProductSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ProductSigningCertificate {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "certificateHashSha1",
        "certificateHashSha256",
    ];
}

impl Serialize for ProductSigningCertificate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductSigningCertificate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub track_ids: Vec<String>,
    /// `tracks`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<ProductVisibilityTracks>,
}

impl ProductVisibility {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "productId",
        "trackIds",
        "tracks",
    ];
}

impl Serialize for ProductVisibility {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductVisibility {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ProductsApproveRequest {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "approvalUrlInfo",
        "approvedPermissions",
    ];
}

impl Serialize for ProductsApproveRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductsApproveRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `ProductsGenerateApprovalUrlResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ProductsGenerateApprovalUrlResponse {
    /// `url`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl ProductsGenerateApprovalUrlResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "url",
    ];
}

impl Serialize for ProductsGenerateApprovalUrlResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductsGenerateApprovalUrlResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product: Vec<Product>,
    /// `tokenPagination`
    #[serde(alias = "token_pagination")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_pagination: Option<TokenPagination>,
}

impl ProductsListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "pageInfo",
        "product",
        "tokenPagination",
    ];
}

impl Serialize for ProductsListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ProductsListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ServiceAccount {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "key",
        "name",
    ];
}

impl Serialize for ServiceAccount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ServiceAccount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl ServiceAccountKey {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "data",
        "id",
        "publicData",
        "type",
    ];
}

impl Serialize for ServiceAccountKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ServiceAccountKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(ServiceAccountKeyKind, "androidenterprise#serviceAccountKey");

/// `ServiceAccountKeysListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct ServiceAccountKeysListResponse {
    /// `kind`: always `androidenterprise#serviceAccountKeysListResponse`
    pub kind: ServiceAccountKeysListResponseKind,
    /// `serviceAccountKey`
    #[serde(alias = "service_account_key")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_account_key: Vec<ServiceAccountKey>,
}

impl ServiceAccountKeysListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "serviceAccountKey",
    ];
}

impl Serialize for ServiceAccountKeysListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ServiceAccountKeysListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(ServiceAccountKeysListResponseKind, "androidenterprise#serviceAccountKeysListResponse");

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

impl SignupInfo {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "completionToken",
        "url",
    ];
}

impl Serialize for SignupInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SignupInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<LocalizedText>,
    /// `orderInPage`
    #[serde(alias = "order_in_page")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_in_page: Option<String>,
    /// `productId`
    #[serde(alias = "product_id")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub product_id: Vec<String>,
}

impl StoreCluster {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "id",
        "name",
        "orderInPage",
        "productId",
    ];
}

impl Serialize for StoreCluster {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for StoreCluster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl StoreLayout {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "homepageId",
        "storeLayoutType",
    ];
}

impl Serialize for StoreLayout {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for StoreLayout {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(StoreLayoutKind, "androidenterprise#storeLayout");

/// `StoreLayoutClustersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreLayoutClustersListResponse {
    /// `kind`: always `androidenterprise#storeLayoutClustersListResponse`
    pub kind: StoreLayoutClustersListResponseKind,
    /// `cluster`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cluster: Vec<StoreCluster>,
}

impl StoreLayoutClustersListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "cluster",
    ];
}

impl Serialize for StoreLayoutClustersListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for StoreLayoutClustersListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(StoreLayoutClustersListResponseKind, "androidenterprise#storeLayoutClustersListResponse");

/// `StoreLayoutPagesListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct StoreLayoutPagesListResponse {
    /// `kind`: always `androidenterprise#storeLayoutPagesListResponse`
    pub kind: StoreLayoutPagesListResponseKind,
    /// `page`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub page: Vec<StorePage>,
}

impl StoreLayoutPagesListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "page",
    ];
}

impl Serialize for StoreLayoutPagesListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for StoreLayoutPagesListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub link: Vec<String>,
    /// `name`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<LocalizedText>,
}

impl StorePage {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "id",
        "link",
        "name",
    ];
}

impl Serialize for StorePage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for StorePage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl TokenPagination {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "nextPageToken",
        "previousPageToken",
    ];
}

impl Serialize for TokenPagination {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for TokenPagination {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl TrackInfo {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "trackAlias",
        "trackId",
    ];
}

impl Serialize for TrackInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for TrackInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl User {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "accountIdentifier",
        "accountType",
        "displayName",
        "id",
        "managementType",
        "primaryEmail",
    ];
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for User {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

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

impl UserToken {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "token",
        "userId",
    ];
}

impl Serialize for UserToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UserToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(UserTokenKind, "androidenterprise#userToken");

/// `UsersListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct UsersListResponse {
    /// `kind`: always `androidenterprise#usersListResponse`
    pub kind: UsersListResponseKind,
    /// `user`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user: Vec<User>,
}

impl UsersListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "user",
    ];
}

impl Serialize for UsersListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for UsersListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(UsersListResponseKind, "androidenterprise#usersListResponse");

/// `VariableSet` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct VariableSet {
    /// `placeholder`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    /// `userValue`
    #[serde(alias = "user_value")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_value: Option<String>,
}

impl VariableSet {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "placeholder",
        "userValue",
    ];
}

impl Serialize for VariableSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for VariableSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `WebApp` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebApp {
    /// `kind`: always `androidenterprise#webApp`
    pub kind: WebAppKind,
    /// `displayMode`
    #[serde(alias = "display_mode")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_mode: Option<WebAppDisplayMode>,
    /// `icons`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub icons: Vec<WebAppIcon>,
    /// `isPublished`
    #[serde(alias = "is_published")]
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

impl WebApp {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "displayMode",
        "icons",
        "isPublished",
        "startUrl",
        "title",
        "versionCode",
        "webAppId",
    ];
}

impl Serialize for WebApp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for WebApp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(WebAppKind, "androidenterprise#webApp");

/// `WebAppIcon` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebAppIcon {
    /// `imageData`
    #[serde(alias = "image_data")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_data: Option<String>,
}

impl WebAppIcon {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "imageData",
    ];
}

impl Serialize for WebAppIcon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for WebAppIcon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

/// `WebAppsListResponse` of androidenterprise v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct WebAppsListResponse {
    /// `kind`: always `androidenterprise#webAppsListResponse`
    pub kind: WebAppsListResponseKind,
    /// `webApp`
    #[serde(alias = "web_app")]
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub web_app: Vec<WebApp>,
}

impl WebAppsListResponse {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "webApp",
    ];
}

impl Serialize for WebAppsListResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for WebAppsListResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

crate::kind::constant!(WebAppsListResponseKind, "androidenterprise#webAppsListResponse");
