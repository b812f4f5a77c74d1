//! One line for each event, whatever is in it.

use std::io::{self, Write};

use tracing_subscriber::fmt::MakeWriter;

/// Writes each event as one line: control characters in it, which could begin a line that nobody logged or move the cursor of
/// a terminal, are written as their escapes.
pub struct OneLine<W>(pub W);

impl<'w, W: MakeWriter<'w>> MakeWriter<'w> for OneLine<W> {
    type Writer = Line<W::Writer>;

    fn make_writer(&'w self) -> Self::Writer {
        Line(self.0.make_writer())
    }
}

/// Takes one whole event.
pub struct Line<W>(W);

impl<W: Write> Write for Line<W> {
    /// The event's own end stays; an event is always given as a whole.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let (line, end) = text.strip_suffix('\n').map_or((&*text, ""), |line| (line, "\n"));
        if line.contains(forges) {
            let mut escaped = String::with_capacity(line.len() + 16);
            for character in line.chars() {
                if forges(character) {
                    // As JSON writes it, which other text may do as well.
                    escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
                } else {
                    escaped.push(character);
                }
            }
            // At once, as a line that may be lost is lost whole.
            escaped.push_str(end);
            self.0.write_all(escaped.as_bytes())?;
        } else {
            self.0.write_all(event)?;
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Control characters, and the two that end a line for programs that go by Unicode.
fn forges(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
