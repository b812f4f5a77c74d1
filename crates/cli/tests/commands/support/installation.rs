//! A data directory, and commands run on it.

use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use muster_core::device::identifier::imei_check_digit;
use muster_store::{Options, Store};
use serde_json::Value;
use tempfile::TempDir;

use super::server::Running;

/// What a command did.
#[derive(Debug)]
pub struct Done {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Done {
    /// The command succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, 0, "the command should succeed: {self:?}");
        self
    }

    /// The command was refused with exit code 1, printed nothing, and its one-line error has each of `parts` in it.
    #[track_caller]
    pub fn refused(&self, parts: &[&str]) {
        assert_eq!(self.code, 1, "the command should be refused: {self:?}");
        assert_eq!(self.out, "", "a refused command prints nothing on standard output: {self:?}");
        assert!(self.err.starts_with("error: "), "errors begin with `error: `: {self:?}");
        for part in parts {
            assert!(self.err.contains(part), "the error should name {part:?}: {self:?}");
        }
    }

    /// What the command printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

/// The binary, with nothing of this process's environment that it reads, and no terminal.
pub fn muster() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MUSTER_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// A data directory of its own.
pub struct Installation {
    pub directory: TempDir,
}

impl Installation {
    /// An empty one.
    pub fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// The data directory; it does not exist before the first command that makes it.
    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// Makes the data directory with an empty database in it, as a server that ran once leaves it.
    pub fn database(&self) -> &Self {
        if !self.data().is_dir() {
            DirBuilder::new().mode(0o700).create(self.data()).unwrap();
        }
        drop(Store::open(&Options::sqlite(self.data().join("muster.db"))).unwrap());
        self
    }

    /// A path beside the data directory.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a file beside the data directory.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs a command on the data directory.
    pub fn run(&self, arguments: &[&str]) -> Done {
        let mut command = muster();
        command.args(arguments).arg("--data").arg(self.data());
        Self::finish(command)
    }

    /// Runs a command on the data directory that reads a file as its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &Path) -> Done {
        let mut command = muster();
        command.args(arguments).arg("--data").arg(self.data()).stdin(File::open(input).unwrap());
        Self::finish(command)
    }

    /// Runs a command to its end.
    pub fn finish(mut command: Command) -> Done {
        let done = command.output().unwrap();
        Done {
            code: done.status.code().unwrap_or(-1),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    /// Runs a command with `--json`, which must succeed.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        self.run(&arguments).ok().json()
    }

    /// Makes something and gives its id.
    #[track_caller]
    pub fn make(&self, arguments: &[&str]) -> String {
        let made = self.json(arguments);
        made["id"].as_str().unwrap_or_else(|| panic!("no id in {made}")).to_owned()
    }

    /// A reseller and a customer it serves, whose terms are accepted.
    pub fn reseller_and_customer(&self) -> (String, String) {
        if !self.data().join("muster.db").exists() {
            self.database();
        }
        let reseller = self.make(&["reseller", "create", "--name", "Harbour"]);
        let customer = self.make(&[
            "customer",
            "create",
            "--name",
            "Birchfield",
            "--reseller",
            &reseller,
            "--owner",
            "it@birchfield.example",
            "--tos",
            "accepted",
        ]);
        (reseller, customer)
    }

    /// Starts a server on the data directory, at any free port.
    pub fn serve(&self, more: &[&str]) -> Running {
        let mut command = muster();
        command.args(["serve", "--listen", "127.0.0.1:0"]).arg("--data").arg(self.data()).args(more);
        Running::start(command)
    }

    /// Starts the demo on the data directory, at any free port.
    pub fn demo(&self, more: &[&str]) -> Running {
        let mut command = muster();
        command.args(["demo", "--listen", "127.0.0.1:0"]).arg("--data").arg(self.data()).args(more);
        Running::start(command)
    }

    /// What `demo.json` holds.
    pub fn demo_json(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.data().join("demo.json")).unwrap()).unwrap()
    }
}

/// A valid IMEI.
pub fn imei(number: u32) -> String {
    let body = format!("35847119{number:06}");
    format!("{body}{}", imei_check_digit(&body).unwrap())
}

/// A device file with one column `imei` and so many devices.
pub fn fleet_csv(devices: u32) -> String {
    (0..devices).fold("imei\n".to_owned(), |text, number| text + &imei(number) + "\n")
}

/// The permission bits of a file.
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
