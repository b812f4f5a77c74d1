//! Indenting JSON text without reading it into values, for answers that are stored as text and may be large.

use crate::answer::indented::line;

/// Writes compact JSON text (as `serde_json` writes it) with two spaces per level, as the rest of the API does. The text may come
/// in pieces, cut anywhere.
#[derive(Debug, Default)]
pub(crate) struct Printer {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Whether the byte before opened an object or array: nothing is known of what is in it.
    opened: bool,
}

impl Printer {
    /// The next piece, indented.
    pub(crate) fn print(&mut self, compact: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(compact.len() + compact.len() / 2);
        for byte in compact {
            self.push(*byte, &mut out);
        }
        out
    }

    fn push(&mut self, byte: u8, out: &mut Vec<u8>) {
        if self.in_string {
            out.push(byte);
            self.in_string = byte != b'"' || self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            return;
        }
        let is_empty = std::mem::take(&mut self.opened);
        match byte {
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if !is_empty {
                    self.line(out);
                }
                out.push(byte);
                return;
            }
            _ if is_empty => self.line(out),
            _ => {}
        }
        out.push(byte);
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => {
                self.depth += 1;
                self.opened = true;
            }
            b',' => self.line(out),
            b':' => out.push(b' '),
            _ => {}
        }
    }

    fn line(&self, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = line(out, self.depth);
    }
}

#[cfg(test)]
mod tests {
    use super::Printer;

    #[test]
    fn text_is_indented_exactly_as_values_are() {
        for compact in [
            "{}",
            "[]",
            r#"{"a":{},"b":[],"c":[1,2,{"d":"e:,{[\"\\"}],"f":null}"#,
            r#"{"name":"operations/1","text":"a\\\"b","list":[[],[{}]]}"#,
        ] {
            let value: serde_json::Value = serde_json::from_str(compact).expect("the sample is JSON");
            let expected = serde_json::to_string_pretty(&value).expect("the sample can be written") + "\n";
            for length in [1, 2, 3, 7, compact.len()] {
                let mut printer = Printer::default();
                let mut printed: Vec<u8> = compact.as_bytes().chunks(length).flat_map(|p| printer.print(p)).collect();
                printed.push(b'\n');
                assert_eq!(String::from_utf8_lossy(&printed), expected, "{compact} in pieces of {length}");
            }
        }
    }
}
