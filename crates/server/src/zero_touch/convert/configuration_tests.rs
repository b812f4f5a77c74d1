//! What of a configuration's wire form is refused before the rules see it (zero-touch reference, section 3.3).

use muster_core::Code;

use super::*;

const CUSTOMER: CustomerId = CustomerId::new(1);

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> (Code, Option<String>) {
    let error = result.expect_err("should be refused");
    (error.code, error.field.clone())
}

fn invalid(field: &str) -> (Code, Option<String>) {
    (Code::InvalidArgument, Some(field.to_owned()))
}

#[test]
fn a_dpc_is_named_below_the_customer_itself() {
    let with = |path: &str| wire::Configuration { dpc_resource_path: Some(path.to_owned()), ..Default::default() };
    let read = |path: &str| change(CUSTOMER, &with(path), &Field::ALL);
    assert_eq!(read("customers/1/dpcs/5").map(|change| change.dpc_id).ok(), Some(Some(DpcId::new(5))));
    for wrong in ["customers/2/dpcs/5", "customers/1/dpcs/", "dpcs/5", "com.example.dpc"] {
        assert_eq!(refused(read(wrong)), invalid("dpcResourcePath"), "{wrong}");
    }
    for absent in ["", "  \t"] {
        assert_eq!(read(absent).map(|change| change.dpc_id).ok(), Some(None), "{absent:?} is refused by the rules");
    }
    let unmasked = change(CUSTOMER, &with("nonsense"), &[Field::IsDefault]);
    assert!(unmasked.is_ok(), "a field that the mask does not name is not looked at: {unmasked:?}");
}

#[test]
fn a_forced_reset_time_is_whole_seconds() {
    let with = |time| wire::Configuration { forced_reset_time: Some(time), ..Default::default() };
    let read = |time| change(CUSTOMER, &with(time), &Field::ALL).map(|change| change.forced_reset_seconds);
    assert_eq!(read(Duration { seconds: 5, nanos: 0 }).ok(), Some(Some(5)));
    assert_eq!(refused(read(Duration { seconds: 1, nanos: 1 })), invalid("forcedResetTime"));
}

#[test]
fn a_mask_is_read_in_any_case_and_an_unknown_field_is_refused_with_the_known_ones() {
    for mask in ["isDefault", "IsDefault", "is_default", "ISDEFAULT", "isDefault,name,configurationId"] {
        assert_eq!(fields(Some(mask)).ok(), Some(vec![Field::IsDefault]), "{mask}");
    }
    for all in [None, Some(""), Some("*")] {
        assert_eq!(fields(all).ok(), Some(Field::ALL.to_vec()), "{all:?}");
    }
    for mask in ["colour", "isDefault,colour", "isDefault,,companyName", "companyName.first", "configuration.isDefault"]
    {
        let error = fields(Some(mask)).expect_err(mask);
        assert_eq!((error.code, error.field.as_deref()), (Code::InvalidArgument, Some("updateMask")));
        assert!(error.message.contains("forcedResetTime"), "{mask}: the known fields should be named: {error}");
    }
}

#[test]
fn read_only_fields_may_be_sent_back_but_not_changed() {
    let id = ConfigurationId::new(2);
    let given = |name: Option<&str>, id: Option<i64>| wire::Configuration {
        name: name.map(str::to_owned),
        configuration_id: id,
        ..Default::default()
    };
    let same = "customers/1/configurations/2";
    for right in [given(None, None), given(Some(same), Some(2)), given(Some(""), Some(0))] {
        assert!(agree(&right, CUSTOMER, id).is_ok(), "{right:?}");
    }
    assert_eq!(refused(agree(&given(None, Some(3)), CUSTOMER, id)), invalid("configurationId"));
    assert_eq!(refused(agree(&given(Some("customers/1/configurations/3"), None), CUSTOMER, id)), invalid("name"));
}

#[test]
fn a_name_that_is_none_is_refused_and_another_customers_does_not_exist() {
    let long = "9".repeat(300);
    for wrong in ["", " ", "configurations/1", "customers/1/configurations/x", "customers/1/devices/2", &long] {
        assert_eq!(refused(named(CUSTOMER, Some(wrong))), invalid("configuration"), "{wrong:?}");
    }
    assert_eq!(refused(named(CUSTOMER, None)), invalid("configuration"));
    let theirs = refused(named(CUSTOMER, Some("customers/9/configurations/2")));
    assert_eq!(theirs, (Code::NotFound, Some("configuration".to_owned())));
    assert_eq!(named(CUSTOMER, Some("customers/1/configurations/2")).ok(), Some(ConfigurationId::new(2)));
}
