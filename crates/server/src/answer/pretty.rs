//! Indenting JSON text without reading it into values, for answers that are stored as text and may be large.

use crate::answer::indented::line;

/// Writes compact JSON text (as `serde_json` writes it) with two spaces per level, as the rest of the API does.
pub(crate) fn pretty(compact: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() + compact.len() / 2);
    let mut printer = Printer { depth: 0, in_string: false, escaped: false };
    let mut bytes = compact.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        printer.push(byte, bytes.peek().copied(), &mut out);
    }
    out.push(b'\n');
    out
}

struct Printer {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Printer {
    fn push(&mut self, byte: u8, next: Option<u8>, out: &mut Vec<u8>) {
        if self.in_string {
            out.push(byte);
            self.in_string = byte != b'"' || self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            return;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                out.push(byte);
            }
            b'{' | b'[' => {
                out.push(byte);
                self.depth += 1;
                if !matches!(next, Some(b'}' | b']')) {
                    self.line(out);
                }
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if !matches!(out.last(), Some(b'{' | b'[')) {
                    self.line(out);
                }
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                self.line(out);
            }
            b':' => out.extend_from_slice(b": "),
            _ => out.push(byte),
        }
    }

    fn line(&self, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = line(out, self.depth);
    }
}

#[cfg(test)]
mod tests {
    use super::pretty;

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
            assert_eq!(String::from_utf8_lossy(&pretty(compact.as_bytes())), expected, "for {compact}");
        }
    }
}
