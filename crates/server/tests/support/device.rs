//! Hardware identifiers that pass the rules.

use serde_json::{Value, json};

/// The `number`-th IMEI of a made-up phone model, with its check digit.
pub fn imei(number: u32) -> String {
    let digits = format!("35693803{number:06}");
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0');
            // Luhn: every second digit from the right is doubled, the check digit itself being the first.
            if place % 2 == 0 { (digit * 2) / 10 + (digit * 2) % 10 } else { digit }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

pub fn imei_identifier(number: u32) -> Value {
    json!({"imei": imei(number)})
}

/// A tablet without a modem.
pub fn wifi_identifier(number: u32) -> Value {
    json!({"serialNumber": format!("R52Tab{number:05}"), "manufacturer": "Google", "model": "Pixel Tablet"})
}
