//! Parameters of path and query: the method's own, and those every method takes.

use muster_core::{Error, Reason};
use muster_wire::method::{Kind, Location, Method, Params};
use muster_wire::resource_name::{Pattern, parse_id};
use muster_wire::{int32, int64};

use crate::wire::{Format, Selection, can_have};

/// Longest `quotaUser` (zero-touch reference, section 1).
const MAX_QUOTA_USER_CHARS: usize = 40;

/// Longest value of a query parameter; page tokens and masks are far shorter.
const MAX_VALUE_BYTES: usize = 8192;

/// The parameters of one request.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    /// How the answer is to be written.
    pub format: Format,
    /// A bearer token in the query (`access_token`, `oauth_token`).
    pub token: Option<String>,
    /// `quotaUser`.
    pub quota_user: Option<String>,
}

impl Parameters {
    /// Reads path and query. Every parameter is known and checked: a misspelt one would otherwise be ignored silently.
    pub(crate) fn read(method: &'static Method, path: &Params<'_>, query: Option<&str>) -> Result<Self, Error> {
        let path = path.iter().map(|(name, value)| (name, value.to_owned())).collect();
        let mut parameters = Self { path, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            parameters.take(method, &name, value.into_owned())?;
        }
        Ok(parameters)
    }

    fn take(&mut self, method: &'static Method, name: &str, value: String) -> Result<(), Error> {
        if value.len() > MAX_VALUE_BYTES {
            return Err(wrong(name, format!("must have at most {MAX_VALUE_BYTES} bytes")));
        }
        if value.contains('\0') {
            return Err(wrong(name, "must not contain NUL"));
        }
        let own = method.parameters.iter().find(|own| own.location == Location::Query && own.name == name);
        let Some(own) = own else { return self.take_common(method, name, value) };
        if self.text(own.name).is_some() {
            return Err(wrong(name, "is given twice"));
        }
        let fits = match own.kind {
            Kind::String | Kind::FieldMask => true,
            Kind::Int32 => value.is_empty() || int32::parse(&value).is_some(),
            Kind::Int64 => value.is_empty() || int64::parse(&value).is_some(),
        };
        if !fits {
            return Err(wrong(name, "must be a whole number"));
        }
        self.query.push((own.name, value));
        Ok(())
    }

    /// The parameters every method takes (zero-touch reference, section 1).
    fn take_common(&mut self, method: &Method, name: &str, value: String) -> Result<(), Error> {
        match name {
            "prettyPrint" => self.format.pretty = flag(name, &value)?,
            "fields" => {
                let selection = Selection::parse(&value).map_err(|rule| wrong(name, rule))?;
                selection.check(&|path| can_have(method.response, path)).map_err(|rule| wrong(name, rule))?;
                self.format.fields = Some(selection).filter(|_| !value.is_empty());
            }
            "access_token" | "oauth_token" => self.token = Some(value).filter(|token| !token.is_empty()),
            "quotaUser" => {
                if value.chars().count() > MAX_QUOTA_USER_CHARS {
                    return Err(wrong(name, format!("must have at most {MAX_QUOTA_USER_CHARS} characters")));
                }
                self.quota_user = Some(value).filter(|user| !user.is_empty());
            }
            // Muster has no API keys: callers are known by their tokens alone, so a key changes nothing.
            "key" => {}
            "alt" if value.is_empty() || value == "json" => {}
            "alt" => return Err(wrong(name, "only json is supported")),
            // Errors always have both shapes, so either version is served.
            "$.xgafv" if matches!(value.as_str(), "" | "1" | "2") => {}
            "$.xgafv" => return Err(wrong(name, "must be 1 or 2")),
            "callback" | "uploadType" | "upload_protocol" if value.is_empty() => {}
            "callback" => return Err(wrong(name, "JSONP is not supported")),
            "uploadType" | "upload_protocol" => return Err(wrong(name, "no method of this API takes an upload")),
            _ => {
                let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
                return Err(wrong(&shown, "is not a query parameter of this method"));
            }
        }
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

fn flag(name: &str, value: &str) -> Result<bool, Error> {
    match value {
        "" | "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(wrong(name, "must be true or false")),
    }
}

fn wrong(name: &str, rule: impl std::fmt::Display) -> Error {
    Error::invalid(name, Reason::InvalidParameter, rule)
}
