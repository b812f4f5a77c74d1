//! The one vocabulary of errors: what rule was broken, by which noun, in which field. It knows no API's code names; each
//! family maps it to its own codes, sentences and envelope in one exhaustive `match` (docs/errors.md).

mod noun;
mod violation;

pub use noun::Noun;
pub use violation::Violation;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use muster_store::{StoreError, StoreErrorKind};

/// Seconds a caller is asked to wait when the store is overloaded.
const RETRY_AFTER_SECONDS: u64 = 1;

/// The canonical code of an error (google.rpc.Code), as far as Muster uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The request is wrong, whatever the state of the system.
    InvalidArgument,
    /// The request is right, but the system is not in a state for it.
    FailedPrecondition,
    /// What was named does not exist, or the caller must not know that it does.
    NotFound,
    /// What should be made exists already.
    AlreadyExists,
    /// The caller is known but may not do this.
    PermissionDenied,
    /// The caller is not known.
    Unauthenticated,
    /// The caller used up a quota.
    ResourceExhausted,
    /// The method exists, but Muster does not do it yet.
    Unimplemented,
    /// Muster cannot do this now; the same call may succeed later.
    Unavailable,
    /// A defect of Muster.
    Internal,
}

/// A typed detail beyond code, noun and field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The newest terms of service are not accepted (zero-touch reference, section 2.1).
    TermsNotAccepted,
    /// The token lacks the scope the method asks for.
    ScopeInsufficient,
}

/// What went wrong. Cheap to move; read its parts through [`Deref`].
#[derive(Debug, Clone)]
pub struct Error(Box<Parts>);

/// The parts of an [`Error`].
#[derive(Debug, Clone)]
pub struct Parts {
    /// The canonical code.
    pub code: Code,
    /// A sentence for the caller that names the rule, without full stop. It stands for itself: it never begins with a
    /// path, and what comes before its first full stop says something, because some clients show no more.
    pub message: String,
    /// What it is about; `None` where only the code says anything.
    pub noun: Option<Noun>,
    /// Which kind of rule a field breaks.
    pub violation: Option<Violation>,
    /// Path of the field that is wrong, e.g. `deviceIdentifier.imei`, in the names of the rules. A family that calls a field
    /// otherwise tells the error [`Error::renamed`].
    pub field: Option<String>,
    /// A typed detail.
    pub detail: Option<Detail>,
    /// After how many seconds trying again makes sense.
    pub retry_after_seconds: Option<u64>,
    /// What only the log should say.
    pub log: Option<String>,
}

