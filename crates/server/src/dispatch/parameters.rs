//! Parameters of path and query: the method's own, and those its family gives every method.

use axum::http::HeaderMap;
use muster_core::{Error, Violation};
use muster_wire::int64;
use muster_wire::method::{Kind, Location, Method, Parameter, Params};
use muster_wire::resource_name::{Pattern, parse_id};
use muster_wire::spelling::{camel_case, nearest_name};

use crate::answer::Format;
use crate::family::{CommonParameters, Loaded};
use crate::google::{self, Common};

/// Longest value of a query parameter; page tokens and masks are far shorter.
const MAX_VALUE_BYTES: usize = 8192;

/// Values that a parameter which may be given several times can have; the lists of today's APIs are far shorter.
const MAX_REPEATED: usize = 100;

/// The parameters of one request.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    /// How the answer is to be written.
    pub format: Format,
    /// A bearer token in the query.
    pub token: Option<String>,
    /// Whom to count the query for, where the family has a quota.
    pub quota_user: Option<String>,
}

impl Parameters {
    /// Reads path, query and headers. Every parameter of the query is known and checked: a misspelt one would otherwise be
    /// ignored silently. Names are taken in `snake_case` too.
    ///
    /// Nobody is there to correct a phone: with `forgiving`, what is unknown or wrong in query and headers is as absent.
    pub(crate) fn read(
        family: &Loaded,
        method: &'static Method,
        path: &Params<'_>,
        query: Option<&str>,
        headers: &HeaderMap,
        forgiving: bool,
    ) -> Result<Self, Error> {
        let path: Vec<_> = path.iter().map(|(name, value)| (name, value.to_owned())).collect();
        for (name, value) in &path {
            let own = method.parameters.iter().find(|own| own.location == Location::Path && own.name == *name);
            own.map_or(Ok(()), |own| check_rule(own, value))?;
        }
        let answer = family.schemas().answer(method.response);
        let mut common = Common::default();
        let mut parameters = Self { path, ..Self::default() };
        let passed = |taken: Result<(), Error>| if forgiving { Ok(()) } else { taken };
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let taken = check_text(&name, &value).and_then(|()| {
                let known = match (own(method, &name), family.family.common_parameters) {
                    (Some(own), _) => parameters.take(own, &value).map(|()| true),
                    (None, CommonParameters::Google) => google::take(&mut common, &name, &value, &answer),
                    (None, CommonParameters::None) => Ok(false),
                };
                if known? { Ok(()) } else { Err(unknown(family, method, &name)) }
            });
            passed(taken)?;
        }
        if family.family.common_parameters == CommonParameters::Google {
            passed(google::take_headers(&mut common, headers, &answer))?;
        }
        let required = method.parameters.iter().filter(|own| own.location == Location::Query && own.required);
        if let Some(missing) = required.into_iter().find(|own| parameters.text(own.name).is_none()) {
            return Err(Error::required(missing.name));
        }
        let Common { format, token, quota_user, .. } = common;
        Ok(Self { format, token, quota_user, ..parameters })
    }

    fn take(&mut self, own: &'static Parameter, value: &str) -> Result<(), Error> {
        let given = self.query.iter().filter(|(known, _)| *known == own.name).count();
        if given > 0 && !own.repeated && self.text(own.name).is_some() {
            return Err(wrong(own.name, "is given twice"));
        }
        if given >= MAX_REPEATED {
            return Err(wrong(own.name, format!("may be given at most {MAX_REPEATED} times")));
        }
        let value = if value.is_empty() { String::new() } else { canonical(own, value)? };
        if !value.is_empty() {
            check_rule(own, &value)?;
        }
        self.query.push((own.name, value));
        Ok(())
    }

    /// All values of a query parameter that may be given several times, in their order; empty ones count as absent.
    #[cfg_attr(not(test), expect(dead_code, reason = "the first method with such a parameter comes with Play EMM"))]
    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        let given = self.query.iter().filter(move |(known, value)| *known == name && !value.is_empty());
        given.map(|(_, value)| value.as_str())
    }

    /// A query parameter; an empty value counts as absent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, value)| *known == name && !value.is_empty())?;
        Some(found.1.as_str())
    }

    /// An int64 query parameter.
    pub(crate) fn int64(&self, name: &str) -> Option<i64> {
        self.text(name).and_then(int64::parse)
    }

    /// A path parameter that is a bare id.
    pub(crate) fn id(&self, name: &str) -> Result<i64, Error> {
        parse_id(self.path_text(name)).ok_or_else(|| wrong(name, "must be a positive whole number"))
    }

    /// The ids of a path parameter that is a resource name.
    pub(crate) fn ids<const N: usize>(&self, name: &str, pattern: Pattern<N>) -> Result<[i64; N], Error> {
        pattern
            .parse(self.path_text(name))
            .ok_or_else(|| wrong(name, format!("must look like {} with positive whole numbers", pattern.as_str())))
    }

    /// A path parameter as it was sent, decoded.
    pub(crate) fn path_text(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }
}

