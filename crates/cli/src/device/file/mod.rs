//! Files of rows as people and spreadsheets write them: their encoding, their dialect, their rows.

mod dialect;
mod encoding;
mod records;

pub use dialect::{dialect, fitting, values};
pub use encoding::{Decoded, decode};
pub use records::{Misplaced, Record, Records, Shape};

use crate::failure::Failure;
use crate::input::Input;

/// Longest device file: more than a million rows of every column. A file is read whole, because only the whole of it tells
/// its encoding.
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// The text of a file.
pub fn read(input: &mut Input) -> Result<Decoded, Failure> {
    let bytes = input.bytes(MAX_FILE_BYTES + 1)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_FILE_BYTES) {
        let message = format!("{} is longer than {} MiB: divide it", input.name, MAX_FILE_BYTES / 1024 / 1024);
        return Err(Failure::new(message));
    }
    decode(bytes).map_err(|what| Failure::new(format!("{} {what}", input.name)))
}
