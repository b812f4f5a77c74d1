//! The sections a device can be claimed in (zero-touch reference, section 4.2).

use muster_wire::zero_touch::SectionType;

use crate::error::{Error, Noun, Violation};

/// A section that must be named.
pub(super) fn required(section: Option<SectionType>) -> Result<SectionType, Error> {
    match section {
        Some(SectionType::Unspecified) | None => Err(Error::invalid("sectionType", Violation::Required)
            .of(Noun::Section)
            .rule("is required: SECTION_TYPE_ZERO_TOUCH or SECTION_TYPE_SIM_LOCK")),
        Some(section) => Ok(section),
    }
}
