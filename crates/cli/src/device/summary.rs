//! What an import tells at its end.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::file::Decoded;
use super::results::{Reason, Tally};
use crate::output::described;
use crate::print::printable;

/// What an import did.
pub struct Summary {
    /// How many rows of each outcome there were.
    pub tally: Tally,
    /// The first rows that were refused.
    pub reasons: Vec<Reason>,
    /// Whether nothing was changed.
    pub dry_run: bool,
    /// Where the results are.
    pub result: PathBuf,
}

impl Summary {
    /// For people: the counts, the first reasons, and how the file was read where that is a guess.
    pub fn text(&self, file: &Decoded) -> String {
        let Tally { claimed, repeated, released, refused } = self.tally;
        let done = if self.dry_run { "would be claimed" } else { "claimed" };
        let rows = self.tally.rows();
        let mut text = format!("{claimed} of {rows} rows {done}, {refused} refused");
        if released > 0 {
            text += &format!(", {released} of released devices");
        }
        if repeated > 0 {
            text += &format!(", {repeated} of a device that an earlier row had named");
        }
        text += &format!("; see {}", described(&self.result, "the results above").display());
        for Reason { row, reason } in &self.reasons {
            text += &format!("\n  row {row}: {}", printable(reason));
        }
        let more = usize::try_from(refused).unwrap_or(usize::MAX).saturating_sub(self.reasons.len());
        if more > 0 {
            text += &format!("\n  and {more} more");
        }
        if let Some(guess) = file.guess() {
            text += &format!("\n{guess}");
        }
        text
    }

    /// The same for programs.
    pub fn json(&self, file: &Decoded) -> Value {
        json!({
            "rows": self.tally.rows(), "claimed": self.tally.claimed, "repeated": self.tally.repeated, "released": self.tally.released,
            "refused": self.tally.refused, "dryRun": self.dry_run, "encoding": file.encoding, "result": self.result,
            "reasons": self.reasons,
        })
    }
}
