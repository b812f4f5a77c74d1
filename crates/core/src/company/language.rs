//! The languages a customer's welcome e-mail can have (zero-touch reference, section 4.1, `languageCode`).

use crate::error::{Error, Violation};

/// Every code the API takes.
const LANGUAGES: &[&str] = &[
    "ar", "zh-HK", "zh-CN", "zh-TW", "cs", "da", "nl", "en-GB", "en-US", "fil", "fi", "fr", "de", "iw", "hi", "hu",
    "id", "it", "ja", "ko", "no", "pl", "pt-BR", "pt-PT", "ru", "es", "es-419", "sv", "th", "tr", "uk", "vi",
];

/// The code as the list writes it (tags are compared without regard to case, BCP 47 section 2.1.1), or an error.
pub(crate) fn check(field: &str, code: &str) -> Result<&'static str, Error> {
    LANGUAGES.iter().copied().find(|known| known.eq_ignore_ascii_case(code)).ok_or_else(|| {
        Error::invalid(field, Violation::Unknown).rule(format!("must be one of {}", LANGUAGES.join(", ")))
    })
}
