// generated from crates/wire/src/sample/description.json; do not edit

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `TokenModes` of sample v1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenModes {
    /// `managedDevice`
    #[default]
    ManagedDevice,
    /// `managedProfile`
    ManagedProfile,
}

impl crate::WireEnum for TokenModes {
    const NAME: &'static str = "TokenModes";
    const ALL: &'static [Self] = &[
        Self::ManagedDevice,
        Self::ManagedProfile,
    ];
    const UNSPECIFIED: Option<Self> = None;

    fn as_str(self) -> &'static str {
        match self {
            Self::ManagedDevice => "managedDevice",
            Self::ManagedProfile => "managedProfile",
        }
    }
}

impl Serialize for TokenModes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::WireEnum::as_str(*self))
    }
}

impl<'de> Deserialize<'de> for TokenModes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire_enum::deserialize(deserializer)
    }
}

/// `Token` of sample v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Token {
    /// `kind`: always `sample#token`
    pub kind: TokenKind,
    /// `assignments`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<TokenAssignment>,
    /// `modes`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<TokenModes>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `parent`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<Token>>,
    /// `silent`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silent: Option<bool>,
    /// `tags`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// `userId`
    #[serde(alias = "user_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// `uses`
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uses: Option<i32>,
}

impl Token {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "assignments",
        "modes",
        "name",
        "parent",
        "silent",
        "tags",
        "userId",
        "uses",
    ];
}

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

impl crate::rule::Checked for Token {
    const RULES: &'static [crate::rule::FieldRule] = &[
        crate::rule::FieldRule { name: "assignments", rule: crate::rule::Rule { ..crate::rule::Rule::NONE }, below: Some(|| TokenAssignment::RULES) },
        crate::rule::FieldRule { name: "name", rule: crate::rule::Rule { min_chars: Some(2), max_chars: Some(128), ..crate::rule::Rule::NONE }, below: None },
        crate::rule::FieldRule { name: "parent", rule: crate::rule::Rule { ..crate::rule::Rule::NONE }, below: Some(|| Token::RULES) },
        crate::rule::FieldRule { name: "tags", rule: crate::rule::Rule { max_chars: Some(10), max_items: Some(3), ..crate::rule::Rule::NONE }, below: None },
        crate::rule::FieldRule { name: "userId", rule: crate::rule::Rule { required: true, format: Some(crate::rule::Format::ObjectId), ..crate::rule::Rule::NONE }, below: None },
        crate::rule::FieldRule { name: "uses", rule: crate::rule::Rule { minimum: Some(1), maximum: Some(10000), ..crate::rule::Rule::NONE }, below: None },
    ];
}

impl Token {
    /// What its fields must be.
    pub const RULES: &'static [crate::rule::FieldRule] = <Self as crate::rule::Checked>::RULES;
}

crate::kind::constant!(TokenKind, "sample#token");

/// `TokenAssignment` of sample v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct TokenAssignment {
    /// `policyId`
    #[serde(alias = "policy_id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_id: Option<String>,
    /// `priority`
    #[serde(with = "crate::int32::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
}

impl TokenAssignment {
    /// The names of the fields on the wire.
    pub const FIELDS: &'static [&'static str] = &[
        "policyId",
        "priority",
    ];
}

impl Serialize for TokenAssignment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for TokenAssignment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

impl crate::rule::Checked for TokenAssignment {
    const RULES: &'static [crate::rule::FieldRule] = &[
        crate::rule::FieldRule { name: "policyId", rule: crate::rule::Rule { required: true, format: Some(crate::rule::Format::ObjectId), ..crate::rule::Rule::NONE }, below: None },
        crate::rule::FieldRule { name: "priority", rule: crate::rule::Rule { minimum: Some(0), maximum: Some(10000), ..crate::rule::Rule::NONE }, below: None },
    ];
}

impl TokenAssignment {
    /// What its fields must be.
    pub const RULES: &'static [crate::rule::FieldRule] = <Self as crate::rule::Checked>::RULES;
}
