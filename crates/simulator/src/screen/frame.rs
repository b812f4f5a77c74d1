//! The box that the wizard's lines stand in.

use super::visible::{paragraphs, plain};
use super::width::{columns, wrap};

/// Columns of the whole box: what a terminal of 80 columns shows with some air, so that a usual screen has few enough lines
/// for its 24.
pub(super) const WIDTH: usize = 72;

/// Columns for text: the box less its two sides and two columns of margin each.
const TEXT_WIDTH: usize = WIDTH - 6;

/// A box of fixed width that grows downwards. Everything written is made safe for a terminal here, so no
/// caller can forget to.
pub(super) struct Frame {
    drawn: String,
}

impl Frame {
    pub(super) fn new() -> Self {
        let mut frame = Self { drawn: String::new() };
        frame.edge('╭', '╮');
        frame
    }

    /// Text of one or several paragraphs.
    pub(super) fn text(&mut self, text: &str) {
        for paragraph in paragraphs(text) {
            for line in wrap(&paragraph, TEXT_WIDTH) {
                self.line(&line);
            }
        }
    }

    /// Text on one line or more, led by a mark and indented under it.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        let indent = columns(mark);
        for (row, line) in wrap(&plain(text), TEXT_WIDTH - indent).iter().enumerate() {
            let lead = if row == 0 { mark.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.line("");
    }

    /// A line across the box.
    pub(super) fn rule(&mut self) {
        self.edge('├', '┤');
    }

    /// Closes the box.
    pub(super) fn finish(mut self) -> String {
        self.edge('╰', '╯');
        self.drawn
    }

    fn edge(&mut self, left: char, right: char) {
        self.drawn.push_str(&format!("{left}{}{right}\n", "─".repeat(WIDTH - 2)));
    }

    fn line(&mut self, line: &str) {
        let filling = " ".repeat(TEXT_WIDTH.saturating_sub(columns(line)));
        self.drawn.push_str(&format!("│  {line}{filling}  │\n"));
    }
}
