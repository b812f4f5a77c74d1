//! What resellers write about a device (zero-touch reference, section 6).

use muster_store::{Column as _, params};

use crate::call::Call;
use crate::device::locate::{self, Reference};
use crate::device::record::{Device, Metadata, StoredOwner, metadata_text};
use crate::error::{Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{DeviceId, ResellerId};
use crate::tenancy::Viewer;
use crate::text;

/// Keys of Android devices.
const ANDROID_KEYS: &[&str] = &["phonenumber", "ordernumber"];

/// Keys of ChromeOS devices.
const CHROME_OS_KEYS: &[&str] = &["ordernumber", "annotatedassetid", "annotatedlocation", "annotateduser"];

/// Every key of either kind of device.
pub const METADATA_KEYS: &[&str] =
    &["phonenumber", "ordernumber", "annotatedassetid", "annotatedlocation", "annotateduser"];

/// Longest value. Google publishes no limit.
pub const MAX_METADATA_VALUE_CHARS: usize = 1024;

/// Merges into the metadata of a device this reseller claimed, and returns the result.
///
/// # Errors
/// NOT_FOUND for a device the reseller does not hold; a key or value that breaks its rule.
pub fn update_metadata_of(
    call: &mut Call<'_, '_>,
    partner_id: ResellerId,
    device_id: DeviceId,
    given: Option<&Metadata>,
) -> Result<Metadata, Error> {
    Ok(merge_into(call, partner_id, &Reference::to(device_id), given)?.metadata)
}

/// As [`update_metadata_of`], for a device that is named in any way. Returns its id.
///
/// # Errors
/// As [`update_metadata_of`]; a reference that is empty or double.
pub fn update_metadata(
    call: &mut Call<'_, '_>,
    partner_id: ResellerId,
    reference: &Reference,
    given: Option<&Metadata>,
) -> Result<DeviceId, Error> {
    Ok(merge_into(call, partner_id, reference, given)?.id)
}

fn merge_into(
    call: &mut Call<'_, '_>,
    partner_id: ResellerId,
    reference: &Reference,
    given: Option<&Metadata>,
) -> Result<Device, Error> {
    let found = locate::referenced(call.tx, "", reference, &Viewer::Reseller(partner_id))?;
    let given = given.ok_or_else(|| Error::required("metadata"))?;
    let mut device = found.into_iter().find(|device| device.is_claimed_by(partner_id)).ok_or_else(locate::not_found)?;
    if device.is_chrome_os() {
        let rule = "can only be changed for Android devices";
        return Err(Error::invalid("metadata", Violation::NotAllowed).rule(rule));
    }
    let before = device.metadata.clone();
    if merge(&mut device.metadata, given, false)? {
        let stored = if device.metadata.is_empty() { None } else { Some(metadata_text(&device.metadata)?) };
        call.tx.send(
            "UPDATE device SET metadata = ?3 WHERE customer_id = ?1 AND id = ?2",
            params![StoredOwner(device.customer_id).param(), device.id, &stored],
        )?;
        let event = Event::new(Kind::DeviceMetadataChanged, Subject::Device(device.id));
        call.record(device.customer_id, event.with(Detail::Fields { fields: &changed(&before, &device.metadata) }))?;
    }
    Ok(device)
}

/// Merges by key: a value replaces, an empty one deletes, what is not named stays. Tells whether anything changed.
pub(super) fn merge(stored: &mut Metadata, given: &Metadata, chrome_os: bool) -> Result<bool, Error> {
    let keys = if chrome_os { CHROME_OS_KEYS } else { ANDROID_KEYS };
    let mut merged = stored.clone();
    for (key, value) in given {
        let field = format!("metadata.{}", shorten(key));
        if !keys.contains(&key.as_str()) {
            let rule = format!("is not a metadata key of this kind of device: use {}", keys.join(", "));
            return Err(Error::invalid(field, Violation::Unknown).rule(rule));
        }
        match text::optional(&field, Some(value), MAX_METADATA_VALUE_CHARS)? {
            Some(value) => merged.insert(key.clone(), value.to_owned()),
            None => merged.remove(key),
        };
    }
    let changed = merged != *stored;
    *stored = merged;
    Ok(changed)
}

/// Keys whose values differ.
fn changed(before: &Metadata, after: &Metadata) -> Vec<&'static str> {
    METADATA_KEYS.iter().copied().filter(|key| before.get(*key) != after.get(*key)).collect()
}

/// A key that somebody made up can be of any length; the error shows its beginning.
fn shorten(key: &str) -> String {
    const SHOWN: usize = 40;
    key.chars().filter(|c| !c.is_control()).take(SHOWN).collect()
}
