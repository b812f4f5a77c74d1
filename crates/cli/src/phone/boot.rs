//! `muster phone boot`: what a phone does after a factory reset, up to the set-up wizard's screen.

use muster_simulator::{Phone, Setup, screen};
use std::process::ExitCode;

/// Exit code for a phone that the server does not know, so that scripts can tell it from a failure (1).
const NOT_REGISTERED: u8 = 3;

/// What the simulated phone is and which server it asks.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster phone boot --imei 358471191079194\n  \
    muster phone boot --serial R5CX12345 --manufacturer Google --model \"Pixel 9\"\n\n\
    Exit codes: 0 managed by an organization, 3 not registered, 1 error, 2 wrong usage.")]
pub struct BootArgs {
    /// IMEI; give it twice for a phone with two SIM slots
    #[arg(long, value_name = "IMEI")]
    imei: Vec<String>,
    /// MEID; give it twice for a phone with two radios
    #[arg(long, value_name = "MEID")]
    meid: Vec<String>,
    /// Serial number; recognised together with --manufacturer and --model
    #[arg(long, value_name = "NUMBER")]
    serial: Option<String>,
    /// Manufacturer, for instance Google
    #[arg(long, value_name = "NAME")]
    manufacturer: Option<String>,
    /// Model, for instance "Pixel 9"
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Set-up secret of the organization, for servers that demand one
    #[arg(long, value_name = "SECRET", env = "MUSTER_SETUP_SECRET", hide_env_values = true)]
    setup_secret: Option<String>,
    /// Address of the server
    #[arg(long, value_name = "URL", env = "MUSTER_SERVER", default_value = "http://127.0.0.1:8080")]
    server: String,
    /// Print the server's answer as JSON instead of the screen
    #[arg(long)]
    json: bool,
}

/// Boots the phone and prints what its user would see. Exit code 0: managed; 3: not registered.
///
/// # Errors
/// A message for the user: no identifier given, server out of reach, request refused.
pub fn boot(args: BootArgs) -> Result<ExitCode, String> {
    let json = args.json;
    let server = args.server.clone();
    let phone = phone(args)?;
    let setup = phone.boot(&server).map_err(|error| error.to_string())?;
    if json {
        let text = serde_json::to_string_pretty(&setup.to_answer())
            .map_err(|error| format!("cannot write the answer as JSON: {error}"))?;
        println!("{}", screen::plain_json(&text));
    } else {
        print!("{}", screen::draw(&phone, &setup));
    }
    Ok(match setup {
        Setup::Managed(_) => ExitCode::SUCCESS,
        Setup::NotRegistered => ExitCode::from(NOT_REGISTERED),
    })
}

fn phone(args: BootArgs) -> Result<Phone, String> {
    if args.imei.is_empty() && args.meid.is_empty() && args.serial.is_none() {
        return Err(
            "give the phone at least one identifier: --imei, --meid, or --serial with --manufacturer and --model"
                .to_owned(),
        );
    }
    let (imei, imei2) = at_most_two("--imei", args.imei)?;
    let (meid, meid2) = at_most_two("--meid", args.meid)?;
    Ok(Phone {
        imei,
        imei2,
        meid,
        meid2,
        serial_number: args.serial,
        manufacturer: args.manufacturer,
        model: args.model,
        setup_secret: args.setup_secret,
    })
}

/// The first and the second value; a phone has at most two of each (`api/device.json`).
fn at_most_two(option: &str, values: Vec<String>) -> Result<(Option<String>, Option<String>), String> {
    if values.len() > 2 {
        return Err(format!("{option} can be given at most twice, not {} times", values.len()));
    }
    let mut values = values.into_iter();
    Ok((values.next(), values.next()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        boot: BootArgs,
    }

    fn given(arguments: &[&str]) -> Result<Phone, String> {
        phone(Line::parse_from(std::iter::once(&"boot").chain(arguments)).boot)
    }

    #[test]
    fn given_no_identifier_then_the_options_are_named() {
        let error = given(&["--model", "Pixel 9"]).unwrap_err();
        assert!(error.contains("--imei") && error.contains("--meid") && error.contains("--serial"), "{error}");
    }

    #[test]
    fn given_two_imeis_then_the_second_is_the_second_sim() {
        let phone = given(&["--imei", "1", "--imei", "2"]).unwrap();
        assert_eq!((phone.imei.as_deref(), phone.imei2.as_deref()), (Some("1"), Some("2")));
    }

    #[test]
    fn given_three_imeis_then_they_are_refused() {
        let error = given(&["--imei", "1", "--imei", "2", "--imei", "3"]).unwrap_err();
        assert!(error.contains("--imei") && error.contains("at most twice"), "{error}");
    }
}
