//! What `serve` and `demo` have in common: how the server runs.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::FalseyValueParser;
use muster_core::event::DEFAULT_RETENTION_DAYS;
use muster_server::{DEFAULT_SETUP_RATE, DEFAULT_SIGN_IN_RATE, MAX_CONNECTIONS, Settings, cors};

use crate::failure::Failure;
use crate::logging::{self, Log, LogFormat};

/// How the server runs.
#[derive(Debug, Clone, clap::Args)]
pub struct ServerOptions {
    /// Address to listen on; port 0 takes any free one
    #[arg(long, value_name = "HOST:PORT", env = "MUSTER_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Address clients reach the server at, e.g. https://muster.example.com [default: http:// and the listening address]
    #[arg(long, value_name = "URL", env = "MUSTER_PUBLIC_URL")]
    public_url: Option<String>,
    /// Enforce Google's quota of 1,000 queries per 100 seconds and user
    #[arg(long, value_enum, env = "MUSTER_QUOTA", default_value_t = Switch::Off)]
    quota: Switch,
    /// Set-up requests of phones per minute and network, or off
    #[arg(long, value_name = "N|off", env = "MUSTER_SETUP_RATE", value_parser = rate,
          default_value_t = Rate(Some(DEFAULT_SETUP_RATE)))]
    setup_rate: Rate,
    /// Attempts to sign in that may fail per minute and network, or off; behind a proxy all people are one network
    #[arg(long, value_name = "N|off", env = "MUSTER_SIGN_IN_RATE", value_parser = rate,
          default_value_t = Rate(Some(DEFAULT_SIGN_IN_RATE)))]
    sign_in_rate: Rate,
    /// Answer only phones that know their organisation's set-up secret (see `muster customer setup-secret`)
    #[arg(long, env = "MUSTER_REQUIRE_SETUP_SECRET", value_parser = FalseyValueParser::new())]
    pub require_setup_secret: bool,
    /// Days to keep events, or forever; ones that somebody still waits for are kept longer
    #[arg(long, value_name = "DAYS|forever", env = "MUSTER_EVENT_RETENTION", value_parser = retention,
          default_value_t = Retention(Some(DEFAULT_RETENTION_DAYS)))]
    event_retention: Retention,
    /// Origin of a console in a browser that may call the APIs, e.g. https://console.example.com, or * for any; may be given
    /// several times, or with commas between them
    #[arg(long, value_name = "ORIGIN", env = "MUSTER_CORS_ORIGIN", value_delimiter = ',', value_parser = origin)]
    cors_origin: Vec<String>,
    /// Log each request at the level info: method, status, time, caller and request id
    #[arg(long, value_enum, env = "MUSTER_ACCESS_LOG", default_value_t = Switch::On)]
    access_log: Switch,
    /// Form of the log lines on standard error
    #[arg(long, value_enum, env = "MUSTER_LOG_FORMAT", default_value_t)]
    log_format: LogFormat,
    /// What to log: a level, or target=level pairs such as warn,muster_server=debug
    #[arg(long, value_name = "FILTER", env = "MUSTER_LOG", default_value = logging::DEFAULT_FILTER)]
    log: String,
}

/// An origin, or nothing, as an environment may have it.
fn origin(text: &str) -> Result<String, String> {
    // People write a blank after the comma, and a file ends with a line break.
    let text = text.trim();
    if text.is_empty() { Ok(String::new()) } else { cors::origin(text) }
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    #[value(alias = "false")]
    Off,
    #[value(alias = "true")]
    On,
}

/// Requests of one kind per minute and network; `None`: any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rate(Option<u32>);

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(rate) => write!(f, "{rate}"),
            None => f.write_str("off"),
        }
    }
}

fn rate(text: &str) -> Result<Rate, String> {
    let text = text.trim();
    if text == "off" {
        return Ok(Rate(None));
    }
    match text.parse() {
        Ok(rate) if rate > 0 => Ok(Rate(Some(rate))),
        _ => Err("must be a whole number from 1, or off".to_owned()),
    }
}

/// Days to keep events; `None`: for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Retention(Option<u32>);

impl std::fmt::Display for Retention {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(days) => write!(f, "{days}"),
            None => f.write_str("forever"),
        }
    }
}

