//! What zero-touch calls the fields that the rules know by other names (zero-touch reference, sections 3 and 4). All others
//! have the same name in both.

/// The rules' name and zero-touch's; the first that fits a path counts.
pub(crate) const NAMES: &[(&str, &str)] = &[
    ("organisation.name", "customer.companyName"),
    ("organisation", "customer"),
    ("dpcId", "dpcResourcePath"),
    ("forcedResetSeconds", "forcedResetTime"),
    ("section", "sectionType"),
    ("metadata.", "deviceMetadata.entries."),
    ("metadata", "deviceMetadata"),
    ("workspaceId", "googleWorkspaceCustomerId"),
    ("provisioningToken", "preProvisioningToken"),
    ("simLockProfileId", "simlockProfileId"),
    ("vacationDays", "vacationModeDays"),
    ("vacationUntil", "vacationModeExpireTime"),
];

/// What zero-touch calls a field of the rules.
pub(super) fn wire_name(name: &'static str) -> &'static str {
    NAMES.iter().find(|(ours, _)| *ours == name).map_or(name, |(_, theirs)| theirs)
}
