//! Making a server's text safe for a terminal.

/// Stands in for every character that a terminal would act on instead of showing.
const REPLACEMENT: char = '\u{fffd}';

/// The text on one line, safe to print: control characters (escape sequences start with one) and marks
/// that reorder text become U+FFFD, line breaks and tabs become spaces, and marks that terminals measure
/// differently (joiners, variation selectors, skin tones) are left out, so that emoji appear in their
/// plain form and every terminal agrees on the width.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_left_out(*c)).map(one_line).collect()
}

/// The paragraphs of a text of several lines, each made safe as by [`plain`].
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}']).map(plain).collect()
}

/// JSON text with the control and reordering characters that JSON allows unescaped (DEL, C1, bidirectional
/// marks) escaped too. In valid JSON they occur only inside strings, where `\uXXXX` means the same.
pub fn plain_json(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    json.chars().fold(String::with_capacity(json.len()), |mut safe, c| {
        match c {
            // Between values these are blanks, and an escape would be none.
            '\t' | '\r' if !in_string => safe.push(' '),
            c if (c.is_control() && c != '\n') || reorders(c) => {
                // All of these lie in the basic plane, so four digits always suffice.
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => safe.push(c),
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        safe
    })
}

fn one_line(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || reorders(c) => REPLACEMENT,
        c => c,
    }
}

/// Marks that change the direction or order of the text around them, and so could forge what stands in
/// the frame (the "Trojan Source" marks), and interlinear annotation marks.
fn reorders(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

fn is_left_out(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_escape_sequences_of_both_kinds_then_no_control_character_is_left() {
        let text = "\u{1b}[31mred\u{9b}2J\u{7}\u{7f}\u{1b}]0;title\u{1b}\\";
        let shown = plain(text);
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
        assert!(shown.contains("red"), "the harmless part stays: {shown:?}");
    }

    #[test]
    fn given_text_that_reorders_then_the_mark_is_replaced() {
        assert_eq!(plain("a\u{202e}b"), "a\u{fffd}b");
    }

    #[test]
    fn given_a_family_of_emoji_then_its_members_stay() {
        assert_eq!(plain("👩\u{200d}👧 ❤\u{fe0f} 👍\u{1f3fd}"), "👩👧 ❤ 👍");
    }

    #[test]
    fn given_several_lines_then_each_is_a_paragraph() {
        assert_eq!(paragraphs("a\r\nb\n\nc"), ["a", "b", "", "c"]);
    }

    #[test]
    fn given_json_with_unescaped_controls_then_they_are_escaped_and_mean_the_same() {
        let value = serde_json::json!({"m": "a\u{9b}b\u{7f}c\u{202e}d\u{1b}"});
        let text = plain_json(&value.to_string());
        assert!(!text.chars().any(char::is_control), "{text:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }

    #[test]
    fn json_with_tabs_between_its_values_stays_json() {
        assert_eq!(plain_json("{\t\"a\\\"\":\r\n[1,\t2]}"), "{ \"a\\\"\": \n[1, 2]}");
        assert_eq!(plain_json("\"\u{7f}\""), "\"\\u007f\"");
    }
}
