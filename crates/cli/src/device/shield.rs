//! What keeps a spreadsheet from calculating with a text: a value that begins as a formula does would be run by whoever opens the
//! file, and its author may be anybody who can write a note about a device.

/// What formulas begin with, and what makes a spreadsheet take what follows for one (OWASP, CSV injection).
const BEGINNINGS: &[char] = &['=', '@', '+', '-', '\t', '\r'];

/// What is written before such a value.
const SHIELD: char = '\'';

/// A value as it is exported: with a shield where a spreadsheet would calculate with it. Telephone numbers with their plus are
/// none of those.
pub fn shielded(value: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(value) || needs_shield(value.strip_prefix(SHIELD)) {
        format!("{SHIELD}{value}").into()
    } else {
        value.into()
    }
}

/// A value without the shield that another program gave it, which may have shielded numbers too.
pub fn without_any_shield(value: &str) -> &str {
    match value.strip_prefix(SHIELD) {
        Some(rest) if rest.starts_with(BEGINNINGS) => rest,
        _ => unshielded(value),
    }
}

/// A value without the shield that [`shielded`] gave it.
pub fn unshielded(value: &str) -> &str {
    match value.strip_prefix(SHIELD) {
        Some(rest) if needs_shield(Some(rest)) => rest,
        _ => value,
    }
}

/// Whether what stands behind a shield is something that a shield is put before.
fn needs_shield(behind: Option<&str>) -> bool {
    behind.is_some_and(|rest| is_formula(rest) || needs_shield(rest.strip_prefix(SHIELD)))
}

fn is_formula(value: &str) -> bool {
    let is_number = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || " ()-./".contains(c));
    match value.chars().next() {
        Some('+' | '-') => !is_number(&value[1..]),
        Some(first) => BEGINNINGS.contains(&first),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_shielded_and_comes_back() {
        for value in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3*cmd", "\t=1", "\r=1", "'=1", "''@x", "=", "@"] {
            let shown = shielded(value);
            assert_eq!(shown, format!("'{value}"));
            assert_eq!(unshielded(&shown), value);
        }
    }

    #[test]
    fn a_shield_of_another_program_is_taken_off_numbers_too() {
        for (shown, value) in [("'+49 30 123", "+49 30 123"), ("'-5", "-5"), ("'=1", "=1"), ("'n Abend", "'n Abend")] {
            assert_eq!(without_any_shield(shown), value);
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for value in ["", "PO-1", "+49 30 123-45", "-", "--", "-5", "'", "'quoted'", "''", "O'Neill", "a=b", "\u{e4}=1"]
        {
            assert_eq!(shielded(value), value);
            assert_eq!(unshielded(value), value);
        }
    }
}
