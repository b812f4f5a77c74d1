//! The API families Muster serves. To add one: write its folder, name it here (`docs/adding-a-family.md`).

use crate::family::Family;
use crate::{device, play_emm, zero_touch};

/// Every family. The first one answers for paths that belong to nobody, and is meant where a client names none.
pub static FAMILIES: &[&Family] = &[&zero_touch::FAMILY, &play_emm::FAMILY, &device::FAMILY];
