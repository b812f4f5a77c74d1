//! How many connections the operating system lets the server have: each takes one of the process's open files.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::http::places::SPARE;

/// Connections at one time; when there are more, one that is idle makes room.
pub const MAX_CONNECTIONS: usize = 4096;

/// Connections below which a server is of no use: where not even these are possible, they are tried all the same.
const MIN_CONNECTIONS: usize = 16;

/// Open files of one connection to PostgreSQL: its socket, and the three of the runtime that drives it.
const FILES_OF_A_SESSION: usize = 4;

/// Connections to PostgreSQL at most: 8 for reads, 16 for writes (`muster_store::Options::postgres`).
const MAX_SESSIONS: usize = 24;

/// Open files of everything else: the spare connections for health checks, the administration socket and its 64 commands, and
/// 24 for the database's files, log, runtime and signals.
const OTHER_FILES: usize = SPARE + 64 + 24;

/// Open files that connections of clients must not take.
const RESERVED_FILES: usize = MAX_SESSIONS * FILES_OF_A_SESSION + OTHER_FILES;

/// Open files that [`MAX_CONNECTIONS`] need.
const WANTED_FILES: u64 = (MAX_CONNECTIONS + RESERVED_FILES) as u64;

/// The limits of this process's open files; `None`: none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenFiles {
    /// What counts. Usual is 1,024.
    pub soft: Option<u64>,
    /// How far the process may raise the soft limit.
    pub hard: Option<u64>,
}

impl OpenFiles {
    /// The limits as they are.
    pub fn of_this_process() -> Self {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        Self { soft: current, hard: maximum }
    }

    /// Raises the soft limit as far as connections need it and the hard limit lets it, and tells the limits then.
    pub fn raise() -> Self {
        let found = Self::of_this_process();
        let raised = found.raised();
        if raised == found
            || setrlimit(Resource::Nofile, Rlimit { current: raised.soft, maximum: raised.hard }).is_err()
        {
            return found;
        }
        raised
    }

    /// The limits after [`OpenFiles::raise`].
    #[must_use]
    pub fn raised(self) -> Self {
        let possible = self.hard.map_or(WANTED_FILES, |hard| hard.min(WANTED_FILES));
        Self { soft: self.soft.map(|soft| soft.max(possible)), ..self }
    }

    /// Connections that the soft limit lets a server have, at most [`MAX_CONNECTIONS`].
    pub fn connections(self) -> usize {
        let files = self.soft.map_or(usize::MAX, |soft| usize::try_from(soft).unwrap_or(usize::MAX));
        files.saturating_sub(RESERVED_FILES).clamp(MIN_CONNECTIONS, MAX_CONNECTIONS)
    }

    /// The hard limit that [`MAX_CONNECTIONS`] need.
    pub fn wanted() -> u64 {
        WANTED_FILES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_what_the_limit_leaves_after_the_reserve() {
        for (soft, expected) in [
            (Some(0), MIN_CONNECTIONS),
            (Some(RESERVED_FILES as u64 + 100), 100),
            (Some(1024), 1024 - RESERVED_FILES),
            (Some(WANTED_FILES), MAX_CONNECTIONS),
            (Some(u64::MAX), MAX_CONNECTIONS),
            (None, MAX_CONNECTIONS),
        ] {
            assert_eq!(OpenFiles { soft, hard: None }.connections(), expected, "at a soft limit of {soft:?}");
        }
    }

    #[test]
    fn the_soft_limit_is_raised_as_far_as_needed_and_never_lowered() {
        for (soft, hard, expected) in [
            (Some(1024), Some(1_048_576), Some(WANTED_FILES)),
            (Some(1024), Some(2000), Some(2000)),
            (Some(1024), None, Some(WANTED_FILES)),
            (Some(100_000), Some(1_048_576), Some(100_000)),
            (None, None, None),
        ] {
            assert_eq!(OpenFiles { soft, hard }.raised().soft, expected, "from {soft:?} with {hard:?}");
        }
    }
}
