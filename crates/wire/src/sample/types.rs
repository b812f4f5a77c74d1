// generated from crates/wire/src/sample/description.json; do not edit

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

crate::wire_enum::declare! {
    /// `TokenModes` of sample v1.
    TokenModes, unspecified: None;
    ManagedDevice = "managedDevice",
    ManagedProfile = "managedProfile",
}

crate::wire_enum::declare! {
    /// `TokenState` of sample v1.
    TokenState, unspecified: Some(Self::Unspecified);
    Unspecified = "TOKEN_STATE_UNSPECIFIED",
    Active = "ACTIVE",
    Used = "USED",
}

/// `Token` of sample v1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, remote = "Self")]
pub struct Token {
    /// `kind`: always `sample#token`
    pub kind: TokenKind,
    /// `assignments`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<TokenAssignment>,
    /// `children`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Token>,
    /// `expiresMillis`
    #[serde(alias = "expires_millis")]
    #[serde(with = "crate::int64::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_millis: Option<i64>,
    /// `groups`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Vec<String>>,
    /// `labels`
    #[serde(deserialize_with = "crate::absent::null_as_empty")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// `modes`
    #[serde(deserialize_with = "crate::list::deserialize")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<TokenModes>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `parent`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<Token>>,
    /// `silent`
    #[serde(deserialize_with = "crate::boolean::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silent: Option<bool>,
    /// `slug`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// `state`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<TokenState>,
    /// `tags`
    #[serde(deserialize_with = "crate::list::deserialize")]
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

crate::object::message!(Token, ["assignments", "children", "expiresMillis", "groups", "labels", "modes", "name", "parent", "silent", "slug", "state", "tags", "userId", "uses"], rules: [
    crate::rule::FieldRule { name: "assignments", rule: crate::rule::Rule::NONE, below: Some(|| <TokenAssignment as crate::rule::Checked>::RULES) },
    crate::rule::FieldRule { name: "children", rule: crate::rule::Rule::NONE, below: Some(|| <Token as crate::rule::Checked>::RULES) },
    crate::rule::FieldRule { name: "expiresMillis", rule: crate::rule::Rule { minimum: Some(1), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "groups", rule: crate::rule::Rule { min_chars: Some(1), max_items: Some(2), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "name", rule: crate::rule::Rule { min_chars: Some(2), max_chars: Some(128), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "parent", rule: crate::rule::Rule::NONE, below: Some(|| <Token as crate::rule::Checked>::RULES) },
    crate::rule::FieldRule { name: "slug", rule: crate::rule::Rule { format: Some(crate::rule::Format::Slug), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "tags", rule: crate::rule::Rule { max_chars: Some(10), max_items: Some(3), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "userId", rule: crate::rule::Rule { required: true, format: Some(crate::rule::Format::ObjectId), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "uses", rule: crate::rule::Rule { minimum: Some(1), maximum: Some(10000), ..crate::rule::Rule::NONE }, below: None },
]);

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

crate::object::message!(TokenAssignment, ["policyId", "priority"], rules: [
    crate::rule::FieldRule { name: "policyId", rule: crate::rule::Rule { required: true, format: Some(crate::rule::Format::ObjectId), ..crate::rule::Rule::NONE }, below: None },
    crate::rule::FieldRule { name: "priority", rule: crate::rule::Rule { minimum: Some(0), maximum: Some(10000), ..crate::rule::Rule::NONE }, below: None },
]);
