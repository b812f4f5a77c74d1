//! The one vocabulary of errors. Each API family maps it to its own envelope in one exhaustive `match`.

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

/// Google's published `CustomErrorCode` names that Muster uses (zero-touch reference, section 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Reason {
    InvalidPageToken,
    InvalidCustomerId,
    InvalidOperationId,
    InvalidResellerId,
    InvalidIdentifierSet,
    InvalidDeviceId,
    AuthorizationFail,
    InvalidImei,
    InvalidMeid,
    InvalidSerial,
    InvalidManufacturer,
    InvalidParameter,
    InvalidSectionType,
    InvalidModel,
    InvalidOperation,
    DeviceAlreadyExists,
}

impl Reason {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::InvalidPageToken => "INVALID_PAGE_TOKEN",
            Reason::InvalidCustomerId => "INVALID_CUSTOMER_ID",
            Reason::InvalidOperationId => "INVALID_OPERATION_ID",
            Reason::InvalidResellerId => "INVALID_RESELLER_ID",
            Reason::InvalidIdentifierSet => "INVALID_IDENTIFIER_SET",
            Reason::InvalidDeviceId => "INVALID_DEVICE_ID",
            Reason::AuthorizationFail => "AUTHORIZATION_FAIL",
            Reason::InvalidImei => "INVALID_IMEI",
            Reason::InvalidMeid => "INVALID_MEID",
            Reason::InvalidSerial => "INVALID_SERIAL",
            Reason::InvalidManufacturer => "INVALID_MANUFACTURER",
            Reason::InvalidParameter => "INVALID_PARAMETER",
            Reason::InvalidSectionType => "INVALID_SECTION_TYPE",
            Reason::InvalidModel => "INVALID_MODEL",
            Reason::InvalidOperation => "INVALID_OPERATION",
            Reason::DeviceAlreadyExists => "DEVICE_ALREADY_EXISTS",
        }
    }
}

/// A typed detail beyond code, reason and field.
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
    /// A sentence for the caller that names the rule.
    pub message: String,
    /// Path of the field that is wrong, e.g. `deviceIdentifier.imei`.
    pub field: Option<String>,
    /// Google's own name for the reason.
    pub reason: Option<Reason>,
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
            field: None,
            reason: None,
            detail: None,
            retry_after_seconds: None,
            log: None,
        }))
    }

    /// A field breaks a rule. The message starts with the field's path.
    pub fn invalid(field: impl Into<String>, reason: Reason, rule: impl fmt::Display) -> Self {
        let field = field.into();
        let message = if field.is_empty() { rule.to_string() } else { format!("{field}: {rule}") };
        let mut error = Self::new(Code::InvalidArgument, message).reason(reason);
        error.0.field = Some(field).filter(|field| !field.is_empty());
        error
    }

    /// A required field is missing.
    pub fn required(field: impl Into<String>) -> Self {
        Self::invalid(field, Reason::InvalidParameter, "is required")
    }

    /// What was named does not exist (or must not be known to exist).
    pub fn not_found(reason: Reason, message: impl Into<String>) -> Self {
        Self::new(Code::NotFound, message).reason(reason)
    }

    /// The caller may not act for that partner or customer.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(Code::PermissionDenied, message).reason(Reason::AuthorizationFail)
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

    /// The same error with Google's name for its reason.
    #[must_use]
    pub fn reason(mut self, reason: Reason) -> Self {
        self.0.reason = Some(reason);
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

    /// Whether it is Muster (or its database) that failed, not the caller.
    pub fn is_ours(&self) -> bool {
        matches!(self.code, Code::Internal | Code::Unavailable)
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
            StoreErrorKind::Unavailable => (Code::Unavailable, "the database is not available, try again later"),
            // A unique index that no rule looked up before is met only by two callers at once.
            StoreErrorKind::Conflict | StoreErrorKind::Unique => {
                (Code::Unavailable, "other calls changed the same data at the same time, try again")
            }
            StoreErrorKind::Statement | StoreErrorKind::InUse | StoreErrorKind::Unusable => {
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