fn retention(text: &str) -> Result<Retention, String> {
    let text = text.trim();
    if text == "forever" {
        return Ok(Retention(None));
    }
    match text.parse() {
        Ok(days) if days > 0 => Ok(Retention(Some(days))),
        _ => Err("must be a whole number of days from 1, or forever".to_owned()),
    }
}

impl ServerOptions {
    /// Starts the log these options ask for. It ends with what is given back.
    pub fn start_log(&self) -> Result<Log, Failure> {
        logging::start(self.log_format, self.log.trim())
    }

    /// Refuses an address that cannot be listened on, before anything is made on the disk for a server that will not run. The
    /// server itself listens when its database is open; should somebody take the port in between, it says the same then.
    pub fn check_listen(&self) -> Result<(), Failure> {
        let address = address(self.listen.trim())?;
        match TcpListener::bind(address) {
            Ok(_) => Ok(()),
            Err(error) => Err(Failure::io(format_args!("--listen: cannot listen on {address}"), &error)),
        }
    }

    /// The server's settings.
    pub fn settings(&self, admin_socket: Option<PathBuf>) -> Result<Settings, Failure> {
        Ok(Settings {
            listen: address(self.listen.trim())?,
            public_url: self.public_url.as_deref().map(str::trim).filter(|url| !url.is_empty()).map(str::to_owned),
            quota: self.quota == Switch::On,
            setup_rate: self.setup_rate.0,
            sign_in_rate: self.sign_in_rate.0,
            require_setup_secret: self.require_setup_secret,
            event_retention_days: self.event_retention.0,
            cors_origins: self.cors_origin.iter().filter(|origin| !origin.is_empty()).cloned().collect(),
            access_log: self.access_log == Switch::On,
            admin_socket,
            max_connections: MAX_CONNECTIONS,
        })
    }
}

fn address(listen: &str) -> Result<SocketAddr, Failure> {
    let wrong =
        |why: String| Failure::new(format!("--listen: must be HOST:PORT, e.g. 127.0.0.1:8080 ({listen:?}: {why})"));
    let mut found = listen.to_socket_addrs().map_err(|error| wrong(error.to_string()))?;
    found.next().ok_or_else(|| wrong("this host has no address".to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use clap::Parser as _;

    use super::*;

    #[test]
    fn a_rate_is_a_positive_number_or_off() {
        assert_eq!(rate("off"), Ok(Rate(None)));
        assert_eq!(rate("30"), Ok(Rate(Some(30))));
        for wrong in ["0", "-1", "x", "", "1.5"] {
            assert!(rate(wrong).is_err(), "{wrong:?} should be refused");
        }
    }

    #[test]
    fn a_retention_is_a_positive_number_of_days_or_forever() {
        assert_eq!(retention("forever"), Ok(Retention(None)));
        assert_eq!(retention("30"), Ok(Retention(Some(30))));
        for wrong in ["0", "-1", "x", "", "1.5"] {
            assert!(retention(wrong).is_err(), "{wrong:?} should be refused");
        }
    }

    #[test]
    fn blanks_and_line_breaks_around_a_value_are_no_part_of_it() {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            server: ServerOptions,
        }
        let given = [
            "muster",
            "--listen=127.0.0.1:8080\n",
            "--public-url= https://muster.example.com\n",
            "--cors-origin=https://a.example, https://b.example\n",
            "--setup-rate=30\n",
            "--event-retention=forever\n",
        ];
        let settings = Line::try_parse_from(given).unwrap().server.settings(None).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.public_url.as_deref(), Some("https://muster.example.com"));
        assert_eq!(settings.cors_origins, ["https://a.example", "https://b.example"]);
        assert_eq!((settings.setup_rate, settings.event_retention_days), (Some(30), None));
    }

    #[test]
    fn names_and_both_kinds_of_addresses_can_be_listened_on() {
        assert_eq!(address("127.0.0.1:0").unwrap().port(), 0);
        assert_eq!(address("[::1]:8080").unwrap().port(), 8080);
        assert!(address("localhost:80").unwrap().ip().is_loopback());
        assert!(address("127.0.0.1").is_err(), "a port is needed");
    }
}
