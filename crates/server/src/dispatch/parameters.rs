//! Parameters of path and query: the method's own, and those its family gives every method.

use muster_core::{Error, Reason};
use muster_wire::method::{Kind, Location, Method, Parameter, Params};
use muster_wire::resource_name::{Pattern, parse_id};
use muster_wire::{int32, int64};

use crate::answer::Format;
use crate::family::{CommonParameters, Loaded};
use crate::google::{self, Common};

/// Longest value of a query parameter; page tokens and masks are far shorter.
const MAX_VALUE_BYTES: usize = 8192;

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
    /// Reads path and query. Every parameter is known and checked: a misspelt one would otherwise be ignored silently.
    pub(crate) fn read(
        family: &Loaded,
        method: &'static Method,
        path: &Params<'_>,
        query: Option<&str>,
    ) -> Result<Self, Error> {
        let path = path.iter().map(|(name, value)| (name, value.to_owned())).collect();
        let mut common = Common::default();
        let mut parameters = Self { path, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            check_text(&name, &value)?;
            let own = method.parameters.iter().find(|own| own.location == Location::Query && own.name == name);
            match own {
                Some(own) => parameters.take(own, value.into_owned())?,
                None => take_common(family, method, &mut common, &name, &value)?,
            }
        }
        let Common { format, token, quota_user } = common;
        Ok(Self { format, token, quota_user, ..parameters })
    }

    fn take(&mut self, own: &'static Parameter, value: String) -> Result<(), Error> {
        if self.text(own.name).is_some() {
            return Err(wrong(own.name, "is given twice"));
        }
        let fits = match own.kind {
            Kind::String | Kind::FieldMask => true,
            Kind::Int32 => value.is_empty() || int32::parse(&value).is_some(),
            Kind::Int64 => value.is_empty() || int64::parse(&value).is_some(),
        };
        if !fits {
            return Err(wrong(own.name, "must be a whole number"));
        }
        self.query.push((own.name, value));
        Ok(())
    }

    /// A query parameter; an empty value counts as absent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| *known == name)?;
        Some(found.1.as_str()).filter(|value| !value.is_empty())
    }

    /// An int32 query parameter.
    pub(crate) fn int32(&self, name: &str) -> Option<i32> {
        self.text(name).and_then(int32::parse)
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

    fn path_text(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }
}

fn take_common(
    family: &Loaded,
    method: &'static Method,
    common: &mut Common,
    name: &str,
    value: &str,
) -> Result<(), Error> {
    let can_have = |path: &[&str]| family.schemas().can_have(method.response, path);
    let known = match family.family.common_parameters {
        CommonParameters::Google => google::take(common, name, value, &can_have)?,
        CommonParameters::None => false,
    };
    if known {
        return Ok(());
    }
    let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
    Err(wrong(&shown, "is not a query parameter of this method"))
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
    Error::invalid(name, Reason::InvalidParameter, rule)
}
