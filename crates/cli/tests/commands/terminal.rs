//! What is shown on a terminal of 24 lines and 80 columns, and what programs read instead.

use std::process::Command;

use crate::support::{Installation, muster, shown_in_terminal};

const BOLD: &str = "\u{1b}[1m";

fn on_demo(installation: &Installation, arguments: &[&str]) -> Command {
    let mut command = muster();
    command.args(arguments).arg("--data").arg(installation.data());
    command
}

#[track_caller]
fn fits(shown: &str, columns: usize) {
    for line in shown.replace(BOLD, "").replace("\u{1b}[0m", "").lines() {
        assert!(line.chars().count() <= columns, "{} columns: {line:?} in\n{shown}", line.chars().count());
    }
}

#[test]
fn every_list_of_the_demo_fits_80_columns_and_programs_get_all_of_it_on_long_lines() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let demo = installation.demo_json();
    let (partner, customer) = (demo["partnerId"].as_str().unwrap(), demo["customerId"].as_str().unwrap());
    let client = installation.path("client_secret.json");
    let create = ["oauth-client", "create", "--name", "Fleet tool", "--out", client.to_str().unwrap()];
    installation.run(&create).ok();
    for list in [
        &["reseller", "list"][..],
        &["vendor", "list", "--reseller", partner],
        &["customer", "list"],
        &["user", "list", "--company", customer],
        &["dpc", "list"],
        &["key", "list"],
        &["oauth-client", "list"],
        &["device", "list", "--limit", "20"],
        &["event", "list", "--limit", "20"],
        &["doctor"],
    ] {
        let shown = shown_in_terminal(on_demo(&installation, list), 80);
        fits(&shown, 80);
        assert!(shown.starts_with(BOLD), "the headings stand out: {shown}");
        let piped = installation.run(list).ok().out;
        assert!(!piped.contains('\u{1b}'), "{piped}");
        if list == ["routes"] {
            assert!(
                shown.contains("/v1/customers/{customersId}/\n") || shown.contains("/v1/customers/{customersId}/ ")
            );
        }
        if list[1..].first() == Some(&"list") {
            let wide = shown_in_terminal(on_demo(&installation, &[list, &["--wide"]].concat()), 80);
            assert_eq!(wide.replace(BOLD, "").replace("\u{1b}[0m", ""), piped, "--wide shows what programs get");
            assert!(shown.lines().count() <= 2 * piped.lines().count(), "cells are not broken to shreds:\n{shown}");
        }
    }
    let catalogue = shown_in_terminal(on_demo(&installation, &["dpc", "list"]), 80);
    assert!(catalogue.contains("com.microsoft.windowsintune.companyportal\n"), "no package is broken: {catalogue}");
    let mut routes = muster();
    routes.arg("routes");
    let routes = shown_in_terminal(routes, 80);
    fits(&routes, 80);
    assert!(routes.contains("POST    /v1/partners/{partnersId}/ ") && !routes.contains("/con\n"), "{routes}");
    let mut command = on_demo(&installation, &["device", "list", "--limit", "3"]);
    command.env("COLUMNS", "40");
    let narrow = shown_in_terminal(command, 80);
    assert!(narrow.contains("IMEI") && !narrow.contains("CONFIGURATION"), "{narrow}");
    let broad = shown_in_terminal(on_demo(&installation, &["device", "list", "--limit", "3"]), 160);
    assert!(broad.contains("MANUFACTURER") && broad.contains("CONFIGURATION"), "{broad}");

    let boot = ["phone", "boot", "--imei", demo["imei"].as_str().unwrap(), "--server", &server.url];
    let mut command = muster();
    command.args(boot);
    let shown = shown_in_terminal(command, 80);
    fits(&shown, 80);
    assert!(shown.lines().count() <= 22, "with the command and a prompt it fits 24 lines:\n{shown}");
    server.stop();
}

#[test]
fn given_no_color_then_nothing_on_the_terminal_has_a_style() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    for (value, styled) in [("1", false), ("", true)] {
        for arguments in [&["reseller", "list"][..], &["--help"], &["reseller", "--help"]] {
            // The help is printed whatever the data directory is.
            let mut command = muster();
            command.args(arguments).env("MUSTER_DATA", installation.data());
            // After the terminal's own environment, which has none.
            let mut shell = Command::new("env");
            shell.arg(format!("NO_COLOR={value}")).arg(command.get_program()).args(command.get_args());
            shell.env("MUSTER_DATA", installation.data());
            let shown = shown_in_terminal(shell, 80);
            assert_eq!(shown.contains('\u{1b}'), styled, "NO_COLOR={value:?} {arguments:?}:\n{shown}");
        }
    }
}

#[test]
fn the_help_of_every_command_fits_80_columns_and_shows_an_example() {
    fn walk(words: &[String], seen: &mut usize) {
        let mut command = muster();
        command.args(words).arg("--help");
        let help = shown_in_terminal(command, 80);
        let plain: String = without_styles(&help);
        for line in plain.lines() {
            // A usage is one line, however many options are required.
            let usage = line.starts_with("Usage:");
            assert!(usage || line.chars().count() <= 80, "{words:?}: {line:?}");
        }
        let commands: Vec<String> = match plain.split_once("Commands:\n") {
            Some((_, list)) => {
                let lines = list.lines().take_while(|line| !line.is_empty());
                let named = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
                named.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
            }
            None => Vec::new(),
        };
        if commands.is_empty() {
            assert!(
                plain.contains("Example") && plain.contains(&format!("muster {}", words.join(" "))),
                "{words:?}:\n{plain}"
            );
            *seen += 1;
        }
        for below in commands.iter().filter(|name| *name != "help") {
            walk(&[words, std::slice::from_ref(below)].concat(), seen);
        }
    }
    let mut seen = 0;
    walk(&[], &mut seen);
    assert!(seen > 40, "{seen} commands");
}

fn without_styles(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\u{1b}[") {
        plain += before;
        rest = behind.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}
