//! What an event says besides its kind and subject.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use crate::error::{Code, Error};
use crate::id::ConfigurationId;

/// What an event says besides its kind and subject. It is stored as a JSON object, or as nothing where it says nothing;
/// ids are strings in it, as everywhere in the APIs. It holds no secret, and of personal data only who was given access.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Detail<'e> {
    /// Kind and subject say all.
    #[default]
    None,
    /// Of a key: the address of its service account.
    Key {
        /// The address.
        account: &'e str,
    },
    /// Of an OAuth client: its name.
    Client {
        /// The name.
        name: &'e str,
    },
    /// Of a person who signs in.
    Person {
        /// The address.
        email: &'e str,
    },
    /// Of what a person lets a client do.
    Access {
        /// The person's address.
        email: &'e str,
        /// The client's id.
        client_id: &'e str,
        /// Scopes, with spaces between them.
        scope: &'e str,
    },
    /// Of an organisation that was made.
    Organisation {
        /// Its name.
        company_name: &'e str,
        /// The language of the mail that welcomes it.
        #[serde(skip_serializing_if = "Option::is_none")]
        language_code: Option<&'e str>,
    },
    /// Of a person: what it is and may do from now on.
    User {
        /// The address.
        email: &'e str,
        /// `owner` or `admin`.
        role: &'static str,
        /// What the person did with the terms of service.
        terms: &'static str,
    },
    /// Names of what was changed, without the values: those may be personal data.
    Fields {
        /// The names.
        fields: &'e [&'e str],
    },
    /// The configuration of a device.
    Configuration {
        /// From now on.
        #[serde(serialize_with = "id", skip_serializing_if = "Option::is_none")]
        configuration_id: Option<ConfigurationId>,
        /// Until now.
        #[serde(serialize_with = "id", skip_serializing_if = "Option::is_none")]
        before: Option<ConfigurationId>,
    },
    /// Of a phone that asked.
    SetUp {
        /// The configuration it was told.
        #[serde(serialize_with = "id")]
        configuration_id: Option<ConfigurationId>,
        /// When it asked, in milliseconds since 1970: the event is written a little later.
        at: i64,
    },
    /// Of a SIM lock that is open for a while.
    Vacation {
        /// Until when, in milliseconds since 1970.
        until: i64,
    },
}

impl Detail<'_> {
    /// How it is stored.
    ///
    /// # Errors
    /// None that can happen: each of these is a JSON object.
    pub(super) fn to_json(self) -> Result<Option<String>, Error> {
        match self {
            Detail::None | Detail::Configuration { configuration_id: None, before: None } => Ok(None),
            detail => serde_json::to_string(&detail)
                .map(Some)
                .map_err(|_| Error::new(Code::Internal, "the detail of an event cannot be written as JSON")),
        }
    }
}

#[allow(clippy::ref_option, reason = "serde hands a reference to the field")]
fn id<S: Serializer>(id: &Option<impl Display>, serializer: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => serializer.collect_str(id),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_objects_whose_ids_are_strings_and_whose_gaps_are_left_out() {
        let (one, two) = (Some(ConfigurationId::new(1)), Some(ConfigurationId::new(2)));
        let both = Detail::Configuration { configuration_id: one, before: two };
        for (detail, json) in [
            (Detail::None, None),
            (Detail::Key { account: "a@b" }, Some(r#"{"account":"a@b"}"#)),
            (Detail::Client { name: "n" }, Some(r#"{"name":"n"}"#)),
            (Detail::Person { email: "a@b" }, Some(r#"{"email":"a@b"}"#)),
            (
                Detail::Access { email: "a@b", client_id: "c", scope: "s t" },
                Some(r#"{"email":"a@b","clientId":"c","scope":"s t"}"#),
            ),
            (Detail::Organisation { company_name: "\"X\"", language_code: None }, Some(r#"{"companyName":"\"X\""}"#)),
            (
                Detail::Organisation { company_name: "X", language_code: Some("de") },
                Some(r#"{"companyName":"X","languageCode":"de"}"#),
            ),
            (
                Detail::User { email: "a@b", role: "owner", terms: "stale" },
                Some(r#"{"email":"a@b","role":"owner","terms":"stale"}"#),
            ),
            (Detail::Fields { fields: &["isDefault"] }, Some(r#"{"fields":["isDefault"]}"#)),
            (both, Some(r#"{"configurationId":"1","before":"2"}"#)),
            (Detail::Configuration { configuration_id: None, before: two }, Some(r#"{"before":"2"}"#)),
            (Detail::Configuration { configuration_id: None, before: None }, None),
            (Detail::SetUp { configuration_id: one, at: 5 }, Some(r#"{"configurationId":"1","at":5}"#)),
            (Detail::Vacation { until: 5 }, Some(r#"{"until":5}"#)),
        ] {
            assert_eq!(detail.to_json().unwrap().as_deref(), json, "{detail:?}");
        }
    }
}