impl Deref for Error {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Error {
    /// An error with a code and a sentence for the caller.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            code,
            message: message.into(),
            noun: None,
            violation: None,
            field: None,
            detail: None,
            retry_after_seconds: None,
            log: None,
        }))
    }

    /// A field breaks a rule. The sentence is the field's own name and what the violation says of it; [`Error::rule`]
    /// says it better where more can be said.
    pub fn invalid(field: impl Into<String>, violation: Violation) -> Self {
        let field = field.into();
        let mut error = Self::new(Code::InvalidArgument, format!("{} {violation}", leaf(&field)));
        error.0.noun = Some(Noun::Parameter);
        error.0.violation = Some(violation);
        // What has no name cannot be pointed at.
        error.0.field = Some(field).filter(|field| !field.is_empty());
        error
    }

    /// A required field is missing.
    pub fn required(field: impl Into<String>) -> Self {
        Self::invalid(field, Violation::Required)
    }

    /// The request as a whole is wrong; `message` is the sentence.
    pub fn invalid_request(violation: Violation, message: impl Into<String>) -> Self {
        let mut error = Self::new(Code::InvalidArgument, message).of(Noun::Request);
        error.0.violation = Some(violation);
        error
    }

    /// What was named does not exist (or must not be known to exist).
    pub fn not_found(noun: Noun, message: impl Into<String>) -> Self {
        Self::new(Code::NotFound, message).of(noun)
    }

    /// What should be made exists already.
    pub fn already_exists(noun: Noun, message: impl Into<String>) -> Self {
        Self::new(Code::AlreadyExists, message).of(noun)
    }

    /// The caller may not act for that organisation.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(Code::PermissionDenied, message).of(Noun::Caller)
    }

    /// Too many calls; try again after so many seconds.
    pub fn exhausted(message: impl Into<String>, retry_after_seconds: u64) -> Self {
        let mut error = Self::new(Code::ResourceExhausted, message);
        error.0.retry_after_seconds = Some(retry_after_seconds.max(1));
        error
    }

    /// Muster cannot do this now; try again after so many seconds.
    pub fn unavailable(message: impl Into<String>, retry_after_seconds: u64) -> Self {
        let mut error = Self::new(Code::Unavailable, message);
        error.0.retry_after_seconds = Some(retry_after_seconds.max(1));
        error
    }

    /// The same error about another noun.
    #[must_use]
    pub fn of(mut self, noun: Noun) -> Self {
        self.0.noun = Some(noun);
        self
    }

    /// The same error whose sentence is the field's own name and `predicate` (`must …`, `is …`).
    #[must_use]
    pub fn rule(mut self, predicate: impl fmt::Display) -> Self {
        let named = self.0.field.as_deref().map(leaf).unwrap_or_default();
        self.0.message = if named.is_empty() { predicate.to_string() } else { format!("{named} {predicate}") };
        self
    }

    /// The same error with a whole sentence of its own.
    #[must_use]
    pub fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.0.message = sentence.into();
        self
    }

    /// The same error with a typed detail.
    #[must_use]
    pub fn detail(mut self, detail: Detail) -> Self {
        self.0.detail = Some(detail);
        self
    }

    /// The same error, naming the field it is about without repeating it in the message.
    #[must_use]
    pub fn about(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// The same error as a family tells it that has other names for fields: each a name or path of the rules and the family's
    /// own. They are replaced at the beginning of the path, as the name the sentence begins with, and, where they are names no
    /// language has a word for (`workspaceId`), wherever they stand in the sentence.
    #[must_use]
    pub fn renamed(&self, names: &[(&str, &str)]) -> Cow<'_, Self> {
        // Most errors are about no field at all.
        if self.field.is_none() && self.violation.is_none() {
            return Cow::Borrowed(self);
        }
        let mut error = self.clone();
        let fitting = |path: &String| names.iter().find_map(|(old, new)| Some((rest_of(path, old)?.to_owned(), *new)));
        if let (Some(path), Some((rest, new))) = (&self.field, self.field.as_ref().and_then(fitting)) {
            let told = format!("{new}{rest}");
            let last_is_new = !new.ends_with('.') && !rest.starts_with('.');
            if let Some(says) =
                self.message.strip_prefix(leaf(path)).filter(|says| last_is_new && says.starts_with(' '))
            {
                error.0.message = format!("{}{says}", leaf(&told));
            }
            error.0.field = Some(told);
        }
        // What a map's entry is called is the caller's own word.
        if self
            .field
            .as_deref()
            .is_some_and(|path| names.iter().any(|(old, _)| old.ends_with('.') && path.starts_with(old)))
        {
            return Cow::Owned(error);
        }
        let is_no_word = |name: &str| name.contains(char::is_uppercase) && !name.contains('.');
        let named = |word| names.iter().find(|(old, _)| *old == word && is_no_word(old)).map_or(word, |(_, new)| *new);
        let words: Vec<&str> = error.message.split(' ').map(named).collect();
        error.0.message = words.join(" ");
        Cow::Owned(error)
    }

    /// Whether it is Muster (or its database) that failed, not the caller.
    pub fn is_ours(&self) -> bool {
        matches!(self.code, Code::Internal | Code::Unavailable)
    }
}

