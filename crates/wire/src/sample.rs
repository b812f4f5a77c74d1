//! A made-up API with what no real description has yet, for the tests of this crate.

#![allow(dead_code, reason = "the generator writes more than these tests use")]

#[rustfmt::skip]
mod methods;
#[rustfmt::skip]
mod types;

pub use methods::METHODS;
pub use types::*;

#[cfg(test)]
mod tests {
    use super::METHODS;
    use crate::method::{Kind, Location};

    #[test]
    fn limits_formats_and_lists_of_the_description_are_in_the_table() {
        let list = METHODS
            .iter()
            .find(|method| method.id == "sample.tokens.list")
            .expect("the method with the most parameters");
        let parameter = |name: &str| list.parameters.iter().find(|own| own.name == name).expect("it is there");
        let limit = parameter("limit");
        assert_eq!((limit.kind, limit.location), (Kind::Int32, Location::Query));
        let rule = limit.rule.expect("it has limits");
        assert_eq!((rule.minimum, rule.maximum), (Some(1), Some(100)));
        assert!(rule.of_number(100).is_none() && rule.of_number(101).is_some());
        assert!(parameter("tag").repeated && !parameter("sort").repeated);
        assert_eq!(parameter("mode").kind, Kind::Enum(&["managedDevice", "managedProfile"]));
        assert_eq!((parameter("silent").kind, parameter("offset").kind), (Kind::Boolean, Kind::Uint32));
        assert!(parameter("organizationId").required && !limit.required);
        let sort = parameter("sort").rule.expect("it has a format");
        assert!(sort.of_text(" ; ").is_some());
        assert!(METHODS.iter().any(|method| method.response.is_none()), "one method answers nothing");
    }
}
