//! Checks that every text from outside passes.

use crate::error::{Error, Violation};

/// A text that must be there: trimmed of nothing, not blank, at most `max` characters, without control characters.
pub(crate) fn required<'v>(field: &str, value: Option<&'v str>, max: usize) -> Result<&'v str, Error> {
    let value = value.filter(|value| !value.trim().is_empty()).ok_or_else(|| Error::required(field))?;
    check(field, value, max)?;
    Ok(value)
}

/// A text that may be absent; empty counts as absent.
pub(crate) fn optional<'v>(field: &str, value: Option<&'v str>, max: usize) -> Result<Option<&'v str>, Error> {
    let value = value.filter(|value| !value.is_empty());
    if let Some(value) = value {
        check(field, value, max)?;
    }
    Ok(value)
}

fn check(field: &str, value: &str, max: usize) -> Result<(), Error> {
    // Counting stops at the limit, so a huge text costs no more than a long one.
    if value.chars().nth(max).is_some() {
        return Err(Error::invalid(field, Violation::TooLong { most: max }));
    }
    if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r') {
        return Err(Error::invalid(field, Violation::Malformed).rule("must not contain control characters"));
    }
    Ok(())
}

/// Longest e-mail address (RFC 5321, section 4.5.3.1.3, without the angle brackets).
pub(crate) const MAX_EMAIL_CHARS: usize = 254;

/// Longest local part of an e-mail address (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL_PART_CHARS: usize = 64;

/// An e-mail address that a person can be reached at: local part, `@`, a domain name with a dot.
pub(crate) fn email<'v>(field: &str, value: Option<&'v str>) -> Result<&'v str, Error> {
    let value = required(field, value, MAX_EMAIL_CHARS)?;
    if is_email(value) {
        return Ok(value);
    }
    Err(Error::invalid(field, Violation::Malformed).rule("must be an e-mail address such as admin@example.com"))
}

fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else { return false };
    let local_fits = (1..=MAX_LOCAL_PART_CHARS).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    local_fits && is_domain(domain)
}

/// Whether a text is a domain name of two labels or more (RFC 1035, section 2.3.1), letters of any script taken.
pub(crate) fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_use_are_taken() {
        for address in ["a@example.com", "it-support@example.co.uk", "o'neil+x@sub.example.org", "jörg@münchen.de"] {
            assert!(is_email(address), "{address} should be taken");
        }
    }

    #[test]
    fn texts_that_are_no_addresses_are_refused() {
        for address in
            ["", "a", "a@", "@b.c", "a@b", "a b@c.de", "a@b..c", "a@-b.de", ".a@b.de", "a..b@c.de", "a@b.de, c@d.ef"]
        {
            assert!(!is_email(address), "{address:?} should be refused");
        }
    }
}