/// The method's own query parameter of that name, in whichever spelling.
fn own(method: &'static Method, name: &str) -> Option<&'static Parameter> {
    let camel = camel_case(name);
    let mut of_query = method.parameters.iter().filter(|own| own.location == Location::Query);
    of_query.find(|own| own.name == name || own.name == camel)
}

/// Refuses a parameter that nobody knows, with the known one that may be meant.
fn unknown(family: &Loaded, method: &Method, name: &str) -> Error {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
    let refused = wrong(&shown, "is not a query parameter of this method");
    let of_query = method.parameters.iter().filter(|own| own.location == Location::Query).map(|own| own.name);
    let common = match family.family.common_parameters {
        CommonParameters::Google => google::NAMES.as_slice(),
        CommonParameters::None => &[],
    };
    match nearest_name(&shown, of_query.chain(common.iter().copied())) {
        Some(nearest) => {
            let sentence = format!("{}; the nearest is {nearest}", refused.message);
            refused.saying(sentence)
        }
        None => refused,
    }
}

/// A value in the one spelling that rules and handlers see.
fn canonical(own: &Parameter, value: &str) -> Result<String, Error> {
    let wanted = || match own.kind {
        Kind::String | Kind::FieldMask => "must be text".to_owned(),
        Kind::Enum(words) => format!("must be one of {}", words.join(", ")),
        Kind::Boolean => "must be true or false".to_owned(),
        Kind::Int32 | Kind::Int64 => "must be a whole number".to_owned(),
        Kind::Uint32 => "must be a whole number, not below zero".to_owned(),
    };
    let canonical = own.kind.canonical(value).ok_or_else(|| wrong(own.name, wanted()))?;
    Ok(canonical.into_owned())
}

/// Refuses a value outside the limits or without the text format that the description gives its parameter.
fn check_rule(own: &Parameter, value: &str) -> Result<(), Error> {
    let Some(rule) = own.rule else { return Ok(()) };
    let broken = match own.kind {
        Kind::Int32 | Kind::Uint32 | Kind::Int64 => value.parse().ok().and_then(|number| rule.of_number(number)),
        Kind::String | Kind::FieldMask | Kind::Enum(_) | Kind::Boolean => rule.of_text(value),
    };
    broken.map_or(Ok(()), |broken| Err(wrong(own.name, broken)))
}

fn check_text(name: &str, value: &str) -> Result<(), Error> {
    if value.len() > MAX_VALUE_BYTES {
        return Err(wrong(name, format!("must have at most {MAX_VALUE_BYTES} bytes")));
    }
    if value.contains('\0') {
        return Err(wrong(name, "must not contain NUL"));
    }
    Ok(())
}

fn wrong(name: &str, rule: impl std::fmt::Display) -> Error {
    let wrong = Error::invalid(name, Violation::Malformed).rule(&rule);
    // Some clients show no more than what comes before the first full stop, so a name that holds one comes last.
    if name.is_empty() || name.contains('.') { wrong.saying(format!("a parameter {rule}: {name:?}")) } else { wrong }
}

#[cfg(test)]
mod tests {
    use muster_wire::method::Match;

    use super::*;
    use crate::families::FAMILIES;
    use crate::family::Families;

    /// Reads the query of a Play EMM method, by its HTTP method and its path below `androidenterprise/v1/`.
    fn read(http: &str, path: &str, query: &str) -> Result<Parameters, Error> {
        let families = Families::new(FAMILIES, false);
        let path = format!("/androidenterprise/v1/{path}");
        let family = families.of(&path).expect("a family");
        match family.find(http, &path) {
            Match::Found { method, params } => {
                Parameters::read(family, method, &params, Some(query), &HeaderMap::new(), false)
            }
            other => panic!("{http} {path}: {other:?}"),
        }
    }

    fn refused_field(http: &str, path: &str, query: &str) -> Option<String> {
        read(http, path, query).expect_err(query).field.clone()
    }

    #[test]
    fn a_repeated_parameter_keeps_its_values_in_order_and_any_other_is_given_once() {
        let read = |query| read("POST", "enterprises/signupUrl", query);
        let parameters = read("allowedDomains=b.example&allowedDomains=&allowedDomains=a.example").expect("is right");
        assert_eq!(parameters.texts("allowedDomains").collect::<Vec<_>>(), ["b.example", "a.example"]);
        let many = vec!["allowedDomains=x"; MAX_REPEATED + 1].join("&");
        assert_eq!(read(&many).expect_err("too many").field.as_deref(), Some("allowedDomains"));
        let twice = "callbackUrl=https://a.example&callbackUrl=https://b.example";
        assert_eq!(read(twice).expect_err("twice").field.as_deref(), Some("callbackUrl"));
    }

    #[test]
    fn a_value_has_the_form_its_parameter_asks_for() {
        for (path, name, right, wrong) in [
            ("enterprises/1/products", "approved", "true", "yes"),
            ("enterprises/1/products", "approved", "True", "TRUTH"),
            ("enterprises/1/products", "maxResults", "1e2", "1e-2"),
            ("enterprises/1/products", "max_results", "1.0", "1.5"),
            ("enterprises/1/products", "maxResults", "100", "-1"),
            ("enterprises/1/serviceAccount", "keyType", "pkcs12", "PKCS12"),
        ] {
            assert!(read("GET", path, &format!("{name}={right}")).is_ok(), "{name}={right}");
            assert!(read("GET", path, &format!("{name}=")).is_ok(), "an empty {name} is absent");
            let known = camel_case(name);
            let refused = refused_field("GET", path, &format!("{name}={wrong}"));
            assert_eq!(refused.as_deref(), Some(known.as_ref()), "{name}={wrong}");
        }
    }

    #[test]
    fn a_value_is_kept_in_the_one_spelling_that_handlers_see() {
        for (query, name, kept) in [
            ("approved=True", "approved", "true"),
            ("approved=0", "approved", "false"),
            ("maxResults=1e2", "maxResults", "100"),
            ("max_results=1.0", "maxResults", "1"),
        ] {
            let parameters = read("GET", "enterprises/1/products", query).expect(query);
            assert_eq!(parameters.text(name), Some(kept), "{query}");
        }
    }

    #[test]
    fn a_name_is_one_parameter_in_both_spellings_and_a_misspelt_one_is_told_the_nearest() {
        let twice = "maxResults=1&max_results=2";
        assert_eq!(refused_field("GET", "enterprises/1/products", twice).as_deref(), Some("maxResults"));
        for (misspelt, nearest) in [
            ("maxresults", "maxResults"),
            ("max_result", "maxResults"),
            ("prettyprint", "prettyPrint"),
            ("feilds", "fields"),
        ] {
            let refused = read("GET", "enterprises/1/products", &format!("{misspelt}=1")).expect_err(misspelt);
            assert_eq!(refused.field.as_deref(), Some(misspelt));
            assert!(refused.message.ends_with(&format!("; the nearest is {nearest}")), "{}", refused.message);
        }
        let strange = read("GET", "enterprises/1/products", "zzzzz=1").expect_err("no such parameter");
        assert_eq!(strange.message, "zzzzz is not a query parameter of this method");
    }

    #[test]
    fn a_required_parameter_of_the_query_must_be_there() {
        assert_eq!(refused_field("GET", "enterprises", "").as_deref(), Some("domain"));
        assert_eq!(refused_field("GET", "enterprises", "domain=").as_deref(), Some("domain"));
        assert!(read("GET", "enterprises", "domain=example.com").is_ok());
        let after_an_empty_one = read("GET", "enterprises", "domain=&domain=example.com").expect("it is given once");
        assert_eq!(after_an_empty_one.text("domain"), Some("example.com"));
    }
}
