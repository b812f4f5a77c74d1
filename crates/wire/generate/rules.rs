//! The rules of a description's values, as data for the one checker.

use std::fmt::Write as _;

use super::description::{Description, Parameter, Presence, Property, Schema};

/// Formats of text that the checker knows, by their names in descriptions.
pub const FORMATS: &[(&str, &str)] = &[
    ("object-id", "ObjectId"),
    ("slug", "Slug"),
    ("object-id-or-slug", "ObjectIdOrSlug"),
    ("sort-order", "SortOrder"),
];

/// Whether a format is one of text that the checker looks at; the value itself is a `String`.
pub fn is_text_format(format: &str) -> bool {
    FORMATS.iter().any(|(name, _)| *name == format)
}

/// What a value must be, as far as the checker is concerned.
#[derive(Default, PartialEq)]
struct Rule<'d> {
    required: bool,
    minimum: Option<i64>,
    maximum: Option<i64>,
    min_chars: Option<usize>,
    max_chars: Option<usize>,
    max_items: Option<usize>,
    format: Option<&'d str>,
}

impl<'d> Rule<'d> {
    fn of(property: &'d Property, presence: Presence) -> Self {
        let text = property.items.as_deref().unwrap_or(property);
        Self {
            required: property.required && presence == Presence::Explicit,
            minimum: text.minimum,
            maximum: text.maximum,
            min_chars: text.min_length,
            max_chars: text.max_length,
            max_items: property.max_items,
            format: text.format.as_deref().and_then(variant),
        }
    }

    fn of_parameter(parameter: &'d Parameter) -> Self {
        Self {
            minimum: parameter.minimum,
            maximum: parameter.maximum,
            max_chars: parameter.max_length,
            format: parameter.format.as_deref().and_then(variant),
            ..Self::default()
        }
    }

    fn text(&self) -> String {
        let mut fields = String::new();
        let number = |value: Option<String>| value.map(|value| format!("Some({value})"));
        for (name, value) in [
            ("required", self.required.then(|| "true".to_owned())),
            ("minimum", number(self.minimum.map(|value| value.to_string()))),
            ("maximum", number(self.maximum.map(|value| value.to_string()))),
            ("min_chars", number(self.min_chars.map(|value| value.to_string()))),
            ("max_chars", number(self.max_chars.map(|value| value.to_string()))),
            ("max_items", number(self.max_items.map(|value| value.to_string()))),
            ("format", number(self.format.map(|format| format!("crate::rule::Format::{format}")))),
        ] {
            if let Some(value) = value {
                let _ = write!(fields, "{name}: {value}, ");
            }
        }
        format!("crate::rule::Rule {{ {fields}..crate::rule::Rule::NONE }}")
    }
}

fn variant(format: &str) -> Option<&'static str> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, variant)| *variant)
}

/// The rule of a parameter.
pub fn of_parameter(parameter: &Parameter) -> String {
    let rule = Rule::of_parameter(parameter);
    if rule == Rule::default() { "None".to_owned() } else { format!("Some({})", rule.text()) }
}

/// The rules of a message; nothing where no description of the family has any.
pub fn of_message(description: &Description, name: &str, schema: &Schema) -> String {
    let has_rules = description.schemas.values().flat_map(Schema::fields);
    let mut has_rules = has_rules.map(|(_, property)| Rule::of(property, description.presence));
    if !has_rules.any(|rule| rule != Rule::default()) {
        return String::new();
    }
    let mut fields = String::new();
    for (wire_name, property) in schema.fields() {
        let rule = Rule::of(property, description.presence);
        let message = property.items.as_deref().unwrap_or(property).reference.as_deref();
        if rule == Rule::default() && message.is_none() {
            continue;
        }
        let below = message.map_or("None".to_owned(), |message| format!("Some(|| {message}::RULES)"));
        let _ = write!(
            fields,
            "\n        crate::rule::FieldRule {{ name: \"{wire_name}\", rule: {}, below: {below} }},",
            rule.text()
        );
    }
    let fields = if fields.is_empty() { fields } else { format!("{fields}\n    ") };
    format!(
        "\nimpl crate::rule::Checked for {name} {{\n    const RULES: &'static [crate::rule::FieldRule] = &[{fields}];\n}}\n\n\
         impl {name} {{\n    /// What its fields must be.\n    pub const RULES: &'static [crate::rule::FieldRule] = \
         <Self as crate::rule::Checked>::RULES;\n}}\n"
    )
}
