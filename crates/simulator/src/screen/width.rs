//! How many columns of a terminal a text takes, and breaking it into lines.
//!
//! Expects text that has passed through [`super::plain`], which leaves out the joiners and variation
//! selectors that would make the width of a character depend on its neighbours.

/// Characters two columns wide: East Asian Wide and Fullwidth of Unicode Standard Annex 11, which include
/// the emoji that are pictures by default. Ranges are joined where only unassigned characters lie between.
#[rustfmt::skip]
const WIDE: [(u32, u32); 84] = [
    (0x1100, 0x115f), (0x231a, 0x231b), (0x2329, 0x232a), (0x23e9, 0x23ec), (0x23f0, 0x23f0), (0x23f3, 0x23f3),
    (0x25fd, 0x25fe), (0x2614, 0x2615), (0x2630, 0x2637), (0x2648, 0x2653), (0x267f, 0x267f), (0x268a, 0x268f), (0x2693, 0x2693), (0x26a1, 0x26a1),
    (0x26aa, 0x26ab), (0x26bd, 0x26be), (0x26c4, 0x26c5), (0x26ce, 0x26ce), (0x26d4, 0x26d4), (0x26ea, 0x26ea),
    (0x26f2, 0x26f3), (0x26f5, 0x26f5), (0x26fa, 0x26fa), (0x26fd, 0x26fd), (0x2705, 0x2705), (0x270a, 0x270b),
    (0x2728, 0x2728), (0x274c, 0x274c), (0x274e, 0x274e), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27b0, 0x27b0), (0x27bf, 0x27bf), (0x2b1b, 0x2b1c), (0x2b50, 0x2b50), (0x2b55, 0x2b55), (0x2e80, 0x303e),
    (0x3041, 0x3247), (0x3250, 0xa4c6), (0xa960, 0xa97c), (0xac00, 0xd7a3), (0xf900, 0xfaff),
    (0xfe10, 0xfe19), (0xfe30, 0xfe6b), (0xff01, 0xff60), (0xffe0, 0xffe6), (0x16fe0, 0x1b2fb),
    (0x1f004, 0x1f004), (0x1f0cf, 0x1f0cf), (0x1f18e, 0x1f18e), (0x1f191, 0x1f19a), (0x1f200, 0x1f320),
    (0x1f32d, 0x1f335), (0x1f337, 0x1f37c), (0x1f37e, 0x1f393), (0x1f3a0, 0x1f3ca), (0x1f3cf, 0x1f3d3),
    (0x1f3e0, 0x1f3f0), (0x1f3f4, 0x1f3f4), (0x1f3f8, 0x1f43e), (0x1f440, 0x1f440), (0x1f442, 0x1f4fc),
    (0x1f4ff, 0x1f53d), (0x1f54b, 0x1f54e), (0x1f550, 0x1f567), (0x1f57a, 0x1f57a), (0x1f595, 0x1f596),
    (0x1f5a4, 0x1f5a4), (0x1f5fb, 0x1f64f), (0x1f680, 0x1f6c5), (0x1f6cc, 0x1f6cc), (0x1f6d0, 0x1f6d2),
    (0x1f6d5, 0x1f6df), (0x1f6eb, 0x1f6ec), (0x1f6f4, 0x1f6fc), (0x1f7e0, 0x1f7eb), (0x1f7f0, 0x1f7f0),
    (0x1f90c, 0x1f93a), (0x1f93c, 0x1f945), (0x1f947, 0x1f9ff), (0x1fa70, 0x1faff), (0x20000, 0x2fffd),
    (0x30000, 0x3fffd),
];

/// Characters drawn on the one before them: combining marks of the scripts that people write company
/// names and messages in, vowels of conjoining Hangul.
#[rustfmt::skip]
const COMBINING: [(u32, u32); 38] = [
    (0x0300, 0x036f), (0x0483, 0x0489), (0x0591, 0x05bd), (0x05bf, 0x05bf), (0x05c1, 0x05c2), (0x05c4, 0x05c5),
    (0x05c7, 0x05c7), (0x0610, 0x061a), (0x064b, 0x065f), (0x0670, 0x0670), (0x06d6, 0x06dc), (0x06df, 0x06e4),
    (0x06e7, 0x06e8), (0x06ea, 0x06ed), (0x0900, 0x0902), (0x093a, 0x093a), (0x093c, 0x093c), (0x0941, 0x0948),
    (0x094d, 0x094d), (0x0981, 0x0981), (0x09bc, 0x09bc), (0x09c1, 0x09c4), (0x09cd, 0x09cd), (0x0bcd, 0x0bcd),
    (0x0c46, 0x0c4d), (0x0e31, 0x0e31), (0x0e34, 0x0e3a), (0x0e47, 0x0e4e), (0x0eb1, 0x0eb1), (0x0eb4, 0x0ebc),
    (0x0ec8, 0x0ece), (0x1160, 0x11ff), (0x1ab0, 0x1aff), (0x1dc0, 0x1dff), (0x20d0, 0x20f0), (0x302a, 0x302d),
    (0x3099, 0x309a), (0xfe20, 0xfe2f),
];

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    let code = u32::from(c);
    let after = ranges.partition_point(|&(first, _)| first <= code);
    after > 0 && code <= ranges[after - 1].1
}

fn columns_of(c: char) -> usize {
    if within(&COMBINING, c) {
        0
    } else if within(&WIDE, c) {
        2
    } else {
        1
    }
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
    fn given_the_tables_then_they_are_sorted_and_do_not_overlap() {
        for table in [&WIDE[..], &COMBINING[..]] {
            for pair in table.windows(2) {
                assert!(pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0, "{:x?}", pair);
            }
        }
    }

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
