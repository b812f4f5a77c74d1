//! `muster phone`: a simulated phone in the terminal.

mod boot;

pub use boot::{BootArgs, boot};
