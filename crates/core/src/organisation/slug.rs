//! An organisation's name in addresses.

use muster_store::{Param, Tx, params};

use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::id::OrganisationId;
use crate::organisation::{Kind, require};

/// Longest slug: what a label of a domain name may have (RFC 1035, section 2.3.4), so that one can become the other.
pub const MAX_SLUG_CHARS: usize = 63;

/// Characters of a name that go into its slug; a number fits behind them.
const MAX_FROM_NAME_CHARS: usize = 40;

/// Names alike are told apart by a number up to this one; further ones by their id, so that making one looks up a fixed
/// number of slugs however many there are.
const LAST_NUMBER: usize = 9;

/// A slug for a new organisation that nobody has: made from its name, and told apart from others by a number.
pub(super) fn free(tx: &mut Tx<'_>, kind: Kind, name: &str, id: OrganisationId) -> Result<String, Error> {
    let base = of_name(name).unwrap_or_else(|| kind.as_str().to_owned());
    let numbered = (2..=LAST_NUMBER).map(|number| format!("{base}-{number}"));
    let wished: Vec<String> = std::iter::once(base.clone()).chain(numbered).collect();
    let wanted: Vec<Param<'_>> = wished.iter().map(Param::from).collect();
    let taken =
        tx.all("SELECT slug FROM organisation WHERE slug IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &wanted, |row| {
            Ok::<_, Error>(row.string(0)?)
        })?;
    Ok(wished.into_iter().find(|slug| !taken.contains(slug)).unwrap_or_else(|| format!("{base}-{id}")))
}

/// Gives an organisation another slug.
///
/// # Errors
/// INVALID_ARGUMENT for a text that is no slug, ALREADY_EXISTS for one that another organisation has.
pub fn set_slug(call: &mut Call<'_, '_>, id: OrganisationId, slug: &str) -> Result<(), Error> {
    const FIELD: &str = "slug";
    require(call.tx, "organisation", id)?;
    if !is_slug(slug) {
        let rule = format!(
            "must have 1 to {MAX_SLUG_CHARS} lower-case letters, digits and hyphens, with a letter or digit at each end"
        );
        return Err(Error::invalid(FIELD, Violation::Malformed).rule(rule));
    }
    let owner = call.tx.one("SELECT id FROM organisation WHERE slug = ?1", params![slug], |row| {
        Ok::<_, Error>(OrganisationId::read(row, 0)?)
    })?;
    match owner {
        Some(owner) if owner == id => return Ok(()),
        Some(_) => {
            let message = format!("slug {slug} belongs to another organisation");
            return Err(Error::already_exists(Noun::Organisation, message).about(FIELD));
        }
        None => {}
    }
    call.tx.send("UPDATE organisation SET slug = ?2 WHERE id = ?1", params![id, slug])?;
    let changed = Event::new(event::Kind::OrganisationChanged, Subject::Organisation(id));
    call.record(id, changed.with(event::Detail::Fields { fields: &[FIELD] }))
}

/// What of a name can stand in an address: its ASCII letters and digits, with a hyphen for everything between them.
/// `None` when nothing is left.
fn of_name(name: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == MAX_FROM_NAME_CHARS {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (1..=MAX_SLUG_CHARS).contains(&text.len())
        && text.bytes().all(|byte| plain(byte) || byte == b'-')
        && text.bytes().next().is_some_and(plain)
        && text.bytes().last().is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_words_with_hyphens() {
        for (name, slug) in [
            ("XYZ Corp.", Some("xyz-corp")),
            ("  Müller & Söhne  ", Some("m-ller-s-hne")),
            ("株式会社", None),
            ("--", None),
            ("A", Some("a")),
        ] {
            assert_eq!(of_name(name).as_deref(), slug, "of {name:?}");
        }
        let long = of_name(&"ab ".repeat(100)).expect("letters");
        assert!(long.len() <= MAX_FROM_NAME_CHARS && is_slug(&long), "{long}");
    }

    #[test]
    fn only_words_with_hyphens_are_slugs() {
        for slug in ["a", "7", "a-b", "a--b", "harbour-mobile-2"] {
            assert!(is_slug(slug), "{slug}");
        }
        for text in ["", "-", "-a", "a-", "A", "a b", "ä", "a.b", "a/b", &"a".repeat(MAX_SLUG_CHARS + 1)] {
            assert!(!is_slug(text), "{text:?}");
        }
    }
}
