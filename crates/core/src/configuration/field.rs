//! The fields of a configuration that a caller can write.

use crate::configuration::Configuration;

/// A field that a caller can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the field of a configuration of the same name")]
pub enum Field {
    ConfigurationName,
    CompanyName,
    ContactEmail,
    ContactPhone,
    CustomMessage,
    Dpc,
    DpcExtras,
    IsDefault,
    ForcedResetTime,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 9] = [
        Field::ConfigurationName,
        Field::CompanyName,
        Field::ContactEmail,
        Field::ContactPhone,
        Field::CustomMessage,
        Field::Dpc,
        Field::DpcExtras,
        Field::IsDefault,
        Field::ForcedResetTime,
    ];

    /// The name under which errors and events know it.
    pub fn name(self) -> &'static str {
        match self {
            Field::ConfigurationName => "configurationName",
            Field::CompanyName => "companyName",
            Field::ContactEmail => "contactEmail",
            Field::ContactPhone => "contactPhone",
            Field::CustomMessage => "customMessage",
            Field::Dpc => "dpcId",
            Field::DpcExtras => "dpcExtras",
            Field::IsDefault => "isDefault",
            Field::ForcedResetTime => "forcedResetSeconds",
        }
    }

    /// Whether the two have different values in this field.
    pub(super) fn differs(self, one: &Configuration, other: &Configuration) -> bool {
        match self {
            Field::ConfigurationName => one.configuration_name != other.configuration_name,
            Field::CompanyName => one.company_name != other.company_name,
            Field::ContactEmail => one.contact_email != other.contact_email,
            Field::ContactPhone => one.contact_phone != other.contact_phone,
            Field::CustomMessage => one.custom_message != other.custom_message,
            Field::Dpc => one.dpc_id != other.dpc_id,
            Field::DpcExtras => one.dpc_extras != other.dpc_extras,
            Field::IsDefault => one.is_default != other.is_default,
            Field::ForcedResetTime => one.forced_reset_seconds != other.forced_reset_seconds,
        }
    }
}
