//! Settings that the database keeps.

use muster_store::{Tx, params};
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A setting that the database keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// The address clients knew the server by when it last ran.
    PublicUrl,
    /// What `muster demo` made, as JSON, so that it is made once.
    Demo,
    /// When a server last found that the database takes writes, in milliseconds since 1970, with letters by chance behind it.
    LastReady,
    /// The time by which old things are removed, in milliseconds since 1970 ([`crate::retention`]).
    RetentionClock,
}

impl Setting {
    fn name(self) -> &'static str {
        match self {
            Setting::PublicUrl => "public_url",
            Setting::Demo => "demo",
            Setting::LastReady => "last_ready",
            Setting::RetentionClock => "retention_clock",
        }
    }

    /// The setting's value, if it was ever written.
    ///
    /// # Errors
    /// Only the database's.
    pub fn read(self, tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
        tx.one("SELECT value FROM setting WHERE name = ?1", params![self.name()], |row| Ok(row.string(0)?))
    }

    /// Writes the setting.
    ///
    /// # Errors
    /// Only the database's.
    pub fn write(self, tx: &mut Tx<'_>, value: &str) -> Result<(), Error> {
        tx.send(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![self.name(), value],
        )?;
        Ok(())
    }
}
