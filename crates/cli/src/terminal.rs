//! The terminal that standard output goes to, if it goes to one.

use std::ffi::OsStr;
use std::io::{IsTerminal as _, stdout};

use terminal_size::{Width, terminal_size_of};

/// Characters of a line where the terminal does not say: as many as terminals have had since there are any.
pub const DEFAULT_WIDTH: u16 = 80;

/// A narrower terminal is written to as if it had so many: fewer hold no table.
const LEAST_WIDTH: u16 = 40;

/// Characters of a line; `None` where standard output is no terminal, and lines may have any length.
pub fn width() -> Option<u16> {
    if !stdout().is_terminal() {
        return None;
    }
    // A terminal that does not know its size says 0.
    let told = terminal_size_of(stdout()).map(|(Width(width), _)| width).filter(|width| *width > 0);
    Some(told.unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH))
}

/// A heading as it is printed: bold on a terminal, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal is a dumb
/// one. Nothing else that commands print has colours or weights; the help has those of its own headings by the same rule.
pub fn heading(text: &str) -> String {
    let variable = |name| std::env::var_os(name);
    let styled = is_styled(stdout().is_terminal(), variable("NO_COLOR").as_deref(), variable("TERM").as_deref());
    if styled { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn is_styled(terminal: bool, no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    terminal && no_color.is_none_or(OsStr::is_empty) && term != Some(OsStr::new("dumb"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_bold_only_on_a_terminal_that_may_have_styles() {
        let text = |text: &'static str| Some(OsStr::new(text));
        for (terminal, no_color, term, styled) in [
            (true, None, text("xterm"), true),
            (true, None, None, true),
            (true, text(""), text("xterm"), true),
            (true, text("1"), text("xterm"), false),
            (true, text("0"), text("xterm"), false),
            (true, None, text("dumb"), false),
            (false, None, text("xterm"), false),
        ] {
            assert_eq!(is_styled(terminal, no_color, term), styled, "{terminal} {no_color:?} {term:?}");
        }
    }
}
