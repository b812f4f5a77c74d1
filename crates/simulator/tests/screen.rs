//! What the set-up screen shows, and that nothing a server sends can leave its frame.
#![allow(clippy::unwrap_used)]

use muster_simulator::{DevicePolicyController, Managed, Organization, Phone, Setup, screen};
use muster_wire::{Duration, Verbatim};
use serde_json::{Value, json};

fn phone() -> Phone {
    Phone {
        imei: Some("350000000000006".into()),
        manufacturer: Some("Google".into()),
        model: Some("Pixel 9".into()),
        ..Phone::default()
    }
}

fn extras(value: Value) -> Verbatim {
    Verbatim::from_text(value.to_string()).expect("an object")
}

fn managed() -> Managed {
    Managed {
        organization: Organization {
            name: "Acme GmbH".into(),
            contact_email: Some("it@acme.example".into()),
            contact_phone: Some("+49 30 1234567".into()),
        },
        custom_message: Some("Welcome to Acme.\nKeep this phone charged.".into()),
        dpc: DevicePolicyController { package_name: "com.acme.dpc".into(), name: Some("Acme DPC".into()) },
        provisioning_extras: extras(json!({
            "android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED": true,
            "android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE": {"server": "https://mdm.acme.example", "group": 7}
        })),
        forced_reset_time: Some(Duration::from_seconds(5400)),
    }
}

fn draw(managed: Managed) -> String {
    screen::draw(&phone(), &Setup::Managed(Box::new(managed)))
}

#[test]
fn given_a_managed_phone_then_the_screen_shows_owner_contact_message_app_and_extras() {
    let screen = draw(managed());
    for expected in [
        "Google Pixel 9",
        "IMEI 350000000000006",
        "This device belongs to",
        "Acme GmbH",
        "it@acme.example",
        "+49 30 1234567",
        "Welcome to Acme.",
        "Keep this phone charged.",
        "Acme DPC",
        "com.acme.dpc",
        "• LEAVE_ALL_SYSTEM_APPS_ENABLED = true",
        "• server = https://mdm.acme.example",
        "• group = 7",
        "after 1 h 30 min",
    ] {
        assert!(screen.contains(expected), "{expected:?} is missing in\n{screen}");
    }
}

#[test]
fn given_a_usual_configuration_then_its_screen_fits_a_terminal_of_24_lines_and_80_columns() {
    let screen = draw(managed());
    assert!(screen.lines().all(|line| line.chars().count() == 72), "{screen}");
    // The command and the next prompt have lines too.
    assert!(screen.lines().count() <= 22, "{} lines:\n{screen}", screen.lines().count());
}

#[test]
fn given_wide_characters_then_the_right_side_stays_in_its_column() {
    let mut wide = managed();
    wide.organization.name = "株式会社ムスター".into();
    let screen = draw(wide);
    let line = screen.lines().find(|line| line.contains("株式会社")).unwrap();
    // Eight characters of two columns each.
    assert_eq!(line.chars().count() + 8, 72, "{line}");
    assert!(line.ends_with('│'), "{line}");
}

#[test]
fn given_an_unregistered_phone_then_the_screen_is_plain_and_names_no_organization() {
    let screen = screen::draw(&phone(), &Setup::NotRegistered);
    assert!(screen.contains("sets up as"), "{screen}");
    assert!(!screen.contains("Installing"), "{screen}");
}

#[test]
fn given_escape_sequences_in_every_text_then_the_terminal_sees_none() {
    let bad = "\u{1b}[2J\u{9b}31m\u{7}\u{202e}\r│\u{1b}]8;;http://x\u{7}";
    let hostile = Managed {
        organization: Organization {
            name: bad.into(),
            contact_email: Some(bad.into()),
            contact_phone: Some(bad.into()),
        },
        custom_message: Some(bad.into()),
        dpc: DevicePolicyController { package_name: bad.into(), name: Some(bad.into()) },
        provisioning_extras: extras(
            json!({ bad: bad, "android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE": { bad: {bad: [bad]} } }),
        ),
        forced_reset_time: None,
    };
    let phone = Phone { imei: Some(bad.into()), manufacturer: Some(bad.into()), ..Phone::default() };
    let screen = screen::draw(&phone, &Setup::Managed(Box::new(hostile)));
    let found: Vec<_> = screen.chars().filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}').collect();
    assert!(found.is_empty(), "{found:?} in {screen:?}");
}

#[test]
fn given_more_extras_than_a_screen_holds_then_the_rest_is_counted() {
    let mut many = managed();
    many.provisioning_extras = extras((0..25).map(|n| (format!("key{n:02}"), json!("x".repeat(5000)))).collect());
    let screen = draw(many);
    assert!(screen.contains("and 5 more"), "{screen}");
    assert!(
        screen.lines().count() < 150,
        "long values are shortened, but the screen has {} lines",
        screen.lines().count()
    );
}

#[test]
fn given_both_names_of_the_admin_extras_then_the_long_one_is_shown() {
    let mut both = managed();
    both.provisioning_extras = extras(
        json!({"a.a.e.PAEB": {"from": "short"}, "android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE": {"from": "long"}}),
    );
    let screen = draw(both);
    assert!(screen.contains("from = long") && !screen.contains("short"), "{screen}");
}
