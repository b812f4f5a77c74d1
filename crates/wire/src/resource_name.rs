//! Resource names: `customers/1/devices/2` and its relatives (zero-touch reference, sections 3 and 4).

/// The form of a resource name: fixed words and, for each `*`, one id; `N` ids in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern<const N: usize>(&'static str);

/// Digits of the largest int64.
const MAX_ID_DIGITS: usize = 19;

/// `customers/[CUSTOMER_ID]`
pub const CUSTOMER: Pattern<1> = Pattern::new("customers/*");
/// `customers/[CUSTOMER_ID]/configurations/[CONFIGURATION_ID]`
pub const CONFIGURATION: Pattern<2> = Pattern::new("customers/*/configurations/*");
/// `customers/[CUSTOMER_ID]/devices/[DEVICE_ID]`: a device as its customer sees it.
pub const CUSTOMER_DEVICE: Pattern<2> = Pattern::new("customers/*/devices/*");
/// `customers/[CUSTOMER_ID]/dpcs/[DPC_ID]`
pub const DPC: Pattern<2> = Pattern::new("customers/*/dpcs/*");
/// `partners/[PARTNER_ID]`
pub const PARTNER: Pattern<1> = Pattern::new("partners/*");
/// `partners/[PARTNER_ID]/devices/[DEVICE_ID]`: a device as its reseller sees it.
pub const PARTNER_DEVICE: Pattern<2> = Pattern::new("partners/*/devices/*");
/// `partners/[PARTNER_ID]/vendors/[VENDOR_ID]`
pub const VENDOR: Pattern<2> = Pattern::new("partners/*/vendors/*");
/// `partners/[PARTNER_ID]/customers/[CUSTOMER_ID]`: a customer as its reseller sees it.
pub const PARTNER_CUSTOMER: Pattern<2> = Pattern::new("partners/*/customers/*");
/// `partners/[PARTNER_ID]/vendors/[VENDOR_ID]/customers/[CUSTOMER_ID]`: a customer as its vendor sees it.
pub const VENDOR_CUSTOMER: Pattern<3> = Pattern::new("partners/*/vendors/*/customers/*");
/// `operations/apibatchoperation/[OPERATION_ID]`: the form observed from Google (zero-touch reference, section 4.3).
pub const OPERATION: Pattern<1> = Pattern::new("operations/apibatchoperation/*");

impl<const N: usize> Pattern<N> {
    const fn new(text: &'static str) -> Self {
        let (bytes, mut at, mut stars) = (text.as_bytes(), 0, 0);
        while at < bytes.len() {
            if bytes[at] == b'*' {
                stars += 1;
            }
            at += 1;
        }
        assert!(stars == N, "a pattern has as many stars as ids");
        Self(text)
    }

    /// The ids in the name, in order; `None` if the name has another form or a part is no id (see [`parse_id`]).
    #[must_use]
    pub fn parse(self, name: &str) -> Option<[i64; N]> {
        let (mut ids, mut found) = ([0; N], 0);
        let mut parts = name.split('/');
        for word in self.0.split('/') {
            let part = parts.next()?;
            if word == "*" {
                ids[found] = parse_id(part)?;
                found += 1;
            } else if word != part {
                return None;
            }
        }
        parts.next().is_none().then_some(ids)
    }

    /// The name with these ids in order.
    #[must_use]
    pub fn format(self, ids: [i64; N]) -> String {
        let (mut name, mut ids) = (String::with_capacity(self.0.len() + MAX_ID_DIGITS * N), ids.into_iter());
        let mut digits = itoa::Buffer::new();
        for (index, words) in self.0.split('*').enumerate() {
            if index > 0 {
                let id = ids.next().expect("a pattern has as many stars as ids");
                name.push_str(digits.format(id));
            }
            name.push_str(words);
        }
        name
    }

    /// The form as text, with a `*` for each id, for messages: `customers/*/devices/*`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Reads an id: decimal digits of a positive int64 without sign, spaces or leading zeros, so that each id has one spelling.
#[must_use]
pub fn parse_id(text: &str) -> Option<i64> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if canonical { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_name_when_parsed_then_its_ids_come_in_order() {
        assert_eq!(CUSTOMER.parse("customers/123"), Some([123]));
        assert_eq!(CONFIGURATION.parse("customers/123/configurations/456"), Some([123, 456]));
        assert_eq!(VENDOR_CUSTOMER.parse("partners/1/vendors/2/customers/3"), Some([1, 2, 3]));
        assert_eq!(OPERATION.parse("operations/apibatchoperation/9223372036854775807"), Some([i64::MAX]));
    }

    #[test]
    fn given_ids_when_formatted_then_the_name_parses_back() {
        assert_eq!(DPC.format([4, 5]), "customers/4/dpcs/5");
        assert_eq!(CUSTOMER_DEVICE.parse(&CUSTOMER_DEVICE.format([4, 5])), Some([4, 5]));
        assert_eq!(PARTNER_DEVICE.format([i64::MAX, 1]), "partners/9223372036854775807/devices/1");
        assert_eq!(PARTNER.parse(&PARTNER.format([7])), Some([7]));
        assert_eq!(VENDOR.parse(&VENDOR.format([7, 8])), Some([7, 8]));
        assert_eq!(PARTNER_CUSTOMER.parse(&PARTNER_CUSTOMER.format([7, 8])), Some([7, 8]));
    }

    #[test]
    fn given_a_name_of_another_form_when_parsed_then_it_is_none() {
        for name in [
            "",
            "customers",
            "customers/",
            "customers/1/",
            "/customers/1",
            "customers/1/devices/2",
            "partners/1",
            "Customers/1",
        ] {
            assert_eq!(CUSTOMER.parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn given_a_part_that_is_no_id_when_parsed_then_it_is_none() {
        for id in ["", "0", "01", "-1", "+1", " 1", "1x", "9223372036854775808", "٣"] {
            assert_eq!(parse_id(id), None, "{id:?}");
        }
        assert_eq!(parse_id("1"), Some(1));
    }
}
