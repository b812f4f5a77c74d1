//! How much a list shows at most.

/// Reads the value of `--limit`.
pub fn limit(text: &str) -> Result<u64, String> {
    match text.trim().parse() {
        Ok(limit) if limit > 0 => Ok(limit),
        _ => Err("must be a whole number from 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_whole_number_from_1() {
        assert_eq!((limit("1"), limit("100000")), (Ok(1), Ok(100_000)));
        for wrong in ["0", "", "-1", "1.5", "all"] {
            assert_eq!(limit(wrong), Err("must be a whole number from 1".to_owned()), "{wrong:?}");
        }
    }
}
