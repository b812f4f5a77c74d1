//! From the one SQL text to PostgreSQL's placeholders.

/// Writes `?1` as `$1`, outside string literals. SQLite's numbered form is the one both engines can be given, because
/// SQLite numbers `$1` by first appearance (docs/sql.md).
pub(crate) fn translate(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut quoted = false;
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\'' {
            quoted = !quoted;
        }
        let numbered = characters.peek().is_some_and(char::is_ascii_digit);
        out.push(if character == '?' && !quoted && numbered { '$' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn placeholders_are_translated_and_literals_are_not() {
        assert_eq!(translate("SELECT a FROM t WHERE b = ?1 AND c = ?12"), "SELECT a FROM t WHERE b = $1 AND c = $12");
        assert_eq!(translate("SELECT 'what?1', ?2"), "SELECT 'what?1', $2");
        assert_eq!(translate("SELECT '''?1''', ?1"), "SELECT '''?1''', $1");
    }
}
