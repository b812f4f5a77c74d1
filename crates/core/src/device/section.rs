//! The sections a device can be claimed in (zero-touch reference, section 4.2).

use serde::{Deserialize, Serialize};

use crate::error::{Error, Noun};

/// A section of a device: each can be claimed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Section {
    /// Who configures the device.
    ZeroTouch,
    /// Who locks its SIM.
    SimLock,
}

impl Section {
    /// Every section.
    pub(super) const ALL: [Self; 2] = [Self::ZeroTouch, Self::SimLock];
}

/// A section that must be named.
pub(super) fn required(section: Option<Section>) -> Result<Section, Error> {
    section.ok_or_else(|| Error::required("section").of(Noun::Section))
}
