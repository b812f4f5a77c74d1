//! What absence means on the wire: proto3 JSON leaves default values out and takes `null` for "not set".

use serde::{Deserialize, Deserializer};

/// Whether a scalar is left out of the output: not set, or set to its type's default value
/// (zero-touch reference, section 1, "default-valued fields").
pub(crate) fn is_default<T: Default + PartialEq>(value: &Option<T>) -> bool {
    value.as_ref().is_none_or(|value| *value == T::default())
}

/// Reads a map, taking `null` for an empty one as proto3 JSON does.
pub(crate) fn null_as_empty<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::is_default;

    #[test]
    fn given_a_scalar_at_its_default_when_asked_then_it_is_left_out() {
        assert!(is_default::<i64>(&None));
        assert!(is_default(&Some(0_i64)));
        assert!(is_default(&Some(false)));
        assert!(is_default(&Some(String::new())));
        assert!(!is_default(&Some(true)), "true is not the default of a bool");
        assert!(!is_default(&Some("x".to_owned())), "text with content must be written");
    }
}
