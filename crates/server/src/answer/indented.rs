//! JSON written with two spaces per level, as `serde_json` does, but each line's indentation in one piece: a page of a hundred
//! devices has three thousand lines, and five small writes for each were an eighth of its time.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// The line break and the indentation of the first sixteen levels; deeper ones are written in more pieces.
const BREAK: &[u8; 33] = b"\n                                ";

/// Spaces per level.
const INDENT: usize = 2;

/// What an answer has room for at first: a single resource fits.
const FIRST_BYTES: usize = 1024;

/// Writes a value as indented JSON, with a line break behind it.
///
/// # Errors
/// That of the value's own `Serialize`.
pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = Vec::with_capacity(FIRST_BYTES);
    value.serialize(&mut Serializer::with_formatter(&mut text, Indented::default()))?;
    text.push(b'\n');
    Ok(text)
}

/// Begins a line at a depth.
pub(super) fn line<W: Write + ?Sized>(writer: &mut W, depth: usize) -> io::Result<()> {
    let spaces = depth * INDENT;
    let first = spaces.min(BREAK.len() - 1);
    writer.write_all(&BREAK[..=first])?;
    let mut left = spaces - first;
    while left > 0 {
        let more = left.min(BREAK.len() - 1);
        writer.write_all(&BREAK[1..=more])?;
        left -= more;
    }
    Ok(())
}

#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether the array or object that ends next has anything in it.
    filled: bool,
}

impl Indented {
    fn begin<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: u8) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(&[bracket])
    }

    fn end<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: u8) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            line(writer, self.depth)?;
        }
        self.filled = true;
        writer.write_all(&[bracket])
    }

    fn item<W: Write + ?Sized>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        line(writer, self.depth)
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b'[')
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b']')
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b'{')
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b'}')
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn it_is_written_exactly_as_serde_json_writes_it() {
        let mut deep = json!([[], {}, "a\"\n", 1.5, -1, null, true]);
        for level in 0..40 {
            deep = if level % 2 == 0 { json!({ "key": deep, "other": {} }) } else { json!([deep, []]) };
        }
        for value in [Value::Null, json!({}), json!([]), json!({"a": {"b": [1, {"c": "d"}]}, "e": []}), deep] {
            let expected = serde_json::to_string_pretty(&value).expect("a value can be written") + "\n";
            let written = write(&value).expect("a value can be written");
            assert_eq!(String::from_utf8_lossy(&written), expected);
        }
    }
}
