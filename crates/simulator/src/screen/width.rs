//! How many columns of a terminal a text takes, and breaking it into lines.
//!
//! Expects text that has passed through [`super::plain`], which leaves out the joiners and variation
//! selectors that would make the width of a character depend on its neighbours.

use unicode_width::UnicodeWidthChar;

fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The columns a text takes on one line.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// Breaks one paragraph into lines of at most `limit` columns (at least 2): between words where it can,
/// inside a word that is longer than a line, as CJK text without spaces is. An empty paragraph is one
/// empty line.
pub(super) fn wrap(paragraph: &str, limit: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let width = columns(word);
        let gap = usize::from(used > 0);
        // A word that fits on no line of its own starts where the last one ended, to waste no room.
        if used + gap + width <= limit || (width > limit && used + gap < limit) {
            if gap == 1 {
                push(&mut lines, &mut used, ' ', limit);
            }
        } else if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        word.chars().for_each(|c| push(&mut lines, &mut used, c, limit));
    }
    lines
}

fn push(lines: &mut Vec<String>, used: &mut usize, c: char, limit: usize) {
    let width = columns_of(c);
    if *used + width > limit {
        lines.push(String::new());
        *used = 0;
    }
    *used += width;
    lines.last_mut().expect("there is always a line to write on").push(c);
}

/// The text, or its beginning and `…` if it has more than `limit` characters.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_letters_then_each_takes_the_columns_its_script_does() {
        for (text, expected) in
            [("Müller", 6), ("e\u{301}", 1), ("株式会社", 8), ("한국", 4), ("🚀ok", 4), ("ｱ", 1), ("ก\u{e34}", 1)]
        {
            assert_eq!(columns(text), expected, "{text}");
        }
    }

    #[test]
    fn given_words_then_lines_break_between_them() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
    }

    #[test]
    fn given_any_text_then_no_line_is_wider_than_the_limit() {
        for text in [
            "これは長い文章です。改行がありません",
            "a-very-long-word-without-any-space in it",
            "x 日本語日本語 y 🚀🚀🚀🚀🚀",
        ] {
            for limit in 2..12 {
                for line in wrap(text, limit) {
                    assert!(columns(&line) <= limit, "{line:?} is wider than {limit}");
                }
            }
            assert_eq!(wrap(text, 5).concat().replace(' ', ""), text.replace(' ', ""), "nothing is lost");
        }
    }

    #[test]
    fn given_a_long_value_then_it_is_cut_between_characters() {
        assert_eq!(shortened("äöü", 3), "äöü");
        assert_eq!(shortened("äöüx", 3), "äöü…");
    }
}
