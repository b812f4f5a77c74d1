//! The set-up wizard's screen, drawn as text.
//!
//! What a server sends is shown to a person on a terminal, so every text passes through [`plain`] first:
//! neither an escape sequence nor a mark that reorders text gets through.

mod frame;
mod visible;
mod width;

pub use visible::{plain, plain_json};

use crate::{Managed, Phone, Setup};
use frame::Frame;
use muster_wire::Duration;
use serde_json::{Map, Value};

/// The extra that is for the DPC alone, under its long and its short name; the long one wins when both are
/// there (device-side reference, section 1).
const ADMIN_EXTRAS: [&str; 2] = ["android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE", "a.a.e.PAEB"];

/// What all long names of extras begin with; left out on the narrow screen.
const EXTRA_PREFIX: &str = "android.app.extra.PROVISIONING_";

/// Stands between things on one line.
const SEPARATOR: &str = " · ";

/// Most extras of one kind on a screen; a phone would not show any, so this is for the developer's eye.
const MAX_SHOWN_EXTRAS: usize = 20;

/// Most characters shown of one value.
const MAX_SHOWN_VALUE: usize = 120;

/// Most characters shown of a text of the organisation: "one or two sentences" is what Google asks for
/// (zero-touch reference, configuration fields), and a screen must not scroll away.
const MAX_SHOWN_TEXT: usize = 600;

/// Draws the screen that a phone's user sees after the set-up request: lines of 72 columns, each ended by a
/// line break. Of a usual configuration it has fewer than 24 lines.
#[must_use]
pub fn draw(phone: &Phone, setup: &Setup) -> String {
    let mut frame = Frame::new();
    phone_lines(&mut frame, phone);
    frame.rule();
    match setup {
        Setup::Managed(managed) => managed_screen(&mut frame, managed),
        Setup::NotRegistered => {
            frame.text("Hi there!");
            frame.gap();
            frame.text("This device belongs to no organization that this server knows. It sets up as your own.");
        }
    }
    frame.finish()
}

fn phone_lines(frame: &mut Frame, phone: &Phone) {
    let make =
        [&phone.manufacturer, &phone.model].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let make = if make.trim().is_empty() { "Phone".to_owned() } else { make };
    let named = [
        ("IMEI", &phone.imei),
        ("IMEI 2", &phone.imei2),
        ("MEID", &phone.meid),
        ("MEID 2", &phone.meid2),
        ("Serial", &phone.serial_number),
    ];
    let known = named.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
    let known = known.map(|(name, value)| format!("{name} {}", width::shortened(value, MAX_SHOWN_VALUE)));
    frame.item("", &std::iter::once(make).chain(known).collect::<Vec<_>>().join(SEPARATOR));
}

fn managed_screen(frame: &mut Frame, managed: &Managed) {
    let organization = &managed.organization;
    frame.item("", &format!("This device belongs to {}.", shown(&organization.name)));
    frame.text("Your organization will manage this device and keep it secure.");
    if let Some(message) = managed.custom_message.as_ref().filter(|message| !message.trim().is_empty()) {
        frame.gap();
        frame.text(&shown(message));
    }
    let contacts: Vec<_> = [&organization.contact_email, &organization.contact_phone]
        .into_iter()
        .flatten()
        .map(|text| shown(text))
        .collect();
    if !contacts.is_empty() {
        frame.item("", &format!("For help: {}", contacts.join(SEPARATOR)));
    }
    frame.rule();
    let app: Vec<_> = managed.dpc.name.iter().chain([&managed.dpc.package_name]).map(|text| shown(text)).collect();
    frame.item("", &format!("Installing your work app: {}", app.join(SEPARATOR)));
    extras(frame, &managed.provisioning_extras.entries());
    if let Some(time) = managed.forced_reset_time {
        frame.rule();
        frame.text(&format!("Without a connection this device resets itself {}.", after(time)));
    }
}

fn shown(text: &str) -> String {
    width::shortened(text, MAX_SHOWN_TEXT)
}

fn extras(frame: &mut Frame, extras: &Map<String, Value>) {
    let admin = ADMIN_EXTRAS.iter().find_map(|key| extras.get(*key));
    let platform: Vec<_> = extras.iter().filter(|(key, _)| !ADMIN_EXTRAS.contains(&key.as_str())).collect();
    if !platform.is_empty() {
        frame.rule();
        frame.text("Set-up options");
        entries(frame, platform.into_iter());
    }
    match admin {
        None => {}
        Some(Value::Object(bundle)) => {
            frame.rule();
            frame.text("For the work app (admin extras)");
            entries(frame, bundle.iter());
        }
        Some(other) => {
            frame.rule();
            frame.text("For the work app (admin extras, not an object)");
            frame.item("• ", &value_text(other));
        }
    }
}

fn entries<'a>(frame: &mut Frame, entries: impl ExactSizeIterator<Item = (&'a String, &'a Value)>) {
    let left_out = entries.len().saturating_sub(MAX_SHOWN_EXTRAS);
    for (key, value) in entries.take(MAX_SHOWN_EXTRAS) {
        let key = width::shortened(key.strip_prefix(EXTRA_PREFIX).unwrap_or(key), MAX_SHOWN_VALUE);
        frame.item("• ", &format!("{key} = {}", value_text(value)));
    }
    if left_out > 0 {
        frame.item("• ", &format!("and {left_out} more"));
    }
}

/// A string as it is, anything else as JSON on one line.
fn value_text(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    width::shortened(&plain(&text), MAX_SHOWN_VALUE)
}

/// The forced reset time for a reader: "at once", "after 45 s", "after 1 h 30 min".
fn after(time: Duration) -> String {
    let seconds = time.seconds.max(0);
    let parts: Vec<_> = [(seconds / 3600, "h"), (seconds % 3600 / 60, "min"), (seconds % 60, "s")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if parts.is_empty() { "at once".to_owned() } else { format!("after {}", parts.join(" ")) }
}
