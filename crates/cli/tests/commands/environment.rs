//! Options from environment variables.

use crate::support::{Installation, Running, muster};

/// The variables of `muster serve`, as a compose file leaves those it has no value for.
const EMPTY: [&str; 11] = [
    "MUSTER_ACCESS_LOG",
    "MUSTER_CORS_ORIGIN",
    "MUSTER_DATABASE_URL",
    "MUSTER_EVENT_RETENTION",
    "MUSTER_LOG",
    "MUSTER_LOG_FORMAT",
    "MUSTER_PUBLIC_URL",
    "MUSTER_QUOTA",
    "MUSTER_REQUIRE_SETUP_SECRET",
    "MUSTER_SETUP_RATE",
    "MUSTER_SIGN_IN_RATE",
];

#[test]
fn an_empty_variable_is_one_that_is_not_set() {
    let installation = Installation::new();
    let mut command = muster();
    command.args(["serve", "--listen", "127.0.0.1:0"]).arg("--data").arg(installation.data());
    command.envs(EMPTY.map(|name| (name, "")));
    let server = Running::start(command);
    let (code, err) = server.stop();
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("INFO"), "logs are not switched off: {err}");

    let mut command = muster();
    command.args(["serve", "--log", "off"]).env("MUSTER_LISTEN", "").env("MUSTER_DATA", "").arg("--database=mysql://x");
    command.current_dir(installation.directory.path());
    Installation::finish(command).refused(&["--database"]);

    let mut command = muster();
    command.args(["reseller", "list"]).env("MUSTER_DATA", "").current_dir(installation.directory.path());
    Installation::finish(command).refused(&["no muster database in muster-data"]);

    let mut command = muster();
    command
        .args(["phone", "boot", "--imei", "358471191079194"])
        .env("MUSTER_SERVER", "")
        .env("MUSTER_SETUP_SECRET", "");
    let done = Installation::finish(command);
    assert!(!done.err.contains("must start with http"), "{done:?}");
}

#[test]
fn the_help_names_empty_variables_as_well() {
    let mut command = muster();
    command.args(["serve", "--help"]).env("MUSTER_QUOTA", "");
    let help = Installation::finish(command).ok().out;
    assert!(help.contains("MUSTER_QUOTA") && help.contains("MUSTER_LISTEN"), "{help}");
}
