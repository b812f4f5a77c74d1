//! The forms in which API families write an organisation's id. Each is made from the number alone and leads back to it, so
//! that no table of names is needed and every family knows every organisation at once (decision 0013).

use crate::context::EPOCH_MILLIS;
use crate::id::OrganisationId;

/// Hexadecimal digits of an object id: four bytes of seconds since 1970, eight bytes of number.
const OBJECT_ID_DIGITS: usize = 24;

/// Of these, the digits of the seconds.
const SECONDS_DIGITS: usize = 8;

/// What every Play enterprise id begins with.
const PLAY_PREFIX: &str = "LC";

/// Digits of a Play enterprise id behind its prefix: enough for every id until 2095 (decision 0002).
const PLAY_DIGITS: usize = 11;

/// The digits of a Play enterprise id.
const BASE_36: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

impl OrganisationId {
    /// The id as 24 lower-case hexadecimal digits: when it was made, then its number.
    pub fn object_id(self) -> String {
        format!("{:08x}{:016x}", seconds(self.get()), self.get())
    }

    /// Reads what [`OrganisationId::object_id`] wrote, in either case; `None` for digits that it never writes.
    pub fn from_object_id(text: &str) -> Option<Self> {
        if text.len() != OBJECT_ID_DIGITS || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let (made, number) = text.split_at_checked(SECONDS_DIGITS)?;
        let number = i64::from_str_radix(number, 16).ok()?;
        (u32::from_str_radix(made, 16).ok()? == seconds(number)).then_some(Self::new(number))
    }

    /// The id as Play EMM writes enterprises: `LC` and lower-case letters or digits.
    pub fn play_enterprise_id(self) -> String {
        let mut rest = u64::from_be_bytes(self.get().to_be_bytes());
        let mut digits = Vec::with_capacity(PLAY_DIGITS);
        while rest > 0 || digits.len() < PLAY_DIGITS {
            let digit = usize::try_from(rest % 36).unwrap_or_default();
            digits.push(char::from(BASE_36[digit]));
            rest /= 36;
        }
        PLAY_PREFIX.chars().chain(digits.into_iter().rev()).collect()
    }

    /// Reads what [`OrganisationId::play_enterprise_id`] wrote; `None` for anything else.
    pub fn from_play_enterprise_id(text: &str) -> Option<Self> {
        let mut number: u64 = 0;
        for digit in text.strip_prefix(PLAY_PREFIX)?.bytes() {
            let value = BASE_36.iter().position(|known| *known == digit)?;
            number = number.checked_mul(36)?.checked_add(u64::try_from(value).ok()?)?;
        }
        // Each id has one spelling.
        let id = Self::new(i64::from_be_bytes(number.to_be_bytes()));
        (id.play_enterprise_id() == text).then_some(id)
    }
}

/// When an id was made, in seconds since 1970.
fn seconds(number: i64) -> u32 {
    let millis = (number >> crate::context::CHANCE_BITS).saturating_add(EPOCH_MILLIS);
    u32::try_from(millis / 1000).unwrap_or_default()
}
