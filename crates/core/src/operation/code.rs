//! Google's names for what an error is about.

use crate::error::{Code, Error, Noun};

/// Google's published `CustomErrorCode` for an error (zero-touch reference, section 2.2): the answers of the API and the
/// results of an operation's items name it; `None` where only the error's code says anything.
#[must_use]
pub fn custom_error_code(error: &Error) -> Option<&'static str> {
    Some(match error.noun? {
        Noun::PageToken => "INVALID_PAGE_TOKEN",
        Noun::Customer | Noun::Workspace | Noun::Organisation => "INVALID_CUSTOMER_ID",
        Noun::Reseller | Noun::Vendor => "INVALID_RESELLER_ID",
        Noun::Operation => "INVALID_OPERATION_ID",
        Noun::Device if error.code == Code::AlreadyExists => "DEVICE_ALREADY_EXISTS",
        Noun::Device => "INVALID_DEVICE_ID",
        Noun::IdentifierSet => "INVALID_IDENTIFIER_SET",
        Noun::Imei => "INVALID_IMEI",
        Noun::Meid => "INVALID_MEID",
        Noun::Serial => "INVALID_SERIAL",
        Noun::Manufacturer => "INVALID_MANUFACTURER",
        Noun::Model => "INVALID_MODEL",
        Noun::Section => "INVALID_SECTION_TYPE",
        Noun::Caller => "AUTHORIZATION_FAIL",
        Noun::Request
        | Noun::Parameter
        | Noun::Path
        | Noun::Person
        | Noun::ProvisioningToken
        | Noun::Configuration
        | Noun::Dpc
        | Noun::Key
        | Noun::File => "INVALID_PARAMETER",
    })
}
