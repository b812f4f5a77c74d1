//! Lists on the wire: a list, or a bare value that stands for a list of one, as Google's front end takes it. Google's own
//! reseller notebook sends `"customerId": "123"` where the schema says repeated.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

/// Reads a list. `null` is an empty one, anything else than a list is its only item and must be one of its items.
///
/// # Errors
/// If an item is not of the list's type.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_any(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<fn() -> T>);

/// A list of one.
fn only<'de, D: Deserializer<'de>, T: Deserialize<'de>>(item: D) -> Result<Vec<T>, D::Error> {
    T::deserialize(item).map(|item| vec![item])
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<T>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Vec<T>, A::Error> {
        only(MapAccessDeserializer::new(fields))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<T>, E> {
        only(text.into_deserializer())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Vec<T>, E> {
        only(value.into_deserializer())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Vec<T>, E> {
        only(number.into_deserializer())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Vec<T>, E> {
        only(number.into_deserializer())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Vec<T>, E> {
        only(number.into_deserializer())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::play_emm::AdministratorWebTokenSpec;
    use crate::sample::Token;
    use crate::zero_touch::{Company, CustomerListDevicesResponse, Device, FindDevicesByOwnerRequest};

    fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn given_a_bare_value_when_the_schema_says_repeated_then_it_is_a_list_of_one() {
        for json in [r#"{"customerId": "123"}"#, r#"{"customerId": 123}"#, r#"{"customer_id": 1.23e2}"#] {
            assert_eq!(read::<FindDevicesByOwnerRequest>(json).unwrap().customer_id, [123], "{json}");
        }
        let company: Company = read(r#"{"ownerEmails": "a@example.com"}"#).unwrap();
        assert_eq!(company.owner_emails, ["a@example.com"]);
        let listed: CustomerListDevicesResponse = read(r#"{"devices": {"deviceId": "1"}}"#).unwrap();
        assert_eq!(listed.devices, [Device { device_id: Some(1), ..Device::default() }]);
        let spec: AdministratorWebTokenSpec = read(r#"{"permission": "approveApps"}"#).unwrap();
        assert_eq!(spec.permission.len(), 1);
    }

    #[test]
    fn given_a_list_or_null_when_read_then_it_is_as_ever() {
        assert_eq!(read::<FindDevicesByOwnerRequest>(r#"{"customerId": ["1", 2]}"#).unwrap().customer_id, [1, 2]);
        assert!(read::<Company>(r#"{"ownerEmails": []}"#).unwrap().owner_emails.is_empty());
        assert!(read::<Company>(r#"{"ownerEmails": null}"#).unwrap().owner_emails.is_empty());
    }

    #[test]
    fn given_a_bare_value_that_is_no_item_when_read_then_it_is_refused() {
        for json in [r#"{"ownerEmails": 7}"#, r#"{"ownerEmails": true}"#, r#"{"ownerEmails": {}}"#] {
            assert!(read::<Company>(json).unwrap_err().contains("expected a string"), "{json}");
        }
        assert!(read::<FindDevicesByOwnerRequest>(r#"{"customerId": "x"}"#).unwrap_err().contains("an int64"));
        assert!(read::<CustomerListDevicesResponse>(r#"{"devices": "x"}"#).unwrap_err().contains("an object"));
        assert!(read::<Token>(r#"{"groups": "x"}"#).is_err(), "no value stands for a list of lists");
    }
}