/// What follows a name at the beginning of a path; `None` for a path that begins with another name. A name with a dot at its
/// end is that of what is below it.
fn rest_of<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(name)?;
    (name.ends_with('.') || rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest)
}

/// The field's own name: `imei` of `deviceIdentifier.imei`. A key of a map is shown as it is, whatever is in it.
fn leaf(path: &str) -> &str {
    match path.split_once("metadata.").or_else(|| path.split_once(".entries.")) {
        Some((_, key)) if !key.is_empty() => key,
        Some(("", _)) => "metadata",
        Some((map, _)) => leaf(map),
        None => path.rsplit('.').next().unwrap_or(path),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let (code, message) = match error.kind {
            StoreErrorKind::Busy => (Code::Unavailable, "the server is overloaded, try again later"),
            StoreErrorKind::Unavailable | StoreErrorKind::TimedOut => {
                (Code::Unavailable, "the database is not available, try again later")
            }
            // A unique index that no rule looked up before is met only by two callers at once.
            StoreErrorKind::Conflict | StoreErrorKind::Unique => {
                (Code::Unavailable, "other calls changed the same data at the same time, try again")
            }
            StoreErrorKind::Statement | StoreErrorKind::Missing | StoreErrorKind::InUse | StoreErrorKind::Unusable => {
                (Code::Internal, "internal error")
            }
        };
        let mut converted = Self::new(code, message);
        if code == Code::Unavailable {
            converted.0.retry_after_seconds = Some(RETRY_AFTER_SECONDS);
        }
        converted.0.log = Some(error.message);
        converted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_begins_with_the_fields_own_name_and_the_path_stands_beside_it() {
        let error = Error::invalid("organisation.ownerEmails[1]", Violation::Required);
        assert_eq!(
            (error.message.as_str(), error.field.as_deref()),
            ("ownerEmails[1] is required", Some("organisation.ownerEmails[1]"))
        );
        let error = error.rule("must be an e-mail address such as admin@example.com");
        assert_eq!(error.message, "ownerEmails[1] must be an e-mail address such as admin@example.com");
    }

    #[test]
    fn a_family_that_has_other_names_tells_them_in_path_and_sentence() {
        let names = [
            ("organisation.name", "customer.companyName"),
            ("organisation", "customer"),
            ("dpcId", "dpcPath"),
            ("metadata.", "notes.entries."),
            ("metadata", "notes"),
        ];
        let told = |error: Error| {
            let error = error.renamed(&names);
            (error.message.clone(), error.field.clone().unwrap_or_default())
        };
        for (field, message, path) in [
            ("organisation.name", "companyName is required", "customer.companyName"),
            ("organisation.ownerEmails[1]", "ownerEmails[1] is required", "customer.ownerEmails[1]"),
            ("organisation", "customer is required", "customer"),
            ("organisations", "organisations is required", "organisations"),
            ("name", "name is required", "name"),
            ("dpcId[2]", "dpcPath[2] is required", "dpcPath[2]"),
            ("metadata", "notes is required", "notes"),
            ("metadata.a.b", "a.b is required", "notes.entries.a.b"),
            ("metadata.dpcId", "dpcId is required", "notes.entries.dpcId"),
        ] {
            assert_eq!(told(Error::required(field)), (message.to_owned(), path.to_owned()));
        }
        let both = Error::required("imei").rule("must not be given with dpcId or organisation");
        assert_eq!(told(both).0, "imei must not be given with dpcPath or organisation");
    }

    #[test]
    fn a_key_of_a_map_is_named_even_where_it_is_empty_or_has_dots() {
        for (path, named) in [
            ("metadata.colour", "colour"),
            ("metadata.a.b", "a.b"),
            ("metadata.", "metadata"),
            ("pageSize", "pageSize"),
            ("device.deviceIdentifier.imei", "imei"),
        ] {
            assert_eq!(leaf(path), named, "of {path}");
        }
    }
}
