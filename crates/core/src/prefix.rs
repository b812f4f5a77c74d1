//! Long ids that somebody named by their beginning, as people do with commits.

use muster_store::{Param, Tx};

use crate::error::{Code, Error, Noun, Violation};

/// Fewest characters that stand for an id: of a thousand random ids, two begin with the same six hexadecimal digits about
/// once in thirty.
pub const MIN_PREFIX_CHARS: usize = 6;

/// Matches that are named when a beginning is of several ids.
const NAMED_MATCHES: usize = 10;

/// Greater than every text that goes on behind a prefix.
const BEHIND_ALL: char = char::MAX;

/// Ids of a table that can be named by their beginning.
pub(crate) struct Abbreviated {
    /// What they are the ids of.
    pub noun: Noun,
    /// That in words.
    pub what: &'static str,
    /// Statement that gives the ids from `?1` to `?2`, in order.
    pub between: &'static str,
}

impl Abbreviated {
    /// The id that is `text`, or the only one that begins with it.
    ///
    /// # Errors
    /// NOT_FOUND where none does, FAILED_PRECONDITION with the ids where several do, INVALID_ARGUMENT for a beginning that is
    /// too short.
    pub(crate) fn find(&self, tx: &mut Tx<'_>, text: &str) -> Result<String, Error> {
        const FIELD: &str = "id";
        let last = format!("{text}{BEHIND_ALL}");
        let mut ids =
            tx.all(self.between, &[Param::Text(text), Param::Text(&last)], |row| Ok::<_, Error>(row.string(0)?))?;
        if let Some(whole) = ids.iter().find(|id| *id == text) {
            return Ok(whole.clone());
        }
        if text.chars().count() < MIN_PREFIX_CHARS {
            let article = if self.what.starts_with(['a', 'e', 'i', 'o', 'u', 'O']) { "an" } else { "a" };
            let what = self.what;
            let rule = format!(
                "must be the whole id of {article} {what}, or at least its first {MIN_PREFIX_CHARS} characters"
            );
            return Err(Error::invalid(FIELD, Violation::Malformed).of(self.noun).rule(rule));
        }
        match ids.len() {
            0 => Err(Error::not_found(self.noun, format!("there is no {} {text} ({FIELD})", self.what)).about(FIELD)),
            1 => Ok(ids.remove(0)),
            several => {
                let more = several.saturating_sub(NAMED_MATCHES);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                ids.truncate(NAMED_MATCHES);
                let message = format!("{text} is the beginning of {several} ids: {}{more}", ids.join(", "));
                Err(Error::new(Code::FailedPrecondition, message).of(self.noun).about(FIELD))
            }
        }
    }
}
