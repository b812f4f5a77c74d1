//! How zero-touch tells an error: Google's envelope with the API's own details, codes and sentences (zero-touch reference,
//! section 2). The rules know none of them: every code, noun and detail of theirs is mapped here, and the compiler says
//! when one is left out.

use muster_core::{Code, Detail, Error, Noun, Violation};
use serde_json::json;

use crate::answer::Reply;
use crate::google::{self, Told};
use crate::zero_touch::names::NAMES;

const TOS_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.TosError";

/// Google's own name of this message is not published; only its field `code` has been seen (zero-touch reference,
/// section 2.1). Clients read `details[0].code`, so it comes first.
const CUSTOM_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.CustomError";

/// The answer for an error.
pub(crate) fn failure(error: &Error) -> Reply {
    let mut details = Vec::new();
    if error.detail == Some(Detail::TermsNotAccepted) {
        details.push(json!({"@type": TOS_ERROR, "latestTosAccepted": false}));
    }
    if let Some(reason) = Reason::of(error) {
        details.push(json!({"@type": CUSTOM_ERROR, "code": reason.as_str()}));
    }
    let error = error.renamed(NAMES);
    google::failure(&error, Told { message: worded(&error), details, reason: None })
}

/// Sentences that Google's reseller tool knows (zero-touch reference, "Facts met in third-party programs"). It shows a person what comes before the
/// first full stop, so they stand before the rules' own sentence where the case is the same.
const INVALID_MANUFACTURER: &str = "Invalid manufacturer";
const INVALID_MODEL: &str = "Invalid manufacturer, model combination";
const NOT_THE_OWNER: &str = "Unable to apply configuration profile to device - you are not the owner";
const PRECONDITION: &str = "Precondition check failed";

/// The sentence Google's tool knows for an error, if it knows one.
fn known_sentence(error: &Error) -> Option<&'static str> {
    match (error.code, error.noun) {
        (Code::FailedPrecondition, _) => Some(PRECONDITION),
        (Code::InvalidArgument, Some(Noun::Manufacturer)) => Some(INVALID_MANUFACTURER),
        (Code::InvalidArgument, Some(Noun::Model)) => Some(INVALID_MODEL),
        (Code::InvalidArgument, _)
            if error.violation == Some(Violation::Unknown) && error.field.as_deref() == Some("configurationId") =>
        {
            Some(NOT_THE_OWNER)
        }
        _ => None,
    }
}

/// The sentence a client is told: the rules' own, with zero-touch's names, but where Google's words say it better.
pub(crate) fn sentence(error: &Error) -> String {
    worded(&error.renamed(NAMES))
}

fn worded(error: &Error) -> String {
    if let Some(known) = known_sentence(error) {
        return format!("{known}. {}", error.message);
    }
    match (error.code, error.detail, error.noun, error.violation) {
        (_, Some(Detail::TermsNotAccepted), ..) => {
            "the latest zero-touch enrollment terms of service have not been accepted".to_owned()
        }
        (Code::InvalidArgument, _, Some(Noun::Section), Some(Violation::Required)) => {
            format!("{}: SECTION_TYPE_ZERO_TOUCH or SECTION_TYPE_SIM_LOCK", error.message)
        }
        _ => error.message.clone(),
    }
}

/// Google's published `CustomErrorCode` names that Muster uses (zero-touch reference, section 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
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
    DeviceAlreadyExists,
}

impl Reason {
    /// Google's name for the reason of an error, where it has one.
    pub(crate) fn of(error: &Error) -> Option<Self> {
        match error.code {
            Code::InvalidArgument | Code::NotFound => error.noun.map(Self::of_noun),
            Code::AlreadyExists => error.noun.and_then(Self::of_existing),
            Code::PermissionDenied => match error.detail {
                Some(Detail::TermsNotAccepted) => None,
                Some(Detail::ScopeInsufficient) | None => Some(Reason::AuthorizationFail),
            },
            Code::FailedPrecondition
            | Code::Unauthenticated
            | Code::ResourceExhausted
            | Code::Unimplemented
            | Code::Unavailable
            | Code::Internal => None,
        }
    }

    /// For what is wrong, or does not exist.
    fn of_noun(noun: Noun) -> Self {
        match noun {
            Noun::PageToken => Reason::InvalidPageToken,
            Noun::Caller => Reason::AuthorizationFail,
            Noun::Organisation | Noun::Customer | Noun::Workspace => Reason::InvalidCustomerId,
            Noun::Reseller | Noun::Vendor => Reason::InvalidResellerId,
            Noun::Device => Reason::InvalidDeviceId,
            Noun::IdentifierSet => Reason::InvalidIdentifierSet,
            Noun::Imei => Reason::InvalidImei,
            Noun::Meid => Reason::InvalidMeid,
            Noun::Serial => Reason::InvalidSerial,
            Noun::Manufacturer => Reason::InvalidManufacturer,
            Noun::Model => Reason::InvalidModel,
            Noun::Section => Reason::InvalidSectionType,
            Noun::Operation => Reason::InvalidOperationId,
            Noun::Request
            | Noun::Parameter
            | Noun::Path
            | Noun::Person
            | Noun::ProvisioningToken
            | Noun::Configuration
            | Noun::Dpc
            | Noun::Key
            | Noun::Client
            | Noun::File => Reason::InvalidParameter,
        }
    }

    /// For what exists already.
    fn of_existing(noun: Noun) -> Option<Self> {
        match noun {
            Noun::Device => Some(Reason::DeviceAlreadyExists),
            Noun::Request
            | Noun::Parameter
            | Noun::PageToken
            | Noun::Path
            | Noun::Caller
            | Noun::Organisation
            | Noun::Customer
            | Noun::Reseller
            | Noun::Vendor
            | Noun::Workspace
            | Noun::Person
            | Noun::IdentifierSet
            | Noun::Imei
            | Noun::Meid
            | Noun::Serial
            | Noun::Manufacturer
            | Noun::Model
            | Noun::Section
            | Noun::ProvisioningToken
            | Noun::Configuration
            | Noun::Dpc
            | Noun::Operation
            | Noun::Key
            | Noun::Client
            | Noun::File => None,
        }
    }

    /// The name on the wire.
    pub(crate) fn as_str(self) -> &'static str {
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
            Reason::DeviceAlreadyExists => "DEVICE_ALREADY_EXISTS",
        }
    }
}
